import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { exact } from "../numbers.ts";
import { sequentialTimeouts, total } from "../startup-phases.ts";
import { undecided } from "../undecided.ts";

/**
 * Cloud Run's own startup probe gives the port 240 s to open. A probe that is written as a path alone replaces it, and
 * with the defaults of written probes (3 attempts, 10 s apart) leaves 30 s.
 *
 * ## Condition
 *
 * It fails when a startup probe is written with neither `periodSeconds` nor `failureThreshold`. It is undecided when it
 * cannot be read whether there is a probe.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here.
 * - `startup.measured` in `holdopen.yaml` says how long a start takes, or the timeouts of dependencies are longer than
 *   the window: `probe/startup-budget-too-small` speaks of those.
 *
 * ## How to fix it
 *
 * Write both numbers, so that their product is what the slowest start needs. Where 30 s are enough, write them, or say
 * in `startup.measured` how long a start takes.
 *
 * @allow a start takes 2 s
 */
export const bareStartupProbe: Rule = defineRule({
  id: "cloudrun/bare-startup-probe",
  title: "A startup probe without numbers leaves less time than none at all",
  why: `Where no startup probe is written, Cloud Run waits for the port with one of its own. One that is written without
numbers takes its place with a much shorter window: a slow start that used to succeed is now killed, and the clients that
wait for the new instance are refused.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://run.googleapis.com/$discovery/rest?version=v1",
  ],
  params: {},

  *check(path, _params, limits) {
    const { probes, budgetSeconds: budget, measuredByEnvironment } = path.startup;
    const { startup: probe } = probes;
    const socket = socketFact(path);
    if (path.platform !== "cloud-run" || !socket || !probe || probe.kind === "default-tcp") return;
    const { periodSeconds: period, failureThreshold: failures } = probe;
    if (!probe.declaration.known) {
      return yield undecided(probe.declaration, "how long a start may take", socket);
    }
    const evidence = [probe.declaration, period, failures, socket] as const;
    if (period.origin.kind !== "default" || failures.origin.kind !== "default") {
      return yield { verdict: "pass", evidence };
    }
    if (!budget?.known) return;
    // Whoever says how long a start takes is told by probe/startup-budget-too-small.
    if (Object.keys(measuredByEnvironment).length > 0 || total(sequentialTimeouts(path.startup)) > budget.value) return;
    const own = limits("run-probe-default-tcp-failure-threshold").default;
    const without = exact(Number(own) * Number(limits("run-probe-default-tcp-period").default));
    yield {
      verdict: "fail",
      evidence,
      message: `A start may take ${seconds(budget.value)} here, and could take ${seconds(without)} if no startup probe were written: the probe names neither periodSeconds nor failureThreshold. A start that takes longer is killed, and clients that wait for the instance are refused.`,
      fix: { title: "Write the failureThreshold and periodSeconds that a start needs", safety: "unsafe" },
    };
  },
});
