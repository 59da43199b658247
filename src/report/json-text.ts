/**
 * JSON for people and build logs: indented, with a final newline. What JSON would leave raw and a terminal or a log
 * would act on (DEL, C1, bidirectional overrides, `##[command]`) is escaped; a parser reads the same text back.
 */
export function jsonText(value: object): string {
  return [...jsonPieces(value)].join("");
}

/** The same text in pieces, one for each item of a list at the top, so that a large report is never in memory whole. */
export function* jsonPieces(value: object): Generator<string> {
  let before = "{";
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}\n  ${JSON.stringify(key)}: `;
    if (Array.isArray(member) && member.length > 0) yield* listPieces(member);
    else yield indented(member, 1);
    before = ",";
  }
  yield "\n}\n";
}

function* listPieces(items: readonly unknown[]): Generator<string> {
  let before = "[";
  for (const item of items) {
    yield `${before}\n    ${indented(item, 2)}`;
    before = ",";
  }
  yield "\n  ]";
}

/** As it stands within so many brackets, which are cut off again: `[`, a newline and two spaces more for each. */
function indented(value: unknown, depth: 1 | 2): string {
  const [around, before, after] = depth === 1 ? [[value], 4, 2] : [[[value]], 10, 6];
  return JSON.stringify(around, null, 2)
    .slice(before, -after)
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, escaped)
    .replace(/##(?=\w*\[)/g, "#\\u0023");
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
