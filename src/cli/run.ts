import { RequestError } from "../api/request-error.ts";
import type { Report } from "../engine/report.ts";
import type { InputFlags } from "./options.ts";

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
    // A config's mistakes are many, each with its place; to the command line they are one senseless request.
    if (error instanceof ConfigError) throw new RequestError(error.message);
    if (error instanceof RequestError) throw new RequestError(`holdopen: ${error.message}`);
    throw error;
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
