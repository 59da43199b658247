import type { ServerlessTarget } from "../compute/backends.ts";
import type { BackendWay } from "../compute/load-balancers.ts";
import type { RunService } from "./services.ts";

/** Which load balancers lead to which services of the input. */
export interface Behind {
  readonly waysTo: ReadonlyMap<RunService, ReadonlySet<BackendWay>>;
  /** Ways that lead to at least one service. */
  readonly taken: ReadonlySet<BackendWay>;
}

/**
 * Joins serverless groups to services by name, and by region where that is needed to tell them apart. A group that could
 * mean several services is joined to none, and so is a URL mask, which names no service, unless the input has only one.
 */
export function runBehind(services: readonly RunService[], ways: readonly BackendWay[]): Behind {
  const own = services.filter(({ platform }) => platform === "cloud-run");
  const find = finder(own);
  const waysTo = new Map<RunService, Set<BackendWay>>();
  const taken = new Set<BackendWay>();
  for (const way of ways) {
    for (const target of way.serverless) {
      const found = find(target);
      if (found === undefined) continue;
      waysTo.set(found, (waysTo.get(found) ?? new Set()).add(way));
      taken.add(way);
    }
  }
  return { waysTo, taken };
}

function finder(services: readonly RunService[]): (target: ServerlessTarget) => RunService | undefined {
  const byName = new Map<string, RunService[]>();
  for (const service of services) {
    for (const key of [service.name, `${service.name} ${service.region ?? ""}`]) {
      const group = byName.get(key);
      if (group) group.push(service);
      else byName.set(key, [service]);
    }
  }
  return ({ service, urlMask, region }) => {
    const masked = urlMask?.includes("<service>") ? services : [];
    const named = service === undefined ? masked : (byName.get(service) ?? []);
    const candidates = named.length > 1 && service !== undefined ? (byName.get(`${service} ${region}`) ?? []) : named;
    const [only, another] = candidates;
    if (only === undefined || another !== undefined) return undefined;
    return region === undefined || only.region === undefined || region === only.region ? only : undefined;
  };
}
