import type { Span } from "../../text/span.ts";
import type { Entry, Node, Scalar } from "../node.ts";
import type { Expression, Step } from "./expression.ts";
import { callFunction, operate } from "./operations.ts";
import { attributeOf, type Scope } from "./scope.ts";

const MAX_DEPTH = 400;
const MAX_TEXT = 1_000_000;

/** Bounds what one file may grow to: values may be used again and again. */
export interface Budget {
  nodes: number;
}

/** Where an expression stands. */
export interface Setting {
  readonly scope: Scope;
  readonly budget: Budget;
  readonly depth?: number;
}

/** Works out an expression as far as the files decide it. What comes from elsewhere stands where it is used. */
export function fold(expression: Expression, setting: Setting): Node {
  const { budget, depth = 0 } = setting;
  if (depth > MAX_DEPTH || budget.nodes-- <= 0) return opaque(expression, "it is too much to work out");
  const inside = (inner: Expression): Node => fold(inner, { ...setting, depth: depth + 1 });
  const { start, end } = expression;
  switch (expression.kind) {
    case "literal":
      return { kind: "scalar", start, end, value: expression.value, style: expression.style };
    case "unclear":
      return opaque(expression, expression.why);
    case "list":
      return { kind: "list", start, end, items: expression.items.map(inside) };
    case "object":
      return objectNode(expression, inside);
    case "template":
      return templateNode(expression, inside);
    case "conditional":
      return conditionalNode(expression, inside);
    case "operation": {
      const operands = expression.operands.map(inside);
      return computed(expression, operands, (values) => operate(expression.operator, values));
    }
    case "call":
      return callNode(expression, inside, budget);
    case "reference":
      return moved(lookUp(expression, setting), expression, budget);
  }
}

type Of<K extends Expression["kind"]> = Extract<Expression, { readonly kind: K }>;
type Inside = (expression: Expression) => Node;

function objectNode({ start, end, entries }: Of<"object">, inside: Inside): Node {
  const found: Entry[] = [];
  for (const { key, value } of entries) {
    const name = inside(key);
    if (name.kind !== "scalar") return opaque({ start, end }, name.kind === "opaque" ? name.why : "a key is no text");
    found.push({ key: String(name.value), start: key.start, end: key.end, value: inside(value) });
  }
  return { kind: "map", start, end, entries: found };
}

function templateNode({ start, end, parts, style }: Of<"template">, inside: Inside): Node {
  const [only] = parts;
  // "${x}" is x itself, whatever it is.
  if (parts.length === 1 && only !== undefined && typeof only !== "string")
    return replaced(inside(only), { start, end });
  let text = "";
  for (const part of parts) {
    const node = typeof part === "string" ? undefined : inside(part);
    if (node !== undefined && (node.kind !== "scalar" || node.value === null)) {
      return opaque({ start, end }, node.kind === "opaque" ? node.why : "a part of it is no text");
    }
    text += node === undefined ? part : String(node.value);
    if (text.length > MAX_TEXT) return opaque({ start, end }, "it is too much to work out");
  }
  return { kind: "scalar", start, end, value: text, style };
}

function conditionalNode({ start, end, test, yes, no }: Of<"conditional">, inside: Inside): Node {
  const decided = inside(test);
  if (decided.kind === "scalar") {
    if (decided.value === true || decided.value === "true") return replaced(inside(yes), { start, end });
    if (decided.value === false || decided.value === "false") return replaced(inside(no), { start, end });
  }
  const [one, other] = [inside(yes), inside(no)];
  if (one.kind === "scalar" && other.kind === "scalar" && one.value === other.value) {
    return replaced(one, { start, end });
  }
  return opaque({ start, end }, decided.kind === "opaque" ? decided.why : "its condition is neither true nor false");
}

function callNode(expression: Of<"call">, inside: Inside, budget: Budget): Node {
  const { name, args } = expression;
  const [first] = args;
  if (first !== undefined && args.length === 1 && /^(?:tolist|toset|tomap|sensitive|nonsensitive)$/.test(name)) {
    return moved(inside(first), expression, budget);
  }
  if (name === "coalesce") {
    const nodes = args.map(inside);
    const found = nodes.find((node) => node.kind !== "scalar" || (node.value !== null && node.value !== ""));
    return found?.kind === "scalar" ? replaced(found, expression) : computed(expression, nodes, () => null);
  }
  return computed(expression, args.map(inside), (values) => callFunction(name, values));
}

function computed(
  at: Span,
  operands: readonly Node[],
  compute: (values: readonly Scalar[]) => Scalar | { readonly why: string },
): Node {
  const values: Scalar[] = [];
  for (const operand of operands) {
    if (operand.kind === "opaque") return opaque(at, operand.why);
    if (operand.kind !== "scalar") return opaque(at, "it is worked out from lists or maps");
    values.push(operand.value);
  }
  const value = compute(values);
  if (typeof value === "object" && value !== null) return opaque(at, value.why);
  return { kind: "scalar", start: at.start, end: at.end, value, style: "quoted" };
}

/** The value that a reference leads to, at the place where it is written. */
function lookUp(reference: Of<"reference">, setting: Setting): Node {
  const { root, steps, text } = reference;
  const [name, ...rest] = steps;
  if (typeof name !== "string") return opaque(reference, `${text} is decided elsewhere`);
  switch (root) {
    case "local": {
      const value = setting.scope.locals.get(name);
      const node = value && worked(value, setting);
      return node ? walk(node, rest, text) : opaque(reference, `local.${name} is not in the input`);
    }
    case "var":
      return walk(variable(name, reference, setting), rest, text);
    case "each":
    case "count":
      return opaque(reference, `${text} differs between its copies`);
    case "module":
      return opaque(reference, `${text} comes out of a module`);
    case "data":
      return opaque(reference, `${text} is looked up when it is applied`);
    default:
      return attribute([root, name, rest], reference, setting);
  }
}

function variable(name: string, at: Of<"reference">, setting: Setting): Node {
  const { scope } = setting;
  const declared = scope.variables.get(name);
  const [caller, another] = scope.callers;
  const passed = scope.callers.filter(({ call }) => attributeOf(call.body, name) !== undefined);
  if (another !== undefined && passed.length > 0) return opaque(at, `var.${name} differs between uses of the module`);
  const argument = caller && attributeOf(caller.call.body, name);
  if (caller && argument) return worked(argument, { ...setting, scope: caller.scope });
  const file = scope.maybe.get(name);
  if (file !== undefined) return opaque(at, `var.${name} is set by ${file}, which has to be named`);
  const value = scope.values.get(name) ?? (declared && attributeOf(declared.body, "default"));
  if (value !== undefined) return worked(value, setting);
  return opaque(at, declared ? `var.${name} has no default` : `var.${name} is not declared in the input`);
}

/** An attribute that another resource writes. What it does not write is known once it is made. */
function attribute(
  [type, label, steps]: readonly [type: string, label: string, steps: readonly Step[]],
  at: Of<"reference">,
  setting: Setting,
): Node {
  const { scope } = setting;
  const resource = scope.resources.get(`${type}.${label}`);
  const isMany = resource && ["count", "for_each"].some((many) => attributeOf(resource.body, many) !== undefined);
  const [key, ...deeper] = isMany ? steps.slice(1) : steps;
  const value = resource && typeof key === "string" ? attributeOf(resource.body, key) : undefined;
  const node =
    value === undefined
      ? opaque(at, `${at.text} is known only when it is applied`)
      : walk(worked(value, setting), deeper, at.text);
  const of = resource && typeof key === "string" ? `${scope.folder}#${type}.${label}.${key}` : undefined;
  return node.kind === "opaque" && of !== undefined ? { ...node, of } : node;
}

function worked(value: Expression, setting: Setting): Node {
  const { scope, depth = 0 } = setting;
  const before = scope.worked.get(value);
  if (before === "working") return opaque(value, "it refers to itself");
  if (before !== undefined) return before;
  scope.worked.set(value, "working");
  const node = fold(value, { ...setting, depth: depth + 1 });
  scope.worked.set(value, node);
  return node;
}

function walk(from: Node, steps: readonly Step[], text: string): Node {
  let node = from;
  for (const step of steps) {
    if (node.kind === "opaque") return node;
    const inner =
      node.kind === "list" && typeof step === "number"
        ? node.items[step]
        : node.kind === "map" && typeof step === "string"
          ? node.entries.findLast(({ key }) => key === step)?.value
          : undefined;
    if (inner === undefined) return opaque(from, `what ${text} is cannot be seen here`);
    node = inner;
  }
  return node;
}

/** A value with everything in it where it is used, for it may have been written in another file. */
function moved(node: Node, { start, end }: Span, budget: Budget): Node {
  if (budget.nodes-- <= 0) return opaque({ start, end }, "it is too much to work out");
  switch (node.kind) {
    case "scalar":
    case "opaque":
      return replaced(node, { start, end });
    case "list":
      return { kind: "list", start, end, items: node.items.map((item) => moved(item, { start, end }, budget)) };
    case "map": {
      const entries = node.entries.map(({ key, value }) => {
        return { key, start, end, value: moved(value, { start, end }, budget) };
      });
      return { kind: "map", start, end, entries };
    }
  }
}

/** What is not written out here has no text of its own to be taken for it. */
function replaced(node: Node, { start, end }: Span): Node {
  return node.kind === "scalar" ? { ...node, start, end, style: "quoted" } : { ...node, start, end };
}

function opaque({ start, end }: Span, why: string): Node {
  return { kind: "opaque", start, end, why };
}
