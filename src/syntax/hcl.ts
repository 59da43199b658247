import { posix } from "node:path";
import { Language, Parser, type Node as Raw } from "web-tree-sitter";
import type { Span } from "../text/span.ts";
import { type Module, type Parsed, type Problem, type SourceText, sourceName } from "./document.ts";
import { documentNode } from "./hcl/document.ts";
import type { Body } from "./hcl/expression.ts";
import { fold } from "./hcl/fold.ts";
import { textReader } from "./hcl/json-text.ts";
import { blanked, type Stretch, stretchesOf } from "./hcl/mend.ts";
import { allUses } from "./hcl/modules.ts";
import { jsonBody, jsonValues, misfitIn } from "./hcl/read-json.ts";
import { readTree } from "./hcl/read-tree.ts";
import { foldersOf, type Scope } from "./hcl/scope.ts";
import type { Setting } from "./hcl/setting.ts";
import type { Budget } from "./hcl/value.ts";
import { isJson, isValues } from "./tfvars.ts";
import { parseYaml } from "./yaml.ts";

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
  return (sources, isChosen) => parseTogether(sources, isChosen, parser);
}

/** `isChosen`: whether a file of values is named to Terraform with `-var-file`. */
export type HclParser = (
  sources: readonly SourceText[],
  isChosen: (file: string) => boolean,
) => (source: SourceText) => Parsed;

function parseTogether(
  sources: readonly SourceText[],
  isChosen: (file: string) => boolean,
  parser: Parser,
): (source: SourceText) => Parsed {
  const read = new Map(sources.map((source) => [source, readFile(source, parser)]));
  const files = [...read].map(([source, { body }]) => ({ name: sourceName(source.source), body }));
  const folders = foldersOf(files, isChosen);
  const settingIn = (scope: Scope, source?: SourceText, budget: Budget = { nodes: MAX_NODES }): Setting => {
    return { scope, source, budget, depth: 0, names: new Map(), work: fold };
  };
  const uses = allUses(folders.values(), settingIn);
  return (source) => {
    const file = read.get(source);
    const folder = folders.get(posix.dirname(sourceName(source.source)));
    if (file === undefined || folder === undefined) return { documents: [], problems: [] };
    const budget = { nodes: MAX_NODES };
    const documents = (uses.get(folder) ?? []).map((scope) => {
      const root = documentNode(file.body, settingIn(scope, source, budget));
      return { source, root, ...(scope.caller ? { module: moduleOf(scope) } : {}) };
    });
    const isEmpty = file.body.statements.length === 0;
    // A module that nobody makes use of is read all the same, and says nothing.
    if (documents.length === 0) documents.push({ source, root: { kind: "map", start: 0, end: 0, entries: [] } });
    return { documents: isEmpty ? [] : documents, problems: file.problems };
  };
}

function moduleOf(scope: Scope): Module {
  let root = scope;
  while (root.caller) root = root.caller.scope;
  return { address: scope.id, calledFrom: root.folder.file };
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
  if (isJson(sourceName(source.source))) return readJson(source, parser);
  const whole = withTree(parser, text, (root) => (root.hasError ? firstMistake(root) : readTree(root, text)));
  if ("statements" in whole) return { body: whole, problems: [] };
  const stretches = stretchesOf(text);
  if (stretches.length < 2) return { body: nothing, problems: [problem(whole.start, whole.end, whole.message)] };
  const bad: Stretch[] = [];
  let first: Mistake = whole;
  let isTemplate = whole.isTemplate;
  // One brace too few makes everything behind it a part of the block, so each block is looked at by itself.
  for (const { start, end } of stretches) {
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

function readJson(source: SourceText, parser: Parser): ReadHcl {
  const { documents, problems } = parseYaml(source);
  const root = documents[0]?.root ?? { kind: "map", start: 0, end: 0, entries: [] };
  if (isValues(sourceName(source.source))) return { body: jsonValues(root), problems };
  const parse = (hcl: string): Body | undefined => {
    return withTree(parser, hcl, (tree) => (tree.hasError ? undefined : readTree(tree, hcl)));
  };
  const misfit = documents.length > 0 ? misfitIn(root) : undefined;
  const message = "not Terraform's JSON: an object is wanted here; it is left out";
  return {
    body: jsonBody(root, textReader(source.text, parse)),
    problems: misfit ? [...problems, { source, span: locateIn(misfit), message }] : problems,
  };
}

/** A caret under all of it helps nobody. */
function locateIn({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + 1) };
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
