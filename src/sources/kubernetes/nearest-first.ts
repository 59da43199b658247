import { distance } from "fastest-levenshtein";

/** Names that exist, those first that may have been meant. */
export function nearestFirst(written: string, names: readonly string[]): readonly string[] {
  const wanted = written.toLowerCase();
  const far = new Map(names.map((name) => [name, distanceOf(wanted, name.toLowerCase())]));
  return [...far.keys()].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0) || (a < b ? -1 : 1));
}

/** `chat, chat-canary and 7 more`, in the order that was given. */
export function enumerated(names: readonly string[]): string {
  const shown = names.slice(0, MOST_SHOWN);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  return shown.join(", ");
}

const MOST_SHOWN = 8;

/** GKE's contexts are `gke_PROJECT_ZONE_NAME`; who writes the last part alone has written enough. */
function distanceOf(written: string, name: string): number {
  return name.includes(written) && written.length > 2 ? 0 : distance(written, name);
}
