import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { loadBalancerWord } from "../connection-words.ts";
import { HTTP2 } from "../http2.ts";
import { undecided } from "../undecided.ts";

/**
 * A WebSocket begins as an HTTP/1.1 request that asks for an upgrade. Google's Application Load Balancers pass it on to
 * backends that they speak HTTP or HTTPS to. Where they are told to speak HTTP/2, because gRPC uses the same port or
 * because it sounds faster, ordinary requests succeed and opening handshakes fail.
 *
 * ## Condition
 *
 * It fails when a path with WebSockets goes through a load balancer that speaks `HTTP2`, `H2C` or `GRPC` to the
 * backend. It is undecided when the protocol, or with one of those three the kind of load balancer, cannot be read.
 *
 * The protocol is that of `cloud.google.com/app-protocols` for the port of the Service (behind a Gateway also
 * `appProtocol`), and `protocol` of a backend service.
 *
 * ## When it does not apply
 *
 * - Nothing shows that WebSockets pass here; event streams and gRPC are at home on HTTP/2.
 * - No protocol is written: then it is HTTP.
 * - `appProtocol` behind an Ingress, which does not read it, and `kubernetes.io/ws`, which says that it is a WebSocket.
 * - Cloud Run, whose port has a protocol of its own: `cloudrun/http2-breaks-websocket`.
 *
 * ## How to fix it
 *
 * Let the load balancer speak `HTTPS` where the server has a certificate and `HTTP` where it has none. Give gRPC a
 * port, and so a backend, of its own.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-gce](https://github.com/kubernetes/ingress-gce/issues/855): With HTTP2 for the backend
 *   WebSockets got 502, and with HTTP they worked again.
 *
 * @allow the sockets come in through another Ingress
 */
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
