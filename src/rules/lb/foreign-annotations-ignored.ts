import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { describe } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { LoadBalancer } from "../../model/load-balancer.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

/**
 * Timeouts and affinity are annotations of the Ingress with nginx, Traefik, HAProxy or the AWS controller. Google's
 * controller reads none of them. They look right in review, do nothing, and the clients are cut by a default that no
 * file shows.
 *
 * ## Condition
 *
 * It fails when an Ingress of class `gce` or `gce-internal` carries an annotation of another controller that sets a
 * timeout, an affinity, a session cookie or a WebSocket option, and Google's own counterpart is not set. Where the class
 * is left out, that GKE's controller takes the Ingress is an assumption, and the finding is one step less severe.
 *
 * It also fails the other way round, for `cloud.google.com/backend-config` where another controller is in charge.
 *
 * It is undecided when no class is written and all annotations are another controller's: then either may be meant.
 *
 * ## When it does not apply
 *
 * - The same is set for Google's load balancer too (`timeoutSec`, `sessionAffinity`), as in a chart for several
 *   controllers.
 * - Annotations on which connections do not depend, such as redirects.
 * - Plain HTTP traffic, timeouts excepted.
 *
 * ## How to fix it
 *
 * Write the same into a BackendConfig: `proxy-read-timeout` and `proxy-send-timeout` become `timeoutSec`, `affinity:
 * cookie` becomes `sessionAffinity.affinityType: GENERATED_COOKIE`. Then remove the annotations. On a classic load
 * balancer `timeoutSec` is a lifetime and not the idle limit that nginx has, so choose it as long as a session.
 *
 * ## Incidents
 *
 * - [OpenRobOps/oro](https://github.com/OpenRobOps/oro/pull/151): Timeouts were written for nginx on an Ingress of GKE.
 *   Every socket was cut after 30 s, and the reconnecting clients wore the agents down until one came back dead.
 *
 * @allow both controllers run until the migration is over
 */
export const foreignAnnotationsIgnored: Rule = defineRule({
  id: "lb/foreign-annotations-ignored",
  title: "Ingress carries settings of another controller",
  why: `Google's Ingress controller reads none of the annotations of nginx, Traefik, HAProxy or the AWS controller. A
timeout or an affinity that is set there has no effect, and clients live by the load balancer's own defaults.`,
  references: [
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration",
    "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/ingress",
  ],
  explains: ["lb/backend-timeout-cuts-websocket", "lb/session-affinity-missing"],
  params: {},

  *check(path) {
    const { loadBalancer } = path;
    const socket = socketFact(path);
    if (loadBalancer && socket) yield* googleSettingsElsewhere(loadBalancer, socket);
    // Without sockets only a timeout is worth a word: it cuts any long answer.
    const relevant = loadBalancer?.foreignAnnotations.filter((fact) => socket || /timeout/i.test(fact.what));
    if (!loadBalancer || !relevant?.[0]) return;
    const { flavour } = loadBalancer;
    const lost = relevant.filter((annotation) => !isSetForGoogle(annotation, loadBalancer));
    const [first, ...others] = lost;
    if (!first) return yield { verdict: "pass", evidence: [relevant[0], flavour] };
    const rest = [...others, ...(socket ? [socket] : [])];
    if (!flavour.known) {
      return yield undecided(
        flavour,
        `whether any controller reads the annotations of ${loadBalancer.name}`,
        first,
        ...rest,
      );
    }

    const timeout = loadBalancer.timeoutSeconds;
    yield {
      verdict: "fail",
      evidence: [first, ...others, flavour, ...(timeout ? [timeout] : []), ...(socket ? [socket] : [])],
      message: `${loadBalancer.name} is a Google load balancer and ignores ${list(lost)}; clients get what Google's own settings say${timeout?.known ? `: ${describe(timeout)}` : ""}.`,
      fix: { title: "Set the same in a BackendConfig of the Service and remove the annotations", safety: "unsafe" },
    };
  },
});

/** The other way round: Google's annotation where another controller is in charge. */
function* googleSettingsElsewhere({ name, attachment }: LoadBalancer, socket: Fact<string>): Iterable<Outcome> {
  if (attachment.via !== "none") return;
  for (const { subject, settings, detail } of attachment.faults) {
    // The annotation of a Service also serves an Ingress of Google's that another folder may hold.
    const isShared = / of (?:MultiCluster)?Service /.test(subject.what);
    const fact = isShared ? { ...subject, assumed: "no Ingress of Google's class leads to that Service" } : subject;
    yield {
      verdict: "fail",
      evidence: [fact, ...settings, socket],
      message: `The ${subject.what} has no effect on ${name}: ${detail}. Clients live by that controller's own idle limits and lifetimes.`,
      fix: { title: "Set the same with the annotations of the controller that is in charge", safety: "unsafe" },
    };
  }
}

/** A chart for several controllers carries the annotations of each; what is set for Google's as well is not lost. */
function isSetForGoogle({ what }: Fact<string>, { timeoutSeconds, affinity }: LoadBalancer): boolean {
  if (/timeout/i.test(what)) return timeoutSeconds?.origin.kind === "declared";
  if (/affinity|sticky|session-cookie/i.test(what)) return affinity?.origin.kind === "declared";
  return false;
}

function list(facts: readonly Fact<string>[]): string {
  return facts.map(({ what }) => what.replace(/ of .*/, "")).join(", ");
}
