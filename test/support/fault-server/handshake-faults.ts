import type { Fault } from "./behaviour.ts";
import { type HttpAnswer, html, text } from "./http-answer.ts";
import type { HandshakeFault } from "./modes.ts";
import { GOOGLE_FORBIDDEN, NO_INSTANCE, WEB_PAGE } from "./pages.ts";

const GOOGLE = { server: "Google Frontend" };

export const handshakeFaults: Readonly<Record<HandshakeFault, Fault>> = {
  "reject-401": refusing(text(401, "Unauthorized\n", { "www-authenticate": "Bearer" })),
  "reject-403": refusing(html(403, GOOGLE_FORBIDDEN, GOOGLE)),
  "reject-404": refusing(text(404, "Not Found\n")),
  "reject-429": refusing(text(429, NO_INSTANCE, GOOGLE)),
  "reject-500": refusing(text(500, NO_INSTANCE, GOOGLE)),
  "reject-503": refusing(text(503, "Service Unavailable\n", GOOGLE)),
  "reject-504": refusing(text(504, "upstream request timeout", GOOGLE)),
  "upgrade-required-426": refusing(text(426, "Upgrade Required\n", { upgrade: "websocket" })),
  "redirect-302": refusing(text(302, "", { location: "/login" })),
  "html-200": refusing(html(200, WEB_PAGE)),
  "wrong-accept-hash": {
    editHeaders: (lines) => replaceHeader(lines, "Sec-WebSocket-Accept", "bm90IHlvdXIga2V5LCBub3QgYXQ="),
  },
  "wrong-subprotocol": { editHeaders: (lines) => replaceHeader(lines, "Sec-WebSocket-Protocol", "other.v9") },
  "no-handshake-answer": { handshakeDelayMs: () => Number.POSITIVE_INFINITY },
  "unauthenticated-accepted": { isAuthorized: () => true },
};

function refusing(answer: HttpAnswer): Fault {
  return { refuse: () => answer };
}

function replaceHeader(lines: string[], name: string, value: string): void {
  const kept = lines.filter((line) => !line.startsWith(`${name}:`));
  lines.splice(0, lines.length, ...kept, `${name}: ${value}`);
}
