import type { Outcome } from "../../engine/rule.ts";
import { type Evidence, type Fact, observedSeconds, witnessed } from "../../model/fact.ts";
import type { HealthSample } from "../session.ts";
import { span } from "../sockets/ending-words.ts";
import type { Moment } from "../transcript.ts";
import type { Ladder } from "./ladder.ts";

interface Step {
  readonly name: string;
  /** Since the start began. */
  readonly ms: number;
  readonly moment: Moment;
}

/** The ladder as evidence: one sentence with all of it, then each step at its own line. */
export function ladderEvidence(ladder: Ladder): Evidence {
  const steps = stepsOf(ladder);
  const sentence = steps.map(({ name, ms }) => `${name} at ${span(ms)}`).join(", ");
  const place = (steps.at(-1) ?? ladder.attempts.at(-1))?.moment ?? ladder.health[0]?.samples[0]?.answer.moment;
  if (place === undefined) throw new Error("a ladder without a single line");
  const facts = steps.map(({ name, ms, moment }): Fact<number> => {
    return observedSeconds(`the time to ${name}`, Math.round(ms) / 1000, moment.at("ms"));
  });
  return [witnessed(sentence === "" ? "nothing answered" : sentence, place.at("ms")), ...facts];
}

/** What can be said where no exchange ever worked, or no start could be brought about; else undefined. */
export function unseenStart(ladder: Ladder): Outcome | undefined {
  const { failedHook, attempts, waitedMs } = ladder;
  if (failedHook) {
    const { code, moment } = failedHook;
    const how = code === null ? "could not be run" : `ended with code ${code}`;
    const fact = witnessed(`the command that restarts the service ${how}`, moment.at("code"));
    return { verdict: "undecided", evidence: [fact], message: `No start was seen: the command for it ${how}.` };
  }
  const last = attempts.at(-1);
  if (last?.kind === "worked") return undefined;
  if (last?.kind === "silent") {
    const message =
      "Nothing answered the first message that was not refused, and nobody declared what an answer looks like: say it under conversation in holdopen.yaml.";
    return { verdict: "undecided", evidence: ladderEvidence(ladder), message };
  }
  const message = `No exchange worked within ${span(waitedMs)}: nothing can be said of the start.`;
  return { verdict: "undecided", evidence: ladderEvidence(ladder), message };
}

function stepsOf({ beganMs, health, attempts }: Ladder): readonly Step[] {
  const steps: Step[] = [];
  const add = (name: string, ms: number | undefined, moment: Moment | undefined): void => {
    if (ms !== undefined && moment) steps.push({ name, ms: Math.max(0, ms - beganMs), moment });
  };
  const answered = health
    .flatMap(({ samples }) => samples.find(({ answer }) => answer.kind === "answer") ?? [])
    .sort((a, b) => a.ms - b.ms)[0];
  const reached = attempts.find(({ kind }) => kind !== "unreachable");
  const isSocketFirst = reached !== undefined && reached.endedMs < (answered?.ms ?? Number.POSITIVE_INFINITY);
  if (isSocketFirst) add("port open", reached.openedMs ?? reached.endedMs, reached.moment);
  else add("port open", answered?.ms, answered?.answer.moment);
  for (const kind of ["liveness", "readiness"] as const) {
    const good = firstGood(health.find(({ path }) => path.kind === kind)?.samples ?? []);
    add(kind === "liveness" ? "alive" : "ready", good?.ms, good?.answer.moment);
  }
  const opened = attempts.find(({ openedMs }) => openedMs !== undefined);
  add("handshake", opened?.openedMs, opened?.moment);
  const worked = attempts.find(({ kind }) => kind === "worked");
  add("first reply", worked?.endedMs, worked?.moment);
  return steps;
}

export function firstGood(samples: readonly HealthSample[]): HealthSample | undefined {
  return samples.find(({ isHealthy }) => isHealthy);
}
