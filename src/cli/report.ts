import type { Report } from "../engine/report.ts";
import { type Output, wantsColor } from "./options.ts";
import { type Rendered, writeFiles, writeOut } from "./output.ts";

export interface ReportFlags {
  readonly format?: readonly Output[];
  /** Where the transcript of a live run goes. */
  readonly transcript?: string;
  readonly color: "auto" | "always" | "never";
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Writes a report in every format that was asked for: files first, each whole or not at all, then standard output. */
export async function writeReport(report: Report, flags: ReportFlags): Promise<void> {
  const render = await import("../api/render.ts");
  const color = wantsColor(flags.color, process.stdout);
  const rendered = (flags.format ?? [TEXT]).map(({ format, file }): Rendered => {
    if (format === "json") return { file, pieces: render.jsonReport(report) };
    if (format === "sarif") return { file, pieces: [render.renderSarif(report)] };
    const style = {
      color: color && file === undefined,
      quiet: flags.quiet === true,
      verbose: flags.verbose === true,
    };
    return { file, pieces: [render.renderText(report, style)] };
  });
  if (flags.transcript !== undefined) rendered.push({ file: flags.transcript, pieces: render.transcriptLines(report) });
  writeFiles(rendered);
  await writeOut([...(rendered.find(({ file }) => file === undefined)?.pieces ?? [])].join(""));
}

const TEXT: Output = { format: "text", file: undefined };
