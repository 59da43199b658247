import { observedSeconds, witnessed } from "../../model/fact.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import { endingText, span } from "../sockets/ending-words.ts";
import { type Attempt, ladderOf } from "../start/ladder.ts";
import { ladderEvidence, unseenStart } from "../start/ladder-steps.ts";

/**
 * With the 101 the server has said yes. A client that gets it sends what its user typed, and if the handler behind is
 * not there yet, that message is gone, or the socket is closed with an error for which no client has a plan. A 503
 * instead of the 101, or the close code 1013, tells the same client to wait and come back.
 *
 * ## Condition
 *
 * It judges the start that `live/ready-before-exchange` watched, with `--cold`. It fails when, before the first
 * exchange that worked, a socket was opened and then ended in any way but with 1001, 1012 or 1013, or its message got
 * no answer within `reply.withinSeconds`. It is undecided when no exchange works at all.
 *
 * The parameters count where this check runs without `live/ready-before-exchange`: a start is watched once.
 *
 * ## When it does not apply
 *
 * - `--cold` is not given.
 * - Handshakes that are refused, or that wait: both are right.
 *
 * ## Failing
 *
 * <!-- fault: cold-loses-messages {"checks":["K2"],"cold":true} -->
 *
 * ## How to fix it
 *
 * Open the port last, or answer upgrades with 503 until the start is complete. Where the framework accepts before your
 * code runs, close with 1013 and let clients wait a little before they come back. A handler that waits for the start to
 * be complete before it reads is right as well.
 */
export const acceptedBeforeReady: Scenario = defineScenario({
  id: "live/accepted-before-ready",
  check: "K2",
  name: "cold sockets",
  suite: "smoke",
  impact: "observe",
  needs: [],
  title: "Sockets are accepted before messages on them can be answered",
  why: `A handshake that succeeds is a promise. A client that is let in too early loses its first message or its
connection, and cannot know that it should have waited; refused with 503, or closed with 1013, it would come back.`,
  references: [
    "https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1",
    "https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number",
  ],
  params: {
    everySeconds: { default: 0.1, about: "Time between two looks at each of health, readiness and socket" },
    deadlineSeconds: { default: 120, about: "How long to wait for the first exchange that works" },
  },

  async *run(session, limits) {
    const ladder = await ladderOf(session, limits);
    const worked = ladder.attempts.at(-1);
    if (session.signal.aborted) return;
    const unseen = unseenStart(ladder);
    if (unseen) return yield unseen;
    const broken = ladder.attempts.filter(isBroken);
    const [first] = broken;
    if (first === undefined || worked === undefined) return yield { verdict: "pass", evidence: ladderEvidence(ladder) };
    const at = (ms: number): string => span(ms - ladder.beganMs);
    const many = broken.length === 1 ? "1 socket was" : `${broken.length} sockets were`;
    yield {
      verdict: "fail",
      evidence: [
        witnessed(brokenText(first, session.expected.conversation.replySeconds), first.moment.at()),
        observedSeconds(
          "the time to the first answer",
          Math.round(worked.endedMs - ladder.beganMs) / 1000,
          worked.moment.at("ms"),
        ),
      ],
      message: `Before the first exchange worked, at ${at(worked.endedMs)}, ${many} accepted and not served: the first at ${at(first.openedMs ?? first.beganMs)}, where ${brokenText(first, session.expected.conversation.replySeconds)}.`,
      fix: {
        title:
          "Accept sockets when the start is complete, and until then refuse the handshake with 503 or close with 1013",
        safety: "unsafe",
      },
    };
  },
});

/** Going away, service restart, try again later: a client that is told so knows what to do. */
const POLITE: ReadonlySet<number> = new Set([1001, 1012, 1013]);

function isBroken({ kind, ending }: Attempt): boolean {
  if (kind === "lost") return true;
  return kind === "closed" && ending !== undefined && !(ending.kind === "close-frame" && POLITE.has(ending.code));
}

function brokenText({ ending, openedMs = 0, endedMs }: Attempt, replySeconds: number): string {
  if (ending === undefined) return `the message got no answer within ${replySeconds} s`;
  return `${endingText(ending)} ${span(endedMs - openedMs)} after the handshake`;
}
