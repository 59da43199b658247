import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { ClientOptions } from "ws";
import { type FaultMode, type FaultServer, startFaultServer } from "../support/fault-server.ts";
import { connect, requireClient } from "../support/plain-client.ts";

/** The example of RFC 6455 §1.3, whose accept hash is `s3pPLMBiTxaQ9kYGzzhZRbK+xOo=`. */
const KEY = "dGhlIHNhbXBsZSBub25jZQ==";

/** All that a server says to an opening handshake within a moment, as it is on the wire. */
async function rawAnswer({ port }: FaultServer, subprotocol = "app.v1"): Promise<string> {
  const tcp = connectTcp(port, "127.0.0.1");
  await once(tcp, "connect");
  const lines = [
    "GET /ws HTTP/1.1",
    "Host: 127.0.0.1",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${KEY}`,
    `Sec-WebSocket-Protocol: ${subprotocol}`,
  ];
  let answer = "";
  tcp.on("data", (data) => {
    answer += data.toString("latin1");
  });
  tcp.write(`${lines.join("\r\n")}\r\n\r\n`);
  await Promise.race([once(tcp, "end"), sleep(500)]);
  tcp.destroy();
  return answer;
}

describe("on the wire", () => {
  test.each<[FaultMode | "good", readonly string[], readonly string[]]>([
    ["good", ["HTTP/1.1 101 ", "Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "Protocol: app.v1"], []],
    ["wrong-accept-hash", ["HTTP/1.1 101 ", "Protocol: app.v1"], ["s3pPLMBiTxaQ9kYGzzhZRbK+xOo="]],
    ["wrong-subprotocol", ["HTTP/1.1 101 ", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "Protocol: other.v9"], ["app.v1"]],
    ["reject-401", ["HTTP/1.1 401 Unauthorized\r\n", "www-authenticate: Bearer\r\n"], []],
    ["reject-403", ["HTTP/1.1 403 ", "Your client does not have permission to get URL <code>/ws</code>"], []],
    ["reject-429", ["HTTP/1.1 429 ", "The request was aborted because there was no available instance."], []],
    ["reject-500", ["HTTP/1.1 500 ", "The request was aborted because there was no available instance."], []],
    ["reject-503", ["HTTP/1.1 503 ", "Service Unavailable"], []],
    ["reject-504", ["HTTP/1.1 504 ", "upstream request timeout"], []],
    ["upgrade-required-426", ["HTTP/1.1 426 Upgrade Required\r\n", "upgrade: websocket\r\n"], []],
    ["redirect-302", ["HTTP/1.1 302 Found\r\n", "location: /login\r\n"], []],
    ["html-200", ["HTTP/1.1 200 OK\r\n", "content-type: text/html", "<title>Chat</title>"], []],
  ])("%s", async (mode, present, absent) => {
    await using server = await startFaultServer(mode);
    const answer = await rawAnswer(server);
    for (const text of present) expect(answer).toContain(text);
    for (const text of absent) expect(answer).not.toContain(text);
  });

  test("no-handshake-answer says nothing at all", async () => {
    await using server = await startFaultServer("no-handshake-answer");
    expect(await rawAnswer(server)).toBe("");
  });

  test("the good server names no subprotocol that it does not speak", async () => {
    await using server = await startFaultServer("good");
    expect(await rawAnswer(server, "chat.v7")).not.toContain("Sec-WebSocket-Protocol");
  });
});

describe("a token", async () => {
  const tokens = { "token-of-ann": "ann" };
  const places: Readonly<
    Record<string, (token: string, url: string) => [string, ClientOptions & { subprotocols?: string[] }]>
  > = {
    "in Authorization": (token, url) => [url, { headers: { authorization: `Bearer ${token}` } }],
    "in the query": (token, url) => [`${url}?access_token=${token}`, {}],
    "in the cookie sid": (token, url) => [url, { headers: { cookie: `theme=dark; sid=${token}` } }],
    "as a subprotocol": (token, url) => [url, { subprotocols: ["app.v1", token] }],
  };

  test.each(Object.entries(places))("%s opens the door if it is known, and only then", async (_place, present) => {
    await using server = await startFaultServer("good", { tokens });
    expect(await connect(...present("token-of-eve", server.wsUrl))).toBe("refused 401");
    expect(await connect(...present("constructor", server.wsUrl))).toBe("refused 401");
    expect(typeof (await connect(...present("token-of-ann", server.wsUrl)))).toBe("object");
  });

  test("that is missing closes the socket with 4401 where that is asked for", async () => {
    await using server = await startFaultServer("good", { tokens, refuseWith: "close-4401" });
    const { ended } = await requireClient(server.wsUrl);
    expect(await ended).toBe("4401");
  });

  test("that is missing does not matter to unauthenticated-accepted, in either way", async () => {
    for (const refuseWith of ["status-401", "close-4401"] as const) {
      await using server = await startFaultServer("unauthenticated-accepted", { tokens, refuseWith });
      const { ws, texts } = await requireClient(server.wsUrl);
      ws.send('{"type":"ping","id":1}');
      await expect.poll(() => texts).toEqual(['{"type":"pong","id":1}']);
    }
  });
});
