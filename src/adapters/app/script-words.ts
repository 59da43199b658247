import type { EnvVar } from "../container.ts";
import { findVariable, type Word } from "./words.ts";

/** What the words of a script stand for while it runs. */
export interface Scope {
  /** `"$@"`. */
  readonly args: readonly Word[];
  readonly env: readonly EnvVar[];
}

/** What is longer is no command line of anybody's. */
const MAX_WORDS = 1000;
const MAX_TEXT = 10_000;

const POSITIONAL = /^\$(?:\{([1-9])\}|([1-9]))$/;
const ALL = /^\$(?:[@*]|\{[@*]\})$/;
const SLICE = /^\$\{[@*]:(\d+)\}$/;

/** The words of a command, with those that the script was given put in. What stands in variables is left to its reader. */
export function withArguments(words: readonly Word[], scope: Scope): readonly Word[] {
  const all = words.flatMap((word): readonly Word[] => {
    const { text } = word;
    if (word.why !== undefined) return [word];
    if (ALL.test(text)) return scope.args;
    const from = SLICE.exec(text)?.[1];
    if (from !== undefined) return Number(from) > 0 ? scope.args.slice(Number(from) - 1) : [word];
    const [, braced, bare] = POSITIONAL.exec(text) ?? [];
    const position = braced ?? bare;
    if (position !== undefined) return given(scope, Number(position)) ?? [];
    return split(word, scope) ?? [word];
  });
  return all.slice(0, MAX_WORDS);
}

function given({ args }: Scope, position: number): readonly Word[] | undefined {
  // Behind a word that may stand for several, nobody can count.
  const unsure = args.slice(0, position).find(({ why }) => why !== undefined);
  if (unsure) return [unsure];
  const word = args[position - 1];
  return word && [word];
}

/** A variable without quotes that holds several words is several words. */
function split({ text, at }: Word, { env }: Scope): readonly Word[] | undefined {
  const [, bare, braced] = /^\$(?:(\w+)|\{(\w+)\})$/.exec(text) ?? [];
  const name = bare ?? braced;
  if (name === undefined || at.document.source.text[at.span.start] === '"') return undefined;
  const value = findVariable(env, name)?.value;
  if (!value?.known || !/\s/.test(value.value.trim())) return undefined;
  return value.value
    .trim()
    .split(/\s+/)
    .map((part) => ({ text: part, at }));
}

/** The text that a word stands for; undefined where that is not known here. */
export function resolved(text: string, scope: Scope): string | undefined {
  if (text.length > MAX_TEXT) return undefined;
  let isKnown = true;
  const out = text.replace(EXPANSION, (whole, ...groups: readonly (string | undefined)[]) => {
    const [bare, braced, operator, operand] = groups;
    const value = meaningOf(bare ?? braced ?? "", scope);
    const result = operate(value, operator, operand ?? "");
    if (result === undefined) isKnown = false;
    return result ?? whole;
  });
  return isKnown && out.length <= MAX_TEXT && !/[$`]/.test(out) ? out : undefined;
}

const EXPANSION = /\$(?:(\w+|[#@*])|\{(\w+|[#@*])(?:(:?-|#|%)([^{}$]*))?\})/g;

function operate(value: string | undefined, operator: string | undefined, operand: string): string | undefined {
  if (value === undefined || operator === undefined) return value;
  if (operator === "#") return value.startsWith(operand) ? value.slice(operand.length) : value;
  if (operator === "%") return value.endsWith(operand) ? value.slice(0, value.length - operand.length) : value;
  return value === "" ? operand : value;
}

function meaningOf(name: string, scope: Scope): string | undefined {
  if (name === "0") return undefined;
  const { args } = scope;
  if (/^[1-9]$/.test(name)) {
    if (args.slice(0, Number(name)).some(({ why }) => why !== undefined)) return undefined;
    const text = args[Number(name) - 1]?.text ?? "";
    return /[$`]/.test(text) ? undefined : text;
  }
  if (/^[#@*]$/.test(name)) {
    if (args.some(({ why }) => why !== undefined)) return undefined;
    return name === "#" ? String(args.length) : args.map(({ text }) => text).join(" ");
  }
  const value = findVariable(scope.env, name)?.value;
  return value?.known ? value.value : undefined;
}
