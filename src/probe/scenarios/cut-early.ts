import type { Outcome } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { observedSeconds, witnessed } from "../../model/fact.ts";
import { exchange } from "../exchange/exchange.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { Session } from "../session.ts";
import { endingText } from "../sockets/ending-words.ts";
import { suspectsOf, suspectsText } from "../sockets/suspects.ts";
import { type PairVerdict, watchPair } from "../sockets/watch-pair.ts";

/**
 * Two sockets are opened side by side. One stays silent, as that of a user who reads or thinks; the other says
 * something every few seconds. Which of them is cut, and when, tells an **idle limit**, which a heartbeat helps
 * against, from a **lifetime**, which nothing helps against. The number is compared with the hops that are declared for
 * the service, and then with those that are well known, so that the message can say whose it is.
 *
 * ## Condition
 *
 * It fails when only the silent socket is cut (an idle limit), when both are cut at the same age (a lifetime) and
 * sessions have to live longer, when only the busy one is cut, or when the silent one looks open at the end and no
 * longer carries a message. Silence is counted from the last byte on the socket, a server's own pings included.
 *
 * ## When it does not apply
 *
 * - Where no message is answered: the exchange check has found that.
 * - A lifetime that is longer than `sessionSeconds` (of the service, else of the policy) passes.
 *
 * ## Failing
 *
 * A hop that ends a connection after 2 s without a byte:
 *
 * <!-- fault: idle-cut {"timeScale": 30, "suite": "deep", "server": {"cutSeconds": 2}} -->
 *
 * ## How to fix it
 *
 * For an idle limit, let the server send something on every socket more often than the limit, best at half of it, or
 * raise the limit at the hop that is named. For a lifetime, raise it, or let clients reconnect and go on where they
 * were before it is reached.
 */
export const cutEarly: Scenario = defineScenario({
  id: "live/cut-early",
  check: "W8",
  name: "idle hold",
  suite: "standard",
  impact: "observe",
  needs: ["W4"],
  background: true,
  title: "An open connection is cut while nobody asked for it",
  why: `Somewhere on the way a timer runs out. Users who read, think or wait are disconnected again and again, at a
regular beat; where the timer counts age and not silence, busy users are, too.`,
  references: [
    "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    "https://docs.cloud.google.com/run/docs/triggering/websockets",
    "https://nginx.org/en/docs/http/websocket.html",
  ],
  params: {
    holdSeconds: {
      default: 75,
      about:
        "How long to hold, past the limits of 30 s and 60 s that are most common; two beats of a declared heartbeat and 5 s, where that is longer",
    },
    deepSeconds: { default: 330, about: "The same in the suites deep and soak, past Cloud Run's default of 300 s" },
    everySeconds: { default: 15, about: "How often the busy socket speaks" },
  },

  async *run(session, { holdSeconds, deepSeconds, everySeconds }) {
    const longest = session.expected.isDeep ? deepSeconds : holdSeconds;
    const pair = await watchPair(session, { holdSeconds: Math.max(longest, pastHeartbeat(session)), everySeconds });
    const outcome = await judged(session, pair);
    if (outcome) yield outcome;
  },
});

/** A server that pings every 45 s keeps a 60 s timer quiet; only two of its beats show whether it does. */
function pastHeartbeat({ expected }: Session): number {
  const beats =
    expected.path?.heartbeats.flatMap(({ intervalSeconds: beat }) => (beat.known ? [beat.value] : [])) ?? [];
  return Math.max(0, ...beats.map((beat) => beat * 2 + 5));
}

async function judged(session: Session, pair: PairVerdict): Promise<Outcome | undefined> {
  switch (pair.kind) {
    case "held":
      return afterSilence(session, pair);
    case "idle": {
      const suspects = suspectsOf("idle", pair.seconds, session.expected.path);
      const cut = rounded(pair.seconds);
      return {
        verdict: "fail",
        evidence: [
          observedSeconds("the silence after which it was cut", cut, pair.ending.moment.at("ms")),
          ...suspects.flatMap(({ fact }) => fact ?? []),
          witnessed("the silent socket opened", pair.silent.opened.at("ms")),
        ],
        message: `A socket on which nothing is said is cut after ${seconds(cut)} of silence, while one that talks stays open: an idle limit of ${seconds(cut)}, not a lifetime${suspectsText(suspects)}. At its end ${endingText(pair.ending)}.`,
        fix: {
          title: `Send a heartbeat at least every ${seconds(rounded(cut * 0.5))}, or raise the idle limit`,
          safety: "unsafe",
        },
      };
    }
    case "lifetime":
      return lifetimeOutcome(session, pair);
    case "busy": {
      const cut = rounded(pair.seconds);
      return {
        verdict: "fail",
        evidence: [observedSeconds("the age at which it was cut", cut, pair.ending.moment.at("ms"))],
        message: `A socket that talks was cut at an age of ${seconds(cut)}, while a silent one stayed open. At its end ${endingText(pair.ending)}.`,
      };
    }
    case "not-open":
    case "interrupted":
      return undefined;
  }
}

/** Silence is survived only where the socket still carries a message afterwards: a dead one may look open for long. */
async function afterSilence(
  session: Session,
  { seconds: held, silent }: Extract<PairVerdict, { kind: "held" }>,
): Promise<Outcome> {
  const done = await exchange(session, silent);
  await silent.close();
  const fact = observedSeconds("the silence that a socket survived", rounded(held), done.sent.at("ms"));
  if (done.kind === "answered") return { verdict: "pass", evidence: [fact] };
  const what = done.kind === "ended" ? endingText(done.ending) : "nothing answers on it any more";
  const message = `After ${seconds(rounded(held))} of silence the socket looks open, and ${what} when something is said: it was dropped without a word.`;
  return { verdict: "fail", evidence: [{ ...fact, what: "the silence before that message" }], message };
}

/** An age limit is a fault where sessions have to live longer. */
export function lifetimeOutcome(session: Session, pair: Extract<PairVerdict, { kind: "lifetime" }>): Outcome {
  const { sessionSeconds } = session.expected;
  const cut = rounded(pair.seconds);
  const suspects = suspectsOf("lifetime", pair.seconds, session.expected.path);
  const age = observedSeconds("the age at which connections are cut", cut, pair.ending.moment.at("ms"));
  const evidence = [
    ...suspects.flatMap(({ fact }) => fact ?? []),
    witnessed("the busy socket ended at the same age", pair.busy.moment.at("ms")),
  ];
  if (sessionSeconds <= cut) return { verdict: "pass", evidence: [age, ...evidence] };
  return {
    verdict: "fail",
    evidence: [age, ...evidence],
    message: `Connections are cut at an age of ${seconds(cut)}, a silent and a busy one alike: a lifetime of ${seconds(cut)}, not an idle limit${suspectsText(suspects)}; no heartbeat helps. A session should live for ${seconds(sessionSeconds)}. At its end ${endingText(pair.ending)}.`,
    fix: { title: "Raise that limit, or let clients reconnect and resume before it is reached", safety: "unsafe" },
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
