import { type Command, Option } from "commander";
import { EXIT, exitCode, type FailOn } from "./exit.ts";
import { addInputOptions, collectOutput, type InputFlags, type Output, wantsColor } from "./options.ts";
import { type Rendered, writeFiles, writeOut } from "./output.ts";
import { runLint } from "./run.ts";
import { reportFault } from "./trouble.ts";

interface LintFlags extends InputFlags {
  readonly format?: readonly Output[];
  readonly failOn: FailOn;
  readonly strict?: boolean;
}

export function addLint(program: Command): void {
  addInputOptions(program.command("lint"))
    .summary("read configuration and report what contradicts")
    .description(
      "Reads configuration, works out the limits that apply from client to process, and reports what contradicts. Opens no socket.",
    )
    .option(
      "-f, --format <name[=file]>",
      "text, json or sarif; repeatable, to files or one to standard output (default: text)",
      collectOutput,
    )
    .addOption(
      new Option("--fail-on <severity>", "exit 1 from this severity on")
        .choices(["error", "warning", "note", "never"])
        .default("error"),
    )
    .option("--strict", "exit 1 also where something could not be decided")
    .option("-q, --quiet", "only errors, what could not be read, and the last line")
    .option("-v, --verbose", "also the evidence behind each path, and what was suppressed and why")
    .action(lintCommand);
}

async function lintCommand(files: readonly string[], flags: LintFlags): Promise<void> {
  const report = await runLint(files, flags);
  const render = await import("../api/render.ts");
  const outputs = flags.format ?? [{ format: "text", file: undefined }];
  const color = wantsColor(flags.color, process.stdout);
  const rendered = outputs.map(({ format, file }): Rendered => {
    if (format === "json") return { file, pieces: render.jsonReport(report) };
    if (format === "sarif") return { file, pieces: [render.renderSarif(report)] };
    const style = {
      color: color && file === undefined,
      quiet: flags.quiet === true,
      verbose: flags.verbose === true,
    };
    return { file, pieces: [render.renderText(report, style)] };
  });
  writeFiles(rendered);
  await writeOut([...(rendered.find(({ file }) => file === undefined)?.pieces ?? [])].join(""));
  for (const failure of report.failures) reportFault(failure);
  const code = exitCode(report, { failOn: flags.failOn, strict: flags.strict === true });
  process.exitCode = report.failures.length > 0 ? EXIT.fault : code;
}
