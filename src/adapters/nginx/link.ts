import type { FrontHop, ServiceConfig } from "../../config/config.ts";
import type { Hop, TrafficEvidence } from "../../model/path.ts";
import { type Document, type Problem, sourceName } from "../../syntax/document.ts";
import type { PathDraft } from "../draft.ts";
import type { LimitTable } from "../read.ts";
import { locateName } from "./directive.ts";
import { frontHop } from "./front-hop.ts";
import { isHostOf } from "./host-of.ts";
import { nginxHop } from "./nginx-hop.ts";
import { nginxVersion } from "./nginx-version.ts";
import { type Site, type SiteLocation, sitesIn } from "./site.ts";
import { isLoopback } from "./target.ts";

export interface NginxInput {
  readonly drafts: readonly PathDraft[];
  readonly services: ReadonlyMap<PathDraft, ServiceConfig>;
  /** nginx's files of the input; those in ConfigMaps are with the drafts. */
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
 * Which services stand behind which nginx: the pod behind the one that its first container mounts, what a `proxy_pass`
 * names, and what the config says. A site that is nobody's is worth a note.
 */
export function linkNginx(input: NginxInput): Proxied {
  const sites = sitesIn(input.documents.map((document) => ({ name: sourceName(document.source.source), document })));
  const used = new Set<Site>();
  const fronts = readFronts(input, sites, used);
  const byDraft = new Map<PathDraft, Proxies>();
  for (const draft of input.drafts) {
    const proxies = inPod(draft, input) ?? named(draft, input, sites, used);
    if (proxies) byDraft.set(draft, proxies);
  }
  return { byDraft, fronts, problems: sites.filter((site) => !used.has(site)).flatMap(nobodys) };
}

function readFronts(input: NginxInput, sites: readonly Site[], used: Set<Site>): ReadonlyMap<FrontHop, Hop> {
  const fronts = new Map<FrontHop, Hop>();
  for (const [draft, service] of input.services) {
    for (const front of service.front) {
      if (!front.nginx?.known) continue;
      const name = front.nginx.value;
      const site = sites.find(({ file }) => file.name === name);
      if (site) used.add(site);
      fronts.set(front, frontHop(front.nginx, { site, draft, paths: pathsOf(draft, input), limits: input.limits }));
    }
  }
  return fronts;
}

/** The first container of the pod takes the requests: where it mounts a site that passes them on inside the pod. */
function inPod(draft: PathDraft, input: NginxInput): Proxies | undefined {
  const locations = sitesIn(draft.nginxFiles ?? []).flatMap((site) => site.locations);
  const inside = locations.filter(({ targets }) => targets.some(isLoopback));
  const open = draft.containers[0]?.ports.flatMap(({ number }) => (number.known ? [String(number.value)] : [])) ?? [];
  const onPort = inside.filter(({ ports }) => ports.some((port) => open.includes(port)));
  return proxies(onPort.length > 0 ? onPort : inside, draft, input, true);
}

/** What has a door of its own is reached through that; what several sites name may be behind any of them. */
function named(draft: PathDraft, input: NginxInput, sites: readonly Site[], used: Set<Site>): Proxies | undefined {
  const isOpen = draft.platform === "cloud-run" || draft.hops.length === 0;
  const found = sites.flatMap((site) => {
    const locations = site.locations.filter(({ targets }) => targets.some((target) => isHostOf(target, draft)));
    return locations.length > 0 && isOpen ? [{ site, locations }] : [];
  });
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return undefined;
  const isTold = input.services
    .get(draft)
    ?.front.some(({ nginx }) => nginx?.known && nginx.value === only.site.file.name);
  if (isTold) return undefined;
  used.add(only.site);
  return proxies(only.locations, draft, input, false);
}

function proxies(
  locations: readonly SiteLocation[],
  draft: PathDraft,
  input: NginxInput,
  isInside: boolean,
): Proxies | undefined {
  const [first, ...rest] = locations;
  if (first === undefined) return undefined;
  const version = isInside ? nginxVersion(draft.containers[0]?.image) : undefined;
  const options = { paths: pathsOf(draft, input), version, limits: input.limits };
  const { hop, evidence } = nginxHop([first, ...rest], options);
  return { hops: [hop], evidence, isInside };
}

function pathsOf(draft: PathDraft, { services }: NginxInput): readonly string[] {
  return services.get(draft)?.paths.flatMap((path) => (path.known ? [path.value] : [])) ?? [];
}

function nobodys({ file, locations }: Site): readonly Problem[] {
  const [first] = locations;
  if (first === undefined) return [];
  const { document, span } = locateName(first.pass);
  const message = `no service of the input is known to stand behind this nginx; front: [{ nginx: ${file.name} }] in holdopen.yaml says which does`;
  return [{ source: document.source, span, message, level: "note" }];
}
