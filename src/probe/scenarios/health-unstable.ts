import type { Outcome } from "../../engine/rule.ts";
import { type Fact, observed, observedSeconds } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { sampleHealth } from "../health/health.ts";
import { answerWord } from "../health/health-answer.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { HealthPath, HealthSample } from "../session.ts";
import { span } from "../sockets/ending-words.ts";

/**
 * An instance whose readiness comes and goes is taken out and put back again and again, and each time other clients are
 * sent elsewhere. Answers that come too late count as bad ones. If the probe is the liveness probe, the process is
 * restarted and all its sockets go with it.
 *
 * ## Condition
 *
 * The first known health path is asked several times. It fails when some answers are good and some are not, or when at
 * least `slowSamples` of them took longer than the probe that asks this path waits. That is the `timeoutSeconds` of the
 * declared probe where one is known, else `probeSeconds`.
 *
 * The times are those of a client with a new connection for each question, network included; hence a single late answer
 * is not enough.
 *
 * ## When it does not apply
 *
 * - No health path is declared, and none of the usual ones answers.
 * - The service did not become ready (H1). Where answers change by turns from the beginning, H1 passes and says so, and
 *   the finding is this one.
 * - No answer is good: nothing changes then.
 *
 * ## Failing
 *
 * <!-- fault: health-flapping {"checks":["H3"]} -->
 *
 * ## How to fix it
 *
 * Look for an instance that is broken among others, for a dependency check with a timeout near its usual answer time,
 * and for work that blocks the process. Let the handler report what a background check found last, instead of asking
 * every dependency for every question.
 */
export const healthUnstable: Scenario = defineScenario({
  id: "live/health-unstable",
  check: "H3",
  after: "W4",
  name: "health stability",
  suite: "standard",
  impact: "observe",
  // How steady health is matters once what it speaks of works.
  needs: ["H1", "W4"],
  background: true,
  title: "Health answers change by turns or are slower than a probe waits",
  why: `A platform takes an instance out after a few bad or late answers and puts it back after a few good ones. Each turn
sends new clients elsewhere, and a liveness probe that loses its patience restarts the process with all its sockets.`,
  references: ["https://docs.cloud.google.com/run/docs/configuring/healthchecks"],
  params: {
    samples: { default: 10, about: "How often to ask" },
    everySeconds: { default: 1, about: "Time between two questions" },
    probeSeconds: { default: 1, about: "How long a probe waits, where no probe is declared" },
    slowSamples: { default: 2, about: "Late answers that count: a single one may be the network's" },
  },

  async *run(session, { samples: count, everySeconds, probeSeconds, slowSamples }) {
    const [path] = session.known.healthPaths;
    if (path === undefined) return;
    const samples: HealthSample[] = [];
    while (samples.length < count && !session.signal.aborted) {
      if (samples.length > 0) await session.pause(everySeconds);
      samples.push(await sampleHealth(session, path));
    }
    const good = samples.filter(({ isHealthy }) => isHealthy);
    const firstBad = samples.find(({ isHealthy }) => !isHealthy);
    // Never good is what the readiness check has found, or something new that no turn has shown yet.
    if (good.length === 0) return;
    if (firstBad) return yield unsteady(path, samples, firstBad);

    const declared = probeTimeout(session.expected.path, path);
    const allowedSeconds = declared?.known ? declared.value : probeSeconds;
    const slow = samples.filter(({ answer }) => answer.seconds > allowedSeconds);
    const slowest = samples.reduce((a, b) => (b.answer.seconds > a.answer.seconds ? b : a));
    const fact = observedSeconds(
      `the slowest of ${count} answers to GET ${path.path}`,
      rounded(slowest),
      placeOf(slowest),
    );
    if (slow.length < slowSamples) return yield { verdict: "pass", evidence: [fact] };
    const patience = declared?.known ? "as its probe is declared" : "as a probe does unless told otherwise";
    yield {
      verdict: "fail",
      evidence: [fact, ...(declared ? [declared] : [])],
      message: `GET ${path.path} took longer than ${span(allowedSeconds * 1000)} ${slow.length} of ${count} times, up to ${span(slowest.answer.seconds * 1000)}. Whoever waits ${span(allowedSeconds * 1000)}, ${patience}, counts these as failures.`,
      fix: {
        title: "Answer health from what is known already, or give the probe a longer timeoutSeconds",
        safety: "unsafe",
      },
      rests: "timing",
    };
  },
});

function unsteady({ path, declared }: HealthPath, samples: readonly HealthSample[], firstBad: HealthSample): Outcome {
  const good = samples.filter(({ isHealthy }) => isHealthy).length;
  const turns = samples.filter(
    ({ isHealthy }, index) => index > 0 && samples[index - 1]?.isHealthy !== isHealthy,
  ).length;
  return {
    verdict: "fail",
    evidence: [
      observed(`an answer to GET ${path}`, answerWord(firstBad.answer), placeOf(firstBad)),
      ...(declared ? [declared] : []),
    ],
    message: `GET ${path} was good ${good} of ${samples.length} times and changed ${turns === 1 ? "once" : `${turns} times`} within ${span(spanOf(samples))}; the first bad answer was ${answerWord(firstBad.answer)}.`,
    fix: {
      title: "Find what makes readiness change: an instance that is broken, or a check that times out",
      safety: "unsafe",
    },
  };
}

/** The timeout of the probe that asks this path. */
function probeTimeout(path: ConnectionPath | undefined, { path: asked }: HealthPath): Fact<number> | undefined {
  const { readiness, startup, liveness } = path?.startup.probes ?? {};
  const probe = [readiness, startup, liveness].find((one) => one?.path?.known && one.path.value === asked);
  return probe?.timeoutSeconds;
}

function spanOf(samples: readonly HealthSample[]): number {
  return (samples.at(-1)?.ms ?? 0) - (samples[0]?.ms ?? 0);
}

function placeOf({ answer }: HealthSample): ReturnType<typeof answer.moment.at> {
  return answer.moment.at(answer.kind === "answer" ? "status" : "message");
}

function rounded({ answer }: HealthSample): number {
  return Math.round(answer.seconds * 1000) / 1000;
}
