import { posix } from "node:path";
import type { Platform } from "../../model/path.ts";
import { descend, rootCursor } from "../../syntax/cursor.ts";
import { type Document, type SourceText, sourceName } from "../../syntax/document.ts";
import { isShellScript, parseStartScript } from "../../syntax/start-script.ts";
import type { BuiltFiles } from "../container.ts";
import { textAt } from "../read.ts";
import { type Layout, sourcesOf } from "./copies.ts";
import { type Dependency, dependenciesOf, ecosystemOf } from "./dependencies.ts";

export interface BuiltFilesInput {
  readonly dockerfile: Document;
  readonly layout: Layout;
  /** What it rests on that this is the container's Dockerfile. */
  readonly assumed: string | undefined;
  readonly platform: Platform;
  readonly documents: ReadonlyMap<string, Document>;
}

/** Finds the files of an image in the input: by what COPY says, else by name where only one has it. */
export function builtFiles({ dockerfile, layout, assumed, platform, documents }: BuiltFilesInput): BuiltFiles {
  const contexts = foldersUp(posix.dirname(sourceName(dockerfile.source.source)));
  const assumptions = new Map<Document, string | undefined>([[dockerfile, assumed]]);
  const taken = (document: Document | undefined, named?: string): Document | undefined => {
    const both = [assumed, named].filter((one) => one !== undefined);
    if (document) assumptions.set(document, both.length > 0 ? both.join(", and that ") : undefined);
    return document;
  };
  const copied = (path: string): Document | undefined => {
    const sources = sourcesOf(path, layout);
    return contexts
      .flatMap((context) => sources.map((source) => posix.join(context, source)))
      .flatMap((file) => documents.get(file) ?? [])[0];
  };
  return {
    preset: platform === "cloud-run" ? CLOUD_RUN : NOTHING,
    script: (program) => {
      if (/[$`]/.test(program)) return undefined;
      const found = copied(posix.resolve(layout.workdir, program)) ?? inBin(program, copied);
      if (found) return taken(asScript(found));
      const byName = scriptNamed(program, contexts, documents);
      return taken(
        byName && asScript(byName),
        byName && `${sourceName(byName.source.source)} is ${program} of the image`,
      );
    },
    packageScript: (name) => {
      const file = posix.join(contexts[0] ?? ".", "package.json");
      const document = copied(posix.join(layout.workdir, "package.json")) ?? documents.get(file);
      const at = document && descend(rootCursor(document), "scripts", name);
      return at && textAt(at) !== undefined && taken(document) ? at : undefined;
    },
    packages: packagesOf(contexts, layout, documents),
    assumedOf: (document) => assumptions.get(document),
  };
}

/** The lists beside the Dockerfile, else those of the nearest folder above that it copies one from. */
function packagesOf(
  contexts: readonly string[],
  { copies }: Layout,
  documents: ReadonlyMap<string, Document>,
): readonly Dependency[] {
  const lists = [...documents].filter(([file]) => ecosystemOf(file) !== undefined);
  for (const [index, context] of contexts.entries()) {
    const beside = lists.filter(([file]) => posix.dirname(file) === context);
    const isCopied = copies.some(({ from }) =>
      beside.some(([file]) => [file, context].includes(posix.join(context, from.replace(/\*(?:\.json)?$/, ".json")))),
    );
    if (beside.length > 0 && (index === 0 || isCopied))
      return beside.flatMap(([, document]) => dependenciesOf(document));
  }
  return [];
}

const CLOUD_RUN: ReadonlySet<string> = new Set(["PORT", "K_SERVICE", "K_REVISION", "K_CONFIGURATION"]);
const NOTHING: ReadonlySet<string> = new Set();

/** The same file, seen as what starts something. */
function asScript({ form, source }: Document): Document | undefined {
  const known = SCRIPTS.get(source);
  if (form !== "shell" || known) return known;
  const [script] = isShellScript(sourceName(source.source), source.text) ? parseStartScript(source).documents : [];
  if (script) SCRIPTS.set(source, script);
  return script;
}

const SCRIPTS = new WeakMap<SourceText, Document>();

/** A word without a folder is looked for along PATH. */
function inBin(program: string, copied: (path: string) => Document | undefined): Document | undefined {
  if (program.includes("/")) return undefined;
  return ["/usr/local/bin", "/usr/bin", "/bin"].map((folder) => copied(`${folder}/${program}`)).find((one) => one);
}

function scriptNamed(
  program: string,
  contexts: readonly string[],
  documents: ReadonlyMap<string, Document>,
): Document | undefined {
  const name = posix.basename(program);
  const scripts = [...documents].filter(([file, { form }]) => form === "shell" && posix.basename(file) === name);
  for (const context of contexts) {
    const inside = scripts.filter(([file]) => context === "." || file.startsWith(`${context}/`));
    if (inside.length > 0) return inside.length === 1 ? inside[0]?.[1] : undefined;
  }
  return undefined;
}

/** A folder and those above it: the build context is one of them. */
function foldersUp(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== "." && at !== "/" && !at.endsWith(".."); at = posix.dirname(at))
    folders.push(posix.dirname(at));
  return folders;
}
