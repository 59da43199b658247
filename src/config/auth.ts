import type { Fact } from "../model/fact.ts";
import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey } from "../syntax/cursor.ts";
import type { Location } from "../syntax/document.ts";
import { type Plain, plainAt } from "./conversation.ts";
import { nameOf, secondsFact, textAt, textFact, textFacts } from "./scalars.ts";

/** `auth:` of a service, as written: who knocks, and with what. No secret is in it, only where each is read from. */
export interface AuthConfig {
  readonly at: Location;
  /** What every handshake carries. */
  readonly credentials: readonly CredentialConfig[];
  readonly subprotocols: readonly Fact<string>[];
  readonly origin?: Fact<string>;
  readonly idToken?: IdTokenConfig;
  readonly clientCertificate?: { readonly cert: SecretConfig; readonly key: SecretConfig };
  readonly ca?: SecretConfig;
  readonly users: readonly UserConfig[];
  readonly mint?: MintConfig;
}

/** One secret and the way it travels. */
export interface CredentialConfig {
  readonly sending: Sending;
  readonly secret: SecretConfig;
}

/**
 * Where in a handshake a secret stands. `bearer` is a header, most often Authorization, with the word Bearer before the
 * secret. In the name of a subprotocol `${token}` is the secret; without it the secret is offered after the name.
 */
export interface Sending {
  readonly kind: "bearer" | "header" | "cookie" | "query" | "subprotocol";
  readonly name: string;
  readonly at: Location;
}

/** Where a secret is read from. */
export interface SecretConfig {
  readonly from: "env" | "file";
  /** Of the variable, or of the file relative to the config. */
  readonly name: string;
  /** `services.chat.auth.bearer`, for messages. */
  readonly what: string;
  readonly at: Location;
}

export interface IdTokenConfig {
  /** `service-url` where it is not said. */
  readonly audience: string;
  readonly sending: Sending;
  readonly at: Location;
}

export interface UserConfig {
  readonly name: Fact<string>;
  readonly credentials: readonly CredentialConfig[];
}

export interface MintConfig {
  readonly algorithm: "HS256" | "RS256";
  readonly key: SecretConfig;
  readonly count: number;
  readonly subject: string;
  readonly claims: Readonly<Record<string, Plain>>;
  readonly expiresInSeconds: number;
  readonly sending: Sending;
}

const DEFAULT_USERS = 12;
// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the user's notation
const DEFAULT_SUBJECT = "user-${n}";
/** Longer than the longest suite takes: a token that runs out on the way would look like a fault of the service. */
const DEFAULT_EXPIRY_SECONDS = 7200;

/** Undefined where the service has none. Its schema has found it valid. */
export function readAuth(at: Cursor): AuthConfig | undefined {
  if (at.node?.kind !== "map") return undefined;
  const origin = textFact(descend(at, "origin"));
  const idToken = readIdToken(descend(at, "idToken"));
  const [cert, key] = [
    secretAt(descend(at, "clientCertificate", "cert")),
    secretAt(descend(at, "clientCertificate", "key")),
  ];
  const ca = secretAt(descend(at, "ca"));
  const mint = readMint(descend(at, "mint"));
  return {
    at: locateKey(at),
    credentials: readCredentials(at),
    subprotocols: textFacts(descend(at, "subprotocols")),
    ...(origin && { origin }),
    ...(idToken && { idToken }),
    ...(cert && key && { clientCertificate: { cert, key } }),
    ...(ca && { ca }),
    users: itemsOf(descend(at, "users")).flatMap(readUser),
    ...(mint && { mint }),
  };
}

function readUser(at: Cursor): readonly UserConfig[] {
  const name = textFact(descend(at, "name"));
  if (name === undefined) return [];
  const offered = itemsOf(descend(at, "subprotocols")).flatMap((item) => credential("subprotocol", TOKEN, item));
  return [{ name, credentials: [...readCredentials(at), ...offered] }];
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the user's notation
const TOKEN = "${token}";

function readCredentials(at: Cursor): readonly CredentialConfig[] {
  return [
    ...credential("bearer", "Authorization", descend(at, "bearer")),
    ...named("header", descend(at, "headers")),
    ...named("cookie", descend(at, "cookies")),
    ...named("query", descend(at, "query")),
  ];
}

function named(kind: Sending["kind"], at: Cursor): readonly CredentialConfig[] {
  return entriesOf(at).flatMap(([name, value]) => credential(kind, name, value));
}

function credential(kind: Sending["kind"], name: string, at: Cursor): readonly CredentialConfig[] {
  const secret = secretAt(at);
  return secret ? [{ sending: { kind, name, at: locateKey(at) }, secret }] : [];
}

function secretAt(at: Cursor): SecretConfig | undefined {
  for (const from of ["env", "file"] as const) {
    const name = textAt(at, from);
    if (name !== undefined) return { from, name, what: nameOf(at), at: locate(descend(at, from)) };
  }
  return undefined;
}

function readIdToken(at: Cursor): IdTokenConfig | undefined {
  if (at.node?.kind !== "map") return undefined;
  // Cloud Run takes the same form in X-Serverless-Authorization, for services that have Authorization for themselves.
  const name = textAt(at, "header") ?? "Authorization";
  const sending: Sending = { kind: "bearer", name, at: locate(descend(at, "header")) };
  return { audience: textAt(at, "audience") ?? "service-url", sending, at: locateKey(at) };
}

function readMint(at: Cursor): MintConfig | undefined {
  const algorithm = textAt(at, "algorithm");
  const key = secretAt(descend(at, "key"));
  if (key === undefined || (algorithm !== "HS256" && algorithm !== "RS256")) return undefined;
  const expiresIn = secondsFact(descend(at, "expiresIn"));
  const claims = entriesOf(descend(at, "claims")).map(([name, value]) => [name, plainAt(value) ?? null] as const);
  return {
    algorithm,
    key,
    count: Number(textAt(at, "count") ?? DEFAULT_USERS),
    subject: textAt(at, "subject") ?? DEFAULT_SUBJECT,
    claims: Object.fromEntries(claims),
    expiresInSeconds: expiresIn?.known ? expiresIn.value : DEFAULT_EXPIRY_SECONDS,
    sending: readSending(descend(at, "send")),
  };
}

function readSending(at: Cursor): Sending {
  for (const kind of ["header", "cookie", "query", "subprotocol"] as const) {
    const name = textAt(at, kind);
    if (name === undefined) continue;
    const isBearer = kind === "header" && isAuthorization(name);
    return { kind: isBearer ? "bearer" : kind, name, at: locate(descend(at, kind)) };
  }
  return { kind: "bearer", name: "Authorization", at: locateKey(at) };
}

/** RFC 9110 §5.1: names of headers are the same in any case. */
function isAuthorization(name: string): boolean {
  return name.toLowerCase() === "authorization";
}

/** The place in a handshake that only one secret can have; any number of subprotocols may be offered. */
export function slotOf({ kind, name }: Sending): string | undefined {
  switch (kind) {
    case "bearer":
    case "header":
      return `header ${name.toLowerCase()}`;
    case "subprotocol":
      return undefined;
    default:
      return `${kind} ${name}`;
  }
}
