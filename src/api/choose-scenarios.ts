import { type Scenario, SUITES } from "../probe/scenario.ts";
import { didYouMean } from "../text/nearest.ts";
import { RequestError } from "./request-error.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** The checks that were asked for by name, else those of the suite; and those of a fresh start where it is watched. */
export function chooseScenarios(
  all: readonly Scenario[],
  { checks, suite = "standard", cold = false }: VerifyOptions,
): readonly Scenario[] {
  if (checks !== undefined && checks.length > 0) return named(all, checks);
  const rank = SUITES.indexOf(suite);
  if (rank < 0) throw new RequestError(`there is no suite "${suite}"; use ${SUITES.join(", ")}`);
  return all.filter((scenario) => (isCold(scenario) ? cold : SUITES.indexOf(scenario.suite) <= rank));
}

/** Checks of the cold start have to be the first that touch the service. */
function isCold({ check }: Scenario): boolean {
  return check.startsWith("K");
}

function named(all: readonly Scenario[], checks: readonly string[]): readonly Scenario[] {
  const wanted = new Set<Scenario>();
  for (const text of checks) {
    const found = all.find(({ check, id, name }) => [check.toLowerCase(), id, name].includes(text.toLowerCase()));
    const names = all.flatMap(({ check, id }) => [check, id]);
    if (found === undefined) throw new RequestError(`there is no check "${text}"${didYouMean(text, names)}`);
    wanted.add(found);
  }
  // What a check needs comes along: without it, it could not say what its own failure means.
  for (const scenario of wanted) {
    for (const need of [...scenario.needs, ...(scenario.fallsWith ?? []), scenario.after]) {
      const below = all.find(({ check }) => check === need);
      if (below) wanted.add(below);
    }
  }
  return all.filter((scenario) => wanted.has(scenario));
}
