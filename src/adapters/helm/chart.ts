import { posix } from "node:path";
import { type Cursor, descend, itemsOf, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import { textAt } from "../read.ts";

/** What a `Chart.yaml` says. */
export interface Chart {
  readonly document: Document;
  readonly folder: string;
  readonly name: string;
  /** Its templates are for other charts. */
  readonly isLibrary: boolean;
  readonly dependencies: readonly { readonly name: string; readonly at: Cursor }[];
}

export function isChartFile(file: string): boolean {
  return posix.basename(file) === "Chart.yaml";
}

export function readChart(document: Document): Chart {
  const root = rootCursor(document);
  return {
    document,
    folder: posix.dirname(sourceName(document.source.source)),
    name: textAt(root, "name") ?? "",
    isLibrary: textAt(root, "type") === "library",
    dependencies: itemsOf(descend(root, "dependencies")).map((item) => ({
      name: textAt(item, "name") ?? "",
      at: descend(item, "name"),
    })),
  };
}

/** Charts that are part of no other. */
export function ownCharts(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !folders.some((other) => folder.startsWith(posix.join(other, "charts/"))));
}
