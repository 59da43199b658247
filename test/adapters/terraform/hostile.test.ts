import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { cpuClock } from "../../support/cpu-clock.ts";

const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

/** Wrong types in every place where a reader looks. */
const WRONG = ["7", "null", "true", '""', '"x"', "[]", "[[]]", "{}", "[{}]", "var.x", '"${var.x}"', "{ a = [] }"];

const TYPES = [
  "kubernetes_deployment",
  "kubernetes_service",
  "kubernetes_ingress_v1",
  "kubernetes_ingress",
  "kubernetes_config_map",
  "kubernetes_horizontal_pod_autoscaler_v2",
  "kubernetes_manifest",
  "kubectl_manifest",
  "google_cloud_run_service",
  "google_cloud_run_v2_service",
  "google_compute_backend_service",
  "google_compute_health_check",
  "google_compute_url_map",
];

const KEYS = [
  "metadata",
  "spec",
  "data",
  "manifest",
  "yaml_body",
  "template",
  "backend",
  "health_checks",
  "name",
  "path_matcher",
];
const INPUTS = [
  "backends",
  "name",
  "containers",
  "env_vars",
  "ports",
  "template_annotations",
  "load_balancing_scheme",
  "startup_probe",
  "service_name",
];

describe("input that nobody means well", () => {
  test.each(WRONG)("with %s everywhere ends without a fault of ours", async (wrong) => {
    const resources = TYPES.map(
      (type) => `resource "${type}" "x" {\n${KEYS.map((key) => `  ${key} = ${wrong}\n`).join("")}}\n`,
    );
    const nested = TYPES.map(
      (type) =>
        `resource "${type}" "y" {\n  metadata {\n    name = ${wrong}\n    labels = ${wrong}\n  }\n  spec {\n    selector = ${wrong}\n    template {\n      metadata = ${wrong}\n      spec {\n        container {\n          name = ${wrong}\n          port = ${wrong}\n          env = ${wrong}\n          liveness_probe = ${wrong}\n        }\n      }\n    }\n    rule = ${wrong}\n    port = ${wrong}\n  }\n}\n`,
    );
    const modules = [
      "lb-http/google",
      "lb-http/google//modules/backend",
      "lb-http/google//modules/serverless_negs",
      "cloud-run/google",
      "cloud-run/google//modules/v2",
    ].map(
      (source, index) =>
        `module "m${index}" {\n  source = "GoogleCloudPlatform/${source}"\n${INPUTS.map((key) => `  ${key} = ${wrong}\n`).join("")}}\nmodule "n${index}" {\n  source = "GoogleCloudPlatform/${source}"\n  backends = {\n    a = {\n      groups = ${wrong}\n      serverless_neg_backends = ${wrong}\n      health_check = ${wrong}\n      protocol = ${wrong}\n    }\n    b = ${wrong}\n  }\n  containers = [${wrong}]\n}\n`,
    );
    const versions = `terraform {\n  required_providers = ${wrong}\n}\nterraform {\n  required_providers {\n    google = ${wrong}\n  }\n}\ndata "kubectl_file_documents" "d" {\n  content = ${wrong}\n}\nmodule "o" {\n  source = ${wrong}\n}\n`;
    const text = [...resources, ...nested, ...modules, versions].join("");
    const { failures, problems } = await lint({ texts: [{ name: "main.tf", text }], config: false });
    expect(failures).toEqual([]);
    expect(problems.filter(({ level }) => level !== "note")).toEqual([]);
  });

  test.each([
    [
      "heredocs",
      many(
        400,
        (index) =>
          `resource "kubectl_manifest" "m${index}" {\n  yaml_body = <<-EOT\n    kind: ConfigMap\n    apiVersion: v1\n    data: { a: \${var.x} }\n  EOT\n}\n`,
      ),
    ],
    [
      "one long heredoc",
      `resource "kubectl_manifest" "m" {\n  yaml_body = <<EOT\n${many(4000, (index) => `k${index}: \${var.x}\n`)}EOT\n}\n`,
    ],
    [
      "braces in a heredoc",
      `resource "kubectl_manifest" "m" {\n  yaml_body = <<EOT\na: ${"${".repeat(8)}x${"}".repeat(8)}\nb: ${"{".repeat(20_000)}\nEOT\n}\n`,
    ],
    [
      "one long line in a heredoc",
      `variable "x" {\n  default = "${"a".repeat(30_000)}"\n}\nresource "kubectl_manifest" "m" {\n  yaml_body = <<EOT\na: ${'"${var.x}" '.repeat(30)}\nEOT\n}\n`,
    ],
    [
      "references in circles",
      many(
        500,
        (index) =>
          `resource "kubernetes_service" "s${index}" {\n  metadata {\n    name = kubernetes_service.s${(index + 1) % 500}.metadata[0].name\n    namespace = kubernetes_service.s${(index + 1) % 500}.metadata[0].namespace\n  }\n}\n`,
      ),
    ],
    [
      "modules that use each other",
      many(300, (index) => `module "m${index}" {\n  source = "./m${(index + 1) % 300}"\n}\n`),
    ],
    [
      "backends",
      `module "lb" {\n  source = "GoogleCloudPlatform/lb-http/google"\n  name = "x"\n  backends = {\n${many(500, (index) => `    b${index} = { groups = [{ group = "g" }] }\n`)}  }\n}\n`,
    ],
    [
      "containers",
      `resource "kubernetes_pod" "p" {\n  metadata {\n    name = "p"\n  }\n  spec {\n${many(1500, (index) => `    container {\n      name = "c${index}"\n    }\n`)}  }\n}\n`,
    ],
    [
      "a long version",
      `terraform {\n  required_providers {\n    google = "${">= 1, ".repeat(20_000)}"\n  }\n}\nresource "google_compute_backend_service" "b" {\n  name = "b"\n}\n`,
    ],
  ])("in the shape of many or long %s takes no long time", async (_, text) => {
    expect(text.length).toBeLessThan(150_000);
    const spent = cpuClock();
    const { failures } = await lint({ texts: [{ name: "main.tf", text }], config: false });
    expect(failures).toEqual([]);
    expect(spent()).toBeLessThan(8000);
  });
});
