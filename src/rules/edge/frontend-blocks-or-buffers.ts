import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { carriedBy } from "../carried-by.ts";
import { undecided } from "../undecided.ts";

/**
 * Some products answer requests and nothing else. A WebSocket never opens through one that drops the handshake: the
 * client gets an ordinary page or an error. An event stream stays silent behind one that waits until the response is
 * complete.
 *
 * ## Condition
 *
 * It fails for a hop in front, named under [`front`](../../../docs/config.md#front) or read from `firebase.json`, and
 * for App Engine itself, where
 *
 * - the service has WebSockets and the product passes no handshake on: Firebase Hosting, App Engine's standard
 *   environment;
 * - the service has server-sent events and the product does not pass a response on while it is written: Firebase
 *   Hosting, Azure Front Door.
 *
 * It is undecided where a setting of the product decides and no file shows it: API Gateway (its streaming mode),
 * Fastly, Akamai, Cloud Endpoints before version 2. `websockets: true` or `false` under `front` says which it is.
 *
 * ## When it does not apply
 *
 * - No evidence of WebSockets, or traffic that is declared to be something else.
 * - A rewrite of Firebase Hosting that does not cover the paths of the sockets.
 * - Products of which nothing is known.
 *
 * ## How to fix it
 *
 * Give the sockets a host of their own that leads to the service directly: its `run.app` address, a domain mapping, or
 * a load balancer. Pages and short requests may stay where they are.
 *
 * ## Incidents
 *
 * - [firebase/firebase-tools](https://github.com/firebase/firebase-tools/issues/9774): Through a rewrite of Firebase
 *   Hosting an event stream came all at once when it was over; at the function's own address it came as it was written.
 * - [zauberzeug/nicegui](https://github.com/zauberzeug/nicegui/issues/3555): At the address of Firebase Hosting the
 *   page opened and its buttons did nothing, for the WebSocket failed. At the address of Cloud Run all worked.
 *
 * @allow clients fall back to long polling
 */
export const frontendBlocksOrBuffers: Rule = defineRule({
  id: "edge/frontend-blocks-or-buffers",
  title: "A product in front cannot carry sockets or streams",
  why: `Some products in front of a service answer requests and nothing else. A WebSocket never opens through one that
drops the handshake, and an event stream stays silent behind one that waits for the whole response.`,
  references: [
    "https://firebase.google.com/docs/hosting/cloud-run",
    "https://docs.cloud.google.com/api-gateway/docs/streaming-configure",
    "https://docs.cloud.google.com/appengine/docs/flexible/using-websockets-and-session-affinity",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    if (traffic === undefined) return;
    for (const hop of path.hops) {
      const carried = carriedBy(hop, path.traffic.kind);
      if (carried) yield judge({ hop, carried, traffic, path });
    }
  },
});

interface Facts {
  readonly path: ConnectionPath;
  readonly hop: Hop;
  readonly carried: Fact<boolean>;
  readonly traffic: Fact<string>;
}

function judge({ path, hop, carried, traffic }: Facts): Outcome {
  const isSocket = path.traffic.kind === "websocket";
  if (!carried.known) {
    const question = isSocket ? "whether any WebSocket opens" : "whether event streams arrive as they are written";
    return undecided(carried, `${question} through ${hop.name}`, traffic);
  }
  if (carried.value) return { verdict: "pass", evidence: [carried, traffic] };
  const lack = isSocket
    ? `${hop.name} passes no WebSocket handshake on`
    : `${hop.name} passes no response on while it is being written`;
  const message = isSocket
    ? `No WebSocket opens through ${hop.name}: it passes no handshake on, and a client that asks for one gets an ordinary response or an error.`
    : `Event streams do not get through ${hop.name} as they are written, so a client sees nothing of one that stays open.`;
  const fix = { title: `Let clients connect to the service without ${hop.name} in between`, safety: "unsafe" } as const;
  return { verdict: "fail", evidence: [inWords(carried, lack), traffic], message, fix };
}

/** What nobody wrote reads better as a sentence. */
function inWords(carried: KnownFact<boolean>, sentence: string): KnownFact<unknown> {
  return carried.origin.kind === "default" ? { ...carried, value: sentence, wording: "sentence" } : carried;
}
