import { type Cursor, descend, itemsOf, locate } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";

/** One rule of a site, in the order in which they are tried. */
export interface Rewrite {
  /** The pattern as it is written. */
  readonly source: string;
  /** Undefined where it leads to anything but a Cloud Run service. */
  readonly run?: { readonly service: string; readonly region: string; readonly at: Location };
}

/** The rewrites of one site of Firebase Hosting. */
export function rewritesOf({ at }: Resource): readonly Rewrite[] {
  return itemsOf(descend(at, "rewrites")).map((rule) => {
    const source = textAt(rule, "source") ?? textAt(rule, "glob") ?? "";
    const run = runAt(descend(rule, "run"));
    return { source, ...(run && { run }) };
  });
}

/** Where none is written, Firebase takes this region. */
const REGION = "us-central1";

function runAt(run: Cursor): Rewrite["run"] {
  const service = textAt(run, "serviceId");
  if (service === undefined || service === "") return undefined;
  return { service, region: textAt(run, "region") ?? REGION, at: locate(descend(run, "serviceId")) };
}

/** Whether a pattern covers whatever is asked for. */
export function coversAll({ source }: Rewrite): boolean {
  return source === "**" || source === "/**" || source === "**/*";
}
