import { type Command, Option } from "commander";
import { writeOut } from "./output.ts";

export function addRules(program: Command): void {
  program
    .command("rules")
    .summary("list the rules")
    .description("Lists the rules with their severity in each environment.")
    .addOption(
      new Option("--policy <pack>", "the pack whose severities are shown")
        .choices(["recommended", "strict"])
        .default("recommended"),
    )
    .option("--json", "as JSON")
    .action(rulesCommand);
}

async function rulesCommand({ policy, json }: { policy: string; json?: boolean }): Promise<void> {
  const { listRules } = await import("../api/rules.ts");
  const rules = listRules(policy);
  if (json) return writeOut(`${JSON.stringify(rules, null, 2)}\n`);
  const width = Math.max(...rules.map(({ id }) => id.length));
  const rows = rules.map(({ id, severity, title }) => {
    const triple = [severity.development, severity.staging, severity.production]
      .map((text) => text.padEnd(8))
      .join(" ");
    return `${id.padEnd(width)}  ${triple} ${title}`;
  });
  const head = `${"rule".padEnd(width)}  ${["dev", "staging", "prod"].map((text) => text.padEnd(8)).join(" ")} what it says`;
  await writeOut(`${[head, ...rows].join("\n")}\n`);
}
