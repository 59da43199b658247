import { observed } from "../../model/fact.ts";
import { sampleHealth } from "../health/health.ts";
import { defineScenario, type Scenario } from "../scenario.ts";

/**
 * The failing message is one fault. That every probe, deploy gate and board went on showing green is a second one, and
 * the reason why the first could last. The handler asks what is easy to ask (a database, a cache) and not what the
 * first message needs.
 *
 * ## Condition
 *
 * It runs right behind the exchange check (W4) and opens no socket of its own. It fails when a socket broke right after
 * the handshake (W3) or its first message was not answered (W4), and health said healthy in every sample from that
 * handshake on, one more behind it included. Only failures of the server count: the connection was cut, it closed with
 * 1011, 1013 or 1014, or nothing answered a declared conversation.
 *
 * ## When it does not apply
 *
 * - No health path is declared, and none of the usual ones answers.
 * - The handshake itself fails (W1): readiness does not promise that.
 * - The server closed because of what it was sent (1003, 1007, 1008, 4xxx): it is well and minds the message.
 * - The first message was answered, and a later one was not.
 *
 * ## Failing
 *
 * <!-- fault: incident {"checks":["H6"]} -->
 *
 * ## How to fix it
 *
 * Let readiness wait for whatever the first message calls, by asking that part itself (is the supervisor there, are the
 * workers up) rather than its neighbours. Then mend the exchange: its own finding says how it fails.
 */
export const healthLies: Scenario = defineScenario({
  id: "live/health-lies",
  check: "H6",
  after: "W4",
  name: "health truth",
  suite: "smoke",
  impact: "observe",
  needs: ["H1"],
  title: "Health says healthy while messages fail",
  why: `Whoever decides by health (a platform that sends traffic, a deploy that goes on, a person who looks at a board)
takes the service for well while no client gets an answer. The failure is one thing to mend, and that nothing reported
it is another.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
  ],
  params: {},

  async *run(session) {
    const [path] = session.known.healthPaths;
    const trial = session.known.trials.at(-1);
    if (path === undefined || trial === undefined) return;
    const { answer } = await sampleHealth(session, path);
    const since = session.known.health.filter((sample) => sample.path === path.path && sample.ms >= trial.openedMs);
    const good = since.filter(({ isHealthy }) => isHealthy);
    if (answer.kind === "none") return;
    const status = observed(`the status of GET ${path.path} behind it`, answer.status, answer.moment.at("status"));
    const evidence = [status, trial.fact, ...(path.declared ? [path.declared] : [])] as const;
    if (good.length < since.length) {
      // Neither well nor said to be well: that is the truth, and the readiness check's to tell.
      if (!trial.works) yield { verdict: "pass", evidence };
      return;
    }
    if (trial.works) return yield { verdict: "pass", evidence };
    const times = good.length === 1 ? "once" : `${good.length} of ${good.length} times`;
    const covers = path.kind === "readiness" ? "Readiness" : "The only health path that is known";
    yield {
      verdict: "fail",
      evidence,
      message: `GET ${path.path} said healthy (${answer.status}) ${times} while ${trial.clause}. ${covers} does not cover what a message needs.`,
      fix: { title: "Let readiness wait for everything that the first message needs", safety: "unsafe" },
    };
  },
});
