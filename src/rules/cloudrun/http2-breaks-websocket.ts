import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

/**
 * A port named `h2c` makes Cloud Run speak cleartext HTTP/2 to the container. The upgrade that opens a WebSocket
 * belongs to HTTP/1.1 and does not exist there, and Cloud Run does not translate it. No client gets a connection, even
 * when the server itself speaks both.
 *
 * ## Condition
 *
 * It fails when WebSockets are in evidence and the ingress container's port is named `h2c`. It is undecided when the
 * name cannot be read.
 *
 * ## When it does not apply
 *
 * - Plain Knative: what its proxy makes of an upgrade on such a port is not known here.
 * - gRPC and event streams, which HTTP/2 carries well.
 * - HTTP/2 between client and Cloud Run, which is always on and does no harm.
 *
 * ## How to fix it
 *
 * Name the port `http1` or leave the name out (`--no-use-http2` of gcloud). If the service also speaks gRPC, give that
 * a service of its own.
 *
 * ## Incidents
 *
 * - [fleetdm/fleet](https://github.com/fleetdm/fleet/issues/37352): h2c was switched on for large uploads; from then on
 *   live queries, which need a socket, hung on 503.
 * - [spellshift/realm](https://github.com/spellshift/realm/issues/726): h2c was needed for gRPC streams, and the
 *   WebSockets of the same service got 503.
 *
 * @allow this service will be split next week
 */
export const http2BreaksWebsocket: Rule = defineRule({
  id: "cloudrun/http2-breaks-websocket",
  title: "End-to-end HTTP/2 refuses WebSockets",
  why: `With end-to-end HTTP/2 Cloud Run speaks cleartext HTTP/2 to the container, where the HTTP/1.1 upgrade that opens a
WebSocket does not exist. Every opening handshake fails, mostly with status 503, from the first client on.`,
  references: [
    "https://docs.cloud.google.com/run/docs/triggering/websockets",
    "https://docs.cloud.google.com/run/docs/configuring/http2",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const { protocol, traffic } = path;
    // Event streams and gRPC are at home on HTTP/2.
    if (path.platform !== "cloud-run" || !socket || !protocol || traffic.kind !== "websocket") return;
    if (!protocol.known) return yield undecided(protocol, "whether a WebSocket can be opened at all", socket);
    if (protocol.value !== "h2c") return yield { verdict: "pass", evidence: [protocol, socket] };

    yield {
      verdict: "fail",
      evidence: [protocol, socket],
      message:
        "No client can open a WebSocket: the port is named h2c, so Cloud Run speaks HTTP/2 to the container and the HTTP/1.1 upgrade is lost on the way.",
      fix: {
        title: "Name the port http1; give gRPC a service of its own if this one serves it too",
        safety: "unsafe",
      },
    };
  },
});
