import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { RequestError } from "../api/request-error.ts";

/** A report for one place: a file, or standard output where none is named. */
export interface Rendered {
  readonly file: string | undefined;
  readonly pieces: Iterable<string>;
}

/** Writes all files or says which one it could not; each appears whole or not at all. */
export function writeFiles(outputs: readonly Rendered[]): void {
  for (const { file, pieces } of outputs) {
    if (file === undefined) continue;
    const draft = `${file}.${process.pid}.tmp`;
    try {
      writePieces(draft, pieces);
      renameSync(draft, file);
    } catch (error) {
      rmSync(draft, { force: true });
      throw unwritable(file, error);
    }
  }
}

/** Says now which file could not be written later: a live run may take an hour, and its report must not be lost. */
export function requireWritable(files: readonly (string | undefined)[]): void {
  for (const file of files) {
    if (file === undefined) continue;
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw unwritable(file, "EISDIR");
    const draft = `${file}.${process.pid}.tmp`;
    try {
      closeSync(openSync(draft, "w"));
    } catch (error) {
      throw unwritable(file, error);
    } finally {
      rmSync(draft, { force: true });
    }
  }
}

function unwritable(file: string, error: unknown): RequestError {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return new RequestError(`holdopen: cannot write ${file}: ${code}`);
}

/** Pieces are small and many: they go out in blocks. */
const BLOCK_CHARACTERS = 1 << 16;

function writePieces(file: string, pieces: Iterable<string>): void {
  const handle = openSync(file, "w");
  try {
    let block = "";
    for (const piece of pieces) {
      block += piece;
      if (block.length < BLOCK_CHARACTERS) continue;
      writeFileSync(handle, block);
      block = "";
    }
    writeFileSync(handle, block);
  } finally {
    closeSync(handle);
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
