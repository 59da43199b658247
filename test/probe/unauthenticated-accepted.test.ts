import { createServer, type Server } from "node:http";
import { expect, test } from "vitest";
import { WebSocketServer } from "ws";
import type { FaultMode } from "../support/fault-server.ts";
import {
  CHAT_CONFIG,
  expectAllPass,
  expectOnlyFailure,
  messageOf,
  verdicts,
  verifyMode,
  verifyUrl,
} from "../support/live.ts";

const TOKEN = "test-token-of-ann-0123456789";
const config = `${CHAT_CONFIG}    auth: { bearer: { env: CHAT_TOKEN } }\n`;
const asked = { config, checks: ["W1", "W2"], env: { CHAT_TOKEN: TOKEN }, server: { tokens: { [TOKEN]: "ann" } } };

test.concurrent("a server that refuses with 401 passes", async () => {
  const report = await verifyMode("good", { ...asked, checks: [], suite: "smoke" });
  expectAllPass(report);
  expect(messageOf(report, "W2")).toMatch(/the status of a handshake without credentials is 401/);
});

test.concurrent("a server that opens the socket and closes it with 4401 passes", async () => {
  const report = await verifyMode("good", { ...asked, server: { ...asked.server, refuseWith: "close-4401" } });
  expectAllPass(report);
  expect(messageOf(report, "W2")).toMatch(/close code .* is 4401/);
});

test.concurrent("a socket that opens without credentials, and is served, fails", async () => {
  expectOnlyFailure(
    await verifyMode("unauthenticated-accepted", { ...asked, checks: [], suite: "smoke" }),
    "W2",
    /Without credentials the socket opened and was still open after 2 s, and its first message was answered after \d+ ms\./,
  );
});

test.concurrent("nothing is said where no credentials are sent", async () => {
  for (const mode of ["good", "unauthenticated-accepted"] satisfies (FaultMode | "good")[]) {
    const report = await verifyMode(mode, { checks: ["W1", "W2"] });
    expect(verdicts(report)).toEqual({ W1: "pass" });
  }
});

const REFUSALS: readonly (readonly [number, string, RegExp])[] = [
  [401, "pass", /is 401/],
  [403, "pass", /is 403/],
  [302, "fail", /refused with 302 and not with 401 or 403.*redirected to \/login/],
  [404, "fail", /refused with 404/],
  [500, "fail", /refused with 500/],
  [429, "undecided", /refused with 429, which says nothing of credentials/],
  [503, "undecided", /refused with 503, which says nothing/],
];

test.concurrent.each(REFUSALS)("a refusal with %i: %s", async (status, verdict, says) => {
  await using server = await startGate({ kind: "status", status });
  const report = await verifyUrl(server.url, { ...asked });
  expect([verdicts(report).W1, verdicts(report).W2]).toEqual(["pass", verdict]);
  expect(messageOf(report, "W2")).toMatch(says);
});

const CLOSES: readonly (readonly [number, number, string, RegExp])[] = [
  [1008, 0, "pass", /is 1008/],
  [4403, 1500, "pass", /is 4403/],
  [1011, 0, "fail", /the socket opened, and \d+ ms later the server closed with 1011/],
  [4401, 3000, "fail", /still open after 2 s/],
];

test.concurrent.each(CLOSES)("a close with %i after %i ms: %s", async (code, afterMs, verdict, says) => {
  await using server = await startGate({ kind: "close", code, afterMs });
  const report = await verifyUrl(server.url, { ...asked });
  expect([verdicts(report).W1, verdicts(report).W2]).toEqual(["pass", verdict]);
  expect(messageOf(report, "W2")).toMatch(says);
});

test.concurrent("a refusal with 400 for want of a client's certificate passes, and no other one with 400", async () => {
  for (const [body, verdict] of [
    ["400 No required SSL certificate was sent", "pass"],
    ["Bad Request", "fail"],
  ] as const) {
    await using server = await startGate({ kind: "status", status: 400, body });
    expect(verdicts(await verifyUrl(server.url, { ...asked })).W2).toBe(verdict);
  }
});

test.concurrent("a connection that is reset in place of a refusal fails", async () => {
  await using server = await startGate({ kind: "reset" });
  const report = await verifyUrl(server.url, { ...asked });
  expect([verdicts(report).W1, verdicts(report).W2]).toEqual(["pass", "fail"]);
  expect(messageOf(report, "W2")).toMatch(/not refused with 401 or 403 but failed: the peer reset/);
});

type TurnAway =
  | { readonly kind: "status"; readonly status: number; readonly body?: string }
  | { readonly kind: "close"; readonly code: number; readonly afterMs: number }
  | { readonly kind: "reset" };

/** A server that lets the token in and turns everybody else away in one way. */
async function startGate(how: TurnAway): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((_, response) => response.writeHead(204).end());
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, tcp, head) => {
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
    if (!isKnown && how.kind === "reset") return void tcp.destroy();
    if (!isKnown && how.kind === "status") {
      const { status, body = "" } = how;
      return void tcp.end(`HTTP/1.1 ${status} No\r\nLocation: /login\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    }
    sockets.handleUpgrade(request, tcp, head, (socket) => {
      if (!isKnown && how.kind === "close") setTimeout(() => socket.close(how.code), how.afterMs).unref();
    });
  });
  const port = await listen(server);
  const close = async (): Promise<void> => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/ws`, [Symbol.asyncDispose]: close };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
