import { createPrivateKey, createSecretKey, type KeyObject } from "node:crypto";
import type { MintConfig } from "../config/auth.ts";
import type { Plain } from "../config/conversation.ts";

export interface MintedUser {
  readonly name: string;
  readonly token: string;
}

/** Test users with signed tokens (RFC 7519). Undefined where the key is none for the algorithm. */
export async function mintUsers(
  mint: MintConfig,
  key: string,
  nowSeconds: number,
): Promise<readonly MintedUser[] | undefined> {
  const { SignJWT } = await import("jose");
  const { algorithm, subject, claims, count, expiresInSeconds } = mint;
  try {
    const signingKey = keyOf(algorithm, key);
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    return await Promise.all(
      numbers.map(async (number) => {
        const name = numbered(subject, number);
        const times = { iat: nowSeconds, exp: nowSeconds + Math.ceil(expiresInSeconds) };
        const own = Object.entries(claims).map(([claim, value]) => [claim, filled(value, number)] as const);
        const token = new SignJWT({ sub: name, ...times, ...Object.fromEntries(own) });
        return { name, token: await token.setProtectedHeader({ alg: algorithm, typ: "JWT" }).sign(signingKey) };
      }),
    );
  } catch {
    // What the libraries say of a key may quote it.
    return undefined;
  }
}

function keyOf(algorithm: MintConfig["algorithm"], key: string): KeyObject {
  return algorithm === "HS256" ? createSecretKey(key, "utf8") : createPrivateKey(key);
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the user's notation
const NUMBER = "${n}";

function numbered(text: string, number: number): string {
  return text.replaceAll(NUMBER, String(number));
}

function filled(value: Plain, number: number): Plain {
  if (typeof value === "string") return numbered(value, number);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item: Plain) => filled(item, number));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, number)]));
}
