import { type Cursor, descend, itemsOf, locate, rootCursor } from "../syntax/cursor.ts";
import type { Document, Problem } from "../syntax/document.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";

/** The version of the format that is written, and the only one that is read. */
export const BASELINE_VERSION = 1;

/** A baseline as its file says it, or the first thing in the file that makes it none. */
export type ReadBaseline = { readonly baseline: Baseline } | { readonly problem: Problem };

/** Reads a baseline strictly: what is not understood in it would let a finding through. */
export function readBaseline(document: Document, name: string): ReadBaseline {
  const root = rootCursor(document);
  if (valueAt(root, "tool") !== "holdopen") return refused(root, "tool", "not a baseline that holdopen wrote");
  if (valueAt(root, "version") !== BASELINE_VERSION) {
    return refused(root, "version", `a baseline of another version; this one reads version ${BASELINE_VERSION}`);
  }
  const environment = textAt(root, "environment");
  if (environment === undefined) return refused(root, "environment", '"environment" is missing or no text');
  const findings = descend(root, "findings");
  if (findings.node?.kind !== "list") return refused(root, "findings", '"findings" is missing or no list');
  const entries = new Map<string, BaselineEntry>();
  for (const item of itemsOf(findings)) {
    const read = readEntry(item);
    if ("problem" in read) return read;
    const { fingerprint } = read.entry;
    if (entries.has(fingerprint)) return refused(item, "fingerprint", "this fingerprint is in the list twice");
    entries.set(fingerprint, read.entry);
  }
  return { baseline: { name, environment, entries: [...entries.values()] } };
}

function readEntry(at: Cursor): { readonly entry: BaselineEntry } | { readonly problem: Problem } {
  const [fingerprint, rule, path, file, message] = ["fingerprint", "rule", "path", "file", "message"].map((key) =>
    textAt(at, key),
  );
  const verdict = verdictAt(at);
  if (fingerprint === undefined || !/^[0-9a-f]{32}$/.test(fingerprint)) {
    return refused(at, "fingerprint", '"fingerprint" is missing or no 32 hexadecimal digits');
  }
  if (rule === undefined) return refused(at, "rule", '"rule" is missing or no text');
  if (verdict === undefined) return refused(at, "verdict", '"verdict" is neither "fail" nor "undecided"');
  if (path === undefined) return refused(at, "path", '"path" is missing or no text');
  if (file === undefined) return refused(at, "file", '"file" is missing or no text');
  if (message === undefined) return refused(at, "message", '"message" is missing or no text');
  const related = itemsOf(descend(at, "related")).map(({ node }) => (node?.kind === "scalar" ? node.value : undefined));
  const files = related.filter((name) => typeof name === "string");
  const isMissing = descend(at, "related").node === undefined;
  if (!isMissing && (files.length === 0 || files.length < related.length)) {
    return refused(at, "related", '"related" is no list of texts');
  }
  return { entry: { fingerprint, rule, verdict, path, file, ...(!isMissing && { related: files }), message } };
}

function verdictAt(at: Cursor): BaselineEntry["verdict"] | undefined {
  const verdict = valueAt(at, "verdict");
  return verdict === "fail" || verdict === "undecided" ? verdict : undefined;
}

function textAt(at: Cursor, key: string): string | undefined {
  const value = valueAt(at, key);
  return typeof value === "string" ? value : undefined;
}

function valueAt(at: Cursor, key: string): unknown {
  const { node } = descend(at, key);
  return node?.kind === "scalar" ? node.value : undefined;
}

function refused(at: Cursor, key: string, message: string): { readonly problem: Problem } {
  const { document, span } = locate(descend(at, key));
  return { problem: { source: document.source, span, message } };
}
