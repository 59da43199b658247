import { posix } from "node:path";
import { isKustomization, type Kustomization, oddField } from "../adapters/kustomize/kustomization.ts";
import { isComponent, kustomizationsIn, type Layers, topsAmong, type Workspace } from "../adapters/kustomize/layers.ts";
import { kustomizeOrigin } from "../adapters/rendered/kustomize-origin.ts";
import { findTool } from "../sources/render/find-tool.ts";
import type { ProjectFiles } from "../sources/render/project-files.ts";
import { runTool } from "../sources/render/run-tool.ts";
import { locate } from "../syntax/cursor.ts";
import { type Problem, sourceName } from "../syntax/document.ts";
import { problemAt } from "./problems.ts";
import { folderArgument, type Rendering, renderedSource, said } from "./rendering.ts";

/** Runs kustomize for those among the files that no other builds on. */
export async function renderKustomizations(
  names: readonly string[],
  files: ProjectFiles,
  workspace: Workspace,
): Promise<readonly Rendering[]> {
  const own = names.filter(isKustomization).flatMap((name) => files.documents(name).slice(0, 1));
  const all = kustomizationsIn(own, workspace).filter((one) => !isComponent(one));
  const tops = [...topsAmong(all)];
  const reached = new Set(tops.flatMap((top) => workspace.layers(top).kustomizations));
  // In a circle each builds on another; kustomize will say so.
  for (const one of all) {
    if (reached.has(one)) continue;
    tops.push(one);
    for (const below of workspace.layers(one).kustomizations) reached.add(below);
  }
  const renderings: Rendering[] = [];
  for (const top of tops) renderings.push(await rendered(top, files, workspace));
  return renderings;
}

async function rendered(top: Kustomization, files: ProjectFiles, workspace: Workspace): Promise<Rendering> {
  const layers = workspace.layers(top);
  const used = filesOf(layers);
  const isMadeFrom = (name: string): boolean => used.has(name);
  const { source } = top.document;
  const refused = layers.kustomizations.flatMap((one) => refusals(one, files, workspace));
  if (refused.length > 0) return { problems: refused, isMadeFrom };
  const tool = toolFor(folderArgument(top.folder));
  if (tool === undefined) {
    const message =
      "--render needs kustomize or kubectl on the PATH, and neither is there: what this makes was not checked";
    return { problems: [said(source, message)], isMadeFrom };
  }
  const { file, args, words } = tool;
  const made = await runTool(file, args, { cwd: files.cwd });
  if ("failed" in made) return { problems: [said(source, `${words} ${made.failed}`)], isMadeFrom };
  return {
    problems: [said(source, `rendered with ${words}`, "note")],
    made: { source: renderedSource(top.folder, made.text), origin: kustomizeOrigin(layers) },
    isMadeFrom,
  };
}

interface Tool {
  readonly file: string;
  readonly args: readonly string[];
  /** As a person would type it. */
  readonly words: string;
}

function toolFor(folder: string): Tool | undefined {
  for (const [name, verb] of TOOLS) {
    const file = findTool(name);
    if (file !== undefined) return { file, args: [verb, folder], words: `${name} ${verb} ${folder}` };
  }
  return undefined;
}

/** kubectl has a kustomize of its own, which is the older one. */
const TOOLS = [
  ["kustomize", "build"],
  ["kubectl", "kustomize"],
] as const;

/** Kustomize takes what is no file for an address and fetches it; so all that is named must be here. */
function refusals(one: Kustomization, files: ProjectFiles, workspace: Workspace): readonly Problem[] {
  const odd = oddField(one);
  if (odd !== undefined)
    return [problemAt(locate(odd), "kustomize was not run: how this field is spelt hides what it fetches")];
  return one.references.flatMap(({ written, path, at }) => {
    const isBase = one.bases.some((base) => base.at === at);
    if (!files.exists(path))
      return [problemAt(locate(at), `kustomize was not run: ${written} is not here, and nothing is fetched`)];
    const isUnread = isBase && workspace.in(path) === undefined && files.text(path) === undefined;
    return isUnread ? [problemAt(locate(at), `kustomize was not run: ${written} could not be read`)] : [];
  });
}

function filesOf({ resources, kustomizations }: Layers): ReadonlySet<string> {
  const names = kustomizations.flatMap((one) => [one.file, ...one.references.map(({ path }) => path)]);
  return new Set(
    [...names, ...resources.map(({ source }) => sourceName(source.source))].map((name) => posix.normalize(name)),
  );
}
