import { distance } from "fastest-levenshtein";

/** ` did you mean "heartbeat.intervalSeconds"?`, to append to a message; empty where nothing is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = nearest(written, known);
  return near === undefined ? "" : `; did you mean "${near}"?`;
}

/**
 * The known word that was probably meant. Part of a word counts as well, because people write `heartbeat` for
 * `heartbeat.intervalSeconds` and `draining-disabled` for `lb/draining-disabled`.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const wanted = written.toLowerCase();
  const begun = wanted.length >= 4 ? known.find((word) => word.toLowerCase().startsWith(wanted)) : undefined;
  if (begun !== undefined) return begun;
  let best: string | undefined;
  // Two swapped letters are two edits; in a word of three, two edits make any other word.
  let bestDistance = (wanted.length <= 3 ? 1 : Math.max(2, Math.floor(wanted.length / 3))) + 1;
  for (const word of known) {
    for (const form of [word, ...word.split(/[./]/)]) {
      const far = distance(wanted, form.toLowerCase());
      if (far < bestDistance) [best, bestDistance] = [word, far];
    }
  }
  return best;
}
