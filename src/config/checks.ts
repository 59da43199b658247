import { type Fact, locationOf } from "../model/fact.ts";
import { LIMITS } from "../platform/limits.generated.ts";
import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey, rootCursor } from "../syntax/cursor.ts";
import type { Location, Problem } from "../syntax/document.ts";
import { isDate } from "../text/date.ts";
import { authProblems } from "./auth-checks.ts";
import type { Config, ServiceConfig } from "./config.ts";
import { type KnownRule, policyProblems, unknownEnvironment, unknownName } from "./policy-checks.ts";
import { textAt } from "./scalars.ts";

/** What a config may refer to. */
export interface Known {
  readonly rules: readonly KnownRule[];
  /** Names of policy packs. */
  readonly packs: readonly string[];
}

/** These need no declaration: the packs speak of them. */
export const STANDARD_ENVIRONMENTS: readonly string[] = ["development", "staging", "production"];

/** References that lead nowhere and other contradictions that no schema sees. */
export function checkConfig(config: Config, known: Known): readonly Problem[] {
  const check = new Checks(config, known);
  check.packs();
  check.environments();
  check.policy();
  check.limits();
  check.suppressions();
  for (const service of config.services) check.service(service);
  return check.problems;
}

/** Collects problems; what is known is worked out once. */
class Checks {
  readonly problems: Problem[] = [];
  readonly #config: Config;
  readonly #known: Known;
  readonly #root: Cursor;
  readonly #environments: readonly string[];

  constructor(config: Config, known: Known) {
    this.#config = config;
    this.#known = known;
    this.#root = rootCursor(config.document);
    this.#environments = [...new Set([...config.environments.map(({ name }) => name), ...STANDARD_ENVIRONMENTS])];
  }

  packs(): void {
    const at = descend(this.#root, "extends");
    for (const item of at.node?.kind === "list" ? itemsOf(at) : [at]) {
      const name = textAt(item);
      if (name !== undefined) this.#oneOf("pack", name, this.#known.packs, locate(item));
    }
  }

  environments(): void {
    const { environment } = this.#config;
    if (environment !== undefined) this.#environment(environment, locate(descend(this.#root, "environment")));
    this.#environmentKeys(descend(this.#root, "session"));
  }

  policy(): void {
    this.problems.push(...policyProblems(this.#root, { ...this.#known, environments: this.#environments }));
  }

  limits(): void {
    for (const [id, at] of entriesOf(descend(this.#root, "limits"))) {
      this.#oneOf("limit", id, Object.keys(LIMITS), locateKey(at));
    }
  }

  suppressions(): void {
    for (const at of itemsOf(descend(this.#root, "suppressions"))) {
      this.#rule(textAt(at, "rule") ?? "", locate(descend(at, "rule")));
      const until = textAt(at, "until");
      if (until !== undefined && !isDate(until)) this.#say(locate(descend(at, "until")), `"${until}" is no date`);
    }
  }

  service({ startup, name, auth }: ServiceConfig): void {
    if (auth) this.problems.push(...authProblems(auth));
    this.#environmentKeys(descend(this.#root, "services", name, "startup", "measured"));
    this.#eachOnce(startup.phases);
    const phases = startup.phases.flatMap(textOf);
    const dependencies = startup.dependencies.flatMap((dependency) => textOf(dependency.name));
    const inPhase = [startup.acceptSocketsAfter, ...startup.dependencies.map(({ phase }) => phase)];
    for (const fact of inPhase) if (fact?.known) this.#oneOf("phase", fact.value, phases, locationOf(fact));
    for (const { name: own, needs } of startup.dependencies) {
      for (const need of needs) {
        this.#oneOf("dependency", need.value, dependencies, locationOf(need));
        if (own.known && own.value === need.value) this.#say(locationOf(need), `${own.value} cannot need itself`);
      }
    }
  }

  #rule(id: string, at: Location): void {
    const ids = this.#known.rules.map((rule) => rule.id);
    this.#oneOf("rule", id, ids, at);
  }

  #environmentKeys(at: Cursor): void {
    for (const [name, entry] of entriesOf(at)) this.#environment(name, locateKey(entry));
  }

  #environment(name: string, at: Location): void {
    if (!this.#environments.includes(name)) this.#say(at, unknownEnvironment(name, this.#environments));
  }

  #eachOnce(facts: readonly Fact<string>[]): void {
    const seen = new Set<string>();
    for (const fact of facts) {
      if (!fact.known) continue;
      if (seen.has(fact.value)) this.#say(locationOf(fact), `"${fact.value}" is in this list twice`);
      seen.add(fact.value);
    }
  }

  #oneOf(kind: string, name: string, known: readonly string[], at: Location): void {
    if (!known.includes(name)) this.#say(at, unknownName(kind, name, known));
  }

  #say(at: Location, message: string): void {
    this.problems.push({ source: at.document.source, span: at.span, message });
  }
}

function textOf(fact: Fact<string>): readonly string[] {
  return fact.known ? [fact.value] : [];
}
