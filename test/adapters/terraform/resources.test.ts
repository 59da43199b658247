import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { onlyPath, pathsOf, values } from "../../support/facts.ts";
import { hcl } from "../../support/hcl.ts";

const SERVICE = `resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"
  template {
    timeout = "900s"
    containers {
      image = "example/chat"
    }
  }
}
`;

describe("what makes no service", () => {
  test.each([
    "google_cloud_run_v2_job",
    "google_cloud_run_v2_worker_pool",
    "google_cloud_run_domain_mapping",
    "google_compute_backend_bucket",
    "google_compute_instance",
  ])("%s is no connection path, whatever it is called", async (type) => {
    const text = SERVICE.replace("google_cloud_run_v2_service", type).replace(
      '"chat"\n  location',
      '"chat-websocket"\n  location',
    );
    const { paths, findings, problems } = await lint({ texts: [{ name: "main.tf", text }], config: false });
    expect({ paths, findings, problems }).toEqual({ paths: [], findings: [], problems: [] });
  });

  test.each([
    "google_cloud_run_service_iam_member",
    "google_cloud_run_service_iam_binding",
    "google_cloud_run_service_iam_policy",
    "google_cloud_run_v2_service_iam_member",
    "google_cloud_run_v2_service_iam_binding",
    "google_cloud_run_v2_service_iam_policy",
  ])("%s changes nothing about its service", async (type) => {
    const iam = `resource "${type}" "all" {\n  name = google_cloud_run_v2_service.chat.name\n  service = "chat"\n  role = "roles/run.invoker"\n  member = "allUsers"\n}\n`;
    expect(values(await onlyPath(SERVICE + iam))).toEqual(values(await onlyPath(SERVICE)));
  });

  test("a service has the same values with blocks and attributes that say nothing about connections", async () => {
    const more = `  ingress = "INGRESS_TRAFFIC_ALL"
  annotations = { team = var.team }
  traffic {
    type    = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST"
    percent = 100
  }
  binary_authorization {
    use_default = true
  }
  template {
    vpc_access {
      egress    = "ALL_TRAFFIC"
      connector = "default"
    }
    annotations = { a = "b" }
    service_account = google_service_account.chat.email`;
    const text = SERVICE.replace("  template {", more);
    expect(values(await onlyPath(text))).toEqual(values(await onlyPath(SERVICE)));
  });
});

const backend = (group: string): string => `resource "google_compute_backend_service" "chat" {
  name                  = "chat"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
  timeout_sec           = 60
  backend {
    group = ${group}
  }
  iap {
    oauth2_client_id     = "id"
    oauth2_client_secret = "secret"
  }
  cdn_policy {
    cache_mode = "CACHE_ALL_STATIC"
    cache_key_policy {
      include_host = true
    }
  }
  custom_request_headers = ["X-Client: {client_region}"]
}
`;

describe("what stands behind a backend service", () => {
  test.each([
    ["google_compute_network_endpoint_group", 'zone = "europe-west1-b"', "neg"],
    ["google_compute_global_network_endpoint_group", 'network_endpoint_type = "INTERNET_FQDN_PORT"', "neg"],
    [
      "google_compute_region_network_endpoint_group",
      'region = "r"\n  cloud_run {\n    service = "other"\n  }',
      "serverless-neg",
    ],
    [
      "google_compute_region_network_endpoint_group",
      'region = "r"\n  cloud_function {\n    function = "f"\n  }',
      "serverless-neg",
    ],
    [
      "google_compute_region_network_endpoint_group",
      'region = "r"\n  network_endpoint_type = "PRIVATE_SERVICE_CONNECT"',
      "neg",
    ],
    [
      "google_compute_region_network_endpoint_group",
      "region = var.region\n  network_endpoint_type = var.type",
      undefined,
    ],
    ["google_compute_instance_group", 'zone = "europe-west1-b"', "instance-group"],
  ])("is told by the group: %s with %s is %s", async (type, line, kind) => {
    const group = `resource "${type}" "chat" {\n  name = "chat"\n  ${line}\n}\n`;
    const { loadBalancer } = await onlyPath(backend(`${type}.chat.id`) + group);
    if (kind !== undefined) expect(loadBalancer?.backend).toMatchObject({ known: true, value: kind });
    else expect(loadBalancer?.backend).toMatchObject({ known: false });
  });

  test.each([
    ["google_compute_network_endpoint_group", "id", "neg"],
    ["google_compute_instance_group", "self_link", "instance-group"],
    ["google_compute_region_network_endpoint_group", "id", undefined],
  ])("may be there already: data.%s.%s", async (type, attribute, kind) => {
    const data = `data "${type}" "chat" {\n  name   = "k8s1-chat"\n  region = "r"\n}\n`;
    const { loadBalancer } = await onlyPath(backend(`data.${type}.chat.${attribute}`) + data);
    expect(loadBalancer?.backend).toMatchObject(kind ? { known: true, value: kind } : { known: false });
  });

  test("is the Cloud Run service of a name that is looked up", async () => {
    const neg = `resource "google_compute_region_network_endpoint_group" "chat" {
  name   = "chat"
  region = "europe-west1"
  cloud_run {
    service = data.google_cloud_run_v2_service.chat.name
  }
}
data "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"
}
`;
    const text = SERVICE + backend("google_compute_region_network_endpoint_group.chat.id") + neg;
    const { platform, loadBalancer } = await onlyPath(text);
    expect({ platform, backend: loadBalancer?.name }).toEqual({ platform: "cloud-run", backend: "chat" });
  });
});

describe("the routes of a URL map", () => {
  const URL_MAP = `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_bucket.static.id
  host_rule {
    hosts        = ["chat.example.com"]
    path_matcher = "chat"
  }
  host_rule {
    hosts        = ["*"]
    path_matcher = "rest"
  }
  path_matcher {
    name            = "chat"
    default_service = google_compute_backend_bucket.static.id
    path_rule {
      paths   = ["/ws", "/ws/*"]
      service = google_compute_backend_service.chat.id
      route_action {
        timeout {
          seconds = 1800
        }
      }
    }
  }
  path_matcher {
    name            = "rest"
    default_service = google_compute_backend_service.chat.id
    route_rules {
      priority = 1
      match_rules {
        prefix_match = "/socket.io"
      }
      route_action {
        timeout {
          seconds = 2700
        }
        weighted_backend_services {
          backend_service = google_compute_backend_service.chat.id
          weight          = 100
        }
      }
    }
  }
}
resource "google_compute_backend_bucket" "static" {
  name        = "static"
  bucket_name = "static"
}
`;

  test("have their paths and their timeouts, and buckets are no backends", async () => {
    const paths = pathsOf(await hcl({ "main.tf": backend('"projects/p/zones/z/instanceGroups/g"') + URL_MAP }));
    const said = paths.map(({ id, loadBalancer, traffic }) => [
      id,
      loadBalancer?.timeoutSeconds?.known && loadBalancer.timeoutSeconds.value,
      traffic.evidence.length > 0,
    ]);
    expect(said).toEqual([
      ["chat via web /socket.io", 2700, true],
      ["chat via web /ws", 1800, true],
      ["chat via web default", 60, false],
    ]);
  });
});
