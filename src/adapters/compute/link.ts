import { sourceName } from "../../syntax/document.ts";
import { runBehind } from "../cloud-run/behind.ts";
import { runServicesIn } from "../cloud-run/services.ts";
import type { Linked, PathDraft } from "../draft.ts";
import type { LimitTable } from "../read.ts";
import type { Resource } from "../resource.ts";
import { uniqueIds } from "../unique-ids.ts";
import type { BackendWay } from "./load-balancers.ts";

/** One path for each way to a backend service, except those that lead on to a Cloud Run service of the input. */
export function linkCompute(
  resources: readonly Resource[],
  _limits: LimitTable,
  loadBalancers: readonly BackendWay[],
): Linked {
  const leadOn = loadBalancers.some(({ serverless }) => serverless.length > 0);
  const behind = runBehind(leadOn ? runServicesIn(resources) : [], loadBalancers);
  const ways = loadBalancers.filter((way) => !behind.taken.has(way));
  const taken = new Set<string>();
  for (const { group, name } of resources) if (group !== "compute" && name !== undefined) taken.add(name);
  const ids = uniqueIds(ways.map(candidates), taken);
  const drafts = ways.map((way, index) => draftOf(way, ids[index] ?? way.backend.name));
  drafts.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { drafts, problems: [] };
}

function candidates({ backend, via }: BackendWay): readonly string[] {
  const { name, scope, project } = backend;
  const way = via === undefined ? name : `${name} via ${via}`;
  const area = scope?.split("/").at(-1) ?? "?";
  return [
    way,
    `backend service ${way}`,
    `${area}/${way}`,
    `${project ?? "?"}/${area}/${way}`,
    `${way} (${sourceName(backend.at.document.source.source)})`,
  ];
}

function draftOf({ backend, loadBalancer, hops, evidence }: BackendWay, id: string): PathDraft {
  return {
    id,
    platform: "load-balancer",
    at: backend.place,
    subject: { kind: "backend-service", name: backend.name, namespace: undefined },
    evidence,
    hops,
    loadBalancer,
    containers: [],
    shutdown: {},
    capacity: {},
    appDocuments: [],
  };
}
