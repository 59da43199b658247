import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import type { Finding } from "../../../src/engine/finding.ts";
import { type Fact, locationOf } from "../../../src/model/fact.ts";
import { type Location, startOf } from "../../../src/syntax/document.ts";
import type { Node } from "../../../src/syntax/node.ts";
import { hcl } from "../../support/hcl.ts";
import { FIXTURES } from "./fixtures.ts";

interface Literal {
  readonly start: number;
  readonly end: number;
  readonly at: string;
}

/** The values that are written out in the resources of a text. */
async function literalsIn(text: string): Promise<readonly Literal[]> {
  const [document] = await hcl({ "main.tf": text });
  const found: Literal[] = [];
  const walk = (node: Node, at: string): void => {
    if (node.kind === "map") for (const { key, value } of node.entries) walk(value, `${at}.${key}`);
    else if (node.kind === "list") for (const [index, item] of node.items.entries()) walk(item, `${at}[${index}]`);
    // What a resource is called tells it from others, and is looked for under its label where nobody knows it.
    else if (
      !/^\.resource\.\w+\.[^.]+\.name$/.test(at) &&
      /^(?:"[^"$]*"|[\d.]+|true|false)$/.test(text.slice(node.start, node.end))
    ) {
      found.push({ start: node.start, end: node.end, at });
    }
  };
  if (document) walk(document.root, "");
  return found;
}

async function linted(text: string) {
  const texts = [{ name: "main.tf", text }, ...UNSET];
  return lint({ texts, config: false, environment: "production" });
}

const NAME = "var.unset_1";
const UNSET = [{ name: "variables.tf", text: 'variable "unset_1" {\n  type = any\n}\n' }];

function factsIn(value: unknown, found: Fact<unknown>[] = []): readonly Fact<unknown>[] {
  if (Array.isArray(value)) for (const item of value) factsIn(item, found);
  else if (typeof value === "object" && value !== null) {
    if ("known" in value && "origin" in value) found.push(value as Fact<unknown>);
    else for (const [key, inner] of Object.entries(value)) if (key !== "at") factsIn(inner, found);
  }
  return found;
}

/** Defaults of the platforms that count somewhere, with the line that they are pointed at. */
function defaultsIn(paths: unknown): readonly string[] {
  return factsIn(paths).flatMap(({ known, what, origin }) => {
    return known && origin.kind === "default"
      ? [`${origin.limit.id} for ${what} at line ${startOf(origin.at).line}`]
      : [];
  });
}

function placesOf({ at, related }: Finding): readonly Location[] {
  return [at, ...related.map((other) => other.at)];
}

describe.each(Object.entries(FIXTURES))("%s: a value that nobody knows", (_, text) => {
  test("takes part in no verdict, and no default takes its place", async () => {
    const before = await linted(text);
    expect(before.problems).toEqual([]);
    expect(before.findings.filter(({ verdict }) => verdict === "fail").length).toBeGreaterThan(1);
    const faults: string[] = [];
    let used = 0;
    for (const { start, end, at } of await literalsIn(text)) {
      const isHere = ({ span }: Location): boolean => span.start === start && span.end === end;
      const isThere = ({ span }: Location): boolean => span.start === start && span.end === start + NAME.length;
      const after = await linted(text.slice(0, start) + NAME + text.slice(end));
      const known = new Set(defaultsIn(before.paths));
      for (const written of defaultsIn(after.paths)) if (!known.has(written)) faults.push(`${at}: ${written}`);
      for (const fact of factsIn(after.paths)) {
        if (fact.known && fact.origin.kind === "declared" && isThere(locationOf(fact))) {
          faults.push(`${at}: ${fact.what} is known to be ${JSON.stringify(fact.value)}`);
        }
      }
      for (const finding of after.findings) {
        if (finding.verdict === "fail" && placesOf(finding).some(isThere)) faults.push(`${at}: ${finding.message}`);
      }
      for (const finding of before.findings.filter((other) => placesOf(other).some(isHere))) {
        used++;
        const same = after.findings.filter(({ rule, verdict }) => rule.id === finding.rule.id && verdict === "fail");
        const stands = same.filter((other) => other.message === finding.message);
        if (stands.length > 0) faults.push(`${at}: ${finding.rule.id} stands without what it stood on`);
      }
    }
    expect(faults).toEqual([]);
    expect(used).toBeGreaterThan(2);
  });
});
