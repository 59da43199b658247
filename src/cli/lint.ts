import { type Command, Option } from "commander";
import { RequestError } from "../api/request-error.ts";
import { type BaselineFlags, writeBaseline } from "./baseline.ts";
import { EXIT, exitCode, type FailOn } from "./exit.ts";
import { addInputOptions, collectOutput, type InputFlags, type Output } from "./options.ts";
import { writeReport } from "./report.ts";
import { runLint } from "./run.ts";
import { reportFault } from "./trouble.ts";

interface LintFlags extends InputFlags, BaselineFlags {
  readonly format?: readonly Output[];
  readonly failOn: FailOn;
  readonly strict?: boolean;
  readonly changedSince?: string;
  readonly rule?: readonly string[];
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
    .option("--rule <id>", "only this rule; repeatable", (id: string, ids: readonly string[] = []) => [...ids, id])
    .option("--strict", "exit 1 also where something could not be decided")
    .option("--baseline <file>", "compare with the findings in this file; only new ones count")
    .option("--update-baseline", "write the findings of this run to the baseline")
    .option("--prune-baseline", "take what is gone out of the baseline")
    .option("--changed-since <ref>", "report only what touches a file that changed since a commit of git")
    .option("-q, --quiet", "only errors, what could not be read, and the last line")
    .option("-v, --verbose", "also the evidence behind each path, and what was suppressed and why")
    .action(lintCommand);
}

async function lintCommand(files: readonly string[], flags: LintFlags): Promise<void> {
  checkFlags(flags);
  const read = await runLint(files, flags, {
    ...(flags.baseline === undefined ? {} : { baseline: flags.baseline }),
    createBaseline: flags.updateBaseline === true,
    ...(flags.changedSince === undefined ? {} : { changedSince: flags.changedSince }),
    ...(flags.rule === undefined ? {} : { rules: flags.rule }),
  });
  const report = await writeBaseline(read, flags);
  await writeReport(report, flags);
  for (const failure of report.failures) reportFault(failure);
  const code = exitCode(report, { failOn: flags.failOn, strict: flags.strict === true });
  process.exitCode = report.failures.length > 0 ? EXIT.fault : code;
}

/** Flags that make no sense without, or with, each other. */
function checkFlags({ baseline, updateBaseline, pruneBaseline, changedSince, rule }: LintFlags): void {
  const flag = updateBaseline ? "--update-baseline" : pruneBaseline ? "--prune-baseline" : undefined;
  if (flag === undefined) return;
  if (baseline === undefined) throw new RequestError(`holdopen: ${flag} needs --baseline <file>`);
  if (updateBaseline && pruneBaseline) {
    throw new RequestError("holdopen: --update-baseline also takes out what is gone; leave --prune-baseline away");
  }
  const narrowed = changedSince !== undefined ? "--changed-since" : rule !== undefined ? "--rule" : undefined;
  if (updateBaseline && narrowed !== undefined) {
    throw new RequestError(`holdopen: --update-baseline needs all findings; leave ${narrowed} away`);
  }
}
