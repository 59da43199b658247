import type { Report } from "../engine/report.ts";
import type { InputFlags } from "./options.ts";
import { RequestError } from "./trouble.ts";

/** Runs the library's `lint` for some flags; standard input is read here, for only the command line has one. */
export async function runLint(files: readonly string[], flags: InputFlags): Promise<Report> {
  const [{ lint }, { ConfigError }] = await Promise.all([import("../api/lint.ts"), import("../api/config-error.ts")]);
  const names = files.filter((name) => name !== "-");
  const texts = names.length < files.length ? [{ name: "stdin", text: await standardInput() }] : [];
  try {
    return await lint({
      files: names,
      texts,
      ...(flags.env === undefined ? {} : { environment: flags.env }),
      ...(flags.config === undefined || flags.config === true ? {} : { config: flags.config }),
      today: new Date().toISOString().slice(0, 10),
    });
  } catch (error) {
    if (error instanceof ConfigError) throw new RequestError(error.message);
    throw error;
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
