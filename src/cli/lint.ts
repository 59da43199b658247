import { type Command, Option } from "commander";
import { EXIT, exitCode, type FailOn } from "./exit.ts";
import { addInputOptions, collectOutput, type InputFlags, type Output } from "./options.ts";
import { writeReport } from "./report.ts";
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
      "Reads configuration (manifests, Terraform, gcloud commands, load balancers, proxies, images, the app's own settings), works out the limits that apply from client to process, and reports what contradicts. Opens no socket.",
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
  await writeReport(report, flags);
  for (const failure of report.failures) reportFault(failure);
  const code = exitCode(report, { failOn: flags.failOn, strict: flags.strict === true });
  process.exitCode = report.failures.length > 0 ? EXIT.fault : code;
}
