import { type Known, STANDARD_ENVIRONMENTS } from "../config/checks.ts";
import type { AssertionConfig, Config } from "../config/config.ts";
import { policyProblems } from "../config/policy-checks.ts";
import { SCENARIOS } from "../probe/all.generated.ts";
import { RULES } from "../rules/all.generated.ts";
import { rootCursor } from "../syntax/cursor.ts";
import type { Problem } from "../syntax/document.ts";
import type { LoadedPacks } from "./load-packs.ts";

/** What a config may refer to: rules, live checks, and the assertions of its own and of its packs. */
export function knownTo(config: Pick<Config, "extends" | "policy">, packs: LoadedPacks): Known {
  // Whoever looked for the packs has said which ones there are not.
  return { rules: knownRules([...assertionsIn(packs), ...config.policy.assertions]), packs: config.extends };
}

/** What packs refer to that leads nowhere. */
export function packProblems(config: Pick<Config, "environments" | "policy">, packs: LoadedPacks): readonly Problem[] {
  const rules = knownRules([...assertionsIn(packs), ...config.policy.assertions]);
  const environments = [...new Set([...config.environments.map(({ name }) => name), ...STANDARD_ENVIRONMENTS])];
  return packs.files.flatMap(({ document }) =>
    policyProblems(rootCursor(document), { rules, environments, isOpen: true }),
  );
}

export function assertionsIn(packs: LoadedPacks): readonly AssertionConfig[] {
  return packs.files.flatMap(({ layer }) => layer.assertions);
}

/** The first of several with one id counts; the others are pointed at. */
function knownRules(assertions: readonly AssertionConfig[]): Known["rules"] {
  const own = [...assertions].reverse().map(({ id, at }) => ({ id, at, params: {} }));
  return [...own, ...RULES, ...SCENARIOS];
}
