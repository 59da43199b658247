import { execFile } from "node:child_process";
import type { Deadline } from "./deadline.ts";
import { type Failure, failure } from "./failure.ts";
import { isJwt } from "./jwt.ts";

export type GcloudToken = { readonly ok: true; readonly token: string; readonly from: "gcloud" } | Failure;

/**
 * What `gcloud auth print-identity-token` prints. A service account gets a token for the audience; a user gets one for
 * gcloud itself, which Cloud Run takes as well, and is refused an audience.
 */
export async function gcloudIdToken(audience: string, deadline: Deadline): Promise<GcloudToken> {
  const first = await print([`--audiences=${audience}`], deadline);
  const printed = first.kind === "failed" && deadline.reason() === undefined ? await print([], deadline) : first;
  if (printed.kind === "printed" && isJwt(printed.text)) return { ok: true, token: printed.text, from: "gcloud" };
  const reason = deadline.reason();
  if (reason !== undefined) return reason;
  if (printed.kind === "absent") return failure("no-credentials", "gcloud is not installed");
  return failure("no-credentials", "gcloud auth print-identity-token gave none; run gcloud auth login");
}

type Printed = { readonly kind: "printed"; readonly text: string } | { readonly kind: "failed" | "absent" };

function print(flags: readonly string[], { signal }: Deadline): Promise<Printed> {
  return new Promise((resolve) => {
    const options = { signal, maxBuffer: 64 * 1024, windowsHide: true };
    execFile("gcloud", ["auth", "print-identity-token", ...flags], options, (error, stdout) => {
      if (error === null) resolve({ kind: "printed", text: stdout.trim() });
      else resolve({ kind: error.code === "ENOENT" ? "absent" : "failed" });
    });
  });
}
