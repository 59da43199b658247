import type { Outcome } from "../../engine/rule.ts";
import { observed, observedSeconds, witnessed } from "../../model/fact.ts";
import type { Answer } from "../connection.ts";
import { span } from "../ending-words.ts";
import { sampleHealth } from "../health.ts";
import { isHealthyAnswer } from "../health-answer.ts";
import { explainRejection, isGooglePage } from "../rejection.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { HealthPath, HealthSample, Session } from "../session.ts";

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
  },

  async *run(session, { everySeconds, answerSeconds, inARow, deadlineSeconds }) {
    const path = session.known.healthPaths[0] ?? (await discover(session, answerSeconds));
    if (path === undefined) return;
    const began = session.clock.now();
    const deadline = began + (deadlineSeconds * 1000) / session.timeScale;
    const tally = new Map<string, number>();
    let good = 0;
    let last: HealthSample | undefined;
    while (!session.signal.aborted) {
      last = await sampleHealth(session, path, answerSeconds);
      const refusal = refusedAtOnce(path, last.answer);
      if (refusal) return yield refusal;
      good = last.isHealthy ? good + 1 : 0;
      if (good >= inARow) return yield ready(session, path, last, began);
      if (!last.isHealthy) tally.set(wordFor(last.answer), (tally.get(wordFor(last.answer)) ?? 0) + 1);
      if (session.clock.now() >= deadline) break;
      await session.pause(everySeconds);
    }
    if (last) yield never(session, path, last, { tally, waited: session.clock.now() - began });
  },
});

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

function refusedAtOnce({ path, declared }: HealthPath, answer: Answer): Outcome | undefined {
  if (answer.kind !== "answer") return undefined;
  const isReserved = answer.status === 404 && isGooglePage(answer);
  if (answer.status !== 401 && answer.status !== 403 && !isReserved) return undefined;
  // The reserved path has a check of its own, which knows why.
  if (isReserved) return undefined;
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
  { answer }: HealthSample,
  { tally, waited }: { readonly tally: ReadonlyMap<string, number>; readonly waited: number },
): Outcome {
  const counts = [...tally].map(([word, count]) => `${count} x ${word}`).join(", ");
  if (answer.kind === "none" && !session.known.health.some((sample) => sample.answer.kind === "answer")) {
    session.known.unreachable = { why: answer.message, moment: answer.moment };
    const fact = witnessed(`GET ${path} got no answer`, answer.moment.at("message"));
    return { verdict: "undecided", evidence: [fact], message: `Nothing could be verified: ${answer.message}.` };
  }
  const place = answer.moment.at(answer.kind === "answer" ? "status" : "message");
  return {
    verdict: "fail",
    evidence: [observed(`the last answer to GET ${path}`, wordFor(answer), place), ...(declared ? [declared] : [])],
    message: `GET ${path} did not become good within ${span(waited)}: ${counts || "never often enough in a row"}.`,
  };
}

function wordFor(answer: Answer): string {
  if (answer.kind === "none") return answer.cause;
  return isHealthyAnswer(answer)
    ? "healthy"
    : answer.status >= 200 && answer.status < 400
      ? `${answer.status} with an unhealthy body`
      : String(answer.status);
}
