import { locationOf } from "../model/fact.ts";
import type { Location, Problem } from "../syntax/document.ts";
import { type AuthConfig, type Sending, slotOf } from "./auth.ts";

/** Contradictions in `auth:` that no schema sees: credentials that cannot travel as they are written. */
export function authProblems(auth: AuthConfig): readonly Problem[] {
  const own = auth.credentials.map(({ sending }) => sending);
  const users = auth.users.map(({ credentials }) => credentials.map(({ sending }) => sending));
  const minted = auth.mint ? [auth.mint.sending] : [];
  const identity = auth.idToken ? [auth.idToken.sending] : [];
  return [
    ...[own, ...users, minted, identity].flat().flatMap(misnamed),
    ...[own, ...users].flatMap(twice),
    ...[own, ...users, minted].flatMap((sendings) => takenByIdToken(auth, sendings)),
    ...nobodies(auth),
    ...namesakes(auth),
  ];
}

/** RFC 9110 §5.6.2 */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What the handshake itself is made of (RFC 6455 §4.1), and what frames a message. */
const RESERVED =
  /^(?:connection|upgrade|host|origin|sec-websocket-.*|content-length|transfer-encoding|proxy-authorization)$/i;

function misnamed({ kind, name, at }: Sending): readonly Problem[] {
  if (kind === "query" || kind === "subprotocol") return [];
  if (!TOKEN.test(name)) return [problem(at, `"${name}" is no name of a ${kind === "cookie" ? "cookie" : "header"}`)];
  if (kind !== "cookie" && RESERVED.test(name)) return [problem(at, `${name} cannot be set here`)];
  return [];
}

/** Two secrets that want the same place in one handshake. */
function twice(sendings: readonly Sending[]): readonly Problem[] {
  const seen = new Set<string>();
  const hasCookies = sendings.some(({ kind }) => kind === "cookie");
  return sendings.flatMap((sending) => {
    const slot = slotOf(sending);
    const isTaken = slot !== undefined && (seen.has(slot) || (slot === "header cookie" && hasCookies));
    if (slot !== undefined) seen.add(slot);
    return isTaken ? [problem(sending.at, `${sending.name} is sent twice`)] : [];
  });
}

function takenByIdToken({ idToken }: AuthConfig, sendings: readonly Sending[]): readonly Problem[] {
  if (idToken === undefined) return [];
  const taken = slotOf(idToken.sending);
  return sendings
    .filter((sending) => slotOf(sending) === taken)
    .map(({ at, name }) => problem(at, `${name} carries the identity token; give idToken a header of its own`));
}

function nobodies({ users }: AuthConfig): readonly Problem[] {
  return users.flatMap(({ name, credentials }) =>
    credentials.length > 0 || !name.known ? [] : [problem(locationOf(name), `"${name.value}" has no credentials`)],
  );
}

function namesakes({ users }: AuthConfig): readonly Problem[] {
  const seen = new Set<string>();
  return users.flatMap(({ name }) => {
    if (!name.known) return [];
    const isSecond = seen.has(name.value);
    seen.add(name.value);
    return isSecond ? [problem(locationOf(name), `there is another user "${name.value}"`)] : [];
  });
}

function problem({ document, span }: Location, message: string): Problem {
  return { source: document.source, span, message };
}
