import type { AuthConfig, SecretConfig } from "../config/auth.ts";
import { type Redactor, SHORTEST_SECRET } from "../probe/secrets/redact.ts";
import { readSecret, type SecretPlaces } from "../sources/secrets.ts";
import type { Problem } from "../syntax/document.ts";
import { ConfigError } from "./config-error.ts";
import { problemAt } from "./problems.ts";

export interface SecretsRead {
  textOf(secret: SecretConfig): string;
  /** What is not there, here and now. */
  readonly absent: readonly Problem[];
}

/**
 * Every secret of `auth:` at once, so that all that is missing is said in one run, and each told to the redactor.
 *
 * @throws ConfigError where something is there that cannot be a secret.
 */
export function readSecrets(auth: AuthConfig, places: SecretPlaces, redactor: Redactor): SecretsRead {
  const texts = new Map<SecretConfig, string>();
  const absent: Problem[] = [];
  const mistakes: Problem[] = [];
  for (const secret of secretsOf(auth)) {
    const read = readSecret(secret, places);
    if (read.kind === "absent") {
      const message = `no credentials, so nothing was sent: ${read.why} (${secret.what})`;
      absent.push(problemAt(secret.at, message, "inconclusive"));
    } else if (read.kind === "unusable") {
      mistakes.push(problemAt(secret.at, `${read.why}, so it is no secret (${secret.what})`));
    } else if (read.text.length < SHORTEST_SECRET) {
      const message = `${secret.name} holds fewer than ${SHORTEST_SECRET} characters; that is no secret (${secret.what})`;
      mistakes.push(problemAt(secret.at, message));
    } else {
      redactor.add(read.text);
      texts.set(secret, read.text);
    }
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return { textOf: (secret) => texts.get(secret) ?? "", absent };
}

function secretsOf(auth: AuthConfig): readonly SecretConfig[] {
  const { clientCertificate: client, ca, mint } = auth;
  return [
    ...[...auth.credentials, ...auth.users.flatMap(({ credentials }) => credentials)].map(({ secret }) => secret),
    ...(client ? [client.cert, client.key] : []),
    ...(ca ? [ca] : []),
    ...(mint ? [mint.key] : []),
  ];
}
