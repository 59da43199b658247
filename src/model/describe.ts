import type { LimitConfidence } from "../platform/limit.ts";
import type { Fact, KnownFact, Origin } from "./fact.ts";
import { leavesOf } from "./fact.ts";
import { inFull } from "./words.ts";

/** `30 s`, `0.5 s`, `no limit`: seconds as a message prints them. */
export function seconds(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "no limit";
  if (value > 0 && value < 0.001) return "less than 1 ms";
  return `${Number(value.toFixed(3))} s`;
}

/** What stands at a fact's place, as one sentence for a caret or a related location. */
export function describe(fact: Fact<unknown>): string {
  if (!fact.known) return `${fact.what} is unknown: ${fact.why}`;
  const isSentence = fact.wording === "sentence";
  const verb = fact.wording === "reason" ? ":" : " is";
  const said = isSentence ? String(fact.value) : `${fact.what}${verb} ${valueText(fact)}`;
  if (fact.assumed) return `${said}, assuming that ${fact.assumed}`;
  // A sentence says by itself what happens where nothing is set.
  const isDefault = isSentence && fact.origin.kind === "default";
  return isDefault ? `${said} (${fact.origin.limit.id})` : said + originText(fact.origin);
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

/** The assumptions under some facts: readings nobody wrote down, and defaults that are in doubt. */
export function assumptionsOf(facts: readonly Fact<unknown>[]): readonly string[] {
  const said = new Set<string>();
  for (const fact of leavesOf(facts)) {
    if (fact.known && fact.assumed) said.add(fact.assumed);
    if (fact.origin.kind !== "default") continue;
    const { confidence, id } = fact.origin.limit;
    if (confidence !== "documented") said.add(`${fact.what} has a default ${DOUBTS[confidence]} (${id})`);
  }
  return [...said];
}

const DOUBTS: Readonly<Record<Exclude<LimitConfidence, "documented">, string>> = {
  inferred: "that no vendor documents",
  conflicting: "about which Google's own pages disagree",
};

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
  if (typeof fact.value === "string") return fact.wording ? inFull(fact.wording, fact.value) : fact.value;
  // What nobody wrote is said in words, not in the spelling of a file.
  if (typeof fact.value === "boolean" && fact.origin.kind === "default") return fact.value ? "on" : "off";
  return JSON.stringify(fact.value);
}
