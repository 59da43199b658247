import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Evidence } from "../../model/fact.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { HTTP2 } from "../http2.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * A Google Cloud Application Load Balancer keeps HTTP connections to the server open for reuse, for 600 s of silence;
 * nobody can change that. A server that closes idle connections earlier will at times close one just as a request
 * travels over it, and the client gets a 502. Opening handshakes are requests too. Sockets that are already open are
 * not concerned.
 *
 * The 60 or 65 s often advised are for load balancers of other clouds.
 *
 * ## Condition
 *
 * Behind an Application Load Balancer with network endpoint groups or instance groups it fails if
 *
 * ```text
 * keep-alive of the server  <  620 s
 * ```
 *
 * 620 s is the value Google advises (limit `lb-backend-ka-620`); 600 s (`lb-backend-ka`) would race. It is undecided if
 * the server's keep-alive, the protocol, or what kind of load balancer or backend this is, cannot be read.
 *
 * ## When it does not apply
 *
 * - Serverless network endpoint groups, Cloud Run without a load balancer: the contract is not theirs.
 * - Passthrough and proxy Network Load Balancers, service mesh.
 * - Backends spoken to over HTTP/2.
 * - A server that closes after every answer (keep-alive 0), or whose keep-alive no file shows.
 *
 * ## How to fix it
 *
 * Raise the server's keep-alive to 620 s. On Node older than 18.2, keep `headersTimeout` above `keepAliveTimeout`.
 *
 * ## Incidents
 *
 * - [darklang/dark](https://github.com/darklang/dark/pull/928): A few requests a week ended with 502, for nginx closed
 *   idle connections after 65 s and the load balancer reuses them for 600 s.
 *
 * @allow an Envoy sidecar keeps the connections to the load balancer
 */
export const keepaliveShorterThanLb: Rule = defineRule({
  id: "app/keepalive-shorter-than-lb",
  title: "Server closes idle HTTP connections before the load balancer does",
  why: `An Application Load Balancer keeps idle connections to the server for reuse. When the server closes one first, a request
can be on its way already: clients see sporadic 502 answers, on opening handshakes too. Open WebSockets are not concerned.`,
  references: [
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
    "https://docs.cloud.google.com/load-balancing/docs/https/troubleshooting-ext-https-lbs",
  ],
  params: {},

  *check({ keepAliveSeconds, loadBalancer }, _params, limits) {
    const lbKeepAlive = loadBalancer?.backendKeepAliveSeconds;
    if (!keepAliveSeconds || !lbKeepAlive) return;
    const { flavour, backend, protocol } = loadBalancer;
    if (protocol?.known && HTTP2.has(protocol.value)) return;
    const name = loadBalancerWord(loadBalancer);
    const evidence: Evidence = [keepAliveSeconds, lbKeepAlive, flavour, backend];
    const unread = firstUnknown(...evidence, protocol);
    if (unread)
      return yield undecided(
        unread,
        `whether the server closes idle HTTP connections before ${name} does`,
        ...evidence,
      );
    if (!keepAliveSeconds.known || !lbKeepAlive.known) return;
    const needed = limits("lb-backend-ka-620").min ?? lbKeepAlive.value;
    // 0 closes after every answer: there is no idle connection to race for.
    if (keepAliveSeconds.value === 0 || keepAliveSeconds.value >= needed) return yield { verdict: "pass", evidence };

    yield {
      verdict: "fail",
      evidence,
      message: `${capital(name)} reuses idle HTTP connections for ${seconds(lbKeepAlive.value)}, and the server closes them after ${seconds(keepAliveSeconds.value)}, which is less than the ${seconds(needed)} advised: a request or opening handshake that meets the close is answered with 502.`,
      fix: { title: `Raise ${keepAliveSeconds.what} to ${needed} s`, safety: "unsafe" },
    };
  },
});
