import { type Problem, type Source, type SourceText, sourceText } from "../syntax/document.ts";

export type Decoded =
  | { readonly source: SourceText; readonly problem?: undefined }
  | { readonly source?: undefined; readonly problem: Problem };

/** Bytes as text. Anything but UTF-8 without NUL is a problem at the first byte that is not. */
export function decode(source: Source, bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nul = buffer.indexOf(0);
  const text = buffer.toString("utf8");
  if (nul < 0 && isWhole(buffer, text)) return { source: sourceText(source, text) };
  const utf16 = isUtf16(buffer);
  const at = utf16 ? 0 : nul >= 0 ? nul : firstInvalid(buffer);
  // What stands before the fault is enough to say where it is.
  const before = sourceText(source, buffer.subarray(0, at).toString("utf8"));
  const span = { start: before.text.length, end: before.text.length };
  const message = utf16
    ? "UTF-16, not UTF-8; save the file as UTF-8"
    : nul >= 0
      ? "a NUL byte; this is not a text file"
      : "not valid UTF-8";
  return { problem: { source: before, span, message } };
}

function isUtf16(buffer: Buffer): boolean {
  return (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff);
}

/** Decoding replaces bad bytes by U+FFFD; without one nothing was replaced. */
function isWhole(buffer: Buffer, text: string): boolean {
  if (!text.includes("\ufffd")) return true;
  return Buffer.from(text, "utf8").equals(buffer);
}

function firstInvalid(buffer: Buffer): number {
  const again = Buffer.from(buffer.toString("utf8"), "utf8");
  let at = 0;
  while (at < buffer.length && buffer[at] === again[at]) at++;
  return at;
}
