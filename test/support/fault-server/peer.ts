import type { WebSocket } from "ws";
import type { Behaviour, Handshake, Peer } from "./behaviour.ts";

/** The server's side of an open socket. */
export function makePeer(ws: WebSocket, { service, tcp, user }: Handshake, behaviour: Behaviour): Peer {
  const now = performance.now();
  const times = { messages: 0, receivedAtMs: now, lastMessageAtMs: now };
  const close = ws.close.bind(ws);
  const peer: Peer = { service, behaviour, user, ws, tcp, close, isLeaving: false, ...times, turn: Promise.resolve() };
  // `ws` answers a closing handshake by calling its own `close`; the behaviour has a word in that.
  ws.close = (code, reason) => {
    peer.isLeaving = true;
    behaviour.answerClose((other) => close(other ?? code, reason), service);
  };
  return peer;
}
