import type { WebSocket } from "ws";
import type { Behaviour, Handshake, Peer, Service } from "./behaviour.ts";

/** The server's side of an open socket. */
export function makePeer(ws: WebSocket, { service, tcp, user }: Handshake, behaviour: Behaviour): Peer {
  const now = performance.now();
  const times = { messages: 0, receivedAtMs: now, lastMessageAtMs: now };
  const close = interceptClose(ws, service, behaviour);
  return { service, behaviour, user, ws, tcp, close, ...times, turn: Promise.resolve() };
}

/** `ws` answers a closing handshake by calling its own `close`; the behaviour has a word in that. */
function interceptClose(ws: WebSocket, service: Service, behaviour: Behaviour): Peer["close"] {
  const close = ws.close.bind(ws);
  ws.close = (code, reason) => behaviour.answerClose((other) => close(other ?? code, reason), service);
  return close;
}
