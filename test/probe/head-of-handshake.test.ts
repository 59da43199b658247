import { createHash } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { messageOf, verdicts, verifyUrl } from "../support/live.ts";

/** RFC 6455 §5.5.1: FIN and close, two bytes of payload, 1013. */
const TRY_AGAIN_LATER = Buffer.from([0x88, 0x02, 0x03, 0xf5]);

test("a frame that comes in one packet with the 101 is seen", async () => {
  const server = createServer((tcp) => tcp.once("data", (request) => answer(tcp, request.toString("latin1"))));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  try {
    const report = await verifyUrl(`http://127.0.0.1:${port}`, {
      checks: ["W3"],
      config: "services: { chat: { paths: [/ws] } }",
    });
    expect(verdicts(report).W3).toBe("fail");
    expect(messageOf(report, "W3")).toMatch(/the server closed with 1013/);
  } finally {
    server.close();
  }
});

function answer(tcp: Socket, request: string): void {
  const [, key = ""] = /^sec-websocket-key: (.*)\r$/im.exec(request) ?? [];
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
  tcp.on("error", () => {});
  tcp.write(Buffer.concat([Buffer.from(head), TRY_AGAIN_LATER]));
  // The client's close frame ends it.
  tcp.once("data", () => tcp.end());
}
