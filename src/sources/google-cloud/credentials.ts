import { type AuthClient, GoogleAuth, type GoogleAuthOptions, OAuth2Client } from "google-auth-library";
import { type Deadline, orAborted } from "./deadline.ts";
import { type Failure, failure } from "./failure.ts";
import { reasonOf, statusOf } from "./refusal.ts";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";

export type Credentials = { readonly ok: true; readonly auth: GoogleAuth; readonly client: AuthClient } | Failure;

/** Credentials that send the token they are given, and know no other. */
export function tokenCredentials(token: string): Credentials {
  // What stands in a header must be printable; a library that refuses it quotes it, and the quote would be the token.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return failure("no-credentials", "the access token is empty or holds characters that no token has");
  }
  const client = new OAuth2Client();
  client.setCredentials({ access_token: token });
  return { ok: true, auth: googleAuth({ authClient: client }), client };
}

/** Application default credentials, tried once, so that what is wrong with them is not taken for an answer of the API. */
export async function defaultCredentials(deadline: Deadline): Promise<Credentials> {
  const found = await findDefaultCredentials(deadline);
  if (!found.ok) return found;
  try {
    await orAborted(found.client.getAccessToken(), deadline.signal);
    return found;
  } catch (error) {
    return deadline.reason() ?? tokenRefused(error);
  }
}

/** Application default credentials, not used yet. */
export async function findDefaultCredentials(deadline: Deadline): Promise<Credentials> {
  try {
    const auth = googleAuth({});
    return { ok: true, auth, client: await orAborted(auth.getClient(), deadline.signal) };
  } catch {
    // What the library says quotes the file that it could not parse.
    return deadline.reason() ?? failure("no-credentials", notFound());
  }
}

/** With any project given, the library does not go and look for one with gcloud and the metadata server. */
function googleAuth(options: GoogleAuthOptions): GoogleAuth {
  return new GoogleAuth({ scopes: [SCOPE], projectId: "none", ...options });
}

function notFound(): string {
  const isNamed = Boolean(process.env.GOOGLE_APPLICATION_CREDENTIALS);
  return isNamed
    ? "GOOGLE_APPLICATION_CREDENTIALS names a file that is missing or holds no credentials"
    : "no Google credentials were found: run gcloud auth application-default login, or give an access token";
}

function tokenRefused(error: unknown): Failure {
  if (statusOf(error) === undefined) return failure("unreachable", `no token could be fetched: ${reasonOf(error)}`);
  return failure(
    "no-credentials",
    `credentials were found, but Google gives no token for them (status ${statusOf(error)}): they have expired or were withdrawn`,
  );
}
