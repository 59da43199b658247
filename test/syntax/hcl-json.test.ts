import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import type { Node } from "../../src/syntax/node.ts";
import { cpuClock } from "../support/cpu-clock.ts";
import { hcl, parseHcl, plain } from "../support/hcl.ts";

const WRITTEN = `variable "seconds" {
  type    = number
  default = 60
}
locals {
  regions = { eu = "europe-west1" }
}
resource "google_cloud_run_v2_service" "chat" {
  for_each = local.regions
  name     = "chat-\${each.key}"
  location = each.value
  template {
    timeout = "\${var.seconds * 60}s"
    containers {
      args = ["--x", "\${join(",", ["a", "b"])}"]
      env {
        name  = "A"
        value = "1"
      }
      env {
        name  = "B"
        value = "é \\"q\\" \${upper("x")}"
      }
    }
  }
}
`;

const JSON_TEXT = `{
  "//": "made by a generator",
  "variable": { "seconds": { "type": "number", "default": 60 } },
  "locals": [{ "regions": { "eu": "europe-west1" } }],
  "resource": [{
    "google_cloud_run_v2_service": {
      "chat": {
        "for_each": "\${local.regions}",
        "name": "chat-\${each.key}",
        "location": "\${each.value}",
        "template": [{
          "timeout": "\${var.seconds * 60}s",
          "containers": {
            "args": ["--x", "\${join(\\",\\", [\\"a\\", \\"b\\"])}"],
            "//": "two of them",
            "env": [{ "name": "A", "value": "1" }, { "name": "B", "value": "\\u00e9 \\"q\\" \${upper(\\"x\\")}" }]
          }
        }]
      }
    }
  }]
}
`;

function scalarsIn(node: Node | undefined, text: string, path = ""): readonly string[] {
  switch (node?.kind) {
    case "map":
      return node.entries.flatMap(({ key, value }) => scalarsIn(value, text, `${path}/${key}`));
    case "list":
      return node.items.flatMap((item, index) => scalarsIn(item, text, `${path}/${index}`));
    case "scalar":
      return [`${path} ${text.slice(node.start, node.end)}`];
    default:
      return [];
  }
}

describe("Terraform's JSON", () => {
  test("is the tree that the same words in HCL are", async () => {
    const [written] = await hcl({ "a/main.tf": WRITTEN });
    const [json] = await hcl({ "a/main.tf.json": JSON_TEXT });
    const { resource, locals, variable } = plain(written?.root) as Record<string, unknown>;
    expect(plain(json?.root)).toEqual({
      resource,
      locals,
      variable: { ...Object(variable), seconds: expect.anything() },
    });
  });

  test("has each value at its own characters", async () => {
    const [json] = await hcl({ "main.tf.json": JSON_TEXT });
    const found = scalarsIn(json?.root, JSON_TEXT).filter((line) => line.startsWith("/resource"));
    expect(found.map((line) => line.replace('/resource/google_cloud_run_v2_service/chat["eu"]', ""))).toEqual([
      '/for_each/eu "${local.regions}"',
      '/name "chat-${each.key}"',
      '/location "${each.value}"',
      '/template/timeout "${var.seconds * 60}s"',
      '/template/containers/args/0 "--x"',
      '/template/containers/args/1 "${join(\\",\\", [\\"a\\", \\"b\\"])}"',
      '/template/containers/env/0/name "A"',
      '/template/containers/env/0/value "1"',
      '/template/containers/env/1/name "B"',
      '/template/containers/env/1/value "\\u00e9 \\"q\\" ${upper(\\"x\\")}"',
    ]);
  });

  test("has the parts of a template at their own characters", async () => {
    const text =
      '{"locals": {"a": "\\u00e9${[1, \\"b\\", upper(\\"c\\")]}"}, "output": {"o": {"value": "${{a = [1, 22]}}"}}}';
    const [json] = await hcl({ "main.tf.json": text });
    expect(scalarsIn(json?.root, text)).toEqual(["/output/o/value/a/0 1", "/output/o/value/a/1 22"]);
  });

  test("and HCL of one folder see each other, and a dynamic block is as many as it is for", async () => {
    const text = JSON.stringify({
      resource: {
        x: { y: { dynamic: { env: { for_each: "${var.all}", iterator: "it", content: { name: "${it.value}" } } } } },
      },
    });
    const [json] = await hcl({ "a.tf.json": text, "b.tf": 'variable "all" { default = ["a", "b"] }\n' });
    expect(plain(json?.root)).toEqual({ resource: { x: { y: { env: [{ name: "a" }, { name: "b" }] } } } });
  });

  test("gives variables their values as they are written", async () => {
    const text = 'variable "a" {}\nvariable "b" {}\nlocals {\n  c = [var.a, var.b]\n}\n';
    const values = { "terraform.tfvars.json": '{"a": "${x}", "b": 1}', "z.auto.tfvars.json": '{"b": {"c": 2}}' };
    const [read] = await hcl({ "main.tf": text, ...values });
    expect(plain(read?.root)).toMatchObject({ locals: { c: ["${x}", { c: 2 }] } });
  });

  test("is no settings of an app", async () => {
    const settings = '{"locals": {"websocket_ping_interval": 20, "websocket": {"pingInterval": 5}}}';
    const service = WRITTEN.replace('"60"', "3600");
    const { paths } = await lint({
      texts: [
        { name: "main.tf", text: service },
        { name: "settings.tf.json", text: settings },
      ],
      config: false,
    });
    expect(paths.map(({ traffic }) => traffic.evidence)).toEqual([[]]);
  });

  test.each([
    ["broken", '{"resource": {'],
    ["a list", "[1, 2]"],
    ["a number", "1"],
    ["of wrong types", '{"resource": 1, "locals": [1, "x", null], "module": {"a": []}, "variable": {"x": "y"}}'],
    ["with templates that are none", '{"locals": {"a": "${", "b": "%{ if x }", "c": "${a b}", "d": "}"}}'],
    ["deep", `{"locals": {"a": ${"[".repeat(5000)}${"]".repeat(5000)}}}`],
    ["full of templates", `{"locals": {"a": [${'"${a+1}",'.repeat(14_000)}1]}}`],
  ])("that is %s ends soon and without a fault", async (_, text) => {
    const spent = cpuClock();
    const { documents, problems } = await parseHcl({ "main.tf.json": text });
    expect(documents.length + problems.length).toBeGreaterThan(0);
    expect(spent()).toBeLessThan(10_000);
  });
});
