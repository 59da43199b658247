import { generateKeyPairSync } from "node:crypto";
import { spellingsOf } from "../../src/probe/secrets/spellings.ts";

/** Secrets that a test plants, each of a kind that people have. */
export interface PlantedSecrets {
  readonly env: Readonly<Record<string, string>>;
  /** What must be in no output. */
  readonly all: readonly string[];
}

/** Made anew, so that scanners of repositories find none. */
export function plantSecrets(): PlantedSecrets {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const keyId = "5b1f0c7de2a94b6c8f3e7a1d9c0b2e4f6a8d1c3e";
  const account = { type: "service_account", project_id: "chat-prod", private_key_id: keyId, private_key: pem };
  const env = {
    BEARER: "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
    COOKIE: "s%3Aj4Kq81mZ.bXk/9+Qw==",
    QUERY: "q-tok&en/with+odd=chars 7",
    OFFER: "subprotocol-token-8Hd63kPz",
    SA_KEY: JSON.stringify(account, null, 2),
    MINT_KEY: "minting-key-0123456789-0123456789-abc",
  };
  const { SA_KEY: _, ...words } = env;
  return {
    env,
    all: [...Object.values(words), pem, keyId, ...pem.split("\n").filter((line) => /^[\w+/=]{40,}$/.test(line))],
  };
}

/** Those of some secrets that a text shows, in one spelling or another; the text itself is not repeated. */
export function leaksIn(text: string, secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) =>
    spellingsOf(secret)
      .filter((spelling) => text.includes(spelling))
      .map((spelling) => `${secret.slice(0, 12)}… as ${spelling.slice(0, 12)}…`),
  );
}
