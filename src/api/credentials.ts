import type { AuthConfig, CredentialConfig, SecretConfig } from "../config/auth.ts";
import { type Redactor, SHORTEST_SECRET } from "../probe/secrets/redact.ts";
import type { Credentials, Target, TlsMaterial } from "../probe/target.ts";
import type { SecretPlaces } from "../sources/secrets.ts";
import type { Location, Problem } from "../syntax/document.ts";
import { type Carried, credentialsCarrying, whyNotCarried } from "./carry.ts";
import { refuseCleartext } from "./cleartext.ts";
import { ConfigError } from "./config-error.ts";
import { audienceOf, describeToken, type FetchIdToken, fetchFromGoogle } from "./identity-token.ts";
import { mintUsers } from "./mint-users.ts";
import { problemAt } from "./problems.ts";
import { readSecrets } from "./read-secrets.ts";
import { tlsMaterial } from "./tls-material.ts";

export interface CredentialsOptions extends SecretPlaces {
  readonly redactor: Redactor;
  /** The service's own address, where the platform says so: a tag's and a forwarded port's are others. */
  readonly serviceUrl?: string;
  readonly signal?: AbortSignal;
  readonly fetchIdToken?: FetchIdToken;
}

/** `absent`: some credentials cannot be had here and now, so none are used: half of them would prove nothing. */
export type Admission =
  | { readonly kind: "ready"; readonly target: Target; readonly notes: readonly string[] }
  | { readonly kind: "absent"; readonly problems: readonly Problem[] };

/**
 * The target with everything that `auth:` says to send. Each secret is told to the redactor before it is used.
 *
 * @throws RequestError where a secret would travel in the clear, ConfigError where one cannot be what it stands for.
 */
export async function withCredentials(
  target: Target,
  auth: AuthConfig | undefined,
  options: CredentialsOptions,
): Promise<Admission> {
  if (auth === undefined) return { kind: "ready", target, notes: [] };
  refuseCleartext(target, auth);
  const { redactor } = options;
  const { textOf, absent } = readSecrets(auth, options, redactor);
  if (absent.length > 0) return { kind: "absent", problems: absent };

  const tls = tlsOf(auth, textOf);
  const own = auth.credentials.map((credential) => carry(credential, textOf));
  const users = [...namedUsers(auth, textOf), ...(await mintedUsers(auth, textOf, redactor))];
  // Last, because it is the first that leaves this machine.
  const identity = await identityOf(auth, target, options);
  if (identity.kind === "absent") return identity;

  const credentials = credentialsOfAll([...identity.carried, ...own], own.length > 0, users);
  for (const one of credentials) tellDerived(one, redactor);
  const subprotocols = auth.subprotocols.flatMap((fact) => (fact.known ? [fact.value] : []));
  const origin = auth.origin?.known ? { origin: auth.origin.value } : {};
  return { kind: "ready", target: { ...target, ...origin, credentials, subprotocols, tls }, notes: identity.notes };
}

type TextOf = (secret: SecretConfig) => string;

interface User {
  readonly name: string;
  readonly carried: readonly Carried[];
}

/** Where only users have credentials of their own, nobody in particular is the first of them. */
function credentialsOfAll(
  base: readonly Carried[],
  isSomebody: boolean,
  users: readonly User[],
): readonly Credentials[] {
  const first = isSomebody || (base.length > 0 && users.length === 0) ? [credentialsCarrying(undefined, base)] : [];
  return [...first, ...users.map(({ name, carried }) => credentialsCarrying(name, [...base, ...carried]))];
}

function carry({ sending, secret }: CredentialConfig, textOf: TextOf): Carried {
  const carried = { sending, text: textOf(secret) };
  const place = whyNotCarried(carried);
  if (place !== undefined) throw senseless(secret.at, `what ${secret.name} holds cannot stand in ${place}`);
  return carried;
}

function namedUsers({ users }: AuthConfig, textOf: TextOf): readonly User[] {
  return users.flatMap(({ name, credentials }) =>
    name.known ? [{ name: name.value, carried: credentials.map((credential) => carry(credential, textOf)) }] : [],
  );
}

async function mintedUsers({ mint }: AuthConfig, textOf: TextOf, redactor: Redactor): Promise<readonly User[]> {
  if (mint === undefined) return [];
  const { key, algorithm, sending } = mint;
  const minted = await mintUsers(mint, textOf(key), Math.floor(Date.now() / 1000));
  if (minted === undefined) throw senseless(key.at, `${key.name} holds no key that can sign with ${algorithm}`);
  for (const { token } of minted) redactor.add(token);
  return minted.map(({ name, token }) => ({ name, carried: [{ sending, text: token }] }));
}

function tlsOf({ clientCertificate, ca }: AuthConfig, textOf: TextOf): TlsMaterial {
  const pem = (secret: SecretConfig) => ({ secret, text: textOf(secret) });
  const reading = tlsMaterial({
    ...(clientCertificate ? { cert: pem(clientCertificate.cert), key: pem(clientCertificate.key) } : {}),
    ...(ca ? { ca: pem(ca) } : {}),
  });
  if (reading.kind === "unusable") throw senseless(reading.secret.at, reading.why);
  return reading.tls;
}

type Identity =
  | { readonly kind: "ready"; readonly carried: readonly Carried[]; readonly notes: readonly string[] }
  | { readonly kind: "absent"; readonly problems: readonly Problem[] };

async function identityOf({ idToken }: AuthConfig, { http }: Target, options: CredentialsOptions): Promise<Identity> {
  if (idToken === undefined) return { kind: "ready", carried: [], notes: [] };
  const { redactor, serviceUrl, signal, fetchIdToken = fetchFromGoogle } = options;
  const service = serviceUrl === undefined ? http : new URL(serviceUrl);
  const fetched = await fetchIdToken(audienceOf(idToken, service), signal ? { signal } : {});
  if (!fetched.ok) {
    const message = `no credentials, so nothing was sent: ${redactor.redact(fetched.message)}`;
    return { kind: "absent", problems: [problemAt(idToken.at, message, "inconclusive")] };
  }
  redactor.add(fetched.token);
  const note = redactor.redact(await describeToken(fetched.token));
  return { kind: "ready", carried: [{ sending: idToken.sending, text: fetched.token }], notes: [note] };
}

/** What is sent in the end is secret as a whole where a part of it is: a header's value, all cookies in a line. */
function tellDerived({ headers, query, subprotocols }: Credentials, redactor: Redactor): void {
  const values = Object.values(headers);
  for (const text of [...values, ...Object.values(query), ...subprotocols]) {
    if (redactor.redact(text) !== text) redactor.add(text);
  }
  for (const part of values.flatMap(basicPartsOf)) if (part.length >= SHORTEST_SECRET) redactor.add(part);
}

/** RFC 7617 §2: user and password, only wrapped. */
function basicPartsOf(value: string): readonly string[] {
  const [, wrapped] = /^basic\s+([\w+/=-]+)$/i.exec(value) ?? [];
  if (wrapped === undefined) return [];
  const pair = Buffer.from(wrapped, "base64").toString("utf8");
  return [pair, pair.slice(pair.indexOf(":") + 1)];
}

function senseless(at: Location, message: string): ConfigError {
  return new ConfigError([problemAt(at, message)]);
}
