import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { KnownFact } from "../../model/fact.ts";
import type { Dependency, Startup } from "../../model/startup.ts";
import { byName, type Circle, findCircles, positionOf } from "../startup-phases.ts";

/**
 * Start-up in phases works if each phase finds what it uses. A dependency that starts in an earlier phase than
 * something it needs fails, or waits for its whole timeout, on every cold start. If the failure is swallowed, the first
 * clients get errors from a server that says it is healthy.
 *
 * ## Condition
 *
 * From the declared `phases` and `dependencies`, it fails if for a dependency and one of its `needs`
 *
 * ```text
 * phase of the needed one  comes after  phase of the dependency
 * ```
 *
 * The same phase is fine: within a phase the order is the application's business. It also fails, at the need that
 * closes the circle, if dependencies need each other.
 *
 * It is undecided if only one of the two has a phase: nothing then says which comes first.
 *
 * ## When it does not apply
 *
 * - No phases are declared, or neither of the two dependencies has one (circles are found all the same).
 * - A need that is no declared dependency.
 *
 * ## How to fix it
 *
 * Move the needed dependency to the same or an earlier phase, or drop a need that is none.
 *
 * ## Incidents
 *
 * - [perfsonar/pscheduler](https://github.com/perfsonar/pscheduler/pull/1607): At boot the services of a scheduler
 *   could start before the database that they use, and then failed.
 *
 * @allow redis connects lazily, on first use
 */
export const dependencyOrderViolated: Rule = defineRule({
  id: "app/dependency-order-violated",
  title: "A dependency starts before something that it needs",
  why: `What a start-up phase uses has to be there already. Started too early, it fails or waits for its whole timeout, on each
cold start anew; if the failure is swallowed, the first clients get errors from a server that calls itself healthy.`,
  references: ["https://docs.cloud.google.com/run/docs/configuring/healthchecks"],
  params: {},

  *check({ startup }) {
    const names = byName(startup.dependencies);
    const outcomes: Outcome[] = [];
    for (const dependency of startup.dependencies) {
      for (const need of dependency.needs) {
        const needed = names.get(need.value);
        const outcome = needed && judge(startup, dependency, need, needed);
        if (outcome) outcomes.push(outcome);
      }
    }
    outcomes.push(...findCircles(startup.dependencies).map(told));
    yield* outcomes.filter(({ verdict }) => verdict !== "undecided");
    yield* outcomes.filter(({ verdict }) => verdict === "undecided").slice(0, 1);
  },
});

function judge(
  startup: Startup,
  { name, phase }: Dependency,
  need: KnownFact<string>,
  needed: Dependency,
): Outcome | undefined {
  const [own, other] = [positionOf(startup, phase), positionOf(startup, needed.phase)];
  if (!phase && !needed.phase) return undefined;
  if (!phase || !needed.phase) {
    const without = phase ? need.value : name.value;
    const message = `${name.value} needs ${need.value}, and ${without} has no phase: whether ${need.value} starts before it on a cold start cannot be told.`;
    return { verdict: "undecided", evidence: [need, name, needed.name], message };
  }
  const evidence = [need, phase, needed.phase] as const;
  if (other <= own) return { verdict: "pass", evidence };
  return {
    verdict: "fail",
    evidence,
    message: `${name.value} starts in phase ${phase.value} (${own} of ${startup.phases.length}) and needs ${need.value}, which starts only in phase ${needed.phase.value} (${other} of ${startup.phases.length}): every cold start fails or waits for ${need.value} in vain, and the first clients find a server that cannot serve them.`,
    fix: { title: `Start ${need.value} in phase ${phase.value} or before it`, safety: "unsafe" },
  };
}

function told({ need, members }: Circle): Outcome {
  const names = members.map(({ name }) => name.value);
  const chain = [...names, names[0]].join(", which needs ").replace(", which", "");
  return {
    verdict: "fail",
    evidence: [need, ...members.map(({ name }) => name)],
    message: `${chain}: none of them can start first, so a start waits until a timeout ends it, and clients find no server.`,
    fix: { title: `Drop one of these needs: ${chain}`, safety: "unsafe" },
  };
}
