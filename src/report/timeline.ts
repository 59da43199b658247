import type { LiveRun } from "../engine/live.ts";
import type { Page } from "./page.ts";

/** What happened when, in one picture. */
export function timelineText(_live: LiveRun, _page: Page): readonly string[] {
  return [];
}
