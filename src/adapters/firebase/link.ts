import type { ServiceConfig } from "../../config/config.ts";
import { type Fact, unknown } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { Traffic } from "../../model/path.ts";
import type { PathDraft } from "../draft.ts";
import { productHop } from "../edge/edge-hop.ts";
import { isEdgeNamed, knownEdge, UNKNOWN_EDGE } from "../edge/known-edges.ts";
import { resting } from "../load-balancer-hops.ts";
import type { LimitTable } from "../read.ts";
import type { Resource } from "../resource.ts";
import { covers } from "./covers.ts";
import { coversAll, type Rewrite, rewritesOf } from "./rewrites.ts";

export interface FirebaseInput {
  readonly drafts: readonly PathDraft[];
  readonly services: ReadonlyMap<PathDraft, ServiceConfig>;
  readonly resources: readonly Resource[];
  readonly limits: LimitTable;
}

const EDGE = "firebase-hosting";
const LABEL = "Firebase Hosting";

/** The Cloud Run services that a site of Firebase Hosting stands in front of, by the rewrites of `firebase.json`. */
export function linkFirebase({ drafts, services, resources, limits }: FirebaseInput): ReadonlyMap<PathDraft, Hop> {
  const sites = resources.filter(({ group }) => group === "firebase").map(rewritesOf);
  const hops = new Map<PathDraft, Hop>();
  if (sites.length === 0) return hops;
  for (const draft of drafts) {
    const service = services.get(draft);
    if (draft.subject.kind !== "cloud-run" || isToldOf(service)) continue;
    const paths = (service?.paths ?? []).flatMap((path) => (path.known ? [path.value] : []));
    const found = sites.flatMap((site) => wayThrough(site, draft, paths) ?? []);
    const [way] = [...found.filter(({ open }) => open === undefined), ...found];
    const traffic = service?.traffic?.known ? service.traffic.value : "websocket";
    if (way) hops.set(draft, hopOf(way, { draft, traffic, limits }));
  }
  return hops;
}

/** Whoever names it under `front:` has said all about it. */
function isToldOf(service: ServiceConfig | undefined): boolean {
  return service?.front.some(({ name }) => name.known && isEdgeNamed(name.value, EDGE)) === true;
}

interface Way {
  readonly run: NonNullable<Rewrite["run"]>;
  /** Why nobody can tell whether sockets come this way; undefined where they do. */
  readonly open: string | undefined;
}

/** The rewrite that leads sockets to the service: the first that covers their path, as Firebase has it. */
function wayThrough(site: readonly Rewrite[], draft: PathDraft, paths: readonly string[]): Way | undefined {
  const own = site.filter(({ run }) => run && isOf(run, draft));
  const [first] = own;
  if (first?.run === undefined) return undefined;
  if (paths.length > 0) return paths.map((path) => wayOf(site, draft, path)).find((way) => way !== undefined);
  const all = own.find(coversAll);
  if (all?.run) return { run: all.run, open: undefined };
  const why = `its rewrites lead ${first.source} to ${draft.subject.name}, and no file shows on which paths sockets are opened; paths: in holdopen.yaml says it`;
  return { run: first.run, open: why };
}

function wayOf(site: readonly Rewrite[], draft: PathDraft, path: string): Way | undefined {
  for (const { source, run } of site) {
    const isCovered = covers(source, path);
    if (isCovered === false) continue;
    if (!run || !isOf(run, draft)) {
      if (isCovered) return undefined;
      continue;
    }
    return { run, open: isCovered ? undefined : `whether ${source} covers ${path} cannot be told here` };
  }
  return undefined;
}

function isOf({ service, region }: NonNullable<Rewrite["run"]>, draft: PathDraft): boolean {
  return service === draft.subject.name && (draft.region === undefined || draft.region === region);
}

interface Served {
  readonly draft: PathDraft;
  readonly traffic: Traffic["kind"];
  readonly limits: LimitTable;
}

function hopOf({ run, open }: Way, { draft, traffic, limits }: Served): Hop {
  const { at } = run;
  const edge = knownEdge(EDGE) ?? UNKNOWN_EDGE;
  const { lifetimeSeconds, carries, ...hop } = productHop({ label: LABEL, edge, at, traffic, limits });
  if (open !== undefined) {
    const doubt = (what: string): Fact<boolean> => unknown(`whether ${LABEL} passes ${what} on`, open, at);
    return { ...hop, carries: { websockets: doubt("WebSockets"), streams: doubt("streams") } };
  }
  const assumed = `clients connect to ${draft.subject.name} through ${LABEL}, whose rewrites lead there`;
  return {
    ...hop,
    ...(lifetimeSeconds && { lifetimeSeconds: resting(lifetimeSeconds, assumed) }),
    carries: {
      ...(carries?.websockets && { websockets: resting(carries.websockets, assumed) }),
      ...(carries?.streams && { streams: resting(carries.streams, assumed) }),
    },
  };
}
