import type { Scalar } from "../node.ts";

type Outcome = Scalar | { readonly why: string };

/** An operator over values that are known. */
export function operate(operator: string, [left = null, right = null, ...more]: readonly Scalar[]): Outcome {
  if (operator === "==") return left === right;
  if (operator === "!=") return left !== right;
  if (operator === "!") return typeof left === "boolean" ? !left : { why: "! of what is neither true nor false" };
  if (typeof left === "boolean" && typeof right === "boolean") {
    if (operator === "&&") return left && right;
    if (operator === "||") return left || right;
  }
  const a = numberOf(left);
  if (operator === "-" && right === null && more.length === 0 && a !== undefined) return -a;
  const b = numberOf(right);
  const result = a === undefined || b === undefined ? undefined : ARITHMETIC[operator]?.(a, b);
  if (result === undefined || (typeof result === "number" && !Number.isFinite(result))) {
    return { why: `${operator} of these values gives no number` };
  }
  return result;
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

/** A function over values that are known. */
export function callFunction(name: string, values: readonly Scalar[]): Outcome {
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]?.(values) : undefined;
  return found === undefined ? { why: `what ${name.slice(0, 40)}() gives is not worked out` } : found;
}

const FUNCTIONS: Readonly<Record<string, (values: readonly Scalar[]) => Scalar | undefined>> = {
  tonumber: ([value = null]) => (value === null ? null : numberOf(value)),
  tostring: ([value = null]) => (value === null ? null : String(value)),
  tobool: ([value = null]) => (value === null ? null : BOOLEANS[String(value)]),
  try: ([value]) => value,
  max: (values) => extreme(values, Math.max),
  min: (values) => extreme(values, Math.min),
  floor: ([value = null]) => rounded(value, Math.floor),
  ceil: ([value = null]) => rounded(value, Math.ceil),
  lower: ([value]) => (typeof value === "string" ? value.toLowerCase() : undefined),
  upper: ([value]) => (typeof value === "string" ? value.toUpperCase() : undefined),
};

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false };

function extreme(values: readonly Scalar[], choose: (...numbers: number[]) => number): number | undefined {
  const numbers = values.flatMap((value) => numberOf(value) ?? []);
  return numbers.length === values.length && numbers.length > 0 ? choose(...numbers.slice(0, 1000)) : undefined;
}

function rounded(value: Scalar, round: (number: number) => number): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : round(number);
}

function numberOf(value: Scalar): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
