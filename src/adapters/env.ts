import { declared, type Fact, unknown } from "../model/fact.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../syntax/cursor.ts";
import type { EnvVar } from "./container.ts";
import { placeholderIn, textAt, textFact } from "./read.ts";

/** The values of a ConfigMap by key, or undefined where it is not in the input. */
export type ConfigMaps = (name: string) => ReadonlyMap<string, Cursor> | undefined;

/** `env` in order, then what `envFrom` adds; a Secret's keys cannot be listed, so they bring nothing. */
export function readEnv(container: Cursor, owner: string, configMaps: ConfigMaps | undefined): readonly EnvVar[] {
  const env: EnvVar[] = [];
  const list = descend(container, "env");
  const read = (name: string, index: number): Fact<string> =>
    readValue(name, descend(list, index), owner, env, configMaps);
  for (const [index, item] of itemsOf(list).entries()) {
    const name = textAt(item, "name");
    if (name === undefined) continue;
    // What is put together from the variables before it is read while there are no others.
    const isExpanded = textAt(item, "value")?.includes("$(") ?? false;
    env.push(isExpanded ? { name, value: read(name, index) } : new LazyVariable(name, index, read));
  }
  const more = fromConfigMaps(container, owner, configMaps);
  for (const { name } of env) more.delete(name);
  env.push(...more.values());
  return env;
}

/** Nearly all variables are only looked at by name. */
class LazyVariable<At> implements EnvVar {
  readonly name: string;
  readonly #at: At;
  readonly #read: (name: string, at: At) => Fact<string>;
  #value: Fact<string> | undefined;

  constructor(name: string, at: At, read: (name: string, at: At) => Fact<string>) {
    this.name = name;
    this.#at = at;
    this.#read = read;
  }

  get value(): Fact<string> {
    this.#value ??= this.#read(this.name, this.#at);
    return this.#value;
  }
}

/**
 * A text with `$(NAME)` replaced as Kubernetes does, from the variables before it; unknown where one of them is missing
 * or unknown. Undefined where nothing is written.
 */
export function expandedText(what: string, at: Cursor, env: readonly EnvVar[]): Fact<string> | undefined {
  const written = textAt(at);
  if (written === undefined || !written.includes("$(")) return textFact(what, at);
  const { text, missing } = substitute(written, env);
  if (missing !== undefined) return unknown(what, missing, locate(at));
  const placeholder = placeholderIn(text);
  return placeholder
    ? unknown(what, `${placeholder} is filled in later`, locate(at))
    : declared(what, text, locate(at));
}

/** A command for a shell: it keeps its own variables, and whoever splits it into words sees which are undecided. */
export function shellScript(what: string, at: Cursor, env: readonly EnvVar[]): Fact<string> | undefined {
  const written = textAt(at);
  return written === undefined ? undefined : declared(what, substitute(written, env).text, locate(at));
}

function substitute(written: string, env: readonly EnvVar[]): { readonly text: string; readonly missing?: string } {
  let missing: string | undefined;
  const text = written.replace(/(?<!\$)\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g, (reference, name: string) => {
    const value = env.findLast((variable) => variable.name === name)?.value;
    if (value?.known) return value.value;
    missing ??= value === undefined ? `${reference} is set by no variable before it` : `${reference}: ${value.why}`;
    return reference;
  });
  return missing === undefined ? { text } : { text, missing };
}

function readValue(
  name: string,
  item: Cursor,
  owner: string,
  env: readonly EnvVar[],
  configMaps: ConfigMaps | undefined,
): Fact<string> {
  const what = `env ${name} of ${owner}`;
  // `valueSource` is how the Cloud Run API v2 writes `valueFrom`.
  const from = [descend(item, "valueFrom"), descend(item, "valueSource")].find(({ node }) => node !== undefined);
  if (from === undefined) {
    const value = descend(item, "value");
    return expandedText(what, value, env) ?? declared(what, "", locateKey(value));
  }
  const configMap = descend(from, "configMapKeyRef");
  if (configMap.node !== undefined) return referenced(what, configMap, configMaps);
  const secret = textAt(from, "secretKeyRef", "name") ?? textAt(from, "secretKeyRef", "secret");
  const why = secret === undefined ? "it is filled in when the container starts" : `it comes from Secret ${secret}`;
  return unknown(what, why, locateKey(from));
}

function referenced(what: string, at: Cursor, configMaps: ConfigMaps | undefined): Fact<string> {
  const name = textAt(at, "name") ?? "";
  const key = textAt(at, "key") ?? "";
  const entries = configMaps?.(name);
  if (entries === undefined)
    return unknown(what, `it comes from ConfigMap ${name}, which is not in the input`, locateKey(at));
  const entry = entries.get(key);
  const value = entry && textFact(`${key} of ConfigMap ${name}`, entry);
  return value ?? unknown(what, `ConfigMap ${name} has no key ${key}`, locateKey(at));
}

/** What `envFrom` brings. A name that several ConfigMaps hold is the last one's. */
function fromConfigMaps(container: Cursor, owner: string, configMaps: ConfigMaps | undefined): Map<string, EnvVar> {
  const found = new Map<string, EnvVar>();
  const read = (name: string, at: Cursor): Fact<string> => {
    const what = `env ${name} of ${owner}`;
    return textFact(what, at) ?? declared(what, "", locate(at));
  };
  for (const item of itemsOf(descend(container, "envFrom"))) {
    const map = textAt(item, "configMapRef", "name");
    const prefix = textAt(item, "prefix") ?? "";
    for (const [key, at] of (map === undefined ? undefined : configMaps?.(map)) ?? []) {
      const name = prefix + key;
      found.set(name, new LazyVariable(name, at, read));
    }
  }
  return found;
}
