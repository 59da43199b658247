import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import type { LoadBalancer, RoutePattern } from "../../model/load-balancer.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * Google's load balancers compare paths to the letter. Without a star at the end, and with `pathType: Exact`, a path
 * matches itself alone: `/ws` takes `/ws`, and neither `/ws/` nor `/ws/rooms/1`. The page loads, and the opening
 * handshake goes to the default backend or is answered with 404.
 *
 * ## Condition
 *
 * It fails when a path under `paths:` of a service in `holdopen.yaml` is matched by no rule that leads to that service,
 * over all ways into it that are in the input. It is undecided where a rule cannot be read (a placeholder, a regular
 * expression) and no other rule matches, or where nothing tells whose the Ingress is.
 *
 * | written | matches |
 * | --- | --- |
 * | `pathType: Prefix`, `PathPrefix` of an HTTPRoute | the path and what lies below it |
 * | `pathType: Exact`, `Exact`, `fullPathMatch` | the path alone |
 * | `ImplementationSpecific` or no `pathType`, `paths` of a URL map | the path alone, or with `/*` what lies below it |
 * | `prefixMatch` | everything that begins so |
 * | nothing, a default backend, a default service | everything |
 *
 * ## When it does not apply
 *
 * - No `paths:` in `holdopen.yaml`, or patterns there (`/rooms/:id`, `/ws/*`).
 * - Nothing shows that long-lived connections pass here.
 * - Another controller's Ingress, a proxy or a product in front, which may ask for another path than clients do.
 * - Cloud Run, whose services have addresses of their own.
 *
 * ## How to fix it
 *
 * Write `pathType: Prefix`, or a second path with `/*` at its end. In a URL map name both `/ws` and `/ws/*`.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-gce](https://github.com/kubernetes/ingress-gce/issues/1765): The path of the hub was written as
 *   `/callHub/*`, clients asked for `/callHub`, and all of them got to the web application instead.
 *
 * @allow the sockets come in through a load balancer of another repository
 */
export const routeMissesSocketPath: Rule = defineRule({
  id: "lb/route-misses-socket-path",
  title: "Load balancer does not route the path of the sockets",
  why: `A path that no rule matches goes to the default backend or is answered with 404. On Google's load balancers a path
without a star at the end matches itself alone, so that the page loads and the opening handshake never arrives.`,
  references: [
    "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/ingress",
    "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const { loadBalancer, requestPaths = [] } = path;
    if (!socket || !loadBalancer?.routes || isReachedOtherwise(path)) return;
    for (const wanted of requestPaths) {
      if (!isPattern(wanted.value)) yield judge({ path, loadBalancer, routes: loadBalancer.routes, wanted, socket });
    }
  },
});

interface Facts {
  readonly path: ConnectionPath;
  readonly loadBalancer: LoadBalancer;
  readonly routes: readonly RoutePattern[];
  readonly wanted: KnownFact<string>;
  readonly socket: Fact<string>;
}

/** A Cloud Run service has an address of its own, and what stands in front may ask for another path than clients do. */
function isReachedOtherwise({ hops, platform }: ConnectionPath): boolean {
  return platform === "cloud-run" || hops.some(({ kind }) => kind === "edge" || kind === "proxy");
}

/** `/rooms/:id`, `/rooms/{id}`, `/ws/*` stand for many paths. */
function isPattern(path: string): boolean {
  return /[*{}:$]/.test(path);
}

function judge({ path, loadBalancer, routes, wanted, socket }: Facts): Outcome {
  const { flavour } = loadBalancer;
  const asked = wanted.value.replace(/[?#].*/s, "").replace(/^(?!\/)/, "/");
  const taking = routes.find((route) => takes(route, asked));
  if (taking) return { verdict: "pass", evidence: [taking.text, wanted, flavour, socket] };
  const name = loadBalancerWord(loadBalancer);
  const question = `whether ${name} routes ${asked} to the server`;
  for (const { match, text } of routes) {
    if (!text.known) return undecided(text, question, wanted, socket);
    if (match !== "unread") continue;
    const message = `Cannot tell ${question}: how ${text.what} ${text.value} is compared is not read.`;
    return { verdict: "undecided", evidence: [text, wanted, socket], message };
  }
  if (!flavour.known) return undecided(flavour, question, wanted, socket);
  const texts = routes.map(({ text }) => text);
  const [first = wanted, ...others] = texts;
  return {
    verdict: "fail",
    evidence: [first, ...others, wanted, flavour, socket],
    message: `No ${connectionWord(path)} arrives at ${asked}: ${name} sends only ${listed(texts)} to this server, and none of that matches. Clients get the default backend's answer or 404.`,
    fix: { title: `Route ${asked} and what lies below it to this server`, safety: "unsafe" },
  };
}

function takes({ match, text }: RoutePattern, asked: string): boolean {
  if (!text.known) return false;
  const { value } = text;
  switch (match) {
    case "exact":
      return asked === value;
    case "segments":
      return `${asked}/`.startsWith(`${value.replace(/\/+$/, "")}/`);
    case "start":
      return asked.startsWith(value);
    case "glob":
      return value.endsWith("*") ? asked.startsWith(value.slice(0, -1)) : asked === value;
    case "unread":
      return false;
  }
}

function listed(texts: readonly Fact<string>[]): string {
  return [...new Set(texts.flatMap((text) => (text.known ? [text.value] : [])))].join(", ");
}
