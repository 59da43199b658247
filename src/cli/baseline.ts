import type { Report } from "../engine/report.ts";
import { writeFiles } from "./output.ts";

export interface BaselineFlags {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly pruneBaseline?: boolean;
}

/** Writes the baseline where the flags ask for it; gives the report as it reads afterwards. */
export async function writeBaseline(report: Report, flags: BaselineFlags): Promise<Report> {
  const { baseline: file, updateBaseline, pruneBaseline } = flags;
  if (file === undefined || !(updateBaseline || pruneBaseline)) return report;
  const { renderBaseline, renderPrunedBaseline } = await import("../api/render.ts");
  const text = updateBaseline ? renderBaseline(report) : renderPrunedBaseline(report);
  writeFiles([{ file, pieces: [text] }]);
  const { acceptedInBaseline, prunedBaseline } = await import("../api/baseline.ts");
  return updateBaseline ? acceptedInBaseline(report) : prunedBaseline(report);
}
