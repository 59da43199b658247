import type { Outcome } from "../../engine/rule.ts";
import { type Fact, observed } from "../../model/fact.ts";
import { sampleHealth } from "../health/health.ts";
import { type RevisionSaid, revisionIn } from "../health/revision.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { Moment } from "../transcript.ts";

/**
 * Everything that a live run proves, it proves of the revision that answered. If that is the one before, the proof is
 * for nothing; if it is now this one and now that one, a client that loses its connection comes back to the other.
 *
 * ## Condition
 *
 * The first known health path is asked several times, and each answer is searched for its revision: in the headers of
 * `header`, else in the field `revision`, `version` or `commit` of a JSON body. It fails when
 *
 * - two different values come back, or
 * - the revision that is expected is known and another one answers.
 *
 * A `version` or `commit` that is not the expected revision passes as long as it is the same everywhere: it names the
 * software, and not the revision.
 *
 * ## When it does not apply
 *
 * - No answer says which revision it comes from.
 * - No health path is declared, and none of the usual ones answers.
 * - The service did not become ready (H1).
 *
 * ## Failing
 *
 * <!-- fault: wrong-revision {"checks":["H5"]} -->
 *
 * ## How to fix it
 *
 * Send the traffic to one revision before it is verified, or verify the new one under a traffic tag of its own. On
 * Cloud Run the process finds its revision in `K_REVISION`: put it into a response header. Where traffic is split on
 * purpose, allow this finding for as long as it is.
 */
export const wrongRevision: Scenario = defineScenario({
  id: "live/wrong-revision",
  check: "H5",
  name: "revision",
  suite: "standard",
  impact: "observe",
  needs: ["H1"],
  title: "Another revision answers, or more than one",
  why: `A proof is worth something for the revision that gave it. Where an old one still answers, clients meet what was
thought to be replaced, and a client that reconnects lands on one or the other by chance.`,
  references: ["https://docs.cloud.google.com/run/docs/rollouts-rollbacks-traffic-migration"],
  params: {
    requests: { default: 10, about: "How often to ask" },
    header: {
      default: "x-revision, x-cloud-run-revision",
      about: "Response headers that may name the revision, separated by commas",
    },
  },

  async *run(session, { requests, header }) {
    const [path] = session.known.healthPaths;
    if (path === undefined) return;
    const headers = header.split(",").map((name) => name.trim().toLowerCase());
    const said: Witness[] = [];
    for (let number = 0; number < requests && !session.signal.aborted; number++) {
      const { answer } = await sampleHealth(session, path);
      const found = revisionIn(answer, headers);
      if (found === undefined) continue;
      const moment = session.transcript.note({ on: "http", event: "revision", from: found.where, value: found.value });
      said.push({ ...found, moment });
    }
    yield* judgeRevisions(said, session.expected.revision);
  },
});

interface Witness extends RevisionSaid {
  readonly moment: Moment;
}

/** Nothing where no answer says which revision gave it. */
export function* judgeRevisions(all: readonly Witness[], expected: Fact<string> | undefined): Iterable<Outcome> {
  const [first] = all;
  if (first === undefined) return;
  // A version here and a revision there are no two revisions.
  const said = all.filter(({ where }) => where === first.where);
  const counts = countsOf(said);
  const shares = [...counts].map(([value, count]) => `${count} x ${value}`).join(", ");
  const odd = said.find(({ value }) => value !== (expected?.known ? expected.value : first.value)) ?? first;
  const fact = observed(`${odd.where} of a health answer`, odd.value, odd.moment.at("value"));
  const evidence = [fact, ...(expected ? [expected] : [])] as const;
  if (counts.size > 1) {
    const wanted = expected?.known ? `, where ${expected.value} is expected` : "";
    return yield {
      verdict: "fail",
      evidence,
      message: `${counts.size} revisions answer${wanted}: of ${said.length} requests, ${shares}. A client that reconnects lands on any of them.`,
      fix: {
        title: "Send all traffic to one revision, or verify the new one under a tag of its own",
        safety: "unsafe",
      },
    };
  }
  // A version of the software has a name of its own: that it is the same everywhere is all that can be said.
  if (expected?.known && first.isExact && expected.value !== first.value) {
    return yield {
      verdict: "fail",
      evidence,
      message: `All ${said.length} requests were answered by ${first.value}; ${expected.value} is expected. What was verified is not what was deployed.`,
      fix: { title: `Send traffic to ${expected.value}, or verify it under a tag of its own`, safety: "unsafe" },
    };
  }
  yield { verdict: "pass", evidence: first.isExact ? evidence : [fact] };
}

function countsOf(said: readonly RevisionSaid[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { value } of said) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
