import { renameSync, rmSync, writeFileSync } from "node:fs";
import { RequestError } from "../api/request-error.ts";

/** Writes all files or says which one it could not; each appears whole or not at all. */
export function writeFiles(outputs: readonly { readonly file: string | undefined; readonly text: string }[]): void {
  for (const { file, text } of outputs) {
    if (file === undefined) continue;
    const draft = `${file}.${process.pid}.tmp`;
    try {
      writeFileSync(draft, text);
      renameSync(draft, file);
    } catch (error) {
      rmSync(draft, { force: true });
      const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
      throw new RequestError(`holdopen: cannot write ${file}: ${code}`);
    }
  }
}

/** Standard output, waiting for a slow reader; a reader that went away (`| head`) is no error. */
export async function writeOut(text: string): Promise<void> {
  if (text === "") return;
  await new Promise<void>((resolve, reject) => {
    const closed = (error: NodeJS.ErrnoException): void => (error.code === "EPIPE" ? resolve() : reject(error));
    process.stdout.once("error", closed);
    process.stdout.write(text, (error) => (error ? closed(error) : resolve()));
  });
}
