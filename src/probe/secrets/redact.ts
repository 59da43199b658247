import { spellingsOf } from "./spellings.ts";

/** What stands where a secret was; the short one where a secret is part of the other. */
const MASKS = ["[redacted]", "***"] as const;
/** Shorter ones would take half of a report with them, and are no secrets. */
export const SHORTEST_SECRET = 4;

/** Half of a secret gives it away, and so do so many characters of a long one; fewer are found in any text. */
const PIECE = { shortest: 10, longest: 16 } as const;
/** Of a secret with structure (a key file, a certificate), only what is this long is secret by itself. */
const SECRET_RUN = 20;
/** What a mask leaves may be a secret again. It is, in no text that is not made for it. */
const MAX_PASSES = 8;

interface Hidden {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes secrets out of text before it is kept anywhere: those it was told of, in every spelling that a URL, a header
 * or JSON gives them, large pieces of them, and whatever looks like a token, a key or a password by itself.
 */
export class Redactor {
  readonly #spellings = new Set<string>();
  /** Pieces by their length. */
  readonly #pieces = new Map<number, Set<string>>();
  #mask: string = MASKS[0];

  /** Texts shorter than `SHORTEST_SECRET` are refused. */
  add(secret: string): void {
    if (secret.length < SHORTEST_SECRET) throw new RangeError("too short to be told from other text");
    for (const text of [secret, secret.trim(), ...runsOf(secret)]) {
      for (const spelling of text.length < SHORTEST_SECRET ? [] : spellingsOf(text)) {
        if (spelling.length >= SHORTEST_SECRET) this.#spellings.add(spelling);
        if (this.#mask.includes(spelling)) this.#mask = MASKS[1];
      }
    }
    for (const piece of runsOf(secret).flatMap(piecesOf)) {
      const alike = this.#pieces.get(piece.length);
      if (alike) alike.add(piece);
      else this.#pieces.set(piece.length, new Set([piece]));
    }
  }

  redact(text: string): string {
    let clean = text;
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const next = masked(clean, [...this.#known(clean), ...suspects(clean)], this.#mask);
      if (next === clean) return clean;
      clean = next;
    }
    return this.#mask;
  }

  *#known(text: string): Generator<Hidden> {
    for (const spelling of this.#spellings) {
      for (let start = text.indexOf(spelling); start >= 0; start = text.indexOf(spelling, start + 1)) {
        yield { start, end: start + spelling.length };
      }
    }
    for (const [length, pieces] of this.#pieces) {
      for (let start = 0; start + length <= text.length; start++) {
        if (pieces.has(text.slice(start, start + length))) yield { start, end: start + length };
      }
    }
  }
}

/** What of a secret is secret by itself: the lines of a key, the members of a key file; a password as a whole. */
function runsOf(secret: string): readonly string[] {
  const runs = secret.split(/(?:\\[nrt]|[\s"'\\,{}])+/).filter((run) => run !== "" && !run.includes("://"));
  return runs.length === 1 ? runs : runs.filter(({ length }) => length >= SECRET_RUN);
}

/** Every piece of a run that would give it away. */
function piecesOf(run: string): readonly string[] {
  const length = Math.min(PIECE.longest, Math.max(PIECE.shortest, Math.floor(run.length / 2)));
  const count = Math.max(0, run.length - length + 1);
  return Array.from({ length: count }, (_, start) => run.slice(start, start + length));
}

function* suspects(text: string): Generator<Hidden> {
  for (const pattern of PATTERNS) {
    for (const { index, 0: found } of text.matchAll(pattern)) yield { start: index, end: index + found.length };
  }
}

/** The text with one mask over all that touches or overlaps. */
function masked(text: string, hidden: readonly Hidden[], mask: string): string {
  let clean = "";
  let at = 0;
  let end = -1;
  for (const span of [...hidden].sort((a, b) => a.start - b.start)) {
    if (span.start > end) {
      if (end >= 0) clean += mask;
      clean += text.slice(at, span.start);
    }
    end = Math.max(end, span.end);
    at = end;
  }
  return end < 0 ? text : `${clean}${mask}${text.slice(at)}`;
}

/** What a secret looks like that nobody told us of. Each matches the secret and nothing around it. */
const PATTERNS: readonly RegExp[] = [
  // RFC 7519 §3: three base64url parts; the first begins with {" and so with eyJ.
  /eyJ[\w-]{6,}\.[\w-]{2,}(?:\.[\w-]*)?/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // Google's access tokens and API keys.
  /\bya29\.[\w.-]{8,}/g,
  /\bAIza[\w-]{30,}/g,
  // The userinfo of a URL (RFC 3986 §3.2.1), up to the last @ of those that nobody escaped.
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'<>]+(?=@)/gi,
  /(?<=\b(?:bearer|basic)\s+)[\w~+/.=-]{8,}/gi,
  // What a parameter or a member of JSON calls a secret itself.
  /(?<=[?&;](?:[\w-]*(?:token|secret|password|passwd|pwd|api_?key|signature))=)[^\s&;#"'<>]+/gi,
  /(?<="(?:private_key(?:_id)?|client_secret|password|(?:access|refresh|id)_token|api_?key)\\?"\s*:\s*\\?")[^"\\]+/gi,
];
