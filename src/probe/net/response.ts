import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { MAX_BODY_CHARACTERS } from "../connection.ts";

/** The beginning of a body as text; what is over it is read and dropped. */
export function readBody(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      if (size < MAX_BODY_CHARACTERS) chunks.push(chunk);
      size += chunk.length;
      // A stream without an end is answered as soon as it has begun.
      if (size > MAX_BODY_CHARACTERS * 64) response.destroy();
    });
    const done = (): void => resolve(Buffer.concat(chunks).toString("utf8").slice(0, MAX_BODY_CHARACTERS));
    response.on("end", done);
    response.on("close", done);
    response.on("error", reject);
  });
}

export function plainHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as const],
  );
  return Object.fromEntries(entries);
}
