import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Evidence } from "../../model/fact.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

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
    const { flavour, backend } = loadBalancer;
    const name = loadBalancerWord(loadBalancer);
    const evidence: Evidence = [keepAliveSeconds, lbKeepAlive, flavour, backend];
    const unread = firstUnknown(...evidence);
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
