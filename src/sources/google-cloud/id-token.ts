import type { AuthClient } from "google-auth-library";
import { findDefaultCredentials } from "./credentials.ts";
import { type Deadline, deadlineOf, orAborted } from "./deadline.ts";
import { type Failure, failure } from "./failure.ts";
import { gcloudIdToken } from "./gcloud.ts";
import { textOf } from "./json.ts";
import { audienceOf } from "./jwt.ts";
import { reasonOf, statusOf } from "./refusal.ts";

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
  const own = await defaultIdToken(audience, deadline);
  if (own.ok || deadline.reason() !== undefined) return own;
  const other = await gcloudIdToken(audience, deadline);
  if (other.ok || deadline.reason() !== undefined) return other;
  return failure("no-credentials", `no ID token for ${audience}: ${own.message}; ${other.message}`);
}

async function defaultIdToken(audience: string, deadline: Deadline): Promise<IdToken> {
  const credentials = await findDefaultCredentials(deadline);
  if (!credentials.ok) return credentials;
  try {
    const token = await orAborted(idTokenOf(credentials.client, audience), deadline.signal);
    if (token === undefined) return failure("no-credentials", "a user's default credentials give no ID token");
    if (audienceOf(token) !== audience)
      return failure("no-credentials", "the default credentials give a token for others");
    return { ok: true, token, from: "application-default" };
  } catch (error) {
    const status = statusOf(error);
    const why = status === undefined ? reasonOf(error) : `status ${status}`;
    return (
      deadline.reason() ?? failure("no-credentials", `Google gives no ID token for the default credentials (${why})`)
    );
  }
}

/** Undefined for credentials that stand for a user: a service takes only tokens that were made for it. */
async function idTokenOf(client: AuthClient, audience: string): Promise<string | undefined> {
  const { BaseExternalAccountClient, Compute, Impersonated, JWT } = await import("google-auth-library");
  if (client instanceof JWT || client instanceof Compute || client instanceof Impersonated) {
    return client.fetchIdToken(audience);
  }
  if (!(client instanceof BaseExternalAccountClient)) return undefined;
  const email = client.getServiceAccountEmail();
  return email === null ? undefined : generatedIdToken(client, email, audience);
}

/** The library makes no ID tokens for federated identities; the service account behind one can be asked for it. */
async function generatedIdToken(client: AuthClient, email: string, audience: string): Promise<string | undefined> {
  const { data } = await client.request<unknown>({
    url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${encodeURIComponent(email)}:generateIdToken`,
    method: "POST",
    data: { audience, includeEmail: true },
  });
  return textOf(data, "token");
}
