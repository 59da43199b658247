import type { Span } from "../../text/span.ts";
import type { Entry, Node } from "../node.ts";
import type { Expression } from "./expression.ts";
import { callFunction } from "./functions/call.ts";
import { lookUp } from "./look-up.ts";
import { loopNode } from "./loop.ts";
import { operate } from "./operate.ts";
import type { Setting } from "./setting.ts";
import { charge, failed, isFailed, made, moved, opaque, replaced, TOO_MUCH } from "./value.ts";
import { walk } from "./walk.ts";

const MAX_DEPTH = 400;
const MAX_TEXT = 1_000_000;

/** Works out an expression as far as the files decide it. What comes from elsewhere stands where it is used. */
export function fold(expression: Expression, setting: Setting): Node {
  const { budget, depth } = setting;
  if (depth > MAX_DEPTH || !charge(budget, 1)) return opaque(expression, TOO_MUCH);
  const inside = (inner: Expression): Node => fold(inner, { ...setting, depth: depth + 1 });
  const { start, end } = expression;
  switch (expression.kind) {
    case "literal":
      if (typeof expression.value === "string" && !charge(budget, expression.value.length >> 6)) {
        return opaque(expression, TOO_MUCH);
      }
      return { kind: "scalar", start, end, value: expression.value, style: expression.style };
    case "unclear":
      return opaque(expression, expression.why);
    case "list":
      return { kind: "list", start, end, items: expression.items.map(inside) };
    case "object":
      return objectNode(expression, inside);
    case "template":
      return templateNode(expression, inside, setting);
    case "conditional":
      return conditionalNode(expression, inside);
    case "operation":
      return operate(expression.operator, expression.operands.map(inside), expression);
    case "call":
      return callFunction(expression, inside, { ...setting, depth: depth + 1 });
    case "for":
      return loopNode(expression, { ...setting, depth: depth + 1 });
    case "access": {
      const node = walk(inside(expression.of), expression.steps, expression, { ...setting, depth: depth + 1 });
      return moved(node, expression, budget);
    }
    case "reference":
      return moved(lookUp(expression, { ...setting, depth: depth + 1 }), expression, budget);
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

function templateNode({ start, end, parts, style }: Of<"template">, inside: Inside, { budget }: Setting): Node {
  const [only] = parts;
  // "${x}" is x itself, whatever it is.
  if (parts.length === 1 && only !== undefined && typeof only !== "string")
    return replaced(inside(only), { start, end });
  let text = "";
  for (const part of parts) {
    const said = typeof part === "string" ? part : textIn(inside(part), { start, end });
    if (typeof said !== "string") return said;
    text += said;
    if (text.length > MAX_TEXT || !charge(budget, said.length >> 6)) return opaque({ start, end }, TOO_MUCH);
  }
  return { kind: "scalar", start, end, value: text, style };
}

function textIn(node: Node, at: Span): string | Node {
  if (node.kind === "scalar" && node.value !== null) return String(node.value);
  if (node.kind !== "opaque") return failed(at, "a part of it is no text");
  return isFailed(node) ? failed(at, node.why) : opaque(at, node.why);
}

function conditionalNode({ start, end, test, yes, no }: Of<"conditional">, inside: Inside): Node {
  const decided = inside(test);
  if (decided.kind === "scalar") {
    if (decided.value === true || decided.value === "true") return replaced(inside(yes), { start, end });
    if (decided.value === false || decided.value === "false") return replaced(inside(no), { start, end });
  }
  if (isFailed(decided)) return { ...decided, start, end };
  const [one, other] = [inside(yes), inside(no)];
  if (one.kind === "scalar" && other.kind === "scalar" && one.value === other.value)
    return made({ start, end }, one.value);
  return opaque({ start, end }, decided.kind === "opaque" ? decided.why : "its condition is neither true nor false");
}
