/** Takes what is secret out of a text, and makes one short line of it. */
export type Redact = (text: string) => string;

/** Bearer tokens, Google access tokens and JWTs, whoever they belong to. */
const TOKENS = /\bya29\.[\w.-]+|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|(?<=\bBearer )\S+/gi;

export function redactor(secrets: readonly (string | undefined)[]): Redact {
  // A secret of a few characters occurs in ordinary words, and taking it out there would give it away.
  const known = secrets.filter((secret) => secret !== undefined && secret.length >= MIN_SECRET_CHARACTERS);
  return (text) => {
    const hidden = known.reduce<string>((left, secret) => left.replaceAll(String(secret), "[redacted]"), text);
    const line = hidden.replace(TOKENS, "[redacted]").replace(/\s+/g, " ").trim();
    return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line;
  };
}

const MIN_SECRET_CHARACTERS = 6;
const MAX_CHARACTERS = 300;
