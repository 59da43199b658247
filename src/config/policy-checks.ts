import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey } from "../syntax/cursor.ts";
import { type Location, type Problem, sourceName } from "../syntax/document.ts";
import { didYouMean } from "../text/nearest.ts";
import { isLongForm, LONG_KEYS } from "./policy-layer.ts";
import { scalarAt, textAt } from "./scalars.ts";

/** What a config or a pack may speak of. */
export interface KnownToPolicy {
  readonly rules: readonly KnownRule[];
  /** Undefined for a pack, which cannot know the environments of all who build on it. */
  readonly environments: readonly string[];
  /** Whether there may be others than these. */
  readonly isOpen?: boolean;
}

export interface KnownRule {
  readonly id: string;
  readonly params: Readonly<Record<string, { readonly default: number | boolean | string }>>;
  /** Set for an assertion: where it is declared. */
  readonly at?: Location;
}

/** References of `rules:`, `overrides:` and `assertions:` that lead nowhere, and what else no schema sees. */
export function policyProblems(root: Cursor, known: KnownToPolicy): readonly Problem[] {
  const check = new PolicyChecks(known);
  check.rules(descend(root, "rules"));
  for (const at of itemsOf(descend(root, "overrides"))) check.override(at);
  for (const at of itemsOf(descend(root, "assertions"))) check.assertion(at);
  return check.problems;
}

export function unknownName(kind: string, name: string, known: readonly string[]): string {
  const list = known.length === 0 ? "; none is declared" : known.length <= 12 ? `; known: ${known.join(", ")}` : "";
  return `unknown ${kind} "${name}"${didYouMean(name, known) || list}`;
}

export function unknownEnvironment(name: string, known: readonly string[]): string {
  return `unknown environment "${name}"${didYouMean(name, known) || "; declare it under environments"}`;
}

class PolicyChecks {
  readonly problems: Problem[] = [];
  readonly #known: KnownToPolicy;
  readonly #rules: ReadonlyMap<string, KnownRule>;

  constructor(known: KnownToPolicy) {
    this.#known = known;
    this.#rules = new Map(known.rules.map((rule) => [rule.id, rule]));
  }

  rules(at: Cursor): void {
    for (const [id, setting] of entriesOf(at)) this.#setting(id, setting);
  }

  override(at: Cursor): void {
    const isMatched = ["files", "services", "labels"].some((key) => descend(at, key).node !== undefined);
    if (!isMatched)
      this.#say(locateKey(at), "an override needs files, services or labels; rules for all go into rules:");
    this.rules(descend(at, "rules"));
    for (const [, setting] of entriesOf(descend(at, "rules"))) {
      const flag = descend(setting, "suppressible");
      if (flag.node)
        this.#say(locateKey(flag), "suppressible holds for a rule everywhere; it does not go into an override");
    }
  }

  assertion(at: Cursor): void {
    this.#environmentKeys(descend(at, "severity"));
    const id = descend(at, "id");
    const name = textAt(id) ?? "";
    const first = this.#rules.get(name);
    const place = locate(id);
    if (first === undefined) return;
    if (first.at === undefined) this.#say(place, `${name} is a rule of holdopen already`);
    else if (!isSamePlace(first.at, place)) this.#say(place, `${name} is declared already, at ${placeText(first.at)}`);
  }

  #setting(id: string, at: Cursor): void {
    const rule = this.#rules.get(id);
    if (rule === undefined) this.#say(locateKey(at), unknownName("rule", id, [...this.#rules.keys()]));
    if (!isLongForm(at)) return this.#environmentKeys(at);
    for (const [key, entry] of entriesOf(at)) {
      if (!LONG_KEYS.includes(key)) this.#say(locateKey(entry), `${key} does not go beside severity and params`);
    }
    this.#environmentKeys(descend(at, "severity"));
    for (const [name, value] of entriesOf(descend(at, "params"))) if (rule) this.#param(rule, name, value);
  }

  #param(rule: KnownRule, name: string, at: Cursor): void {
    const param = Object.hasOwn(rule.params, name) ? rule.params[name] : undefined;
    if (param === undefined)
      return this.#say(locateKey(at), unknownName(`parameter of ${rule.id}`, name, Object.keys(rule.params)));
    this.#environmentKeys(at);
    const values = at.node?.kind === "map" ? entriesOf(at).map(([, value]) => value) : [at];
    for (const value of values) {
      if (typeof scalarAt(value) !== typeof param.default) {
        this.#say(locate(value), `${name} of ${rule.id} should be a ${typeof param.default}, as ${param.default}`);
      }
    }
  }

  #environmentKeys(at: Cursor): void {
    const { environments, isOpen = false } = this.#known;
    for (const [name, entry] of entriesOf(at)) {
      if (environments.includes(name) || (isOpen && didYouMean(name, environments) === "")) continue;
      this.#say(locateKey(entry), unknownEnvironment(name, environments));
    }
  }

  #say(at: Location, message: string): void {
    this.problems.push({ source: at.document.source, span: at.span, message });
  }
}

function isSamePlace(one: Location, other: Location): boolean {
  return one.document.source === other.document.source && one.span.start === other.span.start;
}

function placeText({ document, span }: Location): string {
  const { line, column } = document.source.lines.position(span.start);
  return `${sourceName(document.source.source)}:${line}:${column}`;
}
