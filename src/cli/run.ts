import type { Report } from "../engine/report.ts";
import type { InputFlags } from "./options.ts";
import { requested } from "./requested.ts";

/** Runs the library's `lint` for some flags; standard input is read here, for only the command line has one. */
export async function runLint(files: readonly string[], flags: InputFlags): Promise<Report> {
  const { lint } = await import("../api/lint.ts");
  const names = files.filter((name) => name !== "-");
  const texts = names.length < files.length ? [{ name: "stdin", text: await standardInput() }] : [];
  return requested(() =>
    lint({
      files: names,
      texts,
      ...(flags.env === undefined ? {} : { environment: flags.env }),
      ...(flags.config === undefined || flags.config === true ? {} : { config: flags.config }),
      ...(flags.render === true ? { render: true } : {}),
      today: new Date().toISOString().slice(0, 10),
    }),
  );
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
