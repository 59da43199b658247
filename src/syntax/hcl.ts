import { Language, Parser, type Node as Raw } from "web-tree-sitter";
import { type Parsed, type Problem, type SourceText, sourceName } from "./document.ts";
import { bodyNode } from "./hcl/document.ts";
import type { Body } from "./hcl/expression.ts";
import { fold } from "./hcl/fold.ts";
import { readTree } from "./hcl/read-tree.ts";
import { scopesOf } from "./hcl/scope.ts";

/** The two WebAssembly modules that read HCL. */
export interface HclModules {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** Far beyond any file somebody wrote; the time and memory of parsing stay bounded. */
const MAX_LENGTH = 1_000_000;
const MAX_NODES = 100_000;

/**
 * Parses Terraform files together, for a value may come from any file of its folder, and gives what each of them holds.
 * Variables take their defaults, or what `terraform.tfvars` and `*.auto.tfvars` say.
 */
export async function loadHcl({ runtime, grammar }: HclModules): Promise<HclParser> {
  await Parser.init({ wasmBinary: runtime });
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return (sources) => parseTogether(sources, parser);
}

export type HclParser = (sources: readonly SourceText[]) => (source: SourceText) => Parsed;

function parseTogether(sources: readonly SourceText[], parser: Parser): (source: SourceText) => Parsed {
  const read = new Map(sources.map((source) => [source, readFile(source, parser)]));
  const scopes = scopesOf([...read].map(([source, { body }]) => ({ name: sourceName(source.source), body })));
  return (source) => {
    const file = read.get(source);
    const scope = scopes.get(folderOf(sourceName(source.source)));
    if (file === undefined || scope === undefined) return { documents: [], problems: [] };
    const budget = { nodes: MAX_NODES };
    const root = bodyNode(file.body, (expression) => fold(expression, { scope, budget }));
    return { documents: root.entries.length > 0 ? [{ source, root }] : [], problems: file.problems };
  };
}

function folderOf(name: string): string {
  const at = name.lastIndexOf("/");
  return at < 0 ? "." : name.slice(0, at) || "/";
}

interface ReadHcl {
  readonly body: Body;
  readonly problems: readonly Problem[];
}

function readFile(source: SourceText, parser: Parser): ReadHcl {
  const { text } = source;
  const nothing: Body = { start: 0, end: text.length, statements: [] };
  const problem = (start: number, end: number, message: string): Problem => ({ source, span: { start, end }, message });
  if (text.length > MAX_LENGTH) {
    return { body: nothing, problems: [problem(0, 0, `more than ${MAX_LENGTH} characters; not read as HCL`)] };
  }
  const strange = text.indexOf("\0");
  if (strange >= 0) return { body: nothing, problems: [problem(strange, strange + 1, "not valid HCL: a NUL")] };
  const tree = parser.parse(text);
  if (tree === null) return { body: nothing, problems: [problem(0, 0, "not valid HCL")] };
  try {
    const mistake = tree.rootNode.hasError ? firstMistake(tree.rootNode) : undefined;
    const problems = mistake === undefined ? [] : [problem(mistake.startIndex, endOf(mistake), wordsFor(mistake))];
    return { body: readTree(tree.rootNode, text), problems };
  } finally {
    tree.delete();
  }
}

/** The deepest first part with a mistake in it: what stands around it is read. */
function firstMistake(root: Raw): Raw {
  let at = root;
  while (!at.isError && !at.isMissing) {
    const inner = at.children.find((child) => child.hasError || child.isMissing);
    if (inner === undefined) return at;
    at = inner;
  }
  return at;
}

/** An error may span the rest of the file; its first line says enough. */
function endOf({ startIndex, text }: Raw): number {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  return startIndex + line.length;
}

function wordsFor(mistake: Raw): string {
  const rest = "the block it stands in is left out";
  if (mistake.isMissing) return `not valid HCL: ${mistake.type} is missing; ${rest}`;
  if (/^\s*\{[%{]/.test(mistake.text)) return `a template, not HCL yet; render it first: ${rest}`;
  return `not valid HCL; ${rest}`;
}
