import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { TRAFFIC_WORDS } from "../../model/words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

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
      const unread = firstUnknown(keeps, session, others);
      if (unread) yield undecided(unread, "whether a change of another Ingress ends sessions", ...evidence);
      if (!keeps.known || !session.known || !others.known) continue;
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
