import type { FrontHop, ServiceConfig } from "../../config/config.ts";
import type { Hop } from "../../model/hop.ts";
import type { TrafficEvidence } from "../../model/path.ts";
import { type Document, type Problem, sourceName } from "../../syntax/document.ts";
import type { PathDraft } from "../draft.ts";
import type { LimitTable } from "../read.ts";
import { proxyNamed, sitesIn } from "./file-proxies.ts";
import { frontHop } from "./front-hop.ts";
import { isHostOf } from "./host-of.ts";
import { imageVersion } from "./image-version.ts";
import { type OwnedSite, ownedSites } from "./owned-sites.ts";
import { type HopOptions, proxyHop } from "./proxy-hop.ts";
import type { Route, Site } from "./route.ts";
import { isLoopback } from "./target.ts";

export interface ProxyInput {
  readonly drafts: readonly PathDraft[];
  readonly services: ReadonlyMap<PathDraft, ServiceConfig>;
  /** Proxies' files of the input; those in ConfigMaps are with the drafts. */
  readonly documents: readonly Document[];
  readonly limits: LimitTable;
}

/** What stands between the doors of a draft and its server. */
export interface Proxies {
  readonly hops: readonly Hop[];
  readonly evidence: readonly TrafficEvidence[];
  /** Whether they are in the pod itself. */
  readonly isInside: boolean;
}

export interface Proxied {
  readonly byDraft: ReadonlyMap<PathDraft, Proxies>;
  /** The hops that the config names by their files. */
  readonly fronts: ReadonlyMap<FrontHop, Hop>;
  readonly problems: readonly Problem[];
}

/**
 * Which services stand behind which proxy: the pod behind the one that its first container mounts, what a route names
 * as its server, and what the config says. A site that is nobody's is worth a note.
 */
export function linkProxies(input: ProxyInput): Proxied {
  const sites = sitesIn(input.documents.map((document) => ({ name: sourceName(document.source.source), document })));
  const used = new Set<Site>();
  const fronts = readFronts(input, sites, used);
  const candidates = [...sites.map((site) => ({ site, owners: [] })), ...ownedSites(input.drafts)];
  const byDraft = new Map<PathDraft, Proxies>();
  for (const draft of input.drafts) {
    const proxies = inPod(draft, input) ?? named(draft, input, candidates, used);
    if (proxies) byDraft.set(draft, proxies);
  }
  return { byDraft, fronts, problems: sites.filter((site) => !used.has(site)).flatMap(nobodys) };
}

function readFronts(input: ProxyInput, sites: readonly Site[], used: Set<Site>): ReadonlyMap<FrontHop, Hop> {
  const fronts = new Map<FrontHop, Hop>();
  for (const [draft, service] of input.services) {
    for (const front of service.front) {
      if (!front.proxy?.file.known) continue;
      const proxy = proxyNamed(front.proxy.software);
      const site = sites.find((one) => isTold(front, one));
      if (site) used.add(site);
      fronts.set(front, frontHop(front.proxy, { site, proxy, draft, ...optionsFor(draft, input) }));
    }
  }
  return fronts;
}

function isTold({ proxy }: FrontHop, site: Site): boolean {
  return proxy?.software === site.proxy.software && proxy.file.known && proxy.file.value === site.file.name;
}

/** The first container of the pod takes the requests: where it mounts a site that passes them on inside the pod. */
function inPod(draft: PathDraft, input: ProxyInput): Proxies | undefined {
  for (const site of sitesIn(draft.proxyFiles ?? [])) {
    const inside = site.routes.filter(({ targets }) => targets.some(isLoopback));
    const open = draft.containers[0]?.ports.flatMap(({ number }) => (number.known ? [String(number.value)] : [])) ?? [];
    const onPort = inside.filter(({ ports }) => ports.some((port) => open.includes(port)));
    const found = proxies(site, onPort.length > 0 ? onPort : inside, { draft, input, isInside: true, owners: [draft] });
    if (found) return found;
  }
  return undefined;
}

/** What has a door of its own is reached through that; what several sites name may be behind any of them. */
function named(draft: PathDraft, input: ProxyInput, sites: readonly OwnedSite[], used: Set<Site>): Proxies | undefined {
  const isOpen = draft.platform === "cloud-run" || draft.hops.length === 0;
  if (!isOpen) return undefined;
  const found = sites.flatMap(({ site, owners }) => {
    if (owners.some((owner) => isSameWorkload(owner, draft))) return [];
    const from = owners[0]?.subject.namespace;
    const routes = site.routes.filter(({ targets }) => targets.some((target) => isHostOf(target, draft, from)));
    return routes.length > 0 ? [{ site, owners, routes }] : [];
  });
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return undefined;
  if (input.services.get(draft)?.front.some((front) => isTold(front, only.site))) return undefined;
  used.add(only.site);
  return proxies(only.site, only.routes, { draft, input, isInside: false, owners: only.owners });
}

function isSameWorkload({ subject: one }: PathDraft, { subject: other }: PathDraft): boolean {
  return one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;
}

interface Way {
  readonly draft: PathDraft;
  readonly input: ProxyInput;
  readonly isInside: boolean;
  /** The ways into the workload that runs the proxy. */
  readonly owners: readonly PathDraft[];
}

/** A proxy in a pod of its own is reached through the doors of that pod, where it can be told which. */
function proxies({ proxy }: Site, routes: readonly Route[], way: Way): Proxies | undefined {
  const { draft, input, isInside, owners } = way;
  const [first, ...rest] = routes;
  if (first === undefined) return undefined;
  const [owner, ...others] = owners;
  const version = imageVersion(proxy.software, owner?.containers[0]?.image);
  const { hop, evidence } = proxyHop(proxy, [first, ...rest], { ...optionsFor(draft, input), version });
  const doors = isInside || others.length > 0 ? [] : (owner?.hops ?? []);
  return { hops: [...doors, hop], evidence, isInside };
}

function optionsFor(draft: PathDraft, { services, limits }: ProxyInput): HopOptions {
  const service = services.get(draft);
  const paths = service?.paths.flatMap((path) => (path.known ? [path.value] : [])) ?? [];
  const traffic = service?.traffic?.known ? service.traffic.value : undefined;
  return { paths, traffic, version: undefined, limits };
}

function nobodys({ proxy, file, routes }: Site): readonly Problem[] {
  const [first] = routes;
  if (first === undefined) return [];
  const { document, span } = first.pass;
  const { title, software } = proxy;
  const message = `no service of the input is known to stand behind this ${title}; front: [{ ${software}: ${file.name} }] in holdopen.yaml says which does`;
  return [{ source: document.source, span, message, level: "note" }];
}
