import type { IncomingMessage } from "node:http";

/** The user whose token a handshake carries, in any of the four places where clients put one. */
export function findUser(request: IncomingMessage, tokens: Readonly<Record<string, string>>): string | undefined {
  const known = presentedTokens(request).find((token) => Object.hasOwn(tokens, token));
  return known === undefined ? undefined : tokens[known];
}

function offeredSubprotocols({ headers }: IncomingMessage): readonly string[] {
  return (headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
}

function presentedTokens(request: IncomingMessage): readonly string[] {
  const { authorization = "", cookie = "" } = request.headers;
  const query = new URL(request.url ?? "/", "http://localhost").searchParams;
  return [
    authorization.replace(/^Bearer /i, ""),
    query.get("access_token") ?? "",
    /(?:^|;\s*)sid=([^;]*)/.exec(cookie)?.[1] ?? "",
    ...offeredSubprotocols(request),
  ];
}
