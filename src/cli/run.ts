import type { LintOptions } from "../api/options.ts";
import type { Report } from "../engine/report.ts";
import { compileLess } from "./compile-less.ts";
import type { InputFlags } from "./options.ts";
import { requested } from "./requested.ts";

/** Runs the library's `lint` for some flags. */
export async function runLint(
  files: readonly string[],
  flags: InputFlags,
  more: Pick<LintOptions, "baseline" | "createBaseline" | "changedSince" | "rules"> = {},
): Promise<Report> {
  compileLess();
  const { lint } = await import("../api/lint.ts");
  const options = { ...(await lintOptions(files, flags)), ...more };
  return requested(() => lint(options));
}

/** What some flags ask of the library; standard input is read here, for only the command line has one. */
export async function lintOptions(files: readonly string[], flags: InputFlags): Promise<LintOptions> {
  const names = files.filter((name) => name !== "-");
  const texts = names.length < files.length ? [{ name: "stdin", text: await standardInput() }] : [];
  return {
    files: names,
    texts,
    ...(flags.env === undefined ? {} : { environment: flags.env }),
    ...(flags.config === undefined || flags.config === true ? {} : { config: flags.config }),
    ...(flags.render === true ? { render: true } : {}),
    today: new Date().toISOString().slice(0, 10),
  };
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
