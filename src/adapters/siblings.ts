import type { LoadBalancer, RoutePattern } from "../model/load-balancer.ts";
import type { TrafficEvidence } from "../model/path.ts";
import type { Container } from "./container.ts";
import type { PathDraft } from "./draft.ts";

/** What the other ways into a workload say about one of them. */
export interface Siblings {
  /** Another port or path of the workload shows sockets by itself, and this one does not: they go the other way. */
  readonly haveTheSockets: boolean;
  /** The request paths that any way into it takes; undefined where one of them may take all. */
  readonly routes: LoadBalancer["routes"];
  /** Containers that serve another way in; they are not what stands behind this one's. */
  readonly serving: readonly Container[];
}

/** Looks at the ways into each workload side by side. */
export function compareSiblings(drafts: readonly PathDraft[]): ReadonlyMap<PathDraft, Siblings> {
  const compared = new Map<PathDraft, Siblings>();
  for (const group of groupsOf(drafts)) {
    const own = group.map((draft) => ownEvidence(draft, group));
    const anyStrong = own.some((evidence) => evidence.some(({ strength }) => strength === "strong"));
    const routes = routesInto(group);
    for (const [index, draft] of group.entries()) {
      compared.set(draft, {
        haveTheSockets: anyStrong && own[index]?.length === 0,
        routes,
        serving: group.flatMap((other) => (other === draft ? [] : other.containers.slice(0, 1))),
      });
    }
  }
  return compared;
}

/** A way without a load balancer that is read (another controller's, or none that anybody wrote down) may take all. */
function routesInto(group: readonly PathDraft[]): LoadBalancer["routes"] {
  if (group.length === 1) return group[0]?.loadBalancer?.routes;
  const routes: RoutePattern[] = [];
  for (const { loadBalancer } of group) {
    if (loadBalancer?.routes === undefined) return undefined;
    routes.push(...loadBalancer.routes);
  }
  return routes;
}

/** The name of a workload speaks for all ways into it, and so for none in particular. */
function ownEvidence({ evidence }: PathDraft, group: readonly PathDraft[]): readonly TrafficEvidence[] {
  return evidence.filter(({ why }) => !group.every((other) => other.evidence.some((shared) => shared.why === why)));
}

function groupsOf(drafts: readonly PathDraft[]): readonly (readonly PathDraft[])[] {
  const groups = new Map<string, PathDraft[]>();
  for (const draft of drafts) {
    const { kind, namespace, name } = draft.subject;
    const key = JSON.stringify([draft.platform, kind, namespace, name]);
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  return [...groups.values()];
}
