import { type Sending, slotOf } from "../config/auth.ts";
import type { Credentials } from "../probe/target.ts";

/** A secret that has been read, and the way it travels. */
export interface Carried {
  readonly sending: Sending;
  readonly text: string;
}

/** What one handshake carries. Where two want the same place, the later one has it: a user's own, before everybody's. */
export function credentialsCarrying(user: string | undefined, carried: readonly Carried[]): Credentials {
  const last = new Map<string, Carried>();
  for (const one of carried) last.set(slotOf(one.sending) ?? `offer ${last.size}`, one);
  const kept = [...last.values()];
  const cookies = kept.filter(({ sending }) => sending.kind === "cookie");
  return {
    user,
    headers: {
      ...Object.fromEntries(kept.flatMap(headerOf)),
      ...(cookies.length > 0
        ? { Cookie: cookies.map(({ sending, text }) => `${sending.name}=${text}`).join("; ") }
        : {}),
    },
    query: Object.fromEntries(
      kept.flatMap((one) => (one.sending.kind === "query" ? [[one.sending.name, one.text]] : [])),
    ),
    subprotocols: kept.flatMap(offersOf),
  };
}

function headerOf({ sending, text }: Carried): readonly (readonly [string, string])[] {
  if (sending.kind === "bearer") return [[sending.name, `Bearer ${text}`]];
  return sending.kind === "header" ? [[sending.name, text]] : [];
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the user's notation
const TOKEN = "${token}";

function offersOf({ sending: { kind, name }, text }: Carried): readonly string[] {
  if (kind !== "subprotocol") return [];
  return name.includes(TOKEN) ? [name.replaceAll(TOKEN, text)] : [name, text];
}

/** Why a secret cannot travel this way; undefined where it can. */
export function whyNotCarried({ sending, text }: Carried): string | undefined {
  switch (sending.kind) {
    case "query":
      return undefined;
    case "cookie":
      // RFC 6265 §4.1.1, without the characters that servers take all the same.
      return /^[\x21-\x3a\x3c-\x7e]+$/.test(text) ? undefined : "a cookie";
    case "subprotocol":
      return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text) ? undefined : "the name of a subprotocol";
    default:
      return /^[\t\x20-\x7e\x80-\xff]+$/.test(text) ? undefined : "a header";
  }
}
