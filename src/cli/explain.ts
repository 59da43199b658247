import type { Command } from "commander";
import { RequestError } from "../api/request-error.ts";
import { writeOut } from "./output.ts";

export function addExplain(program: Command): void {
  program
    .command("explain")
    .argument("<rule>", "a rule id, such as lb/draining-disabled")
    .summary("print a rule's page")
    .description(
      "Prints a rule's page: why it exists, its exact condition, parameters, an example that fails and one that passes, sources.",
    )
    .action(explainCommand);
}

async function explainCommand(rule: string): Promise<void> {
  const { explain, nearestRule } = await import("../api/rules.ts");
  const page = await explain(rule);
  if (page === undefined) {
    const near = nearestRule(rule);
    const hint = near ? `did you mean ${near}?` : "holdopen rules lists them.";
    throw new RequestError(`holdopen: there is no rule "${rule}"; ${hint}`);
  }
  await writeOut(page);
}
