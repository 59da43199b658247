import { describe, expect, test } from "vitest";
import { hcl, plain } from "../support/hcl.ts";

const REST = `variable "unset" {}
locals {
  list = [3, 1, 2]
  map  = { b = 2, a = 1 }
  deep = [{ n = "x", on = true }, { n = "y", on = false }]
  part = { known = 5, open = var.unset }
}
variable "services" {
  type = map(object({
    timeout = optional(string, "300s")
    size    = optional(number)
    name    = string
  }))
  default = { a = { name = "x" }, b = { name = "y", timeout = "60s", size = "2" } }
}
variable "strict" {
  type     = number
  nullable = false
  default  = "7"
}
`;

async function folded(expression: string): Promise<unknown> {
  const [document] = await hcl({ "a.tf": `result {\n  value = ${expression}\n}\n${REST}` });
  return (plain(document?.root) as { result: { value: unknown } }).result.value;
}

describe("an expression", () => {
  test.each<readonly [string, unknown]>([
    ["[for x in local.list : x * 2]", [6, 2, 4]],
    ["[for i, x in local.list : i if x > 1]", [0, 2]],
    ["[for k, v in local.map : k]", ["a", "b"]],
    ["{ for k, v in local.map : upper(k) => v + 1 if v > 1 }", { B: 3 }],
    ["{ for d in local.deep : d.on => d.n... }", { true: ["x"], false: ["y"] }],
    ["local.deep[*].n", ["x", "y"]],
    ["local.deep.*.n", ["x", "y"]],
    ["local.map[*].a", [1]],
    ["null[*]", []],
    ["local.list[length(local.list) - 1]", 2],
    ['local.map["${"b"}"]', 2],
    ["(true ? local.map : {}).a", 1],
    ["[1, 2, 3][1]", 2],
    ["max(local.list...)", 3],
    ["var.unset || true", true],
    ["false && var.unset", false],
    ["0.1 + 0.2", 0.3],
    ["local.list == [3, 1, 2]", true],
    ['"1" == 1', false],
    ["null == null", true],
    ['"%{ if local.map.a == 1 }yes%{ else }no%{ endif }"', "yes"],
    ['"%{ for x in local.list ~}  ${x},%{ endfor ~}  ."', "3,1,2,."],
    ['"%{ if true }${5}%{ endif }"', "5"],
    ['"a ${~ 1 ~} b"', "a1b"],
    ["<<EOT\n%{ for x in local.list ~}\nn ${x}\n%{ endfor ~}\nEOT", "n 3\nn 1\nn 2\n"],
    ["<<-EOT\n  a\n    %{ if true ~}\n  b\n    %{ endif ~}\n  EOT", "a\n    b\n  "],
    ["<<EOT\n%%{ if } $${x}\nEOT", "%{ if } ${x}\n"],
    ["var.services", { a: { timeout: "300s", size: null, name: "x" }, b: { timeout: "60s", size: 2, name: "y" } }],
    ["var.strict", 7],
  ])("%s is %j", async (expression, value) => {
    expect(await folded(expression)).toEqual(value);
  });
});

describe("a function", () => {
  test.each<readonly [string, unknown]>([
    ["coalesce(null, 4)", 4],
    ["coalescelist([], [1])", [1]],
    ["try(local.map.z, 9)", 9],
    ["try(local.map.z.y, local.list[7], local.map.a)", 1],
    ['try(tonumber("x"), 0)', 0],
    ["can(local.map.z)", false],
    ["can(local.map.a)", true],
    ['lookup(local.map, "a", 5)', 1],
    ['lookup(local.map, "z", 5)', 5],
    ['lookup(local.part, "known", 1)', 5],
    ["element(local.list, 4)", 1],
    ["length(local.part)", 2],
    ['length("né")', 2],
    ["concat(local.list, [9])", [3, 1, 2, 9]],
    ["merge(local.map, { a = 7 }, null)", { b: 2, a: 7 }],
    ["flatten([[1, [2]], 3])", [1, 2, 3]],
    ["keys(local.map)", ["a", "b"]],
    ["values(local.map)", [1, 2]],
    ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
    ['toset(["b", "a", "b"])', ["a", "b"]],
    ["distinct([1, 1, 2])", [1, 2]],
    ['compact(["a", "", null])', ["a"]],
    ["one([4])", 4],
    ["one([])", null],
    ["contains(local.list, 2)", true],
    ['contains(local.list, "x")', false],
    ['tonumber("5")', 5],
    ['tobool("true")', true],
    ['format("%s-%03d %%", "a", 7)', "a-007 %"],
    ['formatlist("%s:%d", ["a", "b"], 1)', ["a:1", "b:1"]],
    ['join(",", local.list)', "3,1,2"],
    ['split(",", "a,b")', ["a", "b"]],
    ['replace("a-b-c", "-", ".")', "a.b.c"],
    ['trimsuffix("60s", "s")', "60"],
    ['trimprefix("v1", "v")', "1"],
    ['trimspace(" a ")', "a"],
    ['substr("hello", 1, 3)', "ell"],
    ['substr("hello", -2, -1)', "lo"],
    ["ceil(1.2)", 2],
    ["floor(1.8)", 1],
    ["abs(-3)", 3],
    ['parseint("ff", 16)', 255],
    ['jsonencode({ b = [1, null], a = "<x>" })', '{"a":"\\u003cx\\u003e","b":[1,null]}'],
    ['jsondecode("{\\"a\\": [1]}").a[0]', 1],
    ["yamldecode(yamlencode(local.map)).b", 2],
    ["yamldecode(<<EOT\na:\n  b: 30s\nEOT\n)", { a: { b: "30s" } }],
    ["range(3)", [0, 1, 2]],
    ["sum(local.list)", 6],
    ["anytrue([false, true])", true],
  ])("%s gives %j", async (expression, value) => {
    expect(await folded(expression)).toEqual(value);
  });

  const OPEN = "? var.unset has no default";
  test.each([
    ["try(var.unset, 300)", OPEN],
    ["try(local.part.open, 300)", OPEN],
    ["can(var.unset)", OPEN],
    ["coalesce(null, var.unset, 4)", OPEN],
    ["coalescelist(var.unset, [1])", OPEN],
    ['lookup(var.unset, "a", 5)', OPEN],
    ['lookup(local.part, "open", 5)', OPEN],
    ["merge({ a = 1 }, var.unset)", OPEN],
    ["concat([1], var.unset)", OPEN],
    ["flatten([1, var.unset])", OPEN],
    ["toset([var.unset])", OPEN],
    ["contains([var.unset], 1)", OPEN],
    ["max(1, var.unset)", OPEN],
    ["[for x in var.unset : 1]", OPEN],
    ["[for x in local.list : x if var.unset]", OPEN],
    ["{ for x in local.list : var.unset => x }", OPEN],
    ["var.unset[*].a", OPEN],
    ["local.list[var.unset]", OPEN],
    ['"%{ if var.unset }a%{ else }b%{ endif }"', OPEN],
    ['join(",", ["a", var.unset])', OPEN],
    ["local.part == { known = 5, open = 1 }", OPEN],
    ["max(var.unset...)", OPEN],
    ["terraform.workspace", "? which workspace is used is not known here"],
    ['cidrsubnet("10.0.0.0/8", 8, 2)', "? what cidrsubnet() gives is not worked out"],
    ["cidrsubnet(var.unset, 8, 2)", "? what cidrsubnet() gives is not worked out"],
    ['format("%z", 1)', "? what format() gives is not worked out"],
    ['replace("aa", "/a+/", "b")', "? what replace() gives is not worked out"],
    ["local.map.z", "? what local.map.z is cannot be seen here"],
    ['yamldecode("a: [")', expect.stringMatching(/^\? what yamldecode\(\) is given cannot be read/)],
  ])("%s stays undecided: %s", async (expression, why) => {
    expect(await folded(expression)).toEqual(why);
  });

  test("of unknown parts leaves the others known", async () => {
    const [document] = await hcl({ "a.tf": `result {\n  value = jsonencode(local.part)\n}\n${REST}` });
    const value = document && JSON.stringify(document.root);
    expect(await folded("jsondecode(jsonencode(local.part)).known")).toBe(5);
    expect(value).toContain('"encodes"');
  });
});

test("what stands in a heredoc that is decoded is at its own characters", async () => {
  const text =
    "result {\n  value = yamldecode(<<-EOT\n    spec:\n      timeoutSec: 30\n      é: [a, 'b']\n    EOT\n  )\n}\n";
  const [document] = await hcl({ "a.tf": text });
  const found: string[] = [];
  const walk = (node: NonNullable<typeof document>["root"]): void => {
    if (node.kind === "map") {
      for (const { start, end, value } of node.entries) {
        found.push(text.slice(start, end));
        walk(value);
      }
    } else if (node.kind === "list") node.items.forEach(walk);
    else found.push(text.slice(node.start, node.end));
  };
  if (document) walk(document.root);
  expect(found).toEqual(["result", "value", "spec", "timeoutSec", "30", "é", "a", "'b'"]);
});
