import { parseJson, textOf } from "./json.ts";

/** Three parts of base64url, as every signed token has them. */
export function isJwt(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

/** Whom a token is for, by its own word; undefined where it is no token. */
export function audienceOf(token: string): string | undefined {
  if (!isJwt(token)) return undefined;
  const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
  return textOf(parseJson(payload)?.value, "aud");
}
