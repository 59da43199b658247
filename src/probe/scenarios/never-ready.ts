import type { Outcome } from "../../engine/rule.ts";
import { observed, observedSeconds, witnessed } from "../../model/fact.ts";
import type { Answer } from "../connection.ts";
import { sampleHealth } from "../health/health.ts";
import { answerWord, isHealthyAnswer, isServed } from "../health/health-answer.ts";
import { isReservedPath } from "../health/reserved-path.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { HealthPath, HealthSample, Session } from "../session.ts";
import { span } from "../sockets/ending-words.ts";
import { explainRejection, isGooglePage } from "../sockets/rejection.ts";

/**
 * Nothing else can be believed of a service that is not ready. Where the platform waits for readiness, no client is let
 * through; where nothing waits, clients are sent to a process that refuses them or leaves them hanging.
 *
 * ## Condition
 *
 * The first known health path is asked again and again, readiness before liveness. Where none is declared, `/ready`,
 * `/readyz`, `/health` and `/healthz` are tried. It passes after `inARow` good answers (2xx or 3xx with a body that
 * does not say otherwise) and fails at the deadline, or at once with 401 or 403, which no waiting changes. It is
 * undecided when nothing answers at all: then nothing was verified.
 *
 * Two things do not hold it up, for they have checks of their own: a body that says unhealthy under a good status for
 * longer than `bodySeconds` (H2), and answers that are good by turns (H3).
 *
 * ## When it does not apply
 *
 * - No health path is declared, and none of the usual ones answers as a health endpoint does.
 * - Google's front end answers the path itself (H4): the next known path is asked instead.
 *
 * ## Failing
 *
 * <!-- fault: health-503 {"checks":["H1"]} -->
 *
 * ## How to fix it
 *
 * The message counts what came instead of good answers: 503 means that it still starts or that something it needs is
 * down, `refused` that nothing listens, `timeout` that the handler hangs. For 401 and 403 send credentials (`auth` in
 * `holdopen.yaml`), or let the health path do without.
 */
export const neverReady: Scenario = defineScenario({
  id: "live/never-ready",
  check: "H1",
  name: "readiness",
  suite: "smoke",
  impact: "observe",
  needs: [],
  title: "The service does not become ready",
  why: `A platform sends no traffic to an instance that is not ready, or, where nothing waits for readiness, sends it to
one that cannot answer. Clients meet refused handshakes and long waits.`,
  references: ["https://docs.cloud.google.com/run/docs/configuring/healthchecks"],
  params: {
    everySeconds: { default: 1, about: "Time between two questions" },
    answerSeconds: { default: 5, about: "What each answer may take" },
    inARow: { default: 3, about: "Good answers in a row that count as ready" },
    deadlineSeconds: { default: 120, about: "How long to wait for them" },
    bodySeconds: { default: 20, about: "How long to wait for the body, where the status is good and the body is not" },
  },

  async *run(session, { everySeconds, answerSeconds, inARow, deadlineSeconds, bodySeconds }) {
    const path = (await withoutReserved(session, answerSeconds))[0] ?? (await discover(session, answerSeconds));
    if (path === undefined) return;
    const began = session.clock.now();
    const isPast = (planned: number): boolean => session.clock.now() - began >= (planned * 1000) / session.timeScale;
    const samples: HealthSample[] = [];
    while (!session.signal.aborted) {
      const sample = await sampleHealth(session, path, answerSeconds);
      samples.push(sample);
      const refusal = refusedAtOnce(path, sample.answer);
      if (refusal) return yield refusal;
      const recent = samples.slice(-inARow);
      const isFull = recent.length === inARow;
      if (isFull && recent.every(({ isHealthy }) => isHealthy)) return yield ready(session, path, sample, began);
      if (isFull && recent.every(({ answer }) => isServed(answer)) && isPast(bodySeconds))
        return yield served(path, sample);
      if (fallsOf(samples) >= inARow) return yield unsteady(path, samples, sample);
      if (isPast(deadlineSeconds)) break;
      await session.pause(everySeconds);
    }
    const last = samples.at(-1);
    if (last) yield never(session, path, { samples, last, waitedMs: session.clock.now() - began });
  },
});

/** The known paths but those that Google's front end answers itself, which have a check of their own. */
async function withoutReserved(session: Session, timeoutSeconds: number): Promise<readonly HealthPath[]> {
  const asked: HealthPath[] = [];
  for (const path of session.known.healthPaths) {
    const answer = isReservedPath(path.path) ? await session.get(path.path, { timeoutSeconds }) : undefined;
    if (answer?.kind !== "answer" || !isGooglePage(answer)) asked.push(path);
  }
  session.known.healthPaths = asked;
  return asked;
}

/** Names that services give their health endpoints; what answers with a page for people is none. */
const USUAL: readonly HealthPath[] = [
  { kind: "readiness", path: "/ready" },
  { kind: "readiness", path: "/readyz" },
  { kind: "liveness", path: "/health" },
  { kind: "liveness", path: "/healthz" },
];

async function discover(session: Session, timeoutSeconds: number): Promise<HealthPath | undefined> {
  const found: HealthPath[] = [];
  for (const path of USUAL) {
    const answer = await session.get(path.path, { timeoutSeconds });
    if (answer.kind === "none") {
      if (answer.cause === "refused" || answer.cause === "unresolved") {
        session.known.unreachable ??= { why: answer.message, moment: answer.moment };
        return undefined;
      }
      continue;
    }
    const isPage = /html/.test(answer.headers["content-type"] ?? "");
    if (answer.status !== 404 && !isPage && (isHealthyAnswer(answer) || answer.status === 503)) found.push(path);
  }
  session.known.healthPaths = found;
  return found[0];
}

function ready(session: Session, { path, declared }: HealthPath, { answer }: HealthSample, began: number): Outcome {
  const seconds = (session.clock.now() - began) / 1000;
  const what = `the time until GET ${path} was good, again and again,`;
  return {
    verdict: "pass",
    evidence: [
      observedSeconds(what, Math.round(seconds * 1000) / 1000, answer.moment.at("status")),
      ...(declared ? [declared] : []),
    ],
  };
}

/** The platform takes it for ready; what its body says has a check of its own. */
function served({ path, declared }: HealthPath, { answer }: HealthSample): Outcome {
  const said = `GET ${path} has a good status again and again, and a body that does not say so`;
  return { verdict: "pass", evidence: [witnessed(said, answer.moment.at("body")), ...(declared ? [declared] : [])] };
}

/** How often a good answer was followed by a bad status. */
function fallsOf(samples: readonly HealthSample[]): number {
  return samples.filter(({ answer }, index) => samples[index - 1]?.isHealthy && !isServed(answer)).length;
}

/** It is up; that it does not stay so has a check of its own. */
function unsteady({ path, declared }: HealthPath, samples: readonly HealthSample[], last: HealthSample): Outcome {
  const good = samples.filter(({ isHealthy }) => isHealthy).length;
  const said = `GET ${path} was good ${good} of ${samples.length} times, by turns`;
  return { verdict: "pass", evidence: [witnessed(said, last.answer.moment.at()), ...(declared ? [declared] : [])] };
}

function refusedAtOnce({ path, declared }: HealthPath, answer: Answer): Outcome | undefined {
  if (answer.kind !== "answer" || (answer.status !== 401 && answer.status !== 403)) return undefined;
  const { cause, fix } = explainRejection(answer);
  return {
    verdict: "fail",
    evidence: [
      observed(`the status of GET ${path}`, answer.status, answer.moment.at("status")),
      ...(declared ? [declared] : []),
    ],
    message: `GET ${path} was refused with ${answer.status}: ${cause}. No waiting changes that.`,
    fix: { title: fix, safety: "unsafe" },
  };
}

function never(
  session: Session,
  { path, declared }: HealthPath,
  { samples, last, waitedMs }: { samples: readonly HealthSample[]; last: HealthSample; waitedMs: number },
): Outcome {
  const { answer } = last;
  if (answer.kind === "none" && !session.known.health.some((sample) => sample.answer.kind === "answer")) {
    session.known.unreachable = { why: answer.message, moment: answer.moment };
    const fact = witnessed(`GET ${path} got no answer`, answer.moment.at("message"));
    return { verdict: "undecided", evidence: [fact], message: `Nothing could be verified: ${answer.message}.` };
  }
  const place = answer.moment.at(answer.kind === "answer" ? "status" : "message");
  return {
    verdict: "fail",
    evidence: [observed(`the last answer to GET ${path}`, answerWord(answer), place), ...(declared ? [declared] : [])],
    message: `GET ${path} did not become good within ${span(waitedMs)}: ${tallyOf(samples) || "never often enough in a row"}.`,
  };
}

/** `12 x 503, 2 x refused`: what came instead of good answers. */
function tallyOf(samples: readonly HealthSample[]): string {
  const tally = new Map<string, number>();
  for (const { isHealthy, answer } of samples) {
    if (!isHealthy) tally.set(answerWord(answer), (tally.get(answerWord(answer)) ?? 0) + 1);
  }
  return [...tally].map(([word, count]) => `${count} x ${word}`).join(", ");
}
