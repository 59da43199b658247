import { type UnknownFact, unknown } from "../model/fact.ts";
import { type Cursor, locate } from "../syntax/cursor.ts";
import { isWritten } from "./probes.ts";

/** Why nothing can be said of what stands in a block: something that is no map is written in its place. */
export function unreadBlock(what: string, block: Cursor): UnknownFact | undefined {
  if (!isWritten(block) || block.node?.kind === "map") return undefined;
  const why = block.node?.kind === "opaque" ? block.node.why : "something else fills it in";
  return unknown(what, why, locate(block));
}
