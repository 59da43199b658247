import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { verifyUrl } from "../support/live.ts";

/** Unmasked frames, as servers send them (RFC 6455 §5.2). */
const CLOSE_4401 = Buffer.from([0x88, 0x02, 0x11, 0x31]);
const GREETING = Buffer.concat([Buffer.from([0x81, 0x02]), Buffer.from("hi")]);

test("what comes in one packet with the 101 is not lost", async () => {
  const server = createServer((_, response) => response.writeHead(204).end());
  server.on("upgrade", ({ headers }, tcp) => {
    const key = `${headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash("sha1").update(key).digest("base64");
    const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
    tcp.on("error", () => undefined);
    tcp.write(Buffer.concat([Buffer.from(head), GREETING, CLOSE_4401]));
    tcp.on("data", () => tcp.end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  try {
    const report = await verifyUrl(`http://127.0.0.1:${address.port}/ws`, { checks: ["W3"], config: "services: {}" });
    const settle = report.live?.timeline.filter(({ check }) => check === "settle").map(({ fields }) => fields) ?? [];
    expect(settle).toContainEqual(expect.objectContaining({ event: "message", direction: "in", text: "hi" }));
    expect(settle).toContainEqual(expect.objectContaining({ event: "end", how: "close-frame", code: 4401 }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
