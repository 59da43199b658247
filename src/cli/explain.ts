import type { Command } from "commander";
import { RequestError } from "../api/request-error.ts";
import { EXIT } from "./exit.ts";
import { addConfigOptions, type InputFlags, wantsColor } from "./options.ts";
import { writeOut } from "./output.ts";
import { requested } from "./requested.ts";
import { lintOptions } from "./run.ts";

export function addExplain(program: Command): void {
  const command = program
    .command("explain")
    .argument("<rule-or-service>", "a rule id, such as lb/draining-disabled, or a service")
    .argument(
      "[value]",
      "of a service: heartbeat, idle, lifetime, timeout, session, startup, grace, drain, keepalive …",
    )
    .argument("[files...]", "files and folders to read; - reads standard input", ["."]);
  addConfigOptions(command)
    .summary("print a rule's page, or where a number comes from")
    .description(
      "Prints a rule's page: why it exists, its exact condition, parameters, an example that fails and one that passes, sources. With a service and a value, says where the number comes from and which rules compare it with what.",
    )
    .action(explainCommand);
}

async function explainCommand(
  subject: string,
  value: string | undefined,
  files: readonly string[],
  flags: InputFlags,
): Promise<void> {
  const page = await pageOf(subject);
  if (value === undefined) return writeOut(page ?? (await noSuchRule(subject)));
  if (page !== undefined) {
    throw new RequestError(`holdopen: "${subject}" is a rule; behind it nothing is read, and "${value}" says nothing`);
  }
  const { explainValue } = await import("../api/explain-value.ts");
  const options = await lintOptions(files, flags);
  const explained = await requested(() => explainValue(subject, value, options));
  const { renderExplained } = await import("../api/render.ts");
  await writeOut(renderExplained(explained, { color: wantsColor(flags.color, process.stdout) }));
  process.exitCode = explained.problems.every(({ level }) => level !== undefined) ? EXIT.clean : EXIT.incomplete;
}

async function pageOf(rule: string): Promise<string | undefined> {
  const { explain } = await import("../api/rules.ts");
  return explain(rule);
}

async function noSuchRule(rule: string): Promise<never> {
  const { nearestRule } = await import("../api/rules.ts");
  const near = nearestRule(rule);
  const hint = near ? `did you mean ${near}?` : "holdopen rules lists them.";
  throw new RequestError(`holdopen: there is no rule "${rule}"; ${hint}`);
}
