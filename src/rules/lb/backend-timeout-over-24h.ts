import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { locationOf, secondsByDefault } from "../../model/fact.ts";
import type { Flavour } from "../../model/load-balancer.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * Classic and global external Application Load Balancers run on Google's front ends. Those are restarted for
 * maintenance and cut the connections through them, so a backend timeout above 86400 s has no effect beyond that
 * number. On a global external load balancer a WebSocket is closed at the age of 24 hours anyway.
 *
 * ## Condition
 *
 * It fails when `timeoutSec` of a BackendConfig, a GCPBackendPolicy or a backend service is written and exceeds the
 * `max` of the limit `lb-bs-timeout-24h`. It is undecided when the number cannot be read, or exceeds the limit on a
 * load balancer of unknown kind.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here.
 * - Regional and internal Application Load Balancers, which are Envoys and publish no such end, and Network Load
 *   Balancers.
 * - Serverless groups, which take no backend timeout at all: `lb/serverless-neg-timeout-unsupported`.
 * - The timeout of a route in a URL map, which is another setting.
 *
 * ## How to fix it
 *
 * Write 86400 or less. Close connections from the server a little earlier, spread over time, and let clients reconnect
 * with a random delay.
 *
 * ## Incidents
 *
 * - [GoogleCloudPlatform/k8s-multicluster-ingress](https://github.com/GoogleCloudPlatform/k8s-multicluster-ingress/issues/226):
 *   Sockets were cut after 30 s, so a timeout of 3000000 s was set by hand after each change of the load balancer.
 *
 * @allow the module writes one number for every kind of load balancer
 */
export const backendTimeoutOver24h: Rule = defineRule({
  id: "lb/backend-timeout-over-24h",
  title: "Backend timeout promises more than a day",
  why: `Google's front ends are restarted now and then and cut what runs through them, so that a backend timeout of more
than a day has no effect. Clients that trust the number are surprised by the cut, and may never come back.`,
  references: [
    "https://gcpdiag.dev/rules/lb/BP/2025_002",
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
  ],
  params: {},

  *check(path, _params, limits) {
    const socket = socketFact(path);
    const { loadBalancer } = path;
    const timeout = loadBalancer?.timeoutSeconds;
    // Route timeouts of a URL map are another setting, of which no such end is published.
    if (!socket || !loadBalancer || timeout?.origin.kind !== "declared" || !timeout.what.startsWith("timeoutSec"))
      return;
    const { backend, flavour } = loadBalancer;
    // A serverless group takes no backend timeout at all: lb/serverless-neg-timeout-unsupported.
    if (backend.known && backend.value === "serverless-neg") return;
    if (flavour.known && !ON_FRONT_ENDS.has(flavour.value)) return;
    if (!timeout.known) return yield undecided(timeout, "whether the backend timeout exceeds a day", flavour, socket);

    const row = limits("lb-bs-timeout-24h");
    const most = secondsByDefault("longest backend timeout with an effect", Number(row.max), locationOf(timeout), row);
    if (timeout.value <= most.value) return yield { verdict: "pass", evidence: [timeout, flavour, socket] };
    if (!flavour.known) {
      const question = `whether a backend timeout of ${seconds(timeout.value)} has an effect`;
      return yield undecided(flavour, question, timeout, socket);
    }

    yield {
      verdict: "fail",
      evidence: [timeout, most, flavour, socket],
      message: `A ${connectionWord(path)} through ${loadBalancerWord(loadBalancer)} lives for ${seconds(most.value)} at most, busy or silent: the backend timeout of ${seconds(timeout.value)} has no effect beyond that, since ${timeout.value} > ${most.value}.`,
      fix: { title: `Set ${timeout.what} to ${seconds(most.value)}, and let clients reconnect`, safety: "unsafe" },
    };
  },
});

/** Load balancers made of Google's front ends; those that are Envoys publish no such end. */
const ON_FRONT_ENDS: ReadonlySet<Flavour> = new Set<Flavour>(["classic", "global-external"]);
