import { posix, resolve } from "node:path";
import { Workspace } from "../adapters/kustomize/layers.ts";
import type { ReadFile } from "../sources/files.ts";
import { ProjectFiles } from "../sources/render/project-files.ts";
import { type Document, type Problem, sourceName } from "../syntax/document.ts";
import { renderCharts } from "./render-charts.ts";
import { renderKustomizations } from "./render-kustomizations.ts";

/** The texts of an environment with what Kustomize and Helm make of them in the place of what they make it from. */
export interface RenderedTexts {
  readonly texts: readonly ReadFile[];
  readonly problems: readonly Problem[];
  /** Documents of rendered text, knowing where they were written. */
  readonly placed: (document: Document) => Document;
  /** The files behind rendered text that were not read themselves, for what comments in them allow. */
  readonly behind: (read: readonly Document[]) => readonly Document[];
}

export interface RenderOptions {
  readonly cwd: string | undefined;
  readonly environment: string;
}

export async function renderTexts(texts: readonly ReadFile[], options: RenderOptions): Promise<RenderedTexts> {
  const files = new ProjectFiles(resolve(options.cwd ?? process.cwd()), texts);
  const workspace = new Workspace(files.documents);
  const names = texts
    .filter(({ source }) => source.source.kind === "file" && files.exists(sourceName(source.source)))
    .map(({ source }) => posix.normalize(sourceName(source.source)));
  const renderings = [
    ...(await renderKustomizations(names, files, workspace)),
    ...(await renderCharts(names, files, options.environment)),
  ];
  const made = renderings.filter((one) => one.made !== undefined);
  const failed = renderings.filter((one) => one.made === undefined);
  // A base is read as it stands where one of those that build on it could not be rendered.
  const isLeft = (name: string): boolean =>
    failed.some((one) => one.isMadeFrom(name)) || !made.some((one) => one.isMadeFrom(name));
  const origins = new Map(made.flatMap((one) => (one.made ? [[one.made.source, one.made.origin] as const] : [])));
  return {
    texts: [
      ...texts.filter(({ source }) => isLeft(posix.normalize(sourceName(source.source)))),
      ...[...origins.keys()].map((source) => ({ source, named: true })),
    ],
    problems: renderings.flatMap(({ problems }) => problems),
    placed: (document) => {
      const origin = origins.get(document.source);
      return origin === undefined ? document : { ...document, origin };
    },
    behind: (read) => {
      const known = new Set(read.map(({ source }) => source));
      return files.read.filter(({ source }) => !known.has(source));
    },
  };
}
