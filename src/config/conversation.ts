import type { Fact } from "../model/fact.ts";
import { type Cursor, descend, entriesOf, itemsOf } from "../syntax/cursor.ts";
import { numberFact, scalarAt, secondsFact, textAt, textFacts } from "./scalars.ts";

/** `conversation:` of a service, as written. */
export interface ConversationConfig {
  readonly send?: Plain;
  readonly expect: readonly Fact<string>[];
  readonly match: Readonly<Record<string, string | number | boolean>>;
  readonly mode?: "strict" | "subsequence" | "set";
  readonly forbid: readonly Fact<string>[];
  readonly replySeconds?: Fact<number>;
  readonly minBytes?: Fact<number>;
}

/** What stands for a message: text, or what becomes JSON. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Undefined where the service has none. Its schema has found it valid. */
export function readConversation(at: Cursor): ConversationConfig | undefined {
  if (at.node?.kind !== "map") return undefined;
  const send = plainAt(descend(at, "send"));
  const mode = textAt(at, "mode");
  const replySeconds = secondsFact(descend(at, "reply", "withinSeconds"));
  const minBytes = numberFact(descend(at, "reply", "minBytes"));
  return {
    ...(send !== undefined && { send }),
    expect: textFacts(descend(at, "expect")),
    match: Object.fromEntries(entriesOf(descend(at, "match")).flatMap(([key, value]) => pairOf(key, value))),
    ...((mode === "strict" || mode === "subsequence" || mode === "set") && { mode }),
    forbid: textFacts(descend(at, "forbid")),
    ...(replySeconds && { replySeconds }),
    ...(minBytes && { minBytes }),
  };
}

function pairOf(key: string, at: Cursor): readonly (readonly [string, string | number | boolean])[] {
  const value = scalarAt(at);
  return value === undefined || value === null ? [] : [[key, value]];
}

/** A value as plain data; undefined where none is written. */
export function plainAt(at: Cursor): Plain | undefined {
  switch (at.node?.kind) {
    case "scalar":
      return scalarAt(at) ?? null;
    case "list":
      return itemsOf(at).map((item) => plainAt(item) ?? null);
    case "map":
      return Object.fromEntries(entriesOf(at).map(([key, value]) => [key, plainAt(value) ?? null]));
    default:
      return undefined;
  }
}
