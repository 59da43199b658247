import { describe, expect, test } from "vitest";
import type { Node } from "../../src/syntax/node.ts";
import { cpuClock } from "../support/cpu-clock.ts";
import { hcl, parseHcl, plain } from "../support/hcl.ts";

/** The trees of the files, by the use that they are of. */
async function trees(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
  const documents = await hcl(files);
  return Object.fromEntries(
    documents.map(({ module, root }, index) => [module?.address ?? String(index), plain(root)]),
  );
}

const MODULE = `variable "name" {}
variable "seconds" { default = 300 }
resource "x" "y" {
  name    = var.name
  seconds = var.seconds
}
output "seconds" { value = var.seconds * 2 }
output "id" { value = x.y.id }
`;

describe("a local module", () => {
  test("is there once for each call, with the arguments of that", async () => {
    const main = `module "a" {
  source = "./m"
  name = "one"
}
module "b" {
  for_each = { eu = 60, us = 120 }
  source   = "./m"
  name     = "b-\${each.key}"
  seconds  = each.value
}
module "c" {
  count  = 0
  source = "./m"
}
`;
    const found = await trees({ "main.tf": main, "m/main.tf": MODULE });
    const made = Object.entries(found).flatMap(([address, tree]) => {
      const { resource } = tree as { resource?: { x: { y: unknown } } };
      return resource ? [[address, resource.x.y]] : [];
    });
    expect(Object.fromEntries(made)).toEqual({
      "./module.a": { name: "one", seconds: 300 },
      './module.b["eu"]': { name: "b-eu", seconds: 60 },
      './module.b["us"]': { name: "b-us", seconds: 120 },
    });
  });

  test("gives its outputs, through other modules too", async () => {
    const main = `module "a" {
  source = "./m"
  name   = module.b.seconds
}
module "b" {
  source  = "./m"
  name    = "b"
  seconds = 5
}
module "many" {
  source   = "./m"
  for_each = toset(["p", "q"])
  name     = each.key
  seconds  = length(each.key)
}
locals {
  one  = module.a.seconds
  each = module.many["p"].seconds
  all  = [for m in module.many : m.seconds]
  them = values(module.many)[*].seconds
  none = module.a.nothing
  far  = module.elsewhere.x
}
`;
    const [first] = await hcl({ "main.tf": main, "m/main.tf": MODULE });
    expect(plain(first?.root)).toMatchObject({
      module: { a: { name: 10 } },
      locals: {
        one: 600,
        each: 2,
        all: [2, 2],
        them: [2, 2],
        none: "? module.a.nothing comes out of a module",
        far: "? module.elsewhere.x comes out of a module",
      },
    });
  });

  test("gives the address of what its outputs refer to", async () => {
    const main =
      'module "a" {\n  for_each = toset(["k"])\n  source = "./m"\n  name = "x"\n}\nlocals {\n  id = module.a["k"].id\n}\n';
    const [first] = await hcl({ "main.tf": main, "m/main.tf": MODULE });
    const addresses: string[] = [];
    const walk = (node: Node): void => {
      if (node.kind === "map") for (const { value } of node.entries) walk(value);
      if (node.kind === "opaque" && node.of) addresses.push(main.slice(node.start, node.end), node.of);
    };
    if (first) walk(first.root);
    expect(addresses).toEqual(['module.a["k"].id', './module.a["k"]#x.y.id']);
  });

  test("that nobody can count is there once, and what differs is unknown", async () => {
    const main = 'variable "all" {}\nmodule "a" {\n  for_each = var.all\n  source = "./m"\n  name = each.key\n}\n';
    expect(await trees({ "main.tf": main, "m/main.tf": MODULE })).toMatchObject({
      "./module.a": { resource: { x: { y: { name: "? each.key differs between its copies", seconds: 300 } } } },
    });
  });

  test("takes null for its default only where it says so", async () => {
    const main = 'module "a" {\n  source = "./m"\n  name = null\n  seconds = null\n}\n';
    const strict = MODULE.replace("default = 300", "default = 300\n  nullable = false\n").replace(
      "{ default",
      "{\n  default",
    );
    expect(await trees({ "main.tf": main, "m/main.tf": strict })).toMatchObject({
      "./module.a": { resource: { x: { y: { name: null, seconds: 300 } } } },
    });
  });

  test.each([
    ["each other", { "a/m.tf": 'module "b" { source = "../b" }\n', "b/m.tf": 'module "a" { source = "../a" }\n' }],
    [
      "itself",
      { "a/m.tf": 'module "b" { source = "../a" }\nlocals { x = module.b.y }\noutput "y" { value = local.x }\n' },
    ],
    [
      "its own output",
      {
        "a.tf": 'module "b" {\n  source = "./m"\n  n = module.b.n\n}\n',
        "m/m.tf": 'variable "n" {}\noutput "n" { value = var.n }\n',
      },
    ],
    [
      "its own keys",
      { "a.tf": 'module "b" {\n  source = "./m"\n  for_each = module.b\n}\n', "m/m.tf": 'output "n" { value = 1 }\n' },
    ],
  ])("that uses %s ends", async (_, files: Readonly<Record<string, string>>) => {
    const { documents, problems } = await parseHcl(files);
    expect(problems).toEqual([]);
    expect(documents.length).toBeGreaterThan(0);
  });

  test("that multiplies by itself ends soon", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 16 }, (_, index) => {
        const calls = ["a", "b", "c"].map(
          (name) => `module "${name}" {\n  source = "../m${index + 1}"\n  n = var.n\n  count = 50\n}\n`,
        );
        return [`m${index}/main.tf`, `variable "n" {\n  default = 1\n}\n${calls.join("")}`];
      }),
    );
    const spent = cpuClock();
    const { documents } = await parseHcl(files);
    expect(documents.length).toBeLessThan(1000);
    expect(spent()).toBeLessThan(10_000);
  });
});

describe("copies of a resource", () => {
  test("know their keys, and are referred to one by one", async () => {
    const text = `locals {
  all = { eu = { zone = "b", s = 30 }, us = { zone = "c" } }
}
resource "x" "y" {
  for_each = local.all
  name     = "y-\${each.key}-\${each.value.zone}"
  seconds  = lookup(each.value, "s", 60)
}
resource "x" "z" {
  count = 2
  name  = "z\${count.index}"
}
locals {
  one   = x.y["us"].seconds
  key   = x.y[keys(local.all)[0]].name
  all_z = x.z[*].name
  for_y = [for k, r in x.y : "\${k}:\${r.seconds}"]
}
`;
    expect(await trees({ "a.tf": text })).toMatchObject({
      "0": {
        resource: {
          x: {
            'y["eu"]': { name: "y-eu-b", seconds: 30 },
            'y["us"]': { name: "y-us-c", seconds: 60 },
            "z[0]": { name: "z0" },
            "z[1]": { name: "z1" },
          },
        },
        locals: [{}, { one: 60, key: "y-eu-b", all_z: ["z0", "z1"], for_y: ["eu:30", "us:60"] }],
      },
    });
  });

  test("of a dynamic block are blocks", async () => {
    const text = `resource "x" "y" {
  dynamic "env" {
    for_each = { A = 1, B = 2 }
    iterator = it
    content {
      name = it.key
      dynamic "inner" {
        for_each = [it.value]
        content {
          v = inner.value
        }
      }
    }
  }
  dynamic "none" {
    for_each = []
    content {}
  }
}
`;
    expect(await trees({ "a.tf": text })).toEqual({
      "0": {
        resource: {
          x: {
            y: {
              env: [
                { name: "A", inner: { v: 1 } },
                { name: "B", inner: { v: 2 } },
              ],
            },
          },
        },
      },
    });
  });
});
