import type { Config } from "../config/config.ts";
import type { Hop } from "../model/hop.ts";
import type { ConnectionPath } from "../model/path.ts";
import { type Document, type Problem, sourceName } from "../syntax/document.ts";
import { linkAppEngine } from "./app-engine/link.ts";
import { readAppFiles } from "./app-files.ts";
import { assemble } from "./assemble.ts";
import { linkCloudRun } from "./cloud-run/link.ts";
import { linkCompute } from "./compute/link.ts";
import { readLoadBalancers } from "./compute/load-balancers.ts";
import type { PathDraft } from "./draft.ts";
import { linkFirebase } from "./firebase/link.ts";
import { linkImages } from "./image/link-images.ts";
import { linkKubernetes } from "./kubernetes/link.ts";
import { unapplied } from "./kustomize/unapplied.ts";
import { lostAddresses } from "./lost-addresses.ts";
import { matchServices } from "./match-services.ts";
import { isProxyFile } from "./proxies/file-proxies.ts";
import { linkProxies, type Proxies } from "./proxies/link.ts";
import type { LimitTable } from "./read.ts";
import { recognise } from "./recognise.ts";
import { compareSiblings } from "./siblings.ts";
import { uniqueIds } from "./unique-ids.ts";

export interface AdaptInput {
  /** Everything that was parsed, the config left out. */
  readonly documents: readonly Document[];
  readonly config: Config | undefined;
  readonly environment: string;
  /** What a session must survive where the config does not say, in seconds. */
  readonly sessionSeconds: number;
  readonly limits: LimitTable;
}

export interface Adapted {
  readonly paths: readonly ConnectionPath[];
  readonly problems: readonly Problem[];
}

/** Documents of any kind to connection paths: recognise objects, link them per platform, lay the app's settings over. */
export function adapt(input: AdaptInput): Adapted {
  const { environment, limits } = input;
  const kustomize = unapplied(input.documents);
  const proxied = new Set(input.documents.filter(isProxyFile));
  const documents = kustomize.documents.filter((document) => !proxied.has(document));
  const { resources, others, problems } = recognise(documents, environment);
  const loadBalancers = readLoadBalancers(resources, limits);
  const linked = [
    linkCloudRun(resources, limits, loadBalancers),
    linkKubernetes(resources, limits),
    linkCompute(resources, limits, loadBalancers),
    linkAppEngine(resources, limits),
  ];
  const told = input.config?.services ?? [];
  const images = linkImages({
    drafts: named(linked.flatMap(({ drafts }) => drafts)),
    documents,
    services: told,
    environment,
    limits,
  });
  const { drafts } = images;
  const services = matchServices(drafts, told);
  const proxies = linkProxies({
    drafts,
    services: services.byDraft,
    documents: [...proxied],
    limits,
  });
  const hosting = linkFirebase({ drafts, services: services.byDraft, resources, limits });
  const files = readAppFiles({ drafts, documents, others, environment, limits });
  const siblings = compareSiblings(drafts);
  const byFile = new Map(documents.map((document) => [sourceName(document.source.source), document]));
  const paths = drafts.map((draft) =>
    assemble({
      draft: behindHosting(behind(draft, proxies.byDraft.get(draft)), hosting.get(draft)),
      fronts: proxies.fronts,
      service: services.byDraft.get(draft),
      siblings: siblings.get(draft),
      files: files.get(draft) ?? [],
      documents: byFile,
      environment,
      sessionSeconds: input.sessionSeconds,
      limits,
    }),
  );
  paths.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const lost = lostAddresses(services.byDraft.values(), byFile);
  const found = [kustomize, ...linked, images, services, proxies].flatMap(({ problems }) => problems);
  return { paths, problems: [...problems, ...found, ...lost] };
}

/** A proxy of the pod's own stands behind its doors, every other before them. */
function behind(draft: PathDraft, proxies: Proxies | undefined): PathDraft {
  if (proxies === undefined) return draft;
  const { hops, evidence, isInside } = proxies;
  return {
    ...draft,
    hops: isInside ? [...draft.hops, ...hops] : [...hops, ...draft.hops],
    evidence: [...draft.evidence, ...evidence],
  };
}

function behindHosting(draft: PathDraft, hop: Hop | undefined): PathDraft {
  return hop === undefined ? draft : { ...draft, hops: [hop, ...draft.hops] };
}

/** A Cloud Run service and a Deployment of one name are two paths; what two platforms call alike says which it is. */
function named(drafts: readonly PathDraft[]): readonly PathDraft[] {
  const ids = uniqueIds(drafts.map(({ id, platform }) => [id, `${id} (${platform})`]));
  return drafts.map((draft, index) => {
    const id = ids[index] ?? draft.id;
    return id === draft.id ? draft : { ...draft, id };
  });
}
