import type { Setting } from "./rule.ts";

const WEIGHT: Readonly<Record<Setting, number>> = { off: 0, note: 1, warning: 2, error: 3 };

/** Whether the first is the graver of two. */
export function graver(first: Setting, second: Setting): boolean {
  return WEIGHT[first] > WEIGHT[second];
}
