import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { KnownFact } from "../../model/fact.ts";
import type { Startup } from "../../model/startup.ts";
import { exact, roundUp } from "../numbers.ts";
import { undecided } from "../undecided.ts";

/**
 * An application that limits its own start with one number, chosen where starts are quick, abandons starts elsewhere
 * that would have succeeded. New instances never come up, deploys fail, and clients wait or are refused while the old
 * instances fill up.
 *
 * ## Condition
 *
 * With `p95` the start measured in this environment (`startup.measured` in `holdopen.yaml`), it fails if
 *
 * ```text
 * start-up timeout of the application  <  margin x p95
 * ```
 *
 * 10 s against a measured 14.3 s in production is short of 1.5 x 14.3 = 21.45 s. The message also names the starts
 * measured in other environments, since one value for all of them is usually how it came about. A single value that is
 * long enough for the slowest environment is fine.
 *
 * It is undecided if starts were measured in other environments only, or if the timeout cannot be read.
 *
 * ## When it does not apply
 *
 * - No start was measured in any environment.
 * - The application's start-up timeout is not known (`app: startup.timeoutSeconds`).
 *
 * ## How to fix it
 *
 * Raise the timeout, or take it from the environment and set it per environment. Then look at
 * [probe/startup-budget-too-small](../probe/startup-budget-too-small.md): the platform has a limit too.
 *
 * ## Incidents
 *
 * - [PelicanPlatform/pelican](https://github.com/PelicanPlatform/pelican/issues/1486): The code gives a Java service 10
 *   s to come up, and on some of the hosts that is too short.
 * - [cashapp/misk](https://github.com/cashapp/misk/pull/1383): What usually starts in 100 ms could take more than its 5
 *   s in staging, where starts compete for CPU.
 *
 * @allow measured on the old image, new numbers are on the way
 */
export const staticStartupTimeout: Rule = defineRule({
  id: "app/static-startup-timeout",
  title: "The application gives up its own start sooner than a start takes",
  why: `A start-up timeout chosen on a fast machine meets slower ones: the application abandons a start that would have
succeeded. New instances never come up, deploys fail, and clients wait or are refused while the old ones fill up.`,
  references: ["https://docs.cloud.google.com/run/docs/configuring/healthchecks"],
  params: {
    margin: { default: 1.5, about: "How many times the measured start (p95) the timeout has to allow" },
  },

  *check({ startup, environment }, { margin }) {
    const { appTimeoutSeconds: timeout, measuredSeconds: measured } = startup;
    const elsewhere = measuredElsewhere(startup, environment);
    if (timeout === undefined || (measured === undefined && elsewhere.length === 0)) return;
    const others = elsewhere.map(([, fact]) => fact);
    if (measured === undefined) {
      const names = elsewhere.map(([name]) => name).join(", ");
      const message = `Starts were measured in ${names} but not in ${environment}: whether the application's own start-up timeout is long enough here cannot be told.`;
      return yield { verdict: "undecided", evidence: [timeout, ...others], message };
    }
    if (!timeout.known)
      return yield undecided(timeout, "whether the application gives up its own start too soon", measured);
    const needed = exact(margin * measured.value);
    if (timeout.value >= needed) return yield { verdict: "pass", evidence: [timeout, measured] };

    const sum = `${margin} x ${measured.value} = ${seconds(needed)} is more than ${seconds(timeout.value)}`;
    yield {
      verdict: "fail",
      evidence: [timeout, measured, ...others],
      message: `The application abandons its start after ${seconds(timeout.value)}, and a start takes ${seconds(measured.value)} in ${environment}: ${sum}.${said(elsewhere)} Clients that connect to a new instance are refused.`,
      fix: { title: `Raise ${timeout.what} to ${roundUp(needed)} s in ${environment}`, safety: "unsafe" },
    };
  },
});

type Measured = readonly (readonly [string, KnownFact<number>])[];

function measuredElsewhere({ measuredByEnvironment }: Startup, environment: string): Measured {
  return Object.entries(measuredByEnvironment).filter(([name]) => name !== environment);
}

function said(elsewhere: Measured): string {
  const starts = elsewhere.map(([name, { value }]) => `${seconds(value)} in ${name}`);
  return starts.length === 0 ? "" : ` It takes ${starts.join(" and ")}: one value may not suit them all.`;
}
