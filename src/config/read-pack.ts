import { descend, itemsOf, locate, rootCursor } from "../syntax/cursor.ts";
import { type Document, type Location, type Problem, sourceName } from "../syntax/document.ts";
import { readTests } from "./assertion.ts";
import type { PolicyLayer, PolicyTest } from "./config.ts";
import { toPlain } from "./plain.ts";
import { readPolicyLayer } from "./policy-layer.ts";
import { textAt } from "./scalars.ts";
import { schemaProblems } from "./schema-problems.ts";
import { validatePolicy, validatePolicyTests } from "./validate.generated.ts";

/** A pack that somebody else wrote. */
export interface PackFile {
  readonly document: Document;
  readonly extends: readonly PackName[];
  readonly layer: PolicyLayer;
}

/** An entry of `extends:`, where it stands. */
export interface PackName {
  readonly name: string;
  readonly at: Location;
}

export interface TestFile {
  /** The pack that is tested, relative to the file. */
  readonly policy: PackName | undefined;
  readonly tests: readonly PolicyTest[];
}

type Reading<T> = { readonly read: T; readonly problems: readonly [] } | Mistakes;
interface Mistakes {
  readonly read: undefined;
  readonly problems: readonly Problem[];
}

/** Reads a pack; `folder` is what its globs are relative to. References are checked later, when all packs are read. */
export function readPack(document: Document, folder: string): Reading<PackFile> {
  const { value, problems } = toPlain(document);
  const mistakes = [...problems, ...schemaProblems(document, validatePolicy(value))];
  if (mistakes.length > 0) return { read: undefined, problems: mistakes };
  const layer = readPolicyLayer(rootCursor(document), { name: sourceName(document.source.source), folder });
  return { read: { document, extends: extendsOf(document), layer }, problems: [] };
}

/** Reads a `*.test.yaml`. */
export function readTestFile(document: Document): Reading<TestFile> {
  const { value, problems } = toPlain(document);
  const mistakes = [...problems, ...schemaProblems(document, validatePolicyTests(value))];
  if (mistakes.length > 0) return { read: undefined, problems: mistakes };
  const root = rootCursor(document);
  const at = descend(root, "policy");
  const name = textAt(at);
  const policy = name === undefined ? undefined : { name, at: locate(at) };
  return { read: { policy, tests: readTests(root) }, problems: [] };
}

/** `extends:` of a config or a pack; a single name counts as a list of one. */
export function extendsOf(document: Document): readonly PackName[] {
  const at = descend(rootCursor(document), "extends");
  return (at.node?.kind === "list" ? itemsOf(at) : [at]).flatMap((item) => {
    const name = textAt(item);
    return name === undefined ? [] : [{ name, at: locate(item) }];
  });
}
