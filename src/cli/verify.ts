import { type Command, InvalidArgumentError, Option } from "commander";
import { RequestError } from "../api/request-error.ts";
import type { VerifyOptions } from "../api/verify-options.ts";
import { defined } from "./defined.ts";
import { EXIT, exitCode, type FailOn } from "./exit.ts";
import { interruptible } from "./interrupt.ts";
import { collectOutput, type Output } from "./options.ts";
import { requireWritable } from "./output.ts";
import { progressOn } from "./progress.ts";
import { writeReport } from "./report.ts";
import { requested } from "./requested.ts";
import { reportFault } from "./trouble.ts";

interface VerifyFlags {
  readonly url?: string;
  readonly cloudRun?: string;
  readonly revision?: string;
  readonly tag?: string;
  readonly accessTokenFile?: string;
  /** True where no context is named. */
  readonly cluster?: string | true;
  readonly kubeconfig?: string;
  readonly portForward?: boolean;
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
    .option("--cloud-run <project/region/service>", "a Cloud Run service, read through the Admin API")
    .option("--revision <name>", "with --cloud-run: the revision to verify, through a tag or all of the traffic")
    .option("--tag <name>", "with --cloud-run: the tag to verify")
    .option("--access-token-file <file>", "with --cloud-run: instead of application default credentials")
    .option("--cluster [context]", "a Service of a cluster (--service NAMESPACE/NAME), read through its API server")
    .option("--kubeconfig <file>", "with --cluster: instead of the one that kubectl reads")
    .option("--port-forward", "with --cluster: through a forwarded port, past every load balancer")
    .option("--service <name>", "which service of the config it is; with --cluster NAMESPACE/NAME")
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
  requireWritable([...(flags.format ?? []).map(({ file }) => file), flags.transcript]);
  const interrupt = interruptible();
  const progress = progressOn(process.stderr);
  const report = await requested(() =>
    verify({
      ...defined({
        url: flags.url,
        suite: flags.suite,
        checks: flags.check,
        load: flags.load,
        cold: flags.cold,
        restart: flags.restartCmd === undefined ? undefined : shell(flags.restartCmd),
        against: flags.against,
        timeScale: flags.timeScale,
        environment: flags.env,
        config: flags.config === true ? undefined : flags.config,
      }),
      ...whereOf(flags),
      today: new Date().toISOString().slice(0, 10),
      signal: interrupt.signal,
      onProgress: progress.tell,
    }),
  ).finally(progress.done);

  await writeReport(report, flags);
  for (const failure of report.failures) reportFault(failure);
  const code = exitCode(report, { failOn: flags.failOn, strict: flags.strict === true });
  process.exitCode = report.failures.length > 0 ? EXIT.fault : (interrupt.exitCode() ?? code);
}

/** The flags that say whom to ask; those of one platform make no sense without it. */
function whereOf(flags: VerifyFlags): Pick<VerifyOptions, "cloudRun" | "cluster" | "service"> {
  const { cloudRun, revision, tag, accessTokenFile, cluster, kubeconfig, portForward, service } = flags;
  needs("--cloud-run", cloudRun, { "--revision": revision, "--tag": tag, "--access-token-file": accessTokenFile });
  needs("--cluster", cluster, { "--kubeconfig": kubeconfig, "--port-forward": portForward });
  if (cluster !== undefined) {
    if (service === undefined) throw new RequestError("holdopen: --cluster needs --service NAMESPACE/NAME");
    const context = cluster === true ? undefined : cluster;
    return { cluster: defined({ service, context, kubeconfig, portForward }) };
  }
  return {
    ...(cloudRun === undefined ? {} : { cloudRun: defined({ service: cloudRun, revision, tag, accessTokenFile }) }),
    ...(service === undefined ? {} : { service }),
  };
}

function needs(flag: string, value: unknown, others: Readonly<Record<string, unknown>>): void {
  const [lonely] = Object.entries(others).find(([, other]) => other !== undefined) ?? [];
  if (value === undefined && lonely !== undefined) throw new RequestError(`holdopen: ${lonely} needs ${flag}`);
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
