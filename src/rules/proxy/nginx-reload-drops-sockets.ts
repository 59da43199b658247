import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { TRAFFIC_WORDS } from "../../model/words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * ingress-nginx writes one configuration for all its Ingresses. When one of them changes, new workers take over, and
 * the old ones keep their open connections for `worker-shutdown-timeout`. Then they are ended, busy or silent, and no
 * heartbeat helps: a change in another team's namespace disconnects every client at once.
 *
 * ## Condition
 *
 * It fails if for an Ingress of ingress-nginx
 *
 * ```text
 * worker-shutdown-timeout  <  sessionSeconds
 * ```
 *
 * and the same class serves at least `otherIngresses` other Ingresses of the input. The session length has to be
 * declared in `holdopen.yaml`, and a ConfigMap of the controller has to be in the input; where that sets nothing, the
 * controller's default counts. 0 is no limit.
 *
 * It is undecided if the time or the session length cannot be read, or ConfigMaps of several controllers differ.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - No session length is declared: one that the policy supposes does not say that clients cannot come back in between.
 * - No ConfigMap of the controller is in the input: nobody sees what it sets.
 * - Pods that come and go: ingress-nginx learns of those without new workers.
 * - nginx outside of Kubernetes, whose owner decides when it is reloaded.
 *
 * ## How to fix it
 *
 * Raise `worker-shutdown-timeout` to the length of a session, where changes are rare: each one leaves a generation of
 * workers behind for that time, with their memory. Where changes are frequent, give the sockets a controller of their
 * own, with a class of its own, or let clients come back with jitter and declare shorter sessions.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-nginx](https://github.com/kubernetes/ingress-nginx/issues/2461): Adding or removing any Ingress
 *   dropped the sockets of all others.
 * - [Octops/gameserver-ingress-controller](https://github.com/Octops/gameserver-ingress-controller/issues/21): An
 *   operator made an Ingress for each game server, and every socket of the controller broke about four minutes after
 *   each.
 *
 * @allow clients come back with jitter, and sessions go on
 */
export const nginxReloadDropsSockets: Rule = defineRule({
  id: "proxy/nginx-reload-drops-sockets",
  title: "A change of somebody else's Ingress ends connections",
  why: `ingress-nginx starts new workers whenever an Ingress changes, and the old ones are ended a while later with every
connection that they still have, however busy it is. One change anywhere disconnects all clients at once, without a close
frame.`,
  references: [
    "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#worker-shutdown-timeout",
    "https://kubernetes.github.io/ingress-nginx/how-it-works/#when-a-reload-is-required",
    "https://nginx.org/en/docs/ngx_core_module.html#worker_shutdown_timeout",
  ],
  params: {
    otherIngresses: {
      default: 1,
      about: "From how many other Ingresses of the same controller on changes are expected",
    },
  },

  *check(path, { otherIngresses }) {
    const traffic = socketFact(path);
    const session = path.sessionSeconds;
    // A session length that nobody declared says how long one may last, not that a client cannot take a break.
    if (traffic === undefined || session.origin.kind === "policy") return;
    for (const { name, reload } of path.hops) {
      if (reload === undefined) continue;
      const { keepsSeconds: keeps, others } = reload;
      if (others.known && others.value < otherIngresses) continue;
      const evidence = [keeps, session, others, traffic] as const;
      const unread = firstUnknown(keeps, others);
      if (unread) yield undecided(unread, "whether a change of another Ingress ends sessions", ...evidence);
      if (!keeps.known || !others.known) continue;
      if (keeps.value >= session.value) yield { verdict: "pass", evidence };
      else {
        const { many } = TRAFFIC_WORDS[path.traffic.kind];
        const rest = others.value === 1 ? "1 other Ingress" : `${others.value} other Ingresses`;
        yield {
          verdict: "fail",
          evidence,
          message: `${name} shares its controller with ${rest}. When one of them changes, nginx keeps the ${many} that are open for ${seconds(keeps.value)} and then ends them, busy or silent: ${keeps.value} is less than the ${seconds(session.value)} that a session lasts.`,
          fix: {
            title: `Raise worker-shutdown-timeout to ${session.value}s, or give this Ingress a controller of its own`,
            safety: "unsafe",
          },
        };
      }
    }
  },
});
