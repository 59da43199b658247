import { placeholderIn } from "../read.ts";

/**
 * How two names compare while a placeholder may still become anything: `open` where they are written differently and
 * may be the same in the end. The same placeholder on both sides is the same name.
 */
export function compareNames(a: string, b: string): "same" | "open" | "different" {
  if (a === b) return "same";
  const [fixedA, fixedB] = [fixedParts(a), fixedParts(b)];
  if (fixedA && fixedB) return "open";
  if (fixedA) return fits(b, fixedA) ? "open" : "different";
  if (fixedB) return fits(a, fixedB) ? "open" : "different";
  return "different";
}

/** The first of some texts that is not written out, as a reason why something cannot be told. */
export function filledInLater(...texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const placeholder = text === undefined ? undefined : placeholderIn(text);
    if (placeholder !== undefined) return `${placeholder} is filled in later`;
  }
  return undefined;
}

/** What stays of a text around its placeholders. */
interface FixedParts {
  readonly start: string;
  readonly end: string;
}

function fixedParts(text: string): FixedParts | undefined {
  const first = placeholderIn(text);
  if (first === undefined) return undefined;
  const start = text.slice(0, text.indexOf(first));
  let end = text.slice(start.length + first.length);
  for (let next = placeholderIn(end); next !== undefined; next = placeholderIn(end)) {
    end = end.slice(end.indexOf(next) + next.length);
  }
  return { start, end };
}

function fits(name: string, { start, end }: FixedParts): boolean {
  return name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
}
