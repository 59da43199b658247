import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

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
