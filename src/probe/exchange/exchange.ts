import { randomBytes } from "node:crypto";
import type { Connection, Ending, Frame } from "../connection.ts";
import type { Session } from "../session.ts";
import type { Moment } from "../transcript.ts";
import { answers, messageText } from "./conversation.ts";

/** What came of one message. */
export type Exchange =
  | {
      readonly kind: "answered";
      readonly nonce: string;
      readonly sent: Moment;
      readonly reply: Frame;
      readonly ms: number;
    }
  | { readonly kind: "silent"; readonly nonce: string; readonly sent: Moment }
  | {
      readonly kind: "ended";
      readonly nonce: string;
      readonly sent: Moment;
      readonly ending: Ending;
      readonly ms: number;
    };

/** A nonce that no other exchange has, here or elsewhere. */
export function freshNonce(): string {
  return `holdopen-${randomBytes(6).toString("hex")}`;
}

/** The nonces of this tool that stand in a text. */
export function noncesIn(text: string): readonly string[] {
  return text.match(/holdopen-[0-9a-f]{12}/g) ?? [];
}

/** Sends the conversation's message and waits for the first frame that answers it. */
export async function exchange(session: Session, connection: Connection): Promise<Exchange> {
  const nonce = freshNonce();
  const before = connection.frames.length;
  const sent = connection.send(messageText(session.expected.conversation, nonce));
  return awaitReply(session, connection, { nonce, sent, before });
}

export interface Sent {
  readonly nonce: string;
  readonly sent: Moment;
  /** How many frames had come before it was sent: none of those can be its answer. */
  readonly before: number;
}

/** Waits for the answer to a message that is under way. */
export async function awaitReply(
  { expected }: Session,
  connection: Connection,
  { nonce, sent, before }: Sent,
): Promise<Exchange> {
  const { conversation } = expected;
  const old = new Set(connection.frames.slice(0, before));
  const reply = await connection.take(
    conversation.replySeconds,
    (frame) => !old.has(frame) && answers(conversation, frame, nonce),
  );
  if (reply) return { kind: "answered", nonce, sent, reply, ms: reply.ms - sent.ms };
  const { ending } = connection;
  return ending ? { kind: "ended", nonce, sent, ending, ms: ending.ms - sent.ms } : { kind: "silent", nonce, sent };
}
