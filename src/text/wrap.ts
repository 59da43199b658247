import { displayWidth } from "./printable.ts";

/**
 * Breaks a text at its spaces so that no line is wider than `width` and no number stands without its unit; a word that
 * is wider by itself is cut, behind a `.`, `-`, `/` or `_` where it has one. Gives at least one line.
 */
export function wrap(text: string, width: number): readonly string[] {
  const limit = Math.max(width, 8);
  if (displayWidth(text) <= limit) return [text];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(BREAK).flatMap((whole) => pieces(whole, limit))) {
    const size = displayWidth(word);
    if (line !== "" && used + 1 + size > limit) {
      lines.push(line);
      line = "";
      used = 0;
    }
    used += size + (line === "" ? 0 : 1);
    line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

/** Whether a word has to be cut to stand within `width`. */
export function isCut(text: string, width: number): boolean {
  return displayWidth(text) > width && text.split(BREAK).some((word) => displayWidth(word) > width);
}

/** A space, but not the one between a number and its seconds. */
const BREAK = /(?<![0-9]) | (?!s\b)/;

/** A word in parts that fit; almost always the word. */
function pieces(word: string, limit: number): readonly string[] {
  if (displayWidth(word) <= limit) return [word];
  const parts: string[] = [];
  let part = "";
  let used = 0;
  for (const character of word) {
    const size = displayWidth(character);
    if (used + size > limit) {
      const [, head = "", tail = ""] = JOINT.exec(part) ?? [];
      // No character is wider than two columns, so the next one fits behind the tail.
      const isJoint = head !== "" && displayWidth(tail) <= limit - 2;
      parts.push(isJoint ? head : part);
      part = isJoint ? tail : "";
      used = displayWidth(part);
    }
    part += character;
    used += size;
  }
  parts.push(part);
  return parts;
}

/** What ends in a joint of a dotted or hyphenated name, and what is left behind it. */
const JOINT = /^(.*[^./_-][./_-])([^./_-]+)$/su;
