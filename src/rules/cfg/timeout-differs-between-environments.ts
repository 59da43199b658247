import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import { socketFact } from "../../model/traffic.ts";
import { limitsOf } from "../limits-of-path.ts";
import { undecided } from "../undecided.ts";

/**
 * A release is tried in staging and sent to production. If staging lets a connection live for an hour and production
 * ends it after 15 minutes, every test passes and every real session breaks; the other way round, staging shows a fault
 * that is not there. Nobody sees it in a review, because the two numbers are in two files.
 *
 * ## Condition
 *
 * In production, it compares each limit of a path with the same limit of the same service in staging, where both are
 * read: idle limits and lifetimes of each hop, the heartbeat, the server's keep-alive, the start-up window, the grace
 * period and both drains. The larger of the two may be `factor` times the smaller. It is undecided when only one of the
 * two can be read.
 *
 * Files belong to an environment by [`environments`](../../../docs/config.md#environments) in the config, or by their
 * names.
 *
 * ## When it does not apply
 *
 * - Environments other than production, and services that are not in staging.
 * - Development: a short limit there is nobody's promise.
 * - Without a reason to expect long-lived connections.
 *
 * ## How to fix it
 *
 * Give staging the limits of production, and write down where it may differ: an override in the config, or an allowance
 * with its reason, is read by the next person; a number in another folder is not.
 *
 * @allow staging is rebuilt every hour
 */
export const timeoutDiffersBetweenEnvironments: Rule = defineRule({
  id: "cfg/timeout-differs-between-environments",
  title: "A limit is another one in production than where it was tried",
  why: `What holds in staging is taken to hold in production. Where a limit differs between the two, connections that lived
through every test are cut for real users, or a fault that every test shows is not there at all.`,
  references: ["https://12factor.net/dev-prod-parity"],
  needs: "elsewhere",
  params: {
    factor: { default: 2, about: "How many times larger one of the two may be" },
  },

  *check(path, { factor }) {
    const traffic = socketFact(path);
    if (path.environment !== "production" || traffic === undefined) return;
    const tried = path.elsewhere?.find(({ environment }) => environment === "staging");
    if (tried === undefined) return;
    const there = new Map(limitsOf(tried).map(({ name, fact }) => [name, fact]));
    for (const { name, fact } of limitsOf(path)) {
      const other = there.get(name);
      if (other === undefined || (!fact.known && !other.known)) continue;
      const question = `whether the ${name} is the same in production and staging`;
      if (!fact.known) yield undecided(fact, question, other, traffic);
      else if (!other.known) yield undecided(other, question, fact, traffic);
      else yield compared({ name, here: fact, there: other, traffic }, factor);
    }
  },
});

interface Pair {
  readonly name: string;
  readonly here: KnownFact<number>;
  readonly there: KnownFact<number>;
  readonly traffic: Fact<string>;
}

function compared({ name, here, there, traffic }: Pair, factor: number): Outcome {
  const [less, more] = [Math.min(here.value, there.value), Math.max(here.value, there.value)];
  if (more <= less * factor) return { verdict: "pass", evidence: [here, there] };
  const message = `The ${name} is ${seconds(here.value)} in production and ${seconds(there.value)} in staging, and the larger is more than ${factor} x the smaller: what staging shows of connections does not hold in production.`;
  return { verdict: "fail", evidence: [here, there, traffic], message };
}
