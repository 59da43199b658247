import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

export const appProtocolMismatch: Rule = defineRule({
  id: "lb/app-protocol-mismatch",
  title: "Load balancer speaks HTTP/2 to a WebSocket server",
  why: `A WebSocket is opened with the upgrade of an HTTP/1.1 request. A load balancer that speaks HTTP/2 to its backend has no
such request to send, so opening handshakes fail from the first client on while ordinary requests succeed.`,
  references: [
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
    "https://github.com/kubernetes/ingress-gce",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const { loadBalancer, traffic } = path;
    // Event streams and gRPC are at home on HTTP/2.
    if (!socket || !loadBalancer?.protocol || traffic.kind !== "websocket") return;
    const { flavour, protocol } = loadBalancer;
    if (!protocol.known) return yield undecided(protocol, "whether a WebSocket can be opened at all", flavour, socket);
    if (!HTTP2.has(protocol.value)) return yield { verdict: "pass", evidence: [protocol, flavour, socket] };

    const name = loadBalancerWord(loadBalancer);
    if (!flavour.known) return yield undecided(flavour, `who speaks ${protocol.value} to the server`, protocol, socket);
    yield {
      verdict: "fail",
      evidence: [protocol, flavour, socket],
      message: `No WebSocket opens through ${name}: it speaks ${protocol.value} to the server, and the HTTP/1.1 upgrade of the opening handshake is lost on the way.`,
      fix: {
        title: "Let it speak HTTP or HTTPS to that port; give gRPC a port of its own if this one serves it too",
        safety: "unsafe",
      },
    };
  },
});

const HTTP2: ReadonlySet<string> = new Set(["HTTP2", "H2C", "GRPC"]);
