import { type CompoundList, type PipelineNode, parse, type Statement, type TestExpression, type Word } from "unbash";
import type { Span } from "../text/span.ts";
import type { Parsed, SourceText } from "./document.ts";
import type { Entry, ListNode, Node, ScalarNode } from "./node.ts";
import { scalarOf } from "./shell-words.ts";

/** Longer ones are programs of their own, not what starts one. */
const MAX_LENGTH = 100_000;
const MAX_DEPTH = 40;

/**
 * Parses a shell script as a list of its statements. A simple command is the list of its words, assignments in front;
 * everything else is a map: `then` and `else` with the `test` that chooses where that is simple, `cases` of a `word`,
 * `function` with its `body`, `pipeline`, `background`, and `maybe` for what runs any number of times.
 */
export function parseStartScript(source: SourceText): Parsed {
  const { text } = source;
  if (text.length > MAX_LENGTH) {
    const message = `longer than ${MAX_LENGTH} characters; not read`;
    return { documents: [], problems: [{ source, span: { start: 0, end: 0 }, message, level: "note" }] };
  }
  const root: ListNode = { kind: "list", start: 0, end: text.length, items: statements(parse(text).commands, 0) };
  return { documents: root.items.length > 0 ? [{ source, root, form: "shell" }] : [], problems: [] };
}

/** Whether a text is a script of a shell: one that is told so by its first line, or by its name if that tells nothing. */
export function isShellScript(name: string, text: string): boolean {
  const first = /^#![^\n]*/.exec(text.slice(0, 200))?.[0];
  if (first !== undefined) return /\b(?:ba|da|a)?sh\b/.test(first);
  return name.endsWith(".sh");
}

function statements(list: readonly Statement[], depth: number): readonly Node[] {
  return depth > MAX_DEPTH ? [] : list.flatMap((statement) => statementNodes(statement, depth));
}

function body({ commands, pos, end }: CompoundList, depth: number): ListNode {
  return { kind: "list", start: pos, end, items: statements(commands, depth + 1) };
}

function statementNodes({ command, background, pos, end }: Statement, depth: number): readonly Node[] {
  const nodes = command.type === "AndOr" ? chained(command, depth) : commandNodes(command, depth);
  return background ? [mapNode({ start: pos, end }, { background: listNode({ start: pos, end }, nodes) })] : nodes;
}

/** `a && b` runs both, as far as one can see; behind a test, or after `||`, the next one hangs on it. */
function chained(
  { commands, operators, pos, end }: Extract<Statement["command"], { type: "AndOr" }>,
  depth: number,
): readonly Node[] {
  const [first, ...rest] = commands;
  if (first === undefined) return [];
  const test = testOf(first);
  const others = rest.map((command) => commandNodes(command, depth));
  const span = { start: pos, end };
  const isSame = operators.every((operator) => operator === operators[0]);
  if (!isSame || (test !== undefined && rest.length > 1 && operators[0] === "||"))
    return [
      mapNode(span, {
        maybe: listNode(
          span,
          commands.flatMap((command) => commandNodes(command, depth)),
        ),
      }),
    ];
  const then = listNode(span, others.flat());
  if (test) return [mapNode(span, operators[0] === "&&" ? { test, then } : { test, else: then })];
  const before = commandNodes(first, depth);
  return operators[0] === "&&" ? [...before, ...others.flat()] : [...before, mapNode(span, { maybe: then })];
}

function commandNodes(node: PipelineNode | CompoundList, depth: number): readonly Node[] {
  const span = { start: node.pos, end: node.end };
  const maybe = (list: CompoundList): readonly Node[] => [mapNode(span, { maybe: body(list, depth) })];
  switch (node.type) {
    case "Command": {
      const assignments = node.prefix.filter((part) => part.type === "Assignment");
      const words = [...assignments, ...(node.name ? [node.name] : []), ...node.args].map(scalarOf);
      return words.length > 0 ? [listNode(span, words)] : [];
    }
    case "Pipeline": {
      const parts = node.commands.flatMap((command) => commandNodes(command, depth));
      return [mapNode(span, { [node.commands.length > 1 ? "pipeline" : "maybe"]: listNode(span, parts) })];
    }
    case "Redirected":
      return commandNodes(node.command, depth);
    case "BraceGroup":
      return depth > MAX_DEPTH ? [] : statements(node.body.commands, depth + 1);
    case "CompoundList":
      return statements(node.commands, depth + 1);
    case "If": {
      const arms = [node, ...node.elif];
      let otherwise = node.else && body(node.else, depth);
      for (const arm of arms.reverse()) {
        const test = conditionOf(arm.clause);
        const then = body(arm.then, depth);
        const whole = mapNode({ start: arm.pos, end: arm.end }, { test, then, else: otherwise });
        otherwise = listNode({ start: arm.pos, end: arm.end }, [whole]);
      }
      return otherwise?.items ?? [];
    }
    case "Case": {
      const items = node.items.map((item) =>
        mapNode(
          { start: item.pos, end: item.end },
          {
            patterns: listNode({ start: item.pos, end: item.end }, item.pattern.map(scalarOf)),
            body: body(item.body, depth),
          },
        ),
      );
      return [mapNode(span, { word: scalarOf(node.word), cases: listNode(span, items) })];
    }
    case "Function": {
      const inner = commandNodes(node.body, depth + 1);
      return [mapNode(span, { function: scalarOf(node.name), body: listNode(span, depth > MAX_DEPTH ? [] : inner) })];
    }
    case "For":
    case "ArithmeticFor":
    case "Select":
    case "While":
    case "Subshell":
      return maybe(node.body);
    case "Coproc":
      return [mapNode(span, { background: listNode(span, commandNodes(node.body, depth + 1)) })];
    default:
      return [];
  }
}

function conditionOf({ commands: [only, ...others] }: CompoundList): ListNode | undefined {
  if (only === undefined || others.length > 0 || only.command.type === "AndOr") return undefined;
  return testOf(only.command);
}

/** The words of a simple test, without its brackets. */
function testOf(node: PipelineNode): ListNode | undefined {
  const span = { start: node.pos, end: node.end };
  if (node.type === "TestCommand") {
    const words = expressionWords(node.expression);
    return words && listNode(span, words.map(scalarOf));
  }
  if (node.type !== "Command" || !/^(?:\[|test)$/.test(node.name?.value ?? "")) return undefined;
  const words = node.args.map(scalarOf).filter(({ value }) => value !== "]");
  return words.some(({ value }) => value === "-a" || value === "-o") ? undefined : listNode(span, words);
}

function expressionWords(expression: TestExpression): readonly (Word | Operator)[] | undefined {
  const { pos, end } = expression;
  switch (expression.type) {
    case "TestUnary":
      return [{ pos, end, text: expression.operator }, expression.operand];
    case "TestBinary":
      return [expression.left, { pos, end, text: expression.operator }, expression.right];
    case "TestGroup":
      return expressionWords(expression.expression);
    case "TestNot": {
      const inner = expressionWords(expression.operand);
      return inner && [...expression.negations.map((not) => ({ pos: not.pos, end: not.end, text: "!" })), ...inner];
    }
    case "TestLogical":
      return undefined;
  }
}

interface Operator {
  readonly pos: number;
  readonly end: number;
  readonly text: string;
}

function listNode(span: Span, items: readonly Node[]): ListNode {
  return { kind: "list", start: span.start, end: span.end, items };
}

function mapNode({ start, end }: Span, parts: Readonly<Record<string, Node | ScalarNode | undefined>>): Node {
  const entries = Object.entries(parts).flatMap(([key, value]): readonly Entry[] =>
    value === undefined ? [] : [{ key, start: value.start, end: value.end, value }],
  );
  return { kind: "map", start, end, entries };
}
