import type { Outcome } from "../../engine/rule.ts";
import { type Evidence, type Fact, observed, witnessed } from "../../model/fact.ts";
import { type Answer, MAX_BODY_CHARACTERS } from "../connection.ts";
import { sampleHealth } from "../health/health.ts";
import { ageSecondsOf } from "../health/health-age.ts";
import { type HealthEntry, type HealthReading, isServed, parsedJson, readHealth } from "../health/health-answer.ts";
import { isNamed } from "../health/health-words.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { HealthPath, Session } from "../session.ts";

const MAX_LISTED = 5;

type Served = Extract<Answer, { readonly kind: "answer" }>;

/**
 * A probe and a load balancer look at the status of a health answer and throw the rest away. What only the body says
 * (redis is down, the start goes on) keeps no traffic back: clients are sent to the instance and meet what is broken.
 * The status is the readiness check's (H1); this one reads the body that came with a good one.
 *
 * ## Condition
 *
 * The first known health path is asked, readiness before liveness. It fails when the status is 2xx or 3xx and
 *
 * - the body's own word (`status`, `state`, `healthy`, `ok`) or that of an entry under `dependencies`, `checks`,
 *   `components`, `services` or `details` is a bad one: `down`, `fail`, `error`, `false`, `starting` and the like;
 * - something that `readinessCovers` lists is not named anywhere in the body. Case, dashes and endings do not matter:
 *   `redis` is found in `Redis-Cache`;
 * - the body calls itself JSON and cannot be parsed;
 * - it says when it was taken, and that is too long ago (only where `maxAgeSeconds` is set; both ends are read from the
 *   server's clock).
 *
 * It is undecided when a word is in no list (`degraded`, `warn`, a word of your own), or when what is covered is named
 * without a state.
 *
 * ## When it does not apply
 *
 * - No health path is declared, and none of the usual ones answers.
 * - The answer is a plain word, such as `ok`, and `readinessCovers` promises nothing more.
 * - The service is not ready: that is the finding then.
 *
 * ## Failing
 *
 * <!-- fault: health-unhealthy-dependency {"checks":["H2"]} -->
 *
 * ## How to fix it
 *
 * Answer 503 as long as something is down without which no message can be answered, and name each of these things in
 * the body, for people. What the service can do without belongs into the body alone, under another key, or with a word
 * such as `degraded`.
 */
export const healthUnhealthy: Scenario = defineScenario({
  id: "live/health-unhealthy",
  check: "H2",
  name: "health body",
  suite: "smoke",
  impact: "observe",
  needs: ["H1"],
  title: "The status is good and the body says that it is not",
  why: `Platforms and load balancers read the status of a health answer and nothing else. Whatever bad news is only in
its body, traffic comes all the same, and clients meet the dependency that is down.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check",
  ],
  params: {
    maxAgeSeconds: { default: 0, about: "How old the answer may say it is; 0: however old" },
  },

  async *run(session, { maxAgeSeconds }) {
    const [path] = session.known.healthPaths;
    if (path === undefined) return;
    const answer = await servedAnswer(session, path);
    if (answer) yield judged({ path, answer, covers: session.expected.health.covers, maxAgeSeconds });
  },
});

/** Statuses are the readiness check's; one that is bad by turns is given the chance to be good. */
async function servedAnswer(session: Session, path: HealthPath): Promise<Served | undefined> {
  for (let tries = 0; tries < 3 && !session.signal.aborted; tries++) {
    const { answer } = await sampleHealth(session, path);
    if (isServed(answer)) return answer;
  }
  return undefined;
}

interface Judging {
  readonly path: HealthPath;
  readonly answer: Served;
  readonly covers: readonly Fact<string>[];
  readonly maxAgeSeconds: number;
}

function judged({ path, answer, covers, maxAgeSeconds }: Judging): Outcome {
  const asked = `GET ${path.path}`;
  const body = answer.moment.at("body");
  const reading = readHealth(answer.body);
  if (reading === undefined) return withoutReading(asked, answer, covers);

  const bad = saidBad(reading, covers);
  if (bad.length > 0) {
    return {
      verdict: "fail",
      evidence: [witnessed(`the body says that ${listed(bad)}`, body), ...coveredBad(reading, covers)],
      message: `${asked} answers ${answer.status}, which is all that a platform reads, and its body says otherwise: ${listed(bad)}.`,
      fix: { title: "Answer 503 while something that messages need is down", safety: "unsafe" },
    };
  }
  const absent = covers.filter((fact) => fact.known && !findNamed(reading, fact.value));
  if (absent.length > 0) return notShown(asked, answer, absent);
  const ageSeconds = ageSecondsOf(reading.body, answer.headers);
  if (maxAgeSeconds > 0 && ageSeconds !== undefined && ageSeconds > maxAgeSeconds) {
    return {
      verdict: "fail",
      evidence: [observed(`the age of what ${asked} tells`, `${ageSeconds} s`, body)],
      message: `${asked} answers with a state that is ${ageSeconds} s old; ${maxAgeSeconds} s are allowed. What broke since then does not show.`,
    };
  }
  const unclear = saidUnclear(reading, covers);
  if (unclear.length > 0) {
    const fact = witnessed(`the body says that ${listed(unclear)}`, body);
    return {
      verdict: "undecided",
      evidence: [fact],
      message: `Cannot tell whether this is well: ${listed(unclear)}.`,
    };
  }
  return { verdict: "pass", evidence: [observed(`the state that ${asked} tells`, wellText(reading), body)] };
}

/** A body that is no JSON object: fine as a plain word, unless it claims or is asked to be more. */
function withoutReading(asked: string, answer: Served, covers: readonly Fact<string>[]): Outcome {
  const body = answer.moment.at("body");
  const claims = /json/i.test(answer.headers["content-type"] ?? "");
  if (answer.body.length >= MAX_BODY_CHARACTERS) {
    const fact = witnessed(`the body of ${asked} has more than ${MAX_BODY_CHARACTERS} characters`, body);
    return { verdict: "undecided", evidence: [fact], message: `${asked} answers at a length that is not read.` };
  }
  if (claims && answer.body !== "" && parsedJson(answer.body) === undefined) {
    return {
      verdict: "fail",
      evidence: [witnessed(`the body of ${asked}, which calls itself JSON and does not parse`, body)],
      message: `${asked} answers ${answer.status} with a body that calls itself JSON and cannot be parsed: whoever reads it learns nothing of the service.`,
      fix: { title: "Answer with JSON that parses", safety: "unsafe" },
    };
  }
  if (covers.some(({ known }) => known)) return notShown(asked, answer, covers);
  return { verdict: "pass", evidence: [witnessed(`${asked} answers ${answer.status} and claims no more`, body)] };
}

/** What the config says is covered, and the answer does not name. */
function notShown(asked: string, answer: Served, absent: readonly Fact<string>[]): Outcome {
  const names = absent.flatMap((fact) => (fact.known ? [fact.value] : [])).join(", ");
  const evidence: Evidence = [witnessed(`${asked} does not name ${names}`, answer.moment.at("body")), ...absent];
  return {
    verdict: "fail",
    evidence,
    message: `${asked} answers ${answer.status} and does not name ${names}: nothing shows that readiness waits for what readinessCovers lists.`,
    fix: { title: "Name what readiness waits for in its body, or take it out of readinessCovers", safety: "unsafe" },
  };
}

function saidBad(reading: HealthReading, covers: readonly Fact<string>[]): readonly string[] {
  const own = reading.state === "unhealthy" ? [`status is "${reading.status}"`] : [];
  const below = judgedEntries(reading, covers).filter(({ state }) => state === "unhealthy");
  return [...own, ...below.map(({ name, status }) => `${name} is "${status}"`)];
}

/** The config's words for what is down. */
function coveredBad(reading: HealthReading, covers: readonly Fact<string>[]): readonly Fact<string>[] {
  return covers.filter((fact) => fact.known && findNamed(reading, fact.value)?.state === "unhealthy");
}

function saidUnclear(reading: HealthReading, covers: readonly Fact<string>[]): readonly string[] {
  const own = reading.status !== undefined && reading.state === "unknown" ? [`status is "${reading.status}"`] : [];
  const below = judgedEntries(reading, covers).filter(({ state }) => state === "unknown");
  return [
    ...own,
    ...below.map(({ name, status }) => (status === undefined ? `${name} has no state` : `${name} is "${status}"`)),
  ];
}

/** What is listed with a state, and what the config says is covered, wherever it stands. */
function judgedEntries(reading: HealthReading, covers: readonly Fact<string>[]): readonly HealthEntry[] {
  const listed = reading.entries.filter(({ status }) => status !== undefined);
  const covered = covers.flatMap((fact) => (fact.known ? (findNamed(reading, fact.value) ?? []) : []));
  const isListed = (entry: HealthEntry): boolean => listed.some(({ name }) => name === entry.name);
  return [...listed, ...covered.filter((entry) => !isListed(entry))];
}

/** The entry of this name; one that tells its state before one that does not. */
function findNamed({ entries, named }: HealthReading, wanted: string): HealthEntry | undefined {
  const found = [...entries, ...named].filter(({ name }) => isNamed(name, wanted));
  return found.find(({ status }) => status !== undefined) ?? found[0];
}

/** The first few; a body may list hundreds. */
function listed(items: readonly string[]): string {
  const more = items.length - MAX_LISTED;
  return items.slice(0, MAX_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function wellText({ status, entries }: HealthReading): string {
  const names = [...new Set(entries.map(({ name }) => name))];
  const whole = status ?? "no word against it";
  return names.length === 0 ? whole : `${whole}, ${listed(names)} too`;
}
