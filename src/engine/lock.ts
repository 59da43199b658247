import type { PolicyLayer, RuleSetting } from "../config/config.ts";
import type { Problem } from "../syntax/document.ts";
import { own, pick } from "./per-environment.ts";
import { resolvePolicy } from "./policy.ts";
import { graver } from "./severity.ts";

/**
 * What makes a rule milder that a layer below says is not to be suppressed. The policy itself takes no notice of it;
 * whoever wrote it has to know.
 */
export function lockProblems(layers: readonly PolicyLayer[], environments: readonly string[]): readonly Problem[] {
  const locks = new Map<string, number>();
  for (const [index, { rules }] of layers.entries()) {
    for (const [id, { suppressible }] of Object.entries(rules)) {
      if (suppressible === false && !locks.has(id)) locks.set(id, index);
    }
  }
  const all = ["production", "staging", "development", ...environments];
  return [...locks].flatMap(([id, index]) => {
    const owned = new Locked(id, layers.slice(0, index + 1), all);
    return layers.slice(index + 1).flatMap((layer) => settingsIn(layer, id).flatMap((one) => owned.problems(one)));
  });
}

function settingsIn({ rules, overrides }: PolicyLayer, id: string): readonly RuleSetting[] {
  return [rules, ...overrides.map((override) => override.rules)].flatMap((map) => own(map, id) ?? []);
}

class Locked {
  readonly #id: string;
  readonly #owner: string;
  readonly #severities: ReadonlyMap<string, ReturnType<ReturnType<typeof resolvePolicy>["severityOf"]>>;

  constructor(id: string, layers: readonly PolicyLayer[], environments: readonly string[]) {
    this.#id = id;
    this.#owner = layers.at(-1)?.name ?? "";
    const severities = environments.map((name) => [name, resolvePolicy(layers, name).severityOf(id)] as const);
    this.#severities = new Map(severities);
  }

  problems({ severity, params, suppressible, at }: RuleSetting): readonly Problem[] {
    if (at === undefined) return [];
    const say = (message: string): readonly Problem[] => [
      { source: at.document.source, span: at.span, message: `${message}: ${this.#owner} says suppressible: false` },
    ];
    if (suppressible === true) return say(`${this.#id} cannot be made suppressible again`);
    if (params !== undefined) return say(`the parameters of ${this.#id} cannot be changed`);
    for (const [environment, owned] of this.#severities) {
      const asked = pick(severity, environment);
      if (asked !== undefined && graver(owned, asked))
        return say(`${this.#id} cannot be milder than ${owned} in ${environment}`);
    }
    return [];
  }
}
