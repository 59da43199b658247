import type { Document } from "../../syntax/document.ts";
import type { PathDraft } from "../draft.ts";
import { sitesIn } from "./file-proxies.ts";
import type { Site } from "./route.ts";

/** A configuration with the ways into the workload that mounts it; none where it is a file of the input. */
export interface OwnedSite {
  readonly site: Site;
  readonly owners: readonly PathDraft[];
}

/** The configurations in ConfigMaps, each once however many ways lead to the pods that mount it. */
export function ownedSites(drafts: readonly PathDraft[]): readonly OwnedSite[] {
  const found = new Map<Document, { readonly site: Site; readonly owners: PathDraft[] }>();
  for (const draft of drafts) {
    for (const site of sitesIn(draft.proxyFiles ?? [])) {
      const known = found.get(site.file.document);
      if (known) known.owners.push(draft);
      else found.set(site.file.document, { site, owners: [draft] });
    }
  }
  return [...found.values()];
}
