/** What stands where a secret was. */
const MASK = "[redacted]";
/** Shorter ones would take half of a report with them, and are no secrets. */
export const SHORTEST_SECRET = 4;

/**
 * Takes secrets out of text before it is kept anywhere: those it was told of, in every spelling that a URL, a header
 * or JSON gives them, and whatever looks like a token, a key or a password by itself.
 */
export class Redactor {
  #secrets: readonly string[] = [];

  /** Texts shorter than `SHORTEST_SECRET` are refused. */
  add(secret: string): void {
    if (secret.length < SHORTEST_SECRET) throw new RangeError("too short to be told from other text");
    const spellings = new Set([...this.#secrets, ...spellingsOf(secret), ...spellingsOf(secret.trim())]);
    // The longest first: one secret may be the beginning of another.
    this.#secrets = [...spellings]
      .filter(({ length }) => length >= SHORTEST_SECRET)
      .sort((a, b) => b.length - a.length);
  }

  redact(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, MASK);
    for (const [pattern, instead] of PATTERNS) clean = clean.replace(pattern, instead);
    return clean;
  }
}

function spellingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    json,
    bytes.toString("base64"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
  ];
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // RFC 7519 §3: three base64url parts; the first begins with {" and so with eyJ.
  [/eyJ[\w-]{6,}\.[\w-]{2,}(?:\.[\w-]*)?/g, MASK],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, MASK],
  // Google's access tokens, and the userinfo of a URL (RFC 3986 §3.2.1).
  [/\bya29\.[\w.-]{8,}/g, MASK],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, `$1${MASK}@`],
  [/\b(bearer|basic)\s+[\w~+/.=-]{8,}/gi, `$1 ${MASK}`],
];
