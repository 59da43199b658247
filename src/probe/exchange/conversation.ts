import type { Fact } from "../../model/fact.ts";
import type { Frame } from "../connection.ts";

/** What a healthy exchange looks like. */
export interface Conversation {
  /** False where nobody said: then any answer will do, and none proves nothing. */
  readonly isDeclared: boolean;
  /** What the client sends; `${nonce}` in it is fresh for each exchange. */
  readonly send: Message;
  /** Names of the replies' `type`, in order. */
  readonly expect: readonly Fact<string>[];
  /** Fields that tie a reply to its request. */
  readonly match: Readonly<Record<string, string | number | boolean>>;
  readonly mode: "strict" | "subsequence" | "set";
  readonly forbid: readonly Fact<string>[];
  readonly replySeconds: number;
  readonly minBytes: number;
}

/** A plain value of a config: text, or what becomes JSON. */
export type Message = string | number | boolean | null | readonly Message[] | { readonly [key: string]: Message };

/** Sent where no conversation is declared: what chat servers most often answer, and none takes for a command. */
export const ASSUMED_CONVERSATION: Conversation = {
  isDeclared: false,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the user's notation
  send: { type: "ping", id: "${nonce}" },
  expect: [],
  match: {},
  mode: "subsequence",
  forbid: [],
  replySeconds: 5,
  minBytes: 1,
};

/** The text that goes out, with this nonce. */
export function messageText({ send }: Conversation, nonce: string): string {
  const filled = fill(send, nonce);
  return typeof filled === "string" ? filled : JSON.stringify(filled);
}

function fill(message: Message, nonce: string): Message {
  if (typeof message === "string") return message.replaceAll(PLACEHOLDER, nonce);
  if (message === null || typeof message !== "object") return message;
  if (Array.isArray(message)) return message.map((item: Message) => fill(item, nonce));
  return Object.fromEntries(Object.entries(message).map(([key, value]) => [key, fill(value, nonce)]));
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the user's notation
const PLACEHOLDER = "${nonce}";

/**
 * Whether a frame answers the message with this nonce: by the fields of `match` where they are declared, by the types
 * of `expect` and `forbid` where those are, else any frame does.
 */
export function answers(conversation: Conversation, frame: Frame, nonce: string): boolean {
  const { match, expect, forbid } = conversation;
  const fields = Object.entries(match);
  if (fields.length > 0) {
    return fields.every(([key, value]) => fieldOf(frame, key) === (value === PLACEHOLDER ? nonce : value));
  }
  if (expect.length === 0) return true;
  const type = typeOf(frame);
  return type !== undefined && [...expect, ...forbid].some((fact) => fact.known && fact.value === type);
}

/**
 * Whose message a frame answers, by the fields of `match`. `foreign`: it carries them with other values. `unmarked`: it
 * does not carry them. Where none is declared, everything is our own.
 */
export function belonging({ match }: Conversation, frame: Frame, nonce: string): "own" | "foreign" | "unmarked" {
  const pairs = Object.entries(match).map(([key, value]) => ({
    said: fieldOf(frame, key),
    wanted: value === PLACEHOLDER ? nonce : value,
  }));
  if (pairs.every(({ said, wanted }) => said === wanted)) return "own";
  return pairs.some(({ said, wanted }) => said !== undefined && said !== wanted) ? "foreign" : "unmarked";
}

/** The kind of a reply, as its JSON names it. */
export function typeOf(frame: Frame): string | undefined {
  const type = fieldOf(frame, "type") ?? fieldOf(frame, "event");
  return typeof type === "string" ? type : undefined;
}

/** The value at a path of keys joined by dots; undefined where the frame is no JSON object or has none. */
export function fieldOf({ json }: Frame, path: string): unknown {
  let at: unknown = json;
  for (const key of path.split(".")) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}

/** Whether exchanges can be told apart: something of the message comes back in its replies. */
export function isTraceable({ match }: Conversation): boolean {
  return Object.values(match).includes(PLACEHOLDER);
}

/** The types that must come, where they are known. */
export function expectedTypes({ expect }: Conversation): readonly string[] {
  return expect.flatMap((fact) => (fact.known ? [fact.value] : []));
}

/** The types that must not come, where they are known. */
export function forbiddenTypes({ forbid }: Conversation): readonly string[] {
  return forbid.flatMap((fact) => (fact.known ? [fact.value] : []));
}
