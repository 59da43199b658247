import { seconds } from "../../model/describe.ts";
import type { Ending } from "../connection.ts";

/** RFC 6455 §7.4.1 and the IANA registry of close codes. */
const CODE_NAMES: Readonly<Record<number, string>> = {
  1000: "normal closure",
  1001: "going away",
  1002: "protocol error",
  1003: "unsupported data",
  1005: "no status",
  1006: "abnormal closure",
  1007: "invalid payload",
  1008: "policy violation",
  1009: "message too big",
  1010: "extension missing",
  1011: "internal error",
  1012: "service restart",
  1013: "try again later",
  1014: "bad gateway",
};

/** `1011 (internal error)`: the code with its name, where it has one. */
export function codeText(code: number): string {
  const name = CODE_NAMES[code];
  return name === undefined ? String(code) : `${code} (${name})`;
}

/** How a connection ended, as a clause that begins with who did it. */
export function endingText({ kind, code, reason, isOurs }: Ending): string {
  const why = reason === "" ? "" : `: "${reason}"`;
  switch (kind) {
    case "close-frame":
      if (code === 1005) return "the server closed without a status (1005)";
      return isOurs ? `the server answered with ${codeText(code)}` : `the server closed with ${codeText(code)}${why}`;
    case "fin":
      return "the connection was closed without a close frame (FIN; a browser reports 1006)";
    case "reset":
      return "the connection was reset (RST; a browser reports 1006)";
    case "tls":
      return `the TLS connection broke${why} (a browser reports 1006)`;
    case "protocol":
      return `the server broke the protocol${why}`;
    case "no-answer":
      return "the closing handshake got no answer";
    case "dropped":
      return "we dropped the connection";
  }
}

/** Whether an end says that the server failed, rather than that it minds what the client did or is on its way out. */
export function isServerFailure({ kind, code }: Ending): boolean {
  return kind === "fin" || kind === "reset" || (kind === "close-frame" && SERVER_FAILURES.has(code));
}

/** Whether somebody was turned away who did not sign in, or not as who may come in. */
export function isSignInRefusal({ kind, code }: Ending): boolean {
  return kind === "close-frame" && SIGN_IN_REFUSALS.has(code);
}

/** RFC 6455 §7.4.1 has 1008 for it; applications have put the HTTP status behind a 4. */
const SIGN_IN_REFUSALS: ReadonlySet<number> = new Set([1008, 4401, 4403]);

/** Internal error, try again later, bad gateway. */
const SERVER_FAILURES: ReadonlySet<number> = new Set([1011, 1013, 1014]);

/** Milliseconds below a second, seconds above. */
export function span(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : seconds(Math.round(ms / 10) / 100);
}
