import { posix } from "node:path";
import picomatch from "picomatch";
import type { PolicyOverride } from "../config/config.ts";
import type { ConnectionPath } from "../model/path.ts";
import { sourceName } from "../syntax/document.ts";
import { own } from "./per-environment.ts";

/** Whether every matcher that an override gives fits a path. */
export function fits({ files, services, labels }: PolicyOverride, path: ConnectionPath): boolean {
  const { source } = path.at.document.source;
  const file = source.kind === "file" ? posix.normalize(sourceName(source)) : undefined;
  if (files && (file === undefined || !matcher(files)(file))) return false;
  if (services && !namesOf(path).some(matcher(services))) return false;
  const wanted = Object.entries(labels);
  const written = wanted.length > 0 ? path.labels?.() : undefined;
  return wanted.every(([key, value]) => {
    const label = own(written, key);
    return label?.known === true && label.value === value;
  });
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
