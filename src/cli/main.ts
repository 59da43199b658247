import { Command, CommanderError } from "commander";
import { redacted } from "../api/redacted.ts";
import { RequestError } from "../api/request-error.ts";
import { EXIT } from "./exit.ts";
import { addExplain } from "./explain.ts";
import { addLint } from "./lint.ts";
import { addPath } from "./path.ts";
import { addPolicy } from "./policy.ts";
import { addRules } from "./rules.ts";
import { reportFault } from "./trouble.ts";
import { addVerify } from "./verify.ts";

declare const __VERSION__: string;

/** Runs the command line; sets the exit code and never ends the process by itself. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("holdopen")
    .description(
      "Will our WebSockets hold open? Compares Cloud Run, GKE, load-balancer and app settings before a deploy.",
    )
    .version(__VERSION__, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", HELP)
    .exitOverride();
  addLint(program);
  addPath(program);
  addExplain(program);
  addRules(program);
  addPolicy(program);
  addVerify(program);
  program.showHelpAfterError("(holdopen help lists the commands)");
  for (const command of program.commands.filter(({ commands }) => commands.length === 0))
    command.showHelpAfterError(`(holdopen help ${command.name()} lists its options)`);
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])])
    command.configureOutput({ outputError: (text, write) => write(redacted(text)) });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = await toExitCode(error);
  }
}

async function toExitCode(error: unknown): Promise<number> {
  // Commander has printed its own message (help, version, a wrong flag).
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
  if (error instanceof RequestError) {
    process.stderr.write(`${redacted(error.message)}\n`);
    return EXIT.usage;
  }
  reportFault(error);
  return EXIT.fault;
}

const HELP = `
Exit codes: 0 clean · 1 findings at or above --fail-on · 2 the request makes no sense
            3 something could not be read or reached, so the answer is incomplete
            4 inconclusive (verify) · 70 a fault of ours · 130, 143 interrupted`;
