import { type AuthClient, BaseExternalAccountClient, Compute, Impersonated, JWT } from "google-auth-library";
import { findDefaultCredentials } from "./credentials.ts";
import { type Deadline, orAborted } from "./deadline.ts";
import { failure } from "./failure.ts";
import type { IdToken } from "./id-token.ts";
import { textOf } from "./json.ts";
import { audienceOf } from "./jwt.ts";
import { reasonOf, statusOf } from "./refusal.ts";

/** What the application default credentials have to show at a service. */
export async function defaultIdToken(audience: string, deadline: Deadline): Promise<IdToken> {
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
