import type { Fact } from "../model/fact.ts";
import type { Labels } from "../model/path.ts";
import { type Cursor, descend, entriesOf } from "../syntax/cursor.ts";
import { textFact } from "./read.ts";
import type { Resource } from "./resource.ts";

/** The labels of an object itself; the Cloud Run API has them at the top, everything else under `metadata`. */
export function readLabels({ at, group }: Pick<Resource, "at" | "group">, owner: string): Labels {
  const labels = group === "run.googleapis.com" ? descend(at, "labels") : descend(at, "metadata", "labels");
  return () => Object.fromEntries(labelsIn(labels, owner));
}

function labelsIn(at: Cursor, owner: string): readonly (readonly [string, Fact<string>])[] {
  return entriesOf(at).flatMap(([key, value]) => {
    // Knative's way to say where a service runs, which other forms have a field for.
    if (key === "cloud.googleapis.com/location") return [];
    const fact = textFact(`label ${key} of ${owner}`, value);
    return fact ? [[key, fact] as const] : [];
  });
}
