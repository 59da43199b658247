import { describe, expect, test } from "vitest";
import { readLoadBalancers } from "../../src/adapters/compute/load-balancers.ts";
import { recognise } from "../../src/adapters/recognise.ts";
import { lint } from "../../src/api/lint.ts";
import { locationOf } from "../../src/model/fact.ts";
import { limit } from "../../src/platform/limits.ts";
import { sourceText, startOf } from "../../src/syntax/document.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { NAME, service, TEMPLATE } from "../support/deployed.ts";
import { factsIn, onlyPath, pathsOf, placesOf, values } from "../support/facts.ts";
import { hcl } from "../support/hcl.ts";
import { hopsSaid } from "./compute/support.ts";

const CONTAINER = `
      name    = "chat"
      image   = "europe-docker.pkg.dev/chat-prod/chat/chat:7"
      command = ["uvicorn", "chat:app"]
      ports {
        name           = "http1"
        container_port = 8080
      }
      env {
        name  = "WS_PING_SECONDS"
        value = "20"
      }
      resources {
        limits = { cpu = "1", memory = "512Mi" }
      }
      startup_probe {
        period_seconds    = 5
        timeout_seconds   = 2
        failure_threshold = 12
        http_get {
          path = "/ready"
          port = 8080
        }
      }
      liveness_probe {
        period_seconds    = 10
        timeout_seconds   = 1
        failure_threshold = 3
        http_get {
          path = "/live"
          port = 8080
        }
      }
`;

const V2 = `resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"
  template {
    timeout                          = "3600s"
    max_instance_request_concurrency = 250
    session_affinity                 = true
    scaling {
      min_instance_count = 2
      max_instance_count = 20
    }
    containers {${CONTAINER}    }
  }
}
`;

const V1 = `resource "google_cloud_run_service" "chat" {
  name     = "chat"
  location = "europe-west1"
  template {
    metadata {
      annotations = {
        "autoscaling.knative.dev/minScale"   = "2"
        "autoscaling.knative.dev/maxScale"   = "20"
        "run.googleapis.com/cpu-throttling" = "false"
        "run.googleapis.com/sessionAffinity" = "true"
      }
    }
    spec {
      timeout_seconds       = 3600
      container_concurrency = 250
      containers {${CONTAINER}      }
    }
  }
}
`;

describe("one service, written in Terraform", () => {
  const [container] = TEMPLATE.containers as readonly object[];
  const template = { ...TEMPLATE, containers: [{ ...container, command: ["uvicorn", "chat:app"] }] };
  const answer = sourceText({ kind: "api", resource: NAME }, JSON.stringify(service({ template }), null, 2));
  const deployed = pathsOf(parseYaml(answer).documents)[0];

  test.each([
    ["google_cloud_run_v2_service", V2],
    ["google_cloud_run_service", V1],
  ])("as %s has the values of the Admin API's answer, at places of its own", async (_, text) => {
    const path = await onlyPath(text);
    expect(values(path)).toEqual(values(deployed));
    expect(placesOf(path)).toEqual(["main.tf"]);
  });

  test.each([
    ["google_cloud_run_v2_service", V2],
    ["google_cloud_run_service", V1],
  ])("as %s has each declared value at its own characters", async (_, text) => {
    const declared = factsIn(await onlyPath(text)).filter(
      (fact) =>
        // A sentence says what follows from the characters, and not what they are.
        fact.known && fact.wording !== "sentence" && fact.origin.kind === "declared" && fact.what !== "health.parallel",
    );
    const written = declared.flatMap((fact) => {
      const value = fact.known ? fact.value : undefined;
      const { span } = locationOf(fact);
      const cut = text.slice(span.start, span.end);
      // `false` for cpu_idle is a CPU that stays, and an amount of memory is counted in bytes.
      return /^["\d]|^true$/.test(cut) && !/CPU allocation|in bytes/.test(fact.what)
        ? [[String(value), cut.replace(/^"(.*)"$/, "$1").replace(/^(\d+)s$/, "$1")]]
        : [];
    });
    expect(written.length).toBeGreaterThan(12);
    for (const [value, cut] of written) expect(cut).toBe(value);
  });
});

const FINDING = "cloudrun/request-timeout-cuts-websocket";

async function verdicts(text: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const files = Object.entries({ "main.tf": text, ...others }).map(([name, content]) => ({ name, text: content }));
  const { findings, failures } = await lint({ texts: files, config: false, rules: [FINDING] });
  expect(failures).toEqual([]);
  return findings.map(({ verdict, at, message }) => `${verdict} ${startOf(at).line}:${startOf(at).column} ${message}`);
}

describe("a timeout", () => {
  const WEBSOCKET = V2.replace('name     = "chat"', 'name     = "chat-websocket"');
  const with_ = (value: string): string => WEBSOCKET.replace('"3600s"', value);

  test("that is long enough is no finding, and one that is not is one where it is written", async () => {
    expect(await verdicts(WEBSOCKET)).toEqual([]);
    expect(await verdicts(with_('"300s"'))).toEqual([expect.stringMatching(/^fail 5:40 .*300 s/)]);
  });

  test("that nobody wrote is the platform's, at the template", async () => {
    expect(await verdicts(WEBSOCKET.replace(/ *timeout {2}.*\n/, ""))).toEqual([
      expect.stringMatching(/^fail 4:3 .*300 s/),
    ]);
  });

  test("of a variable without a value is undecided, where the variable is used", async () => {
    const found = await verdicts(with_('"${var.seconds}s"'), { "variables.tf": 'variable "seconds" {}\n' });
    expect(found).toEqual([expect.stringMatching(/^undecided 5:40 .*var\.seconds has no default/)]);
  });

  test("of a variable takes its default, and what is loaded by itself", async () => {
    const variables = { "variables.tf": 'variable "seconds" { default = 60 }\n' };
    expect(await verdicts(with_('"${var.seconds}s"'), variables)).toEqual([expect.stringMatching(/^fail 5:40 .*60 s/)]);
    const loaded = { ...variables, "terraform.tfvars": "seconds = 3600\n" };
    expect(await verdicts(with_('"${var.seconds}s"'), loaded)).toEqual([]);
  });

  test("can be allowed by a comment", async () => {
    const text = with_(`"300s" # holdopen: allow ${FINDING} -- short on purpose`);
    const { findings } = await lint({ texts: [{ name: "main.tf", text }], config: false, rules: [FINDING] });
    expect(findings).toMatchObject([{ suppressed: { reason: "short on purpose" } }]);
  });
});

describe("what is made", () => {
  const counted = (line: string): string => V2.replace("{\n", `{\n  ${line}\n`);

  test.each([
    ["count = 0", 0],
    ["count = false ? 1 : 0", 0],
    ["for_each = toset([])", 0],
    ["count = 2", 2],
    ['for_each = toset(["a", "b", "a"])', 2],
    ["count = 101", 1],
    ["count = var.many", 1],
    ["for_each = var.many", 1],
  ])("with %s is there %i times", async (line, times) => {
    expect(pathsOf(await hcl({ "main.tf": counted(line) }))).toHaveLength(times);
  });

  test("a block that may not be there makes what it says undecided", async () => {
    const text = V2.replace(
      /startup_probe \{/,
      'dynamic "startup_probe" {\n for_each = var.probes\n content {',
    ).replace("      liveness_probe", "      }\n      liveness_probe");
    const { startup } = await onlyPath(text);
    expect(startup.probes.startup?.declaration).toMatchObject({ known: false });
    expect(startup.probes.liveness?.declaration).toMatchObject({ known: true });
  });

  test("a map that nobody can see into is unknown in all its parts, and never the default", async () => {
    const { capacity } = await onlyPath(V1.replace(/annotations = \{[^}]*\}/, "annotations = var.annotations"));
    const unseen = { known: false, why: "var.annotations is not declared in the input" };
    expect(capacity).toMatchObject({ affinity: unseen, minInstances: unseen, maxInstances: unseen });
    const dynamic = V2.replace(/scaling \{[^}]*\}/, 'dynamic "scaling" {\n for_each = var.s\n content {}\n }');
    expect((await onlyPath(dynamic)).capacity.maxInstances).toMatchObject({ known: false });
  });

  test("a mistake in one resource leaves the others", async () => {
    const bad = 'resource "google_cloud_run_v2_service" "bad" {\n  name = \n}\n';
    const { paths, problems } = await lint({ texts: [{ name: "main.tf", text: bad + V2 }], config: false });
    expect(paths.map(({ id }) => id)).toEqual(["chat"]);
    expect(problems).toHaveLength(1);
  });

  test("settings that only describe variables are no settings of the app", async () => {
    const variables = 'variable "websocket_ping_interval" { default = 20 }\n';
    expect(values(await onlyPath(V2, { "variables.tf": variables }))).toEqual(values(await onlyPath(V2)));
  });
});

const BALANCER = `resource "google_compute_region_network_endpoint_group" "chat" {
  name   = "\${var.prefix}-neg"
  region = "europe-west1"
  cloud_run {
    service = google_cloud_run_v2_service.chat.name
  }
}
resource "google_compute_backend_service" "chat" {
  name                  = "\${var.prefix}-backend"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group = google_compute_region_network_endpoint_group.chat.id
  }
}
`;

const FRONT = `resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = "HTTP"
  timeout_sec   = 30
  health_checks = [google_compute_health_check.web.self_link]
  backend {
    group = google_compute_region_instance_group_manager.web.instance_group
  }
}
resource "google_compute_region_instance_group_manager" "web" {
  name = "web"
}
resource "google_compute_health_check" "web" {
  name = "web"
  http_health_check {
    request_path = "/ready"
  }
}
resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
  path_matcher {
    name            = "all"
    default_service = google_compute_backend_service.web.id
    path_rule {
      paths   = ["/ws/*"]
      service = google_compute_backend_service.web.id
    }
  }
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  target                = google_compute_target_http_proxy.web.id
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
`;

describe("a load balancer", () => {
  test("leads to the service that its group names, whatever prefix nobody knows", async () => {
    const { loadBalancer, hops } = await onlyPath(V2 + BALANCER);
    expect(loadBalancer?.backend).toMatchObject({ value: "serverless-neg" });
    expect(hops.map(({ kind }) => kind)).toEqual(["load-balancer", "platform"]);
  });

  test("is followed from its rule to its backends, and takes the provider's own draining", async () => {
    const { loadBalancer, traffic } = await onlyPath(FRONT);
    expect(loadBalancer).toMatchObject({
      flavour: { value: "global-external" },
      timeoutSeconds: { value: 30, origin: { kind: "declared" } },
      drainSeconds: { value: 300, origin: { kind: "default", limit: { id: "lb-drain-default-terraform" } } },
      healthCheck: { type: { value: "HTTP" }, path: { value: "/ready" } },
    });
    expect(traffic.evidence.map(({ why }) => why).join()).toContain("/ws/*");
  });

  test("of a scheme that nobody wrote is of an undecided kind", async () => {
    const { loadBalancer } = await onlyPath(FRONT.replace(/ *load_balancing_scheme.*\n/, ""));
    expect(loadBalancer?.flavour).toMatchObject({
      known: false,
      why: expect.stringContaining("versions of the provider"),
    });
  });

  test("of one module is not taken for one of the same names in another", async () => {
    const documents = await hcl({ "a/main.tf": FRONT, "b/main.tf": FRONT.replace("= 30", "= 86400") });
    const ways = readLoadBalancers(recognise(documents).resources, limit);
    expect(hopsSaid(ways).map((hop) => hop.replace(/ by .*/, ""))).toEqual([
      expect.stringContaining(": 30 /"),
      expect.stringContaining(": 86400 /"),
    ]);
  });
});
