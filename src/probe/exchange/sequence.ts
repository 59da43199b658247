import { clip } from "../../text/printable.ts";
import type { Connection, Ending } from "../connection.ts";
import type { Session } from "../session.ts";
import type { Moment } from "../transcript.ts";
import { belonging, type Conversation, expectedTypes, forbiddenTypes, messageText, typeOf } from "./conversation.ts";
import { compareOrder, type Event } from "./event-order.ts";
import { freshNonce } from "./exchange.ts";

/** An event with the frame that brought it. */
export interface SeenEvent extends Event {
  readonly moment: Moment;
}

/** What came of one message, until nothing more was due or nothing more came. */
export interface Sequence {
  readonly sent: Moment;
  /** The events of this message. */
  readonly events: readonly SeenEvent[];
  /** Events of an expected type that belong to another message, or that nothing ties to this one. */
  readonly strays: readonly SeenEvent[];
  /** `overdue`: nothing came for too long. `overlong`: something came all the time, and all of it took too long. */
  readonly end: "complete" | "forbidden" | "overdue" | "overlong" | "ended";
  readonly ending?: Ending;
}

export interface SequenceLimits {
  readonly gapSeconds: number;
  readonly totalSeconds: number;
  /** How long to look for what must not come when all is there. */
  readonly quietSeconds: number;
}

/** Longer ones are named by their beginning. */
const MAX_TYPE = 200;
/** More than that is a stream, and no list that anybody wrote. */
export const MAX_EVENTS = 2000;

/** Sends the conversation's message and collects its events. Frames that came before are nobody's answer. */
export async function collectSequence(
  session: Session,
  connection: Connection,
  limits: SequenceLimits,
): Promise<Sequence> {
  const { clock, expected } = session;
  const { conversation } = expected;
  const before = new Set(connection.frames);
  const nonce = freshNonce();
  const sent = connection.send(messageText(conversation, nonce));
  const events: SeenEvent[] = [];
  const strays: SeenEvent[] = [];
  const totalEndMs = sent.ms + limits.totalSeconds * 1000;
  let dueMs = sent.ms + conversation.replySeconds * 1000;
  let quietEndMs: number | undefined;
  const ended = (end: Sequence["end"]): Sequence => {
    const { ending } = connection;
    return { sent, events, strays, end, ...(ending ? { ending } : {}) };
  };
  while (events.length < MAX_EVENTS) {
    const untilMs = quietEndMs ?? Math.min(dueMs, totalEndMs);
    const frame = await connection.take((untilMs - clock.now()) / 1000, (one) => !before.has(one));
    if (frame === undefined) {
      if (quietEndMs !== undefined) return ended("complete");
      if (connection.ending) return ended("ended");
      return ended(untilMs === totalEndMs ? "overlong" : "overdue");
    }
    const type = typeOf(frame);
    if (type === undefined || isBeat(type, conversation)) continue;
    const event = { type: clip(type, MAX_TYPE), ms: frame.ms, text: frame.text, moment: frame.moment };
    const whose = belonging(conversation, frame, nonce);
    const isForbidden = whose !== "foreign" && forbiddenTypes(conversation).includes(type);
    if (whose !== "own" && !isForbidden) {
      if (expectedTypes(conversation).includes(type)) strays.push(event);
      continue;
    }
    events.push(event);
    if (isForbidden) return ended("forbidden");
    dueMs = frame.ms + limits.gapSeconds * 1000;
    if (isComplete(events, conversation)) {
      quietEndMs ??= frame.ms + (limits.quietSeconds * 1000) / session.timeScale;
    }
  }
  return ended("overlong");
}

/** Everything is there; if not in order, then at least the event that ends it all is the last. */
function isComplete(events: readonly Event[], conversation: Conversation): boolean {
  const expected = expectedTypes(conversation);
  const last = events.at(-1)?.type ?? "";
  // Most events of a stream change nothing, and a comparison costs.
  if (expected.length > 0 && !expected.includes(last)) return false;
  const { missing, misplaced } = compareOrder(events, expected, conversation.mode);
  return missing.length === 0 && (misplaced.length === 0 || last === expected.at(-1));
}

const BEATS: ReadonlySet<string> = new Set(["ping", "pong", "heartbeat", "keepalive", "keep-alive", "keep_alive"]);

/** A heartbeat in a data frame, which comes when it comes and belongs to no message. */
function isBeat(type: string, conversation: Conversation): boolean {
  return BEATS.has(type) && ![...expectedTypes(conversation), ...forbiddenTypes(conversation)].includes(type);
}
