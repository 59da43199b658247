import { describe, expect, test } from "vitest";
import { locationOf } from "../../../src/model/fact.ts";
import { startOf } from "../../../src/syntax/document.ts";
import { onlyPath, pathsOf, values } from "../../support/facts.ts";
import { hcl } from "../../support/hcl.ts";

const BALANCER = `module "lb" {
  source  = "GoogleCloudPlatform/lb-http/google"
  version = "~> 12.0"
  name    = "chat"
  project = "p"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backends = {
    default = {
      protocol                        = "HTTP"
      timeout_sec                     = 60
      connection_draining_timeout_sec = 20
      session_affinity                = "GENERATED_COOKIE"
      health_check = {
        request_path       = "/ready"
        port               = 8080
        check_interval_sec = 7
      }
      groups = [{ group = google_compute_instance_group_manager.chat.instance_group }]
    }
  }
}
resource "google_compute_instance_group_manager" "chat" {
  name = "chat"
  zone = "europe-west1-b"
}
`;

const RESOURCES = `resource "google_compute_backend_service" "chat" {
  name                            = "chat-backend-default"
  load_balancing_scheme           = "EXTERNAL_MANAGED"
  protocol                        = "HTTP"
  timeout_sec                     = 60
  connection_draining_timeout_sec = 20
  session_affinity                = "GENERATED_COOKIE"
  health_checks                   = [google_compute_health_check.chat.self_link]
  backend {
    group = google_compute_instance_group_manager.chat.instance_group
  }
}
resource "google_compute_health_check" "chat" {
  name               = "chat-hc-default"
  check_interval_sec = 7
  http_health_check {
    request_path = "/ready"
    port         = 8080
  }
}
resource "google_compute_url_map" "chat" {
  name            = "chat"
  default_service = google_compute_backend_service.chat.id
}
resource "google_compute_target_http_proxy" "chat" {
  name    = "chat"
  url_map = google_compute_url_map.chat.id
}
resource "google_compute_global_forwarding_rule" "chat" {
  name                  = "chat"
  target                = google_compute_target_http_proxy.chat.id
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
resource "google_compute_instance_group_manager" "chat" {
  name = "chat"
  zone = "europe-west1-b"
}
`;

const place = (fact: Parameters<typeof locationOf>[0] | undefined): string => {
  if (fact === undefined) throw new Error("a fact is expected");
  const { span, document } = locationOf(fact);
  return `${startOf(locationOf(fact)).line} ${document.source.text.slice(span.start, span.end)}`;
};

describe("a load balancer of the registry's module", () => {
  test.each([
    "GoogleCloudPlatform/lb-http/google",
    "terraform-google-modules/lb-http/google",
    "terraform-google-modules/lb-http/google//modules/dynamic_backends",
    "registry.terraform.io/GoogleCloudPlatform/lb-http/google",
    "github.com/terraform-google-modules/terraform-google-lb-http?ref=v12.0.0",
    "git::https://github.com/terraform-google-modules/terraform-google-lb-http.git//modules/dynamic_backends?ref=v12.0.0",
  ])("from %s is what the resources are that it makes", async (source) => {
    const path = await onlyPath(BALANCER.replace("GoogleCloudPlatform/lb-http/google", source));
    expect(values(path)).toEqual(values(await onlyPath(RESOURCES)));
  });

  test("has its values where the inputs are", async () => {
    const { loadBalancer } = await onlyPath(BALANCER);
    expect(place(loadBalancer?.timeoutSeconds)).toBe("10 60");
    expect(place(loadBalancer?.drainSeconds)).toBe("11 20");
    expect(place(loadBalancer?.healthCheck?.path)).toBe('14 "/ready"');
    expect(place(loadBalancer?.flavour)).toBe('6 "EXTERNAL_MANAGED"');
  });

  test("has the platform's values and the module's own where nothing is written, at the backend and the module", async () => {
    const bare = BALANCER.replace(/ *(timeout_sec|connection_draining|session_aff|load_balancing)\S* .*\n/g, "");
    const { loadBalancer } = await onlyPath(bare);
    expect(loadBalancer?.flavour).toMatchObject({
      value: "classic",
      origin: { kind: "default", limit: { id: "lb-module-scheme-default" } },
    });
    expect(place(loadBalancer?.flavour)).toBe('1 "lb"');
    expect(loadBalancer?.timeoutSeconds).toMatchObject({ value: 30, origin: { limit: { id: "lb-bs-timeout" } } });
    expect(place(loadBalancer?.timeoutSeconds)).toBe("7 default");
    expect(loadBalancer?.drainSeconds).toMatchObject({ value: 300 });
  });

  test("has nothing known that a variable decides, and nothing by default", async () => {
    const open = BALANCER.replace("= 60", "= var.timeout").replace('= "EXTERNAL_MANAGED"', "= var.scheme");
    const { loadBalancer } = await onlyPath(open);
    expect(loadBalancer?.timeoutSeconds).toMatchObject({ known: false, why: expect.stringContaining("var.timeout") });
    expect(loadBalancer?.flavour).toMatchObject({ known: false, why: expect.stringContaining("var.scheme") });
    const whole = BALANCER.replace(/default = \{[\s\S]*?\n {4}\}\n/, "default = var.backend\n");
    const path = await onlyPath(whole);
    expect(path.loadBalancer).toMatchObject({ timeoutSeconds: { known: false }, backend: { known: false } });
    expect(path.loadBalancer?.drainSeconds?.known ?? false).toBe(false);
    for (const backends of ["var.backends", "{}", "[]", "7", '{ a = 7, b = null, c = "x" }']) {
      const text = BALANCER.replace(/backends = \{[\s\S]*?\n {2}\}\n/, `backends = ${backends}\n`);
      expect(pathsOf(await hcl({ "main.tf": text }))).toEqual([]);
    }
  });

  test("that is not made is not there, and neither is one of a module that nobody here knows", async () => {
    for (const line of ["count = 0", "for_each = {}"]) {
      expect(pathsOf(await hcl({ "main.tf": BALANCER.replace("{\n", `{\n  ${line}\n`) }))).toEqual([]);
    }
    for (const source of [
      "acme/lb-http/google",
      "GoogleCloudPlatform/lb-http/aws",
      "./lb-http",
      "GoogleCloudPlatform/lb-http/google//modules/frontend",
      "terraform-google-modules/kubernetes-engine/google",
    ]) {
      expect(pathsOf(await hcl({ "main.tf": BALANCER.replace("GoogleCloudPlatform/lb-http/google", source) }))).toEqual(
        [],
      );
    }
  });

  test("is found by a URL map of one's own", async () => {
    const own = `resource "google_compute_url_map" "own" {
  name            = "own"
  default_service = module.lb.backend_services["default"].self_link
  path_matcher {
    name            = "all"
    default_service = module.lb.backend_services.default.id
    default_route_action {
      timeout {
        seconds = 900
      }
    }
  }
}
`;
    const text = `${BALANCER.replace('name    = "chat"', 'name = "chat"\n  create_url_map = false\n  url_map = google_compute_url_map.own.id')}${own}`;
    const timeouts = pathsOf(await hcl({ "main.tf": text })).map(({ loadBalancer }) => loadBalancer?.timeoutSeconds);
    expect(timeouts).toMatchObject([{ value: 60 }, { value: 900 }]);
  });

  test("leads to the Cloud Run services of its serverless groups", async () => {
    const text = `module "lb" {
  source   = "terraform-google-modules/lb-http/google//modules/serverless_negs"
  name     = "chat"
  backends = {
    default = {
      serverless_neg_backends = [{ region = "europe-west1", type = "cloud-run", service = { name = module.run.service_name } }]
    }
  }
}
module "single" {
  source                  = "terraform-google-modules/lb-http/google//modules/backend"
  name                    = "single"
  serverless_neg_backends = [{ region = "europe-west1", type = "cloud-run", service_name = "chat" }]
}
module "run" {
  source       = "GoogleCloudPlatform/cloud-run/google//modules/v2"
  service_name = "chat"
  location     = "europe-west1"
  timeout      = "900s"
  containers   = [{ container_name = "", container_image = "example/chat" }]
}
`;
    const paths = pathsOf(await hcl({ "main.tf": text }));
    expect(
      paths.map(({ platform, loadBalancer }) => [platform, loadBalancer?.name, loadBalancer?.flavour]),
    ).toMatchObject([
      ["cloud-run", "chat-backend-default", { value: "classic" }],
      ["cloud-run", "single", { value: "global-external" }],
    ]);
  });
});

describe("a service of the registry's module for Cloud Run", () => {
  const V1 = `module "run" {
  source                = "GoogleCloudPlatform/cloud-run/google"
  version               = "~> 0.10"
  service_name          = "chat"
  location              = "europe-west1"
  image                 = "example/chat"
  timeout_seconds       = 900
  container_concurrency = 50
  argument              = ["--ws-ping-interval", "25"]
  container_command     = ["uvicorn", "chat:app"]
  ports                 = { name = "http1", port = 9000 }
  env_vars              = [{ name = "WS_PING_SECONDS", value = "20" }]
  env_secret_vars       = [{ name = "TOKEN", value_from = [] }]
  startup_probe = {
    period_seconds    = 5
    failure_threshold = 9
    http_get          = { path = "/ready" }
    tcp_socket        = null
    grpc              = null
  }
  template_annotations = {
    "autoscaling.knative.dev/maxScale"   = "7"
    "run.googleapis.com/sessionAffinity" = "true"
  }
}
`;
  const RESOURCE = `resource "google_cloud_run_service" "run" {
  name     = "chat"
  location = "europe-west1"
  template {
    metadata {
      annotations = {
        "autoscaling.knative.dev/maxScale"   = "7"
        "run.googleapis.com/sessionAffinity" = "true"
      }
    }
    spec {
      timeout_seconds       = 900
      container_concurrency = 50
      containers {
        image   = "example/chat"
        command = ["uvicorn", "chat:app"]
        args    = ["--ws-ping-interval", "25"]
        ports {
          name           = "http1"
          container_port = 9000
        }
        env {
          name  = "WS_PING_SECONDS"
          value = "20"
        }
        startup_probe {
          period_seconds    = 5
          failure_threshold = 9
          http_get {
            path = "/ready"
          }
        }
      }
    }
  }
}
`;

  test("is what the resource is that it makes", async () => {
    expect(values(await onlyPath(V1))).toEqual(values(await onlyPath(RESOURCE)));
  });

  test("has the module's own defaults, which are not Cloud Run's", async () => {
    const bare = V1.replace(/ *timeout_seconds.*\n/, "").replace(/ *template_annotations[\s\S]*?\n {2}\}\n/, "");
    const { hops, capacity } = await onlyPath(bare);
    const lifetime = hops.find(({ kind }) => kind === "platform")?.lifetimeSeconds;
    expect(lifetime).toMatchObject({ value: 120, origin: { limit: { id: "run-module-timeout-default" } } });
    expect(place(lifetime)).toBe('1 "run"');
    expect(capacity).toMatchObject({ minInstances: { value: 1 }, maxInstances: { value: 2 } });
  });

  test("of the second version has Cloud Run's", async () => {
    const V2 = `module "run" {
  source                           = "GoogleCloudPlatform/cloud-run/google//modules/v2"
  service_name                     = "chat"
  location                         = "europe-west1"
  max_instance_request_concurrency = 50
  session_affinity                 = true
  template_scaling                 = { max_instance_count = 7 }
  containers = [{
    container_image   = "example/chat"
    container_command = ["uvicorn", "chat:app"]
    container_args    = ["--ws-ping-interval", "25"]
    ports             = { name = "http1", container_port = 9000 }
    env_vars          = { WS_PING_SECONDS = "20" }
    startup_probe     = { period_seconds = 5, failure_threshold = 9, http_get = { path = "/ready" } }
  }]
}
`;
    const same = RESOURCE.replace(/ *timeout_seconds.*\n/, "");
    expect(values(await onlyPath(V2))).toEqual(values(await onlyPath(same)));
    const timeout = V2.replace("location ", 'timeout = "900s"\n  location ');
    expect(values(await onlyPath(timeout))).toEqual(values(await onlyPath(RESOURCE)));
    const open = await onlyPath(V2.replace(/containers = \[\{[\s\S]*?\n {2}\}\]/, "containers = var.containers"));
    expect(open.hops.map(({ kind }) => kind)).toContain("platform");
  });
});
