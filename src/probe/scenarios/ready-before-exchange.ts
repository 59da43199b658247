import type { Outcome } from "../../engine/rule.ts";
import { observed, witnessed } from "../../model/fact.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import { span } from "../sockets/ending-words.ts";
import { type Ladder, ladderOf, type PolledHealth } from "../start/ladder.ts";
import { firstGood, ladderEvidence, unseenStart } from "../start/ladder-steps.ts";

/**
 * Readiness is the signal on which a platform sends clients. If it is given while parts of the start still run,
 * everybody who connects in between is let in and let down. It happens after each deploy and with each new instance,
 * lasts for seconds, and is over before anybody looks.
 *
 * ## Condition
 *
 * It runs with `--cold`, before every other check. Where `--restart-cmd` names a command, that is run first and what
 * was there before is given 5 s to go; else the first contact counts as the start. Then liveness, readiness and a
 * socket with one message are tried side by side until the first message is answered. It fails when readiness was good
 * at least twice and more than `gapSeconds` before the first attempt that worked, and messages failed in between. Where
 * no readiness path is declared, the liveness path is held to the same.
 *
 * What counts is when a working attempt began, so a service that thinks long over its answer is not blamed. It is
 * undecided when no exchange works at all, or the command fails.
 *
 * ## When it does not apply
 *
 * - `--cold` is not given, or no health path is declared.
 * - The old instance goes on serving while a new one starts: nothing of the start can be seen through it. Give the new
 *   revision a traffic tag and verify that address.
 *
 * ## Failing
 *
 * <!-- fault: cold-ready-early {"checks":["K1"],"cold":true} -->
 *
 * ## How to fix it
 *
 * Let the readiness handler ask the very thing that answers messages, and say no until that says yes. On Cloud Run add
 * an HTTP startup probe on that path: the default probe is content with an open port.
 */
export const readyBeforeExchange: Scenario = defineScenario({
  id: "live/ready-before-exchange",
  check: "K1",
  name: "cold start",
  suite: "smoke",
  impact: "observe",
  needs: [],
  title: "The service says that it is ready before it can answer a message",
  why: `From the moment at which an instance says ready, a platform sends clients to it. Until the first message can be
answered each of them connects, sends, and is thrown out or left without an answer, after every deploy and every time
an instance is added.`,
  references: ["https://docs.cloud.google.com/run/docs/configuring/healthchecks"],
  params: {
    everySeconds: { default: 0.1, about: "Time between two looks at each of health, readiness and socket" },
    deadlineSeconds: { default: 120, about: "How long to wait for the first exchange that works" },
    gapSeconds: { default: 0.2, about: "How much earlier readiness may be" },
  },

  async *run(session, { gapSeconds, ...limits }) {
    const ladder = await ladderOf(session, limits);
    if (session.signal.aborted) return;
    const unseen = unseenStart(ladder);
    if (unseen) return yield unseen;
    // Where readiness is known, being alive early is as it should be.
    const asked = ladder.health.find(({ path }) => path.kind === "readiness") ?? ladder.health[0];
    if (asked) yield judged(ladder, asked, gapSeconds);
  },
});

function judged(ladder: Ladder, { path, samples }: PolledHealth, gapSeconds: number): Outcome {
  const { attempts, beganMs } = ladder;
  const good = firstGood(samples);
  const worked = attempts.at(-1);
  if (good === undefined || worked === undefined) return { verdict: "pass", evidence: ladderEvidence(ladder) };
  // What counts is when messages began to be answered, not how long the answer took.
  const gapMs = worked.beganMs - good.ms;
  const failed = attempts.filter(({ kind, beganMs: at }) => kind !== "worked" && at >= good.ms);
  const timesGood = samples.filter(({ isHealthy, ms }) => isHealthy && ms <= worked.beganMs).length;
  const [first] = failed;
  if (first === undefined || timesGood < 2 || gapMs <= gapSeconds * 1000) {
    return { verdict: "pass", evidence: ladderEvidence(ladder) };
  }
  const status = good.answer.kind === "answer" ? good.answer.status : 0;
  const word = path.kind === "readiness" ? "ready" : "healthy";
  return {
    verdict: "fail",
    evidence: [
      observed(`the status of GET ${path.path}, for the first time good,`, status, good.answer.moment.at("status")),
      witnessed(`the first message that failed although it was said to be ${word}`, first.moment.at()),
      witnessed("the first answer", worked.moment.at("ms")),
      ...(path.declared ? [path.declared] : []),
    ],
    message: `GET ${path.path} said ${word} at ${span(good.ms - beganMs)}, the first exchange that worked began at ${span(worked.beganMs - beganMs)}: ${span(gapMs)} in which a platform would send traffic that fails (${failed.length} of ${failed.length} tries did).`,
    fix: {
      title: "Say ready only when the first message can be answered, and let the startup probe ask for that",
      safety: "unsafe",
    },
  };
}
