import { WebSocket } from "ws";
import type { Fault, Peer, Reply } from "./behaviour.ts";
import { good, replies } from "./good.ts";
import type { ExchangeFault } from "./modes.ts";

/** Longer than a busy machine stands still between two messages that came together. */
const BURST_MS = 40;

export const exchangeFaults: Readonly<Record<ExchangeFault, Fault>> = {
  "silent-after-open": { receive: () => undefined },
  "early-greeting": { opened: (peer) => peer.ws.send(JSON.stringify({ type: "greeting", text: "Welcome" })) },
  "events-swapped": editing((events) => swap(events, "tool_executing", "tool_completed")),
  "event-duplicated": editing((events) =>
    events.flatMap((event) => (isA(event, "agent_thinking") ? [event, event] : [event])),
  ),
  "event-missing": editing((events) => events.filter((event) => !isA(event, "tool_completed"))),
  "event-extra": editing((events) =>
    events.flatMap((event) =>
      isA(event, "tool_executing") ? [event, { ...event, body: { ...event.body, type: "agent_paused" } }] : [event],
    ),
  ),
  "event-late": {
    replies: (message, { options }) =>
      replies(message).map((event) =>
        isA(event, "agent_completed") ? { ...event, afterMs: options.lateSeconds * 1000 } : event,
      ),
  },
  "foreign-nonce": {
    deliver(peer, sent) {
      peer.ws.send(sent);
      findForeigner(peer)?.ws.send(sent);
    },
  },
  "reply-truncated": { deliver: (peer, sent) => peer.ws.send(sent.slice(0, 12)) },
  "second-message-ignored": {
    receive(peer, received) {
      if (peer.messages === 1) good.receive(peer, received);
    },
  },
  "burst-lost": {
    receive(peer, received) {
      if (peer.messages === 1 || sinceLastMs(peer) >= BURST_MS) good.receive(peer, received);
    },
  },
  "slow-replies": {
    deliver: ({ ws }, sent) => {
      setTimeout(() => ws.readyState === WebSocket.OPEN && ws.send(sent), 700).unref();
    },
  },
};

function editing(edit: (events: readonly Reply[]) => readonly Reply[]): Fault {
  return { replies: (message) => edit(replies(message)) };
}

function isA({ body }: Reply, type: string): boolean {
  return body.type === type;
}

function swap(events: readonly Reply[], one: string, other: string): readonly Reply[] {
  const find = (type: string, otherwise: Reply) => events.find((event) => isA(event, type)) ?? otherwise;
  return events.map((event) => (isA(event, one) ? find(other, event) : isA(event, other) ? find(one, event) : event));
}

/** A socket of another user; without tokens every socket is a user of its own. */
function findForeigner(peer: Peer): Peer | undefined {
  return [...peer.service.peers].find(
    (other) => other !== peer && (peer.user === undefined || other.user !== peer.user),
  );
}

function sinceLastMs(peer: Peer): number {
  return peer.receivedAtMs - peer.lastMessageAtMs;
}
