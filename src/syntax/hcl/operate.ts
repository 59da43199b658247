import type { Span } from "../../text/span.ts";
import type { Node, Scalar } from "../node.ts";
import { converted } from "./conform.ts";
import { isSame } from "./same.ts";
import { failed, isFailed, made, opaque } from "./value.ts";

/** An operator over values, as far as they are known. */
export function operate(operator: string, operands: readonly Node[], at: Span): Node {
  const [left, right] = operands;
  if (left === undefined) return opaque(at, "nothing is written");
  if (right !== undefined && /^[=!]=$/.test(operator)) return equality(operator, left, right, at);
  if (right !== undefined && /^(?:&&|\|\|)$/.test(operator)) return logic(operator === "||", left, right, at);
  const values: Scalar[] = [];
  for (const operand of operands) {
    if (operand.kind === "opaque") return passedOn(operand, at);
    if (operand.kind !== "scalar") return failed(at, "it is worked out from lists or maps");
    values.push(operand.value);
  }
  const value = right === undefined ? single(operator, values[0]) : double(operator, values[0], values[1]);
  return value === undefined ? failed(at, `${operator} of these values gives no number`) : made(at, value);
}

/** What is made of something unknown is unknown for the same reason. */
export function passedOn(node: Node, at: Span): Node {
  const why = node.kind === "opaque" ? node.why : "it is worked out from lists or maps";
  return isFailed(node) ? failed(at, why) : opaque(at, why);
}

function equality(operator: string, left: Node, right: Node, at: Span): Node {
  const same = isSame(left, right);
  return typeof same === "boolean" ? made(at, same === (operator === "==")) : passedOn(same, at);
}

/** One side may decide, whatever the other one is. */
function logic(deciding: boolean, left: Node, right: Node, at: Span): Node {
  const sides = [left, right].map((node) => {
    return node.kind === "scalar" && node.value !== null ? (converted(node.value, "bool") ?? node) : node;
  });
  const wrong = [left, right].find(isFailed);
  if (wrong) return passedOn(wrong, at);
  if (sides.includes(deciding)) return made(at, deciding);
  const open = sides.find((side) => typeof side === "object" && side !== null);
  if (open === undefined) return made(at, !deciding);
  return typeof open === "object" && open?.kind === "opaque"
    ? opaque(at, open.why)
    : failed(at, "it is neither true nor false");
}

function single(operator: string, value: Scalar = null): Scalar | undefined {
  const meant = value === null ? undefined : converted(value, operator === "!" ? "bool" : "number");
  if (typeof meant === "boolean") return !meant;
  return typeof meant === "number" ? -meant : undefined;
}

function double(operator: string, left: Scalar = null, right: Scalar = null): Scalar | undefined {
  const [a, b] = [numberOf(left), numberOf(right)];
  const result = a === undefined || b === undefined ? undefined : ARITHMETIC[operator]?.(a, b);
  if (typeof result !== "number") return result;
  // Decimal fractions are exact there; 0.1 + 0.2 is 0.3.
  return Number.isFinite(result) ? Number(result.toPrecision(15)) : undefined;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

export function numberOf(value: Scalar): number | undefined {
  const number = converted(value, "number");
  return typeof number === "number" ? number : undefined;
}
