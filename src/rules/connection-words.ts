import type { ConnectionPath } from "../model/path.ts";

const WORDS: Readonly<Record<ConnectionPath["traffic"]["kind"], string>> = {
  websocket: "WebSocket",
  sse: "event stream",
  grpc: "gRPC stream",
  "long-polling": "long poll",
  http: "connection",
};

/** What a client of this path holds open, as a message names it: `WebSocket`, `event stream`. */
export function connectionWord(path: ConnectionPath): string {
  return WORDS[path.traffic.kind];
}
