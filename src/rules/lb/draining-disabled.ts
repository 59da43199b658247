import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { adviseSetting } from "../backend-setting.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * When an endpoint leaves (a deployment, a scale-in, a node upgrade) the load balancer stops sending it new requests.
 * With draining it leaves the open connections alone for a while; without it they are cut at once. All clients of the
 * pod come back in the same second and hit the instances that are left. In GKE objects draining is off unless it is
 * written.
 *
 * ## Condition
 *
 * It fails when long-lived connections are in evidence and the draining timeout is 0, written or by default. It is
 * undecided when the value, the kind of load balancer, or what stands behind it cannot be read.
 *
 * ## When it does not apply
 *
 * - Serverless groups, on which draining does not act, groups that may be serverless, and service meshes.
 * - Plain HTTP traffic.
 *
 * ## How to fix it
 *
 * Set `connectionDraining.drainingTimeoutSec`. It is worth as much as the pod lives: keep it below
 * `terminationGracePeriodSeconds`, and let the server use the time to close its sockets with code 1001.
 *
 * ## Incidents
 *
 * - [dust-tt/dust](https://github.com/dust-tt/dust/pull/20075): Every deploy cut the event streams at once, and for
 *   minutes clients came back in bursts.
 *
 * @allow clients resume in under a second
 */
export const drainingDisabled: Rule = defineRule({
  id: "lb/draining-disabled",
  title: "Connection draining is off",
  why: `When an endpoint leaves (a deployment, a scale-in, a node upgrade) the load balancer cuts its open connections
at once. All clients of that pod reconnect in the same second, and the messages under way are lost.`,
  references: [
    "https://docs.cloud.google.com/load-balancing/docs/enabling-connection-draining",
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration",
  ],
  params: {
    advisedSeconds: { default: 60, about: "Draining timeout that the fix proposes" },
    reserveSeconds: {
      default: 5,
      about: "Seconds that the fix leaves between draining and the end of the grace period",
    },
  },

  *check(path, { advisedSeconds, reserveSeconds }) {
    const socket = socketFact(path);
    const { loadBalancer, shutdown } = path;
    const drain = loadBalancer?.drainSeconds;
    if (!socket || !drain) return;
    const { backend, flavour } = loadBalancer;
    if (flavour.known && flavour.value === "service-mesh") return;
    if (!drain.known) return yield undecided(drain, "whether a deployment cuts open connections at once", socket);
    if (drain.value > 0) return yield { verdict: "pass", evidence: [drain, socket] };
    if (!flavour.known) return yield undecided(flavour, "whether draining would act here", drain, socket);
    if (!backend.known) return yield undecided(backend, "whether draining would act here", drain, socket);

    // Draining is of no use once the pod is gone.
    const grace = shutdown.graceSeconds;
    const room = grace?.known ? grace.value - reserveSeconds : advisedSeconds;
    const wanted = Math.max(1, Math.floor(Math.min(advisedSeconds, room)));
    const yaml = `connectionDraining.drainingTimeoutSec: ${wanted}`;
    yield {
      verdict: "fail",
      evidence: [drain, flavour, socket],
      message: `${capital(loadBalancerWord(loadBalancer))} cuts open connections the moment an endpoint leaves: its draining timeout is 0 s, which switches draining off. Every client of a pod that is replaced reconnects at once.`,
      fix: {
        title: adviseSetting(loadBalancer, { backendConfig: yaml, policy: yaml, backendService: yaml }),
        safety: "unsafe",
      },
    };
  },
});
