import type { FailureCause } from "../connection.ts";

/** What a system error means for the one who connects, by its code and never by its text. */
export function failureOf(error: unknown): { readonly cause: FailureCause; readonly message: string } {
  const code = codeOf(error);
  const known = code === undefined ? undefined : CAUSES[code];
  if (known) return { cause: known[0], message: `${known[1]} (${code})` };
  const message = error instanceof Error ? error.message : String(error);
  if (code?.startsWith("ERR_TLS") || code?.startsWith("ERR_SSL") || (code !== undefined && CERTIFICATE.test(code)))
    return { cause: "tls", message: `TLS failed: ${message} (${code})` };
  return { cause: "protocol", message: code === undefined ? message : `${message} (${code})` };
}

/** Node wraps what it got from several addresses of a name; the first one counts. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO/;

const CAUSES: Readonly<Record<string, readonly [FailureCause, string]>> = {
  ECONNREFUSED: ["refused", "nothing listens there: connection refused"],
  EHOSTUNREACH: ["refused", "no route to the host"],
  ENETUNREACH: ["refused", "no route to the network"],
  EADDRNOTAVAIL: ["local", "this machine has no local port left"],
  EMFILE: ["local", "this process has no file descriptor left"],
  ENFILE: ["local", "this machine has no file descriptor left"],
  ENOBUFS: ["local", "this machine has no buffer left"],
  ENOTFOUND: ["unresolved", "the name does not resolve"],
  EAI_AGAIN: ["unresolved", "the name could not be looked up"],
  ETIMEDOUT: ["timeout", "no answer to the connection attempt"],
  ECONNRESET: ["reset", "the peer reset the connection"],
  EPIPE: ["reset", "the peer closed the connection"],
  HPE_INVALID_CONSTANT: ["protocol", "the answer is no HTTP"],
};
