import { Redactor } from "../probe/secrets/redact.ts";

/** A text without what looks like a password or a token: an argument in the wrong place is repeated in its message. */
export function redacted(text: string): string {
  return new Redactor().redact(text);
}
