import { posix } from "node:path";
import picomatch from "picomatch";
import type { PolicyOverride } from "../config/config.ts";
import type { UnknownFact } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import { sourceName } from "../syntax/document.ts";
import { own } from "./per-environment.ts";

/** Whether every matcher that an override gives fits a path. What cannot be read fits nothing. */
export function fits(override: PolicyOverride, path: ConnectionPath): boolean {
  return fitOf(override, path) === true;
}

/** Labels that would have to be known to say whether an override is about a path, where all the rest fits. */
export function doubtOf(override: PolicyOverride, path: ConnectionPath): UnknownFact | undefined {
  const fit = fitOf(override, path);
  return typeof fit === "boolean" ? undefined : fit;
}

function fitOf({ files, services, labels }: PolicyOverride, path: ConnectionPath): boolean | UnknownFact {
  const { source } = path.at.document.source;
  const file = source.kind === "file" ? posix.normalize(sourceName(source)) : undefined;
  if (files && (file === undefined || !matcher(files)(file))) return false;
  if (services && !namesOf(path).some(matcher(services))) return false;
  let doubt: UnknownFact | undefined;
  for (const [key, value] of Object.entries(labels)) {
    const label = own(path.labels, key) ?? path.otherLabels;
    if (label === undefined || (label.known && label.value !== value)) return false;
    if (!label.known) doubt = label;
  }
  return doubt ?? true;
}

/** There are few lists of globs and many paths: each is compiled once. */
const matchers = new WeakMap<readonly string[], (text: string) => boolean>();

function matcher(globs: readonly string[]): (text: string) => boolean {
  const known = matchers.get(globs);
  if (known) return known;
  const matches = picomatch([...globs], { dot: true });
  const made = (text: string): boolean => matches(text);
  matchers.set(globs, made);
  return made;
}

/** A service goes by its bare name, by `namespace/name`, and by the id of the path. */
function namesOf({ id, subject }: ConnectionPath): readonly string[] {
  const service = id.replace(/ via .*$/, "").replace(/@[^@]*$/, "");
  const { name, namespace } = subject ?? {};
  const full = name !== undefined && namespace !== undefined ? [`${namespace}/${name}`] : [];
  return [id, service, ...full, ...(name === undefined ? [] : [name])];
}
