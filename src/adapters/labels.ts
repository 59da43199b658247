import { unknown } from "../model/fact.ts";
import type { ConnectionPath, Labels } from "../model/path.ts";
import { type Cursor, descend, entriesOf, locate } from "../syntax/cursor.ts";
import { textFact } from "./read.ts";
import type { Resource } from "./resource.ts";

/** The labels of an object itself; the Cloud Run API has them at the top, everything else under `metadata`. */
export function readLabels(
  { at, group }: Pick<Resource, "at" | "group">,
  owner: string,
): Pick<ConnectionPath, "labels" | "otherLabels"> {
  const place = group === "run.googleapis.com" ? descend(at, "labels") : descend(at, "metadata", "labels");
  const labels = Object.fromEntries(labelsIn(place, owner));
  if (place.node?.kind !== "opaque") return { labels };
  return { labels, otherLabels: unknown(`labels of ${owner}`, place.node.why, locate(place)) };
}

function labelsIn(at: Cursor, owner: string): readonly (readonly [string, Labels[string]])[] {
  return entriesOf(at).flatMap(([key, value]) => {
    // Knative's way to say where a service runs, which other forms have a field for.
    if (key === "cloud.googleapis.com/location") return [];
    const fact = textFact(`label ${key} of ${owner}`, value);
    return fact ? [[key, fact] as const] : [];
  });
}
