import type { Scalar } from "./node.ts";

/**
 * Resolves a plain scalar as kubectl and the Google Cloud tools do: go-yaml v2, which is YAML 1.1 with `0o` octals.
 * `on` is true and `0755` is 493 there, whatever YAML 1.2 says.
 */
export function resolvePlain(text: string): Scalar {
  const first = text.charCodeAt(0);
  if ((first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46) return resolveNumber(text) ?? text;
  if (text.length > 5) return text;
  const word = WORDS.get(text);
  return word === undefined ? text : word;
}

const WORDS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ["", null],
  ["~", null],
  ...spellings("null", null),
  ...spellings("true", true),
  ...spellings("yes", true),
  ...spellings("on", true),
  ["y", true],
  ["Y", true],
  ...spellings("false", false),
  ...spellings("no", false),
  ...spellings("off", false),
  ["n", false],
  ["N", false],
]);

function spellings(word: string, value: Scalar): [string, Scalar][] {
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return [word, capital, word.toUpperCase()].map((spelling) => [spelling, value]);
}

const DECIMAL = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const RADIX = /^([-+]?)0(?:(x)([0-9a-fA-F_]+)|(b)([01_]+)|(o?)([0-7_]+))$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL = /^([-+]?)\.(inf|Inf|INF|nan|NaN|NAN)$/;

function resolveNumber(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number(text.replaceAll("_", ""));
  const radix = RADIX.exec(text);
  if (radix) {
    const [, sign, hex, hexDigits, binary, binaryDigits, , octalDigits] = radix;
    const digits = (hexDigits ?? binaryDigits ?? octalDigits ?? "").replaceAll("_", "");
    const value = Number.parseInt(digits, hex ? 16 : binary ? 2 : 8);
    return sign === "-" ? -value : value;
  }
  if (FLOAT.test(text)) return Number(text.replaceAll("_", ""));
  const special = SPECIAL.exec(text);
  if (special) {
    if (special[2]?.toLowerCase() === "nan") return Number.NaN;
    return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return undefined;
}
