import type { Report } from "../engine/report.ts";
import type { ConnectionPath } from "../model/path.ts";
import { count, hanging, type Page, pageOf, pageText, type TextOptions } from "./page.ts";
import { healthPanel } from "./path-health.ts";
import { headerText, hopsText } from "./path-hops.ts";
import { panelText } from "./path-panel.ts";
import { shutdownPanel, startupPanel } from "./path-process.ts";
import { agePanel, silencePanel } from "./path-socket.ts";
import { failuresText, problemsText } from "./text.ts";

/**
 * Draws each connection path from the client to the process, every limit with its origin, and below it what the limits
 * are up against. A drawing, not a verdict: it compares and leaves judging to the rules.
 */
export function renderPaths(report: Report, options: TextOptions): string {
  const page = pageOf(options, 100);
  const lines = report.paths.flatMap((path) => [...pathText(path, page), "", ""]);
  const problems = report.problems.filter((problem) => !options.quiet || problem.level !== "note");
  lines.push(...problemsText(problems, page), ...failuresText(report.failures, page));
  lines.push(...hanging("", closing(report), page.width, page.colors.bold));
  return pageText(lines);
}

function pathText(path: ConnectionPath, page: Page): readonly string[] {
  const panels = [
    silencePanel(path, page),
    agePanel(path, page),
    startupPanel(path, page),
    healthPanel(path),
    shutdownPanel(path, page),
  ];
  return [...headerText(path, page), ...hopsText(path, page), ...panels.flatMap((panel) => panelText(panel, page))];
}

function closing({ summary, environment }: Report): string {
  const scope = `${count(summary.files, "file")} (${environment})`;
  const found = summary.paths === 0 ? "no connection path" : count(summary.paths, "connection path");
  return `${found} in ${scope}${summary.complete ? "" : " · incomplete: not everything was read"}`;
}
