import { resolved, type Scope } from "./script-words.ts";

/** Whether a test of a script holds; undefined where that hangs on what is not known here. */
export function testHolds(words: readonly string[], scope: Scope): boolean | undefined {
  const [first, ...rest] = words;
  if (first === "!") return negated(testHolds(rest, scope));
  if (words.length === 1) return isSet(first, scope);
  if (words.length === 2 && first === "-n") return isSet(rest[0], scope);
  if (words.length === 2 && first === "-z") return negated(isSet(rest[0], scope));
  if (words.length !== 3) return undefined;
  const left = resolved(first ?? "", scope);
  const right = resolved(words[2] ?? "", scope);
  return left === undefined || right === undefined ? undefined : compares(left, words[1] ?? "", right);
}

/** Whether a text fits one pattern of `case`; undefined for patterns that are more than stars and question marks. */
export function patternFits(text: string, pattern: string): boolean | undefined {
  if (/[[\]()\\$`!+@]/.test(pattern)) return undefined;
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text.length === first.length && standsAt(text, first, 0);
  let from = standsAt(text, first, 0) ? first.length : -1;
  // The earliest place for each part leaves the most room to the next.
  for (const part of rest) from = placeOf(text, part, from);
  return from >= 0 && text.length - last.length >= from && standsAt(text, last, text.length - last.length);
}

function placeOf(text: string, part: string, from: number): number {
  for (let at = from; at >= 0 && at + part.length <= text.length; at++) {
    if (standsAt(text, part, at)) return at + part.length;
  }
  return -1;
}

function standsAt(text: string, part: string, at: number): boolean {
  for (let i = 0; i < part.length; i++) if (part[i] !== "?" && part[i] !== text[at + i]) return false;
  return at + part.length <= text.length;
}

function compares(left: string, operator: string, right: string): boolean | undefined {
  switch (operator) {
    case "=":
    case "==":
      return patternFits(left, right);
    case "!=":
      return negated(patternFits(left, right));
    case "-eq":
      return Number(left) === Number(right);
    case "-ne":
      return Number(left) !== Number(right);
    case "-gt":
      return Number(left) > Number(right);
    case "-ge":
      return Number(left) >= Number(right);
    case "-lt":
      return Number(left) < Number(right);
    case "-le":
      return Number(left) <= Number(right);
    default:
      return undefined;
  }
}

function isSet(text: string | undefined, scope: Scope): boolean | undefined {
  const value = resolved(text ?? "", scope);
  return value === undefined ? undefined : value !== "";
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
