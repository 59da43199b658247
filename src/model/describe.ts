import type { Fact, KnownFact, Origin } from "./fact.ts";
import { leavesOf } from "./fact.ts";

/** `30 s`, `0.5 s`, `no limit`: seconds as a message prints them. */
export function seconds(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "no limit";
  return `${Number(value.toFixed(3))} s`;
}

/** What stands at a fact's place, as one sentence for a caret or a related location. */
export function describe(fact: Fact<unknown>): string {
  if (!fact.known) return `${fact.what} is unknown: ${fact.why}`;
  const said = `${fact.what} is ${valueText(fact)}`;
  return fact.assumed ? `${said}, assuming that ${fact.assumed}` : said + originText(fact.origin);
}

/** Where a value comes from, in a few words: `declared`, `default (run-timeout-default)`, `30 x 2`. */
export function originLabel(origin: Origin): string {
  switch (origin.kind) {
    case "declared":
      return "declared";
    case "default":
      return `default, ${origin.limit.id}`;
    case "derived":
      return origin.how;
    case "policy":
      return origin.why;
    case "observed":
      return "observed";
  }
}

/** The assumptions under some facts: readings nobody wrote down, and defaults that no vendor documents. */
export function assumptionsOf(facts: readonly Fact<unknown>[]): readonly string[] {
  const said = new Set<string>();
  for (const fact of leavesOf(facts)) {
    if (fact.known && fact.assumed) said.add(fact.assumed);
    if (fact.origin.kind === "default" && fact.origin.limit.confidence !== "documented") {
      said.add(`${fact.what} has its ${fact.origin.limit.confidence} default (${fact.origin.limit.id})`);
    }
  }
  return [...said];
}

function originText(origin: Origin): string {
  switch (origin.kind) {
    case "default":
      return ` by default (${origin.limit.id}); nothing is set here`;
    case "derived":
      return ` (${origin.how})`;
    case "policy":
      return ` (${origin.why})`;
    default:
      return "";
  }
}

function valueText(fact: KnownFact<unknown>): string {
  if (typeof fact.value === "number") return fact.unit === "s" ? seconds(fact.value) : String(fact.value);
  return typeof fact.value === "string" ? fact.value : JSON.stringify(fact.value);
}
