import { deadlineOf } from "./deadline.ts";
import { type Failure, failure } from "./failure.ts";
import { gcloudIdToken } from "./gcloud.ts";

export interface IdTokenOptions {
  readonly signal?: AbortSignal;
  /** For everything together; 30 where it is not said. */
  readonly timeoutSeconds?: number;
}

export type IdToken =
  | { readonly ok: true; readonly token: string; readonly from: "application-default" | "gcloud" }
  | Failure;

/**
 * An ID token that proves to the service at `audience` who calls: from a service account's key, an impersonated or
 * federated service account or the metadata server, whichever the application default credentials are, and at last
 * from gcloud. Nothing that fails is repeated with its text, for it may hold a token.
 */
export async function fetchIdToken(audience: string, options: IdTokenOptions = {}): Promise<IdToken> {
  const deadline = deadlineOf(options.signal, options.timeoutSeconds ?? 30);
  const { defaultIdToken } = await import("./default-id-token.ts");
  const own = await defaultIdToken(audience, deadline);
  if (own.ok || deadline.reason() !== undefined) return own;
  const other = await gcloudIdToken(audience, deadline);
  if (other.ok || deadline.reason() !== undefined) return other;
  return failure("no-credentials", `no ID token for ${audience}: ${own.message}; ${other.message}`);
}
