import { expect, describe as group, test } from "vitest";
import { assumptionsOf, describe } from "../../src/model/describe.ts";
import { byDefault, declared, declaredAs } from "../../src/model/fact.ts";
import type { Limit } from "../../src/platform/limit.ts";
import { locate, rootCursor } from "../../src/syntax/cursor.ts";
import { yaml } from "../support/parse.ts";

const [document] = yaml("a: 1\n");
if (document === undefined) throw new Error("no document");
const at = locate(rootCursor(document));

function row(confidence: Limit["confidence"]): Limit {
  const about = { role: "other", appliesTo: "tests", source: "https://example.com", checked: "2026-11" } as const;
  return { id: "some-row", unit: "count", default: 1, confidence, ...about };
}

group("what stands at a place", () => {
  test.each([
    [
      "a word of the model's own is said in full",
      declaredAs("flavour", "class of Ingress chat", "classic", at),
      "class of Ingress chat is classic Application Load Balancer",
    ],
    [
      "the same word in a file is quoted",
      declared("backend of Gateway mobile", "classic", at),
      "backend of Gateway mobile is classic",
    ],
    [
      "a kind of probe has its article",
      declaredAs("probe", "startup probe of the container", "tcp", at),
      "startup probe of the container is a TCP probe",
    ],
    [
      "groups are spelled out",
      declaredAs("backend", "backend of Service chat", "neg", at),
      "backend of Service chat is made of network endpoint groups",
    ],
    [
      "a sentence stands for itself",
      declaredAs("sentence", "port of x", "x opens its port early", at),
      "x opens its port early",
    ],
    [
      "a reason follows what it is the reason of",
      declaredAs("reason", "nobody copies the probe", "it sets a host", at),
      "nobody copies the probe: it sets a host",
    ],
    [
      "a default that is a switch is on or off",
      byDefault("affinity", false, at, row("documented")),
      "affinity is off by default (some-row); nothing is set here",
    ],
    ["a switch in a file is quoted", declared("affinity", false, at), "affinity is false"],
  ])("%s", (_, fact, sentence) => {
    expect(describe(fact)).toBe(sentence);
  });

  test("a sentence about a default names its row", () => {
    const fact = {
      ...byDefault("pings of x", "x sends no pings", at, row("documented")),
      wording: "sentence",
    } as const;
    expect(describe(fact)).toBe("x sends no pings (some-row)");
  });
});

test.each([
  ["documented", []],
  ["inferred", ["slots has a default that no vendor documents (some-row)"]],
  ["conflicting", ["slots has a default about which Google's own pages disagree (some-row)"]],
] as const)("a default that is %s", (confidence, assumptions) => {
  expect(assumptionsOf([byDefault("slots", 1, at, row(confidence))])).toEqual(assumptions);
});
