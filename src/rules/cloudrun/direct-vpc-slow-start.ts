import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { DirectVpc } from "../../model/run-settings.ts";
import { undecided } from "../undecided.ts";

/**
 * With Direct VPC egress the first connection through the VPC network may have to wait for a minute or more after an
 * instance has started. A start that connects to Redis or a database and gives up after ten seconds fails on just those
 * instances that are added while clients wait.
 *
 * ## Condition
 *
 * With `startup.dependencies` in `holdopen.yaml` and Direct VPC egress on, it fails when the shortest of their timeouts
 * or the platform's startup window is below 60 s. It is undecided when it cannot be read whether Direct VPC egress is
 * on.
 *
 * Unless all traffic goes through the network, it is assumed that the dependencies are reached through it.
 *
 * ## When it does not apply
 *
 * - Starts without dependencies, and those with `startup.measured` for the environment: the wait is then in the
 *   measure.
 * - A connector for Serverless VPC Access.
 *
 * ## How to fix it
 *
 * Let the start try again for longer than a minute, and give the startup probe a window to match. An `httpGet` startup
 * probe whose handler tests the way out keeps clients away until it is there.
 *
 * @allow the cache is optional at the start
 */
export const directVpcSlowStart: Rule = defineRule({
  id: "cloudrun/direct-vpc-slow-start",
  title: "A start gives up before Direct VPC egress is there",
  why: `With Direct VPC egress an instance may not reach anything through the VPC network for a minute or more after it
starts. An application that connects to its cache or database as it boots and gives up sooner never starts, and the clients
that wait for the instance are refused.`,
  references: ["https://docs.cloud.google.com/run/docs/configuring/vpc-direct-vpc"],
  params: {},

  *check(path, _params, limits) {
    const { run, startup } = path;
    const need = limits("run-direct-vpc-start").min ?? 0;
    // A start that was measured has the wait in it.
    if (!run?.directVpc || startup.dependencies.length === 0 || startup.measuredSeconds) return;
    const { directVpc } = run;
    const shortest = shortestLimit(path);
    if (shortest === undefined) return;
    const evidence = [through(shortest, directVpc), directVpc.interfaces, directVpc.takesAll] as const;
    if (shortest.value >= need) return yield { verdict: "pass", evidence };
    const { interfaces } = directVpc;
    if (!interfaces.known) return yield undecided(interfaces, "whether a start waits for Direct VPC egress", shortest);
    yield {
      verdict: "fail",
      evidence,
      message: `A start gives up after ${seconds(shortest.value)} (${shortest.what}), and Direct VPC egress may need ${seconds(need)} or more before the first connection through it. New instances then fail, and clients that wait for one are refused.`,
      fix: {
        title: `Allow ${seconds(need)} or more for ${shortest.what}, with an httpGet startup probe that tests the way out`,
        safety: "unsafe",
      },
    };
  },
});

/** What ends a start that cannot reach what it needs: the limit of one dependency, or the platform's window. */
function shortestLimit({ startup }: ConnectionPath): KnownFact<number> | undefined {
  const limits: readonly (Fact<number> | undefined)[] = [
    ...startup.dependencies.map(({ timeoutSeconds }) => timeoutSeconds),
    startup.budgetSeconds,
  ];
  const known = limits.filter((fact): fact is KnownFact<number> => fact?.known === true);
  return known.toSorted((a, b) => a.value - b.value)[0];
}

/** Only private addresses are sure to go through the network unless everything does. */
function through(fact: KnownFact<number>, { takesAll }: DirectVpc): Fact<number> {
  if (takesAll.known && takesAll.value) return fact;
  return { ...fact, assumed: "what the start depends on is reached through the VPC network" };
}
