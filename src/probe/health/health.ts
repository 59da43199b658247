import { type Fact, observed, witnessed } from "../../model/fact.ts";
import type { HealthPath, HealthSample, Session } from "../session.ts";
import { isHealthyAnswer } from "./health-answer.ts";

/** Asks a health path once and remembers what it said. */
export async function sampleHealth(session: Session, { path }: HealthPath, timeoutSeconds = 5): Promise<HealthSample> {
  const answer = await session.get(path, { timeoutSeconds });
  const sample = { ms: session.clock.now(), path, answer, isHealthy: isHealthyAnswer(answer) };
  if (answer.kind === "answer") session.known.unreachable = undefined;
  session.known.health.push(sample);
  return sample;
}

/** What health says at this moment, as a clause and as evidence; undefined where no health path is known. */
export async function healthNow(
  session: Session,
): Promise<{ readonly isHealthy: boolean; readonly clause: string; readonly fact: Fact<unknown> } | undefined> {
  const [path] = session.known.healthPaths;
  if (path === undefined) return undefined;
  const sample = await sampleHealth(session, path);
  const { answer, isHealthy } = sample;
  if (answer.kind === "none") {
    const fact = witnessed(`GET ${path.path} got no answer: ${answer.message}`, answer.moment.at("message"));
    return { isHealthy, clause: `health gave no answer (GET ${path.path})`, fact };
  }
  const fact = observed(`the status of GET ${path.path}`, answer.status, answer.moment.at("status"));
  const said = isHealthy ? "said healthy meanwhile" : "did not say healthy";
  return { isHealthy, clause: `health ${said} (GET ${path.path}: ${answer.status})`, fact };
}
