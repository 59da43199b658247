import type { Command } from "commander";
import type { PolicyTestReport, PolicyTestResult } from "../api/policy-test.ts";
import { EXIT } from "./exit.ts";
import { writeOut } from "./output.ts";
import { requested } from "./requested.ts";

export function addPolicy(program: Command): void {
  const policy = program.command("policy").summary("work on a team's own policy").description("A team's own policy.");
  policy
    .command("test")
    .argument("[files...]", "packs, configs and *.test.yaml (default: the config here or above, and what it extends)")
    .summary("run the examples of assertions")
    .description("Runs the examples that stand beside assertions, and compares the outcomes with what is expected.")
    .option("--json", "as JSON")
    .action(testCommand);
}

async function testCommand(files: readonly string[], { json }: { readonly json?: boolean }): Promise<void> {
  const { testPolicy } = await import("../api/policy-test.ts");
  const report = await requested(() => testPolicy({ files }));
  await writeOut(json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report));
  process.exitCode = report.results.every(isGood) ? EXIT.clean : EXIT.findings;
}

function isGood({ expected, got }: PolicyTestResult): boolean {
  return expected === got;
}

function textOf({ results, untested }: PolicyTestReport): string {
  const good = results.filter(isGood).length;
  const lines = [
    ...results.flatMap(linesOf),
    ...untested.map((id) => `- ${id} has no test`),
    "",
    `${good === results.length ? "✔" : "✖"} ${good} of ${results.length} tests passed`,
  ];
  return `${lines.join("\n")}\n`;
}

function linesOf(result: PolicyTestResult): readonly string[] {
  const { assertion, name, file, line, expected, got, said } = result;
  const head = `${isGood(result) ? "✔" : "✖"} ${assertion}: ${name}  ${file}:${line}`;
  if (isGood(result)) return [head];
  const answer = got === "none" ? "there is no answer" : `it is ${got}`;
  return [head, `  ${expected} is expected, and ${answer}${said === "" ? "" : `: ${said}`}`];
}
