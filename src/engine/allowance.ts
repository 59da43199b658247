import type { Location, Problem, SourceText } from "../syntax/document.ts";
import { isDate } from "../text/date.ts";
import { didYouMean } from "../text/nearest.ts";
import type { Span } from "../text/span.ts";
import type { Scope } from "./comment-scope.ts";
import type { Finding } from "./finding.ts";
import { expired, type Suppressions } from "./suppress.ts";

export interface AllowanceOptions {
  readonly ruleIds: readonly string[];
  /** ISO date. */
  readonly today: string;
}

/** A suppression as somebody wrote it beside what it is for. */
export interface Allowance extends Span {
  readonly source: SourceText;
  /** `allow lb/draining-disabled until 2027-01-01 -- reason`. */
  readonly text: string;
  /** How it should have been written. */
  readonly usage: string;
  /** What it is about; undefined where it stands at nothing. */
  scope(): Scope | undefined;
}

/** More than anyone writes by hand into one text; each costs a walk over the tree. */
export const MAX_ALLOWANCES = 1000;

/** The suppression, or what is wrong with it. */
export function readAllowance(written: Allowance, { ruleIds, today }: AllowanceOptions): Suppressions {
  const { rules, until, reason } = parseAllow(written.text);
  if (rules.length === 0) return refused(written, `not a suppression; ${written.usage}`);
  if (reason === "") return refused(written, `a suppression needs a reason behind --; ${written.usage}`);
  if (until !== undefined && !isDate(until)) return refused(written, `"${until}" is no date such as 2027-01-31`);
  const scope = written.scope();
  if (scope === undefined) return refused(written, "this suppression stands above nothing it could be for");
  const { document, pointer, span } = scope;
  const at: Location = { document, pointer, span: { start: written.start, end: written.end } };
  if (until !== undefined && until < today)
    return { suppressions: [], problems: [expired(at, rules.join(", "), until)] };
  const strange = rules.filter((id) => !ruleIds.includes(id));
  const problems = strange.map((id) => problemIn(written, `unknown rule "${id}"${didYouMean(id, ruleIds)}`));
  const isIn = (place: Location): boolean =>
    place.document.source === written.source && span.start <= place.span.start && place.span.start < span.end;
  const covers = (finding: Finding): boolean => [finding, ...finding.related].some((place) => isIn(place.at));
  return { suppressions: [{ rules, reason, at, ...(until !== undefined && { until }), covers }], problems };
}

export function problemIn(
  { source, start, end }: Pick<Allowance, "source" | "start" | "end">,
  message: string,
): Problem {
  return { source, span: { start, end }, message };
}

interface Allowed {
  readonly rules: readonly string[];
  readonly until: string | undefined;
  readonly reason: string;
}

/** `allow a/b, c/d until 2027-01-01 -- reason`; no rules where it is something else. Linear in hostile input. */
function parseAllow(text: string): Allowed {
  const [verb, ...words] = text.trim().split(/\s+/);
  const dashes = words.findIndex((word) => word.startsWith("--"));
  const head = dashes < 0 ? words : words.slice(0, dashes);
  const tail = dashes < 0 ? [] : words.slice(dashes);
  const untilAt = head.indexOf("until");
  const list = (untilAt < 0 ? head : head.slice(0, untilAt)).join(",").split(",");
  return {
    rules: verb === "allow" ? list.filter((id) => id !== "") : [],
    until: untilAt < 0 ? undefined : head.slice(untilAt + 1).join(" "),
    reason: tail.join(" ").replace(/^-+\s*/, ""),
  };
}

function refused(written: Allowance, message: string): Suppressions {
  return { suppressions: [], problems: [problemIn(written, message)] };
}
