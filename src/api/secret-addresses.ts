import { proxyFor } from "../probe/net/proxy.ts";
import { type Redactor, SHORTEST_SECRET } from "../probe/secrets/redact.ts";
import type { Target } from "../probe/target.ts";
import { RequestError } from "./request-error.ts";

/**
 * Tells the redactor of secrets that stand in addresses: a proxy's password, a token in the query of `--url`.
 *
 * @throws RequestError where the environment names a proxy that cannot be used.
 */
export function tellSecretsOfAddresses({ socket, http }: Target, redactor: Redactor): void {
  for (const url of [socket, http]) {
    const choice = proxyFor(url);
    if (choice.kind === "unusable") throw new RequestError(choice.why);
    if (choice.kind === "proxy") tell(userinfoOf(choice.url), redactor);
  }
  const named = [...socket.searchParams].filter(([name]) => SECRET_NAME.test(name));
  tell(
    named.map(([, value]) => value),
    redactor,
  );
}

const SECRET_NAME = /token|secret|passw|pwd|key|auth|sig/i;

function userinfoOf({ username, password }: URL): readonly string[] {
  const [user, word] = [username, password].map(unescaped);
  return password === "" ? [] : [password, word ?? "", `${user}:${word}`];
}

/** A percent sign that escapes nothing stands for itself. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function tell(texts: readonly string[], redactor: Redactor): void {
  for (const text of texts) if (text.length >= SHORTEST_SECRET) redactor.add(text);
}
