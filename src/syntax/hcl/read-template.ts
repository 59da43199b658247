import type { Node as Raw } from "web-tree-sitter";
import type { Span } from "../../text/span.ts";
import type { Expression } from "./expression.ts";
import { dedented, unescaped, unmarked } from "./text.ts";

type Inside = (child: Raw) => Expression;
type Template = Extract<Expression, { readonly kind: "template" }>;
type Part = string | Expression;

/** `${…}` or one `%{…}`; a `~` takes the white space on its side. */
interface Mark extends Span {
  readonly word: "value" | "if" | "else" | "endif" | "for" | "endfor";
  readonly expression: Expression | undefined;
  readonly names: readonly string[];
  readonly trims: readonly [before: boolean, after: boolean];
}

/** A template's literal text is cut from the file, because the grammar drops white space between its tokens. */
export function quotedTemplate(node: Raw, text: string, inside: Inside): Expression {
  const from = node.startIndex + 1;
  const tokens = tokensOf(node, { start: from, end: Math.max(from, node.endIndex - 1) }, text, inside);
  const meant = tokens.map((token) => (typeof token === "string" ? unescaped(token) : token));
  return nested(
    trimmed(meant, (part) => [part]),
    node,
    "quoted",
  );
}

export function heredoc(node: Raw, text: string, inside: Inside): Expression {
  const start = text.indexOf("\n", node.startIndex) + 1;
  const close = node.namedChildren.findLast(({ type }) => type === "heredoc_identifier");
  const end = text.lastIndexOf("\n", (close?.startIndex ?? 0) - 1) + 1;
  if (start <= 0 || end < start) return unread(node);
  const tokens = trimmed(tokensOf(node, { start, end }, text, inside), linesOf);
  const straight = text.startsWith("<<-", node.startIndex) ? dedented(tokens) : tokens;
  return nested(
    straight.map((token) => (typeof token === "string" ? unmarked(token) : token)),
    node,
    "block",
  );
}

function tokensOf(node: Raw, { start, end }: Span, text: string, inside: Inside): readonly (string | Mark)[] {
  const found: (string | Mark)[] = [];
  let at = start;
  for (const mark of marksOf(node, text, inside)) {
    found.push(text.slice(at, mark.start), mark);
    at = mark.end;
  }
  found.push(text.slice(at, Math.max(at, end)));
  return found;
}

const WORDS: Readonly<Record<string, Mark["word"]>> = {
  template_interpolation: "value",
  template_if_intro: "if",
  template_else_intro: "else",
  template_if_end: "endif",
  template_for_start: "for",
  template_for_end: "endfor",
};

function marksOf(node: Raw, text: string, inside: Inside): readonly Mark[] {
  const found: Mark[] = [];
  // Directives nest as deep as people write them; a stack of our own does not end with theirs.
  const waiting: Raw[] = node.namedChildren.toReversed();
  for (let child = waiting.pop(); child !== undefined; child = waiting.pop()) {
    const word = WORDS[child.type];
    if (word !== undefined) found.push(markOf(child, word, text, inside));
    else if (/^template_(?:directive|if|for)$/.test(child.type)) waiting.push(...child.namedChildren.toReversed());
  }
  return found;
}

function markOf(child: Raw, word: Mark["word"], text: string, inside: Inside): Mark {
  const { startIndex: start, endIndex: end, namedChildren } = child;
  const expression = namedChildren.find(({ type }) => type === "expression");
  return {
    word,
    start,
    end,
    expression: expression && inside(expression),
    names: namedChildren.filter(({ type }) => type === "identifier").map((name) => name.text),
    trims: [text.charAt(start + 2) === "~", text.charAt(end - 2) === "~"],
  };
}

/** A `~` reaches as far as its literal does: in a heredoc each line is one. */
function trimmed(tokens: readonly (string | Mark)[], split: (part: string) => readonly string[]) {
  return tokens.map((token, index) => {
    if (typeof token !== "string") return token;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const lines = [...split(token)];
    if (typeof before === "object" && before.trims[1]) lines[0] = (lines[0] ?? "").trimStart();
    if (typeof after === "object" && after.trims[0]) lines.push((lines.pop() ?? "").trimEnd());
    return lines.join("");
  });
}

function linesOf(part: string): readonly string[] {
  return part.match(/[^\n]*\n|[^\n]+$/g) ?? [part];
}

interface Open {
  readonly mark: Mark;
  readonly above: Part[];
  yes?: Part[];
}

/** Marks that open and close, as expressions within each other. */
function nested(tokens: readonly (string | Mark)[], node: Raw, style: Template["style"]): Expression {
  const stack: Open[] = [];
  let parts: Part[] = [];
  for (const token of tokens) {
    const open = stack.at(-1);
    if (typeof token === "string") {
      if (token !== "") parts.push(token);
    } else if (token.word === "value") {
      parts.push(token.expression ?? unread(node));
    } else if (token.word === "if" || token.word === "for") {
      stack.push({ mark: token, above: parts });
      parts = [];
    } else if (open === undefined) {
      return unread(node);
    } else if (token.word === "else") {
      open.yes = parts;
      parts = [];
    } else {
      stack.pop();
      open.above.push(closed(open, parts, token, node));
      parts = open.above;
    }
  }
  const { startIndex: start, endIndex: end } = node;
  return stack.length > 0 ? unread(node) : { kind: "template", start, end, parts, style };
}

function closed({ mark, yes }: Open, parts: readonly Part[], { end }: Mark, node: Raw): Expression {
  const { start, expression, names } = mark;
  if (expression === undefined) return unread(node);
  // With a second part it is always text, even around one value.
  const text = (inner: readonly Part[]): Expression => {
    return { kind: "template", start, end, parts: ["", ...inner], style: "quoted" };
  };
  if (mark.word === "if") {
    return { kind: "conditional", start, end, test: expression, yes: text(yes ?? parts), no: text(yes ? parts : []) };
  }
  const each = { names, of: expression, key: undefined, body: text(parts), test: undefined, grouped: false };
  const nothing: Expression = { kind: "literal", start, end, value: "", style: "quoted" };
  return { kind: "call", start, end, name: "join", args: [nothing, { kind: "for", start, end, ...each }] };
}

function unread({ startIndex: start, endIndex: end }: Raw): Expression {
  return { kind: "unclear", start, end, why: "a directive in it is not worked out" };
}
