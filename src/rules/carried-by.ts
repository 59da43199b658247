import type { Fact } from "../model/fact.ts";
import type { Hop } from "../model/hop.ts";
import type { ConnectionPath } from "../model/path.ts";

/** Whether a hop passes on what a path carries; undefined where nothing is said of connections of that kind. */
export function carriedBy({ carries }: Hop, kind: ConnectionPath["traffic"]["kind"]): Fact<boolean> | undefined {
  if (kind === "websocket") return carries?.websockets;
  return kind === "sse" ? carries?.streams : undefined;
}
