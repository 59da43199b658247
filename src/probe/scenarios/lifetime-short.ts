import { seconds } from "../../model/describe.ts";
import { observedSeconds } from "../../model/fact.ts";
import { tightestLifetime } from "../../model/limits-of-path.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { Session } from "../session.ts";
import { watchPair } from "../sockets/watch-pair.ts";
import { lifetimeOutcome } from "./cut-early.ts";

/**
 * A request timeout counts the whole life of a WebSocket, and so do the timeouts of some load balancers. The soak holds
 * a silent and a busy socket for as long as the configuration lets them live, and sees whether they do.
 *
 * ## Condition
 *
 * It fails when both sockets are cut at the same age and a session has to live longer, or when that age is more than
 * `marginSeconds` below the shortest lifetime that is declared: then another hop has a shorter one. The sockets are
 * held until the declared lifetime has passed, else for as long as a session has to live.
 *
 * ## When it does not apply
 *
 * - Where neither a lifetime nor a session length is known.
 * - A cut of the silent socket alone is an idle limit, which `live/cut-early` is about.
 *
 * ## Failing
 *
 * A service whose sessions have to live for a minute, behind something that cuts at an age of 2.5 s:
 *
 * <!-- fault: age-cut {"timeScale": 20, "suite": "soak", "server": {"cutSeconds": 2.5}, "config": "services:\n  chat:\n    paths: [/ws]\n    sessionSeconds: 60s\n    conversation: { send: { type: ping, id: \"${nonce}\" }, match: { id: \"${nonce}\" } }\n"} -->
 *
 * ## How to fix it
 *
 * Raise the limit at the hop that is named: on Cloud Run the request timeout (an hour at most), on a classic
 * Application Load Balancer the backend service's timeout. Clients still have to reconnect, with jitter, and go on
 * where they were: every connection ends one day.
 */
export const lifetimeShort: Scenario = defineScenario({
  id: "live/lifetime-short",
  check: "W16",
  name: "lifetime",
  suite: "soak",
  impact: "observe",
  needs: ["W4"],
  background: true,
  title: "Connections end before a session does",
  why: `A request timeout counts the whole life of a WebSocket. When it runs out, the client is cut in the middle of
whatever it does, and clients that joined together come back together.`,
  references: ["https://docs.cloud.google.com/run/docs/configuring/request-timeout"],
  params: {
    marginSeconds: { default: 5, about: "How far from the configured timeout a cut still counts as that timeout" },
    everySeconds: { default: 15, about: "How often the busy socket speaks" },
    longestSeconds: { default: 3900, about: "How long to hold at most" },
  },

  async *run(session, { marginSeconds, everySeconds, longestSeconds }) {
    const wanted = holdFor(session, marginSeconds);
    if (wanted <= 0) return;
    const pair = await watchPair(session, { holdSeconds: Math.min(wanted, longestSeconds), everySeconds });
    if (pair.kind === "held") {
      const still = session.transcript.note({
        on: pair.silent.id,
        event: "still-open",
        seconds: Math.round(pair.seconds),
      });
      await pair.silent.close();
      return yield {
        verdict: "pass",
        evidence: [observedSeconds("the age that connections reached", Math.round(pair.seconds), still.at("seconds"))],
      };
    }
    // An idle limit has a check of its own.
    if (pair.kind !== "lifetime") return;
    const configured = tightestLifetime(pathOf(session));
    const isEarlier = configured !== undefined && pair.seconds < configured.fact.value - marginSeconds;
    if (!isEarlier) return yield lifetimeOutcome(session, pair);
    yield {
      verdict: "fail",
      evidence: [
        observedSeconds("the age at which connections are cut", Math.round(pair.seconds), pair.ending.moment.at("ms")),
        configured.fact,
      ],
      message: `Connections are cut at an age of ${seconds(Math.round(pair.seconds))}; ${configured.hop.name} would let them live for ${seconds(configured.fact.value)}. Another hop has a shorter limit.`,
    };
  },
});

/** To the configured lifetime and past it, or as long as a session has to live. */
function holdFor(session: Session, marginSeconds: number): number {
  const configured = tightestLifetime(pathOf(session))?.fact.value;
  const wanted = session.expected.sessionSeconds;
  if (configured === undefined || !Number.isFinite(configured)) return wanted;
  return Math.max(configured + marginSeconds * 2, Math.min(wanted, configured));
}

function pathOf({ expected }: Session): { readonly hops: NonNullable<typeof expected.path>["hops"] } {
  return { hops: expected.path?.hops ?? [] };
}
