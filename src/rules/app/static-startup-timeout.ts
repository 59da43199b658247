import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { KnownFact } from "../../model/fact.ts";
import type { Startup } from "../../model/path.ts";
import { exact, roundUp } from "../numbers.ts";
import { undecided } from "../undecided.ts";

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
