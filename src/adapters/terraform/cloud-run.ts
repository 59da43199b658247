import { Cursor } from "../../syntax/cursor.ts";
import { type Entry, findEntry, type MapNode, type Node } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import { labelSpan, type ResourceBlock } from "./block.ts";
import { apiView } from "./view.ts";

/** `google_cloud_run_v2_service` as the Admin API v2 writes it, `google_cloud_run_service` as Knative does. */
export function runResource(block: ResourceBlock): Resource | undefined {
  const { type, name, at, body } = block;
  if (type === "google_cloud_run_v2_service") {
    const namespace = textAt(at, "project");
    return {
      group: "run.googleapis.com",
      version: "v2",
      kind: "Service",
      name,
      namespace,
      at: seenAt(block, apiView(body)),
    };
  }
  if (type !== "google_cloud_run_service") return undefined;
  return {
    group: "serving.knative.dev",
    version: "v1",
    kind: "Service",
    name,
    namespace: undefined,
    at: seenAt(block, knativeView(block)),
  };
}

/** The place of a block, where another tree over the same text stands. */
export function seenAt(block: ResourceBlock, view: Node): Cursor {
  return new Cursor(block.at.document, view, labelSpan(block), block.at);
}

function knativeView(block: ResourceBlock): MapNode {
  const { body } = block;
  const span = labelSpan(block);
  const map = (entries: readonly (Entry | undefined)[]): MapNode => {
    return { kind: "map", ...span, entries: entries.filter((entry) => entry !== undefined) };
  };
  const location = findEntry(body, "location");
  const metadata = findEntry(body, "metadata")?.value;
  const own = metadata?.kind === "map" ? metadata.entries.filter(({ key }) => key !== "labels") : [];
  const written = metadata && findEntry(metadata, "labels")?.value;
  const labels = map([
    ...(written?.kind === "map" ? written.entries : []),
    location && { ...location, key: "cloud.googleapis.com/location" },
  ]);
  const spec = apiView(map([findEntry(body, "template"), findEntry(body, "traffic")]));
  return map([
    {
      key: "metadata",
      ...span,
      value: map([findEntry(body, "name"), ...own, { key: "labels", ...span, value: labels }]),
    },
    { key: "spec", ...span, value: spec },
  ]);
}
