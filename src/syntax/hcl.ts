import { Language, Parser, type Node as Raw } from "web-tree-sitter";
import type { Span } from "../text/span.ts";
import { type Parsed, type Problem, type SourceText, sourceName } from "./document.ts";
import { bodyNode } from "./hcl/document.ts";
import type { Body } from "./hcl/expression.ts";
import { fold } from "./hcl/fold.ts";
import { blanked, type Stretch, stretchesOf } from "./hcl/mend.ts";
import { readTree } from "./hcl/read-tree.ts";
import { scopesOf } from "./hcl/scope.ts";

/** The two WebAssembly modules that read HCL. */
export interface HclModules {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** Beyond what people write by hand; a file of mistakes this long takes most of a second. */
const MAX_LENGTH = 150_000;
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
  const whole = withTree(parser, text, (root) => (root.hasError ? firstMistake(root) : readTree(root, text)));
  if ("statements" in whole) return { body: whole, problems: [] };
  const bad: Stretch[] = [];
  let first: Mistake = whole;
  let isTemplate = whole.isTemplate;
  // One brace too few makes everything behind it a part of the block, so each block is looked at by itself.
  for (const { start, end } of stretchesOf(text)) {
    const part = text.slice(start, end);
    const mistake = withTree(parser, part, (root) => (root.hasError ? firstMistake(root) : undefined));
    if (mistake === undefined) continue;
    isTemplate &&= mistake.isTemplate;
    if (bad.length === 0) first = { ...mistake, start: mistake.start + start, end: mistake.end + start };
    bad.push({ start, end });
  }
  const rest = bad.length > 0 ? blanked(text, bad) : text;
  return {
    body: withTree(parser, rest, (root) => readTree(root, rest)),
    problems: [
      { ...problem(first.start, first.end, first.message), ...(isTemplate && { level: "note", isUnrendered: true }) },
    ],
  };
}

function withTree<T>(parser: Parser, text: string, use: (root: Raw) => T): T {
  const tree = parser.parse(text);
  if (tree === null) throw new Error("the HCL parser gave no tree");
  try {
    return use(tree.rootNode);
  } finally {
    tree.delete();
  }
}

interface Mistake extends Span {
  readonly message: string;
  readonly isTemplate: boolean;
}

/** The deepest first part with a mistake in it. An error may span the rest of the file; its first line says enough. */
function firstMistake(root: Raw): Mistake {
  let at = root;
  for (;;) {
    const inner = at.children.find((child) => child.hasError || child.isMissing);
    if (at.isError || at.isMissing || inner === undefined) break;
    at = inner;
  }
  const { startIndex: start, text } = at;
  return {
    start,
    end: start + (/^[^\r\n]*/.exec(text)?.[0].length ?? 0),
    message: wordsFor(at),
    isTemplate: isTemplate(at),
  };
}

function isTemplate({ isMissing, text }: Raw): boolean {
  return !isMissing && /\{[%{]/.test(text);
}

function wordsFor(mistake: Raw): string {
  const rest = "the block it stands in is left out";
  if (mistake.isMissing) return `not valid HCL: ${MISSING[mistake.type] ?? "something"} is missing here; ${rest}`;
  if (isTemplate(mistake)) return `a template, not HCL yet; render it first: ${rest}`;
  return `not valid HCL; ${rest}`;
}

const MISSING: Readonly<Record<string, string>> = {
  block_end: "a }",
  object_end: "a }",
  tuple_end: "a ]",
  quoted_template_end: "a closing quote",
  heredoc_identifier: "the end of a heredoc",
};
