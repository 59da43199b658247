import { posix } from "node:path";
import picomatch from "picomatch";
import { isComposeName } from "../adapters/compose/services.ts";
import { ecosystemOf } from "../adapters/image/dependencies.ts";
import { mightBeTerraform, mightMatter } from "../adapters/relevant.ts";
import type { Config } from "../config/config.ts";
import type { ReadFile } from "../sources/files.ts";
import { type SourceText, sourceName } from "../syntax/document.ts";
import { syntaxOf } from "../syntax/parse.ts";
import { isShellScript } from "../syntax/start-script.ts";
import { isValues } from "../syntax/tfvars.ts";
import type { Input } from "./input.ts";
import { syntaxFor } from "./syntax-for.ts";
import { usedByKustomize } from "./used-by-kustomize.ts";

/** What may matter: what the user named, and what, met in a folder, could be about connections. */
export function relevantTexts({ texts, config }: Pick<Input, "texts" | "config">): readonly ReadFile[] {
  const isExcluded = excludedBy(config);
  const known = texts.filter(({ source }) => !isExcluded(sourceName(source.source)));
  const sources = known.map(({ source }) => source);
  const isOfImage = filesOfImages(sources);
  const isBuiltOn = usedByKustomize(sources);
  const isModule = terraformModules(sources);
  const isOfCommand = filesOfCommands(sources);
  return known.filter(
    ({ source, named }) =>
      named ||
      isModule(source) ||
      isBuiltOn(source) ||
      isAboutProcesses(source) ||
      isOfImage(source) ||
      isOfCommand(source) ||
      mightMatter(source.text, syntaxOf(sourceName(source.source))),
  );
}

/** Files whose name says that they start something or list what it is made of. */
function isAboutProcesses({ source }: SourceText): boolean {
  const syntax = syntaxOf(sourceName(source));
  return syntax === "dockerfile" || syntax === "procfile" || syntax === "requirements";
}

/** Scripts that an image starts, as far as something that is read names them, what lists the packages of one, and what builds it. */
function filesOfImages(sources: readonly SourceText[]): (source: SourceText) => boolean {
  const starters = sources.filter((source) => /^(?:dockerfile|procfile)$/.test(syntaxFor(source) ?? ""));
  if (starters.length === 0) return () => false;
  const scripts = sources.filter(
    (source) => syntaxFor(source) === "shell" && isShellScript(sourceName(source.source), source.text),
  );
  const named = new Set<string>();
  const manifests =
    scripts.length === 0
      ? []
      : sources.filter(({ text, source }) => syntaxOf(sourceName(source)) === "yaml" && mightMatter(text));
  const queue = [...starters, ...manifests];
  const wanted = new Set<SourceText>();
  for (const { text } of queue) {
    if (scripts.length === 0) break;
    for (const [name] of text.matchAll(/(?<![\w.-])[\w.-]{1,80}/g)) named.add(name);
    for (const script of scripts) {
      if (wanted.has(script) || !named.has(posix.basename(sourceName(script.source)))) continue;
      wanted.add(script);
      queue.push(script);
    }
  }
  return (source) => {
    const file = sourceName(source.source);
    return wanted.has(source) || ecosystemOf(file) !== undefined || isComposeName(file);
  };
}

/** Files of flags and of variables, as far as a command names them. */
function filesOfCommands(sources: readonly SourceText[]): (source: SourceText) => boolean {
  const named = new Set<string>();
  for (const { text } of sources) {
    for (const [, file = ""] of text.matchAll(ARGUMENT_FILE)) named.add(posix.basename(file));
  }
  return ({ source }) => named.has(posix.basename(sourceName(source)));
}

const ARGUMENT_FILE = /\b(?:flags-file|env-vars-file|env_vars_file)["']?[=:\s]\s{0,20}["']?([\w./-]{1,200})/g;

/** A value may come from any Terraform file of its folder, so those of a folder matter together. */
function terraformModules(sources: readonly SourceText[]): (source: SourceText) => boolean {
  const hcl = sources.filter(isHcl);
  const folderOf = ({ source }: SourceText): string => posix.dirname(sourceName(source));
  const wanted = new Set(hcl.filter(({ text }) => mightBeTerraform(text)).map(folderOf));
  const isWanted = (source: SourceText): boolean => {
    // Files of values may lie in folders below.
    for (let at = folderOf(source); ; at = posix.dirname(at)) {
      if (wanted.has(at)) return true;
      if (!isValues(sourceName(source.source)) || posix.dirname(at) === at) return false;
    }
  };
  return (source) => isHcl(source) && isWanted(source);
}

function isHcl({ source }: SourceText): boolean {
  return syntaxOf(sourceName(source)) === "hcl";
}

function excludedBy(config: Config | undefined): (name: string) => boolean {
  if (!config || config.exclude.length === 0) return () => false;
  const folder = posix.dirname(sourceName(config.document.source.source));
  const matchers = config.exclude.map((glob) => picomatch(posix.join(folder, glob), { dot: true }));
  return (name) => matchers.some((matches) => matches(posix.normalize(name)));
}
