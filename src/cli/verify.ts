import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT, exitCode, type FailOn } from "./exit.ts";
import { interruptible } from "./interrupt.ts";
import { collectOutput, type Output, wantsColor } from "./options.ts";
import { type Rendered, writeFiles, writeOut } from "./output.ts";
import { progressOn } from "./progress.ts";
import { requested } from "./requested.ts";
import { reportFault } from "./trouble.ts";

interface VerifyFlags {
  readonly url?: string;
  readonly service?: string;
  readonly suite: "smoke" | "standard" | "deep" | "soak";
  readonly check?: readonly string[];
  readonly load?: boolean | number;
  readonly cold?: boolean;
  readonly restartCmd?: string;
  readonly timeScale?: number;
  readonly against?: readonly string[];
  readonly transcript?: string;
  readonly env?: string;
  readonly config?: string | boolean;
  readonly color: "auto" | "always" | "never";
  readonly format?: readonly Output[];
  readonly failOn: FailOn;
  readonly strict?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export function addVerify(program: Command): void {
  program
    .command("verify")
    .summary("prove a running service live")
    .description(
      "Opens sockets to a running service and proves what configuration can only promise: readiness, the truth of its health, handshake, first message, idle hold. Unless told, it does no more than a single user would.",
    )
    .option("--url <url>", "where the service answers; the path takes sockets where the config names none")
    .option("--service <name>", "which service of the config it is")
    .addOption(
      new Option("--suite <name>", "how much to check")
        .choices(["smoke", "standard", "deep", "soak"])
        .default("standard"),
    )
    .option("--check <id...>", "only these checks, by name (W4) or rule id, and what they need")
    .option("--load [sockets]", "let checks open many sockets (50) or send many messages", toCount)
    .option("--cold", "watch a fresh start before anything else")
    .option("--restart-cmd <command>", "a command that restarts the service; lets checks do so")
    .option("--against <file...>", "declared configuration to expect and to compare with")
    .option("--time-scale <n>", "divide planned waits by this", toFactor)
    .option("--transcript <file>", "write everything that happened, one JSON object a line, redacted")
    .option("-e, --env <name>", "environment whose severities apply (default: the config's, else production)")
    .option("-c, --config <file>", "config to use (default: holdopen.yaml here or above)")
    .option("--no-config", "use no config")
    .option("-f, --format <name[=file]>", "text, json or sarif; repeatable (default: text)", collectOutput)
    .addOption(
      new Option("--fail-on <severity>", "exit 1 from this severity on")
        .choices(["error", "warning", "note", "never"])
        .default("error"),
    )
    .option("--strict", "exit 1 also where something could not be decided")
    .option("-q, --quiet", "only errors, what could not be reached, and the last line")
    .option("-v, --verbose", "also checks that were not run, and why")
    .addOption(new Option("--color <when>", "colour the text").choices(["auto", "always", "never"]).default("auto"))
    .action(verifyCommand);
}

async function verifyCommand(flags: VerifyFlags): Promise<void> {
  const { verify } = await import("../api/verify.ts");
  const interrupt = interruptible();
  const progress = progressOn(process.stderr);
  const report = await requested(() =>
    verify({
      ...(flags.url === undefined ? {} : { url: flags.url }),
      ...(flags.service === undefined ? {} : { service: flags.service }),
      suite: flags.suite,
      ...(flags.check === undefined ? {} : { checks: flags.check }),
      ...(flags.load === undefined ? {} : { load: flags.load }),
      cold: flags.cold === true,
      ...(flags.restartCmd === undefined ? {} : { restart: shell(flags.restartCmd) }),
      ...(flags.against === undefined ? {} : { against: flags.against }),
      ...(flags.timeScale === undefined ? {} : { timeScale: flags.timeScale }),
      ...(flags.env === undefined ? {} : { environment: flags.env }),
      ...(flags.config === undefined || flags.config === true ? {} : { config: flags.config }),
      today: new Date().toISOString().slice(0, 10),
      signal: interrupt.signal,
      onProgress: progress.tell,
    }),
  ).finally(progress.done);

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
  if (flags.transcript !== undefined) rendered.push({ file: flags.transcript, pieces: render.transcriptLines(report) });
  writeFiles(rendered);
  await writeOut([...(rendered.find(({ file }) => file === undefined)?.pieces ?? [])].join(""));
  for (const failure of report.failures) reportFault(failure);
  const code = exitCode(report, { failOn: flags.failOn, strict: flags.strict === true });
  process.exitCode = report.failures.length > 0 ? EXIT.fault : (interrupt.exitCode() ?? code);
}

/** A hook is a shell's business, as in every CI file. */
function shell(command: string): readonly string[] {
  return process.platform === "win32" ? ["cmd", "/d", "/s", "/c", command] : ["sh", "-c", command];
}

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError(`"${text}" is no number of sockets.`);
  return count;
}

function toFactor(text: string): number {
  const factor = Number(text);
  if (!Number.isFinite(factor) || factor < 1) throw new InvalidArgumentError(`"${text}" should be a number from 1 on.`);
  return factor;
}
