import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

/** Where a secret is kept: a variable, or a file. */
export interface SecretReference {
  readonly from: "env" | "file";
  readonly name: string;
}

export interface SecretPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What names of files are relative to. */
  readonly folder: string;
}

/** `absent`: there is none, here and now. `unusable`: what is there cannot be a secret. `why` never holds any of it. */
export type Secret =
  | { readonly kind: "secret"; readonly text: string }
  | { readonly kind: "absent"; readonly why: string }
  | { readonly kind: "unusable"; readonly why: string };

/** A key with its chain of certificates is a few kilobytes. */
const MAX_KILOBYTES = 64;

/** Reads a secret; the line break that editors leave at its end is none of it. */
export function readSecret(reference: SecretReference, places: SecretPlaces): Secret {
  return reference.from === "env" ? fromVariable(reference.name, places) : fromFile(reference.name, places);
}

/** CI systems set a variable to nothing where a secret is not given, as for pull requests from elsewhere. */
function fromVariable(name: string, { env }: SecretPlaces): Secret {
  const value = env[name];
  if (value === undefined) return { kind: "absent", why: `${name} is not set` };
  return usable(value, `${name} is empty`);
}

function fromFile(name: string, { folder }: SecretPlaces): Secret {
  const path = resolve(folder, name);
  let bytes: Buffer;
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return { kind: "unusable", why: `${name} is no file` };
    if (stats.size > MAX_KILOBYTES * 1024) return { kind: "unusable", why: `${name} is over ${MAX_KILOBYTES} KB` };
    bytes = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const why = code === "ENOENT" || code === "ENOTDIR" ? "is not there" : `cannot be read: ${code}`;
    return { kind: "absent", why: `${name} ${why}` };
  }
  const text = bytes.toString("utf8");
  if (!Buffer.from(text, "utf8").equals(bytes)) return { kind: "unusable", why: `${name} is not UTF-8 text` };
  return usable(text.replace(/^\ufeff/, ""), `${name} is empty`);
}

function usable(text: string, whyNot: string): Secret {
  const trimmed = text.replace(/[\r\n]+$/, "");
  return trimmed === "" ? { kind: "absent", why: whyNot } : { kind: "secret", text: trimmed };
}
