import type { AuthConfig } from "../config/auth.ts";
import { proxyFor } from "../probe/net/proxy.ts";
import { isLoopback, type Target } from "../probe/target.ts";
import { RequestError } from "./request-error.ts";

/** Refuses to send a secret where anyone on the way could read it. Nothing has been sent or read by then. */
export function refuseCleartext({ socket }: Target, auth: AuthConfig): void {
  const secrets = travelling(auth);
  if (secrets.length === 0 || socket.protocol === "wss:") return;
  const proxy = proxyFor(socket);
  const isFar = !isLoopback(socket);
  if (!isFar && (proxy.kind !== "proxy" || isLoopback(proxy.url))) return;
  const where = isFar ? `${socket.origin} is not encrypted` : "a proxy stands before an address that is not encrypted";
  const what = isFar ? "use wss: or https:" : "exempt it with NO_PROXY";
  throw new RequestError(`${secrets.join(", ")} would travel in the clear: ${where}; ${what}`);
}

/** What is sent inside the handshake; a client's certificate is part of TLS and needs it. */
function travelling({ credentials, users, idToken, mint }: AuthConfig): readonly string[] {
  const read = [...credentials, ...users.flatMap((user) => user.credentials)].map(
    ({ secret }) => `${secret.what} (${secret.name})`,
  );
  return [...read, ...(idToken ? ["the identity token"] : []), ...(mint ? ["the tokens of minted users"] : [])];
}
