import type { Command } from "commander";
import { EXIT } from "./exit.ts";
import { addInputOptions, type InputFlags, wantsColor } from "./options.ts";
import { writeOut } from "./output.ts";
import { runLint } from "./run.ts";

export function addPath(program: Command): void {
  addInputOptions(program.command("path"))
    .summary("draw each connection path, hop by hop")
    .description(
      "Draws what a socket goes through, hop by hop, with every idle limit and lifetime and where the number comes from.",
    )
    .action(pathCommand);
}

async function pathCommand(files: readonly string[], flags: InputFlags): Promise<void> {
  const report = await runLint(files, flags);
  const { renderPaths } = await import("../api/render.ts");
  await writeOut(renderPaths(report, { color: wantsColor(flags.color, process.stdout) }));
  process.exitCode = report.summary.complete ? EXIT.clean : EXIT.incomplete;
}
