import ts from "typescript";

/** One small change of a rule that its cases have to notice. */
export interface Mutant {
  readonly id: number;
  readonly file: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly original: string;
  readonly mutated: string;
  /** The whole file as somebody would have written it with this change. */
  readonly text: string;
}

/** A source with all its mutants in it, each behind a switch. */
export interface Instrumented {
  readonly text: string;
  readonly mutants: readonly Mutant[];
}

/** What a comparison becomes: off by one at the boundary, and turned round. */
const COMPARISONS: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [ts.SyntaxKind.LessThanToken, ["<=", ">="]],
  [ts.SyntaxKind.LessThanEqualsToken, ["<", ">"]],
  [ts.SyntaxKind.GreaterThanToken, [">=", "<="]],
  [ts.SyntaxKind.GreaterThanEqualsToken, [">", "<"]],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ["!=="]],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ["==="]],
]);
const LOGICAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/**
 * Puts every mutant of a file into its text as `(mutant(7) ? mutated : original)`, so that all of them are bundled once.
 * StrykerJS was tried on paper: it does not drop single operands of `&&`, `||` and `??`, and starts a test runner for
 * each mutant, where this asks a few cases that lie in memory.
 */
export function instrument(file: string, text: string, firstId = 0): Instrumented {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];

  /** The text of a node, with the mutants of everything in it. */
  function rewritten(node: ts.Node): string {
    const changes = mutationsOf(node);
    const inner = isInFunction(node) && LOGICAL.has(operatorOf(node)) ? rewrittenChain(node) : rewrittenParts(node);
    if (changes.length === 0 || !isInFunction(node)) return inner;
    const choices = changes.map((mutated) => `mutant(${add(node, mutated)}) ? (${mutated}) : `);
    return `(${choices.join("")}${inner})`;
  }

  /** The members of a chain have no mutants of their own as parts of it. */
  function rewrittenChain(node: ts.Node): string {
    return chain(node, operatorOf(node))
      .map(rewritten)
      .join(` ${ts.tokenToString(operatorOf(node))} `);
  }

  function rewrittenParts(node: ts.Node): string {
    let [made, end] = ["", node.getStart(source)];
    node.forEachChild((child) => {
      made += text.slice(end, child.getStart(source)) + rewritten(child);
      end = child.end;
    });
    return made + text.slice(end, node.end);
  }

  function add(node: ts.Node, mutated: string): number {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    const id = firstId + mutants.length;
    const original = onOneLine(node.getText(source));
    const position = { file, line: line + 1, column: character + 1 };
    mutants.push({ id, ...position, original, mutated: onOneLine(mutated), text: written(node, mutated) });
    return id;
  }

  return { text: rewrittenParts(source), mutants };
}

/** A condition that never holds is written as a statement that is not there. */
function written(node: ts.Node, mutated: string): string {
  const { text } = node.getSourceFile();
  const { parent } = node;
  const isDropped = ts.isIfStatement(parent) && parent.expression === node && mutated === "false";
  const [gone, instead] = isDropped ? [parent, parent.elseStatement?.getText() ?? "{}"] : [node, `(${mutated})`];
  return text.slice(0, gone.getStart()) + instead + text.slice(gone.end);
}

/** What may stand in the place of an expression, as text. */
function mutationsOf(node: ts.Node): readonly string[] {
  const made: string[] = [];
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [node.left.getText(), node.right.getText()];
    made.push(...(COMPARISONS.get(node.operatorToken.kind) ?? []).map((operator) => `${left} ${operator} ${right}`));
    if (LOGICAL.has(node.operatorToken.kind)) made.push(...withoutEach(node));
  }
  if (isNot(node)) made.push(node.operand.getText());
  if (ts.isConditionalExpression(node)) made.push(node.whenTrue.getText(), node.whenFalse.getText());
  if (isKnown(node) && !isNot(node.parent)) made.push(`!${node.getText()}`);
  if (ts.isIfStatement(node.parent) && node.parent.expression === node) made.push("false");
  return made;
}

/** `a && b && c` without each of the three; parts of a chain are left to the whole of it. */
function withoutEach(node: ts.BinaryExpression): readonly string[] {
  const operator = node.operatorToken.kind;
  const operands = chain(node, operator).map((operand) => operand.getText());
  return operands.map((_, dropped) =>
    operands.filter((_, index) => index !== dropped).join(` ${ts.tokenToString(operator)} `),
  );
}

function chain(node: ts.Node, operator: ts.SyntaxKind): readonly ts.Node[] {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== operator) return [node];
  return [...chain(node.left, operator), node.right];
}

function operatorOf(node: ts.Node): ts.SyntaxKind {
  return ts.isBinaryExpression(node) ? node.operatorToken.kind : ts.SyntaxKind.Unknown;
}

function isNot(node: ts.Node): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
}

/** `x.known`, and `known` as all that a predicate says. */
function isKnown(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "known";
  return ts.isIdentifier(node) && node.text === "known" && ts.isArrowFunction(node.parent) && node.parent.body === node;
}

/** What runs once, while modules load, cannot be switched afterwards. */
function isInFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, ts.isFunctionLike) !== undefined;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
