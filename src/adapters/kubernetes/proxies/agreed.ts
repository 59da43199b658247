import { type Fact, locationOf, unknown } from "../../../model/fact.ts";
import { locateKey } from "../../../syntax/cursor.ts";
import { startOf } from "../../../syntax/document.ts";
import type { RouteRule } from "../way-in.ts";
import { unlessOff } from "./duration-fact.ts";

/** What some rules say alike of a limit; where they differ it cannot be told which of them a socket takes. */
export function agreed(
  rules: readonly RouteRule[],
  read: (rule: RouteRule) => Fact<number> | undefined,
): Fact<number> | undefined {
  const said = rules.map((rule) => unlessOff(read(rule)));
  const written = said.find((fact) => fact !== undefined);
  if (written === undefined || said.every((fact) => isSame(fact, written))) return written;
  const lines = rules.map(({ at }) => startOf(locateKey(at)).line);
  const shown = lines.length > 3 ? [...lines.slice(0, 3), "others"] : lines;
  const why = `the rules on lines ${shown.join(", ")} lead to it and differ`;
  return unknown(written.what, why, locationOf(written));
}

/** The one thing that several objects say of a limit, each of which counts. */
export function agreedFacts(facts: readonly Fact<number>[], why: string): Fact<number> | undefined {
  const [first] = facts;
  if (first === undefined || facts.every((fact) => isSame(fact, first))) return first;
  return unknown(first.what, why, locationOf(first));
}

function isSame(a: Fact<number> | undefined, b: Fact<number>): boolean {
  if (a === undefined) return false;
  return a.known && b.known ? a.value === b.value : a === b;
}

/** The limit of two that comes first; one that cannot be read may be that. */
export function shorter(a: Fact<number> | undefined, b: Fact<number> | undefined): Fact<number> | undefined {
  if (!a || !b) return a ?? b;
  if (!a.known) return a;
  return b.known && a.value <= b.value ? a : b;
}
