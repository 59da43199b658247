import { HttpsProxyAgent } from "https-proxy-agent";
import { describe, expect, test } from "vitest";
import { startFaultServer } from "../support/fault-server.ts";
import {
  findNginx,
  makeCertificates,
  startAgeCutter,
  startHttpProxy,
  startNginx,
  startTlsFront,
} from "../support/hops.ts";
import { connect, orElse, type PlainClient, requireClient } from "../support/plain-client.ts";

async function exchange({ ws, texts }: PlainClient): Promise<void> {
  ws.send('{"type":"ping","id":1}');
  await expect.poll(() => texts).toEqual(['{"type":"pong","id":1}']);
}

describe.skipIf(findNginx() === undefined)("nginx", () => {
  test("passes an upgrade on, and cuts a socket whose server is silent", async () => {
    await using server = await startFaultServer("good");
    await using nginx = await startNginx({ upstream: server, readTimeoutSeconds: 1 });
    const client = await requireClient(nginx?.wsUrl ?? "");
    await exchange(client);
    expect(await orElse(500, client.ended, "open")).toBe("open");
    expect(await orElse(5000, client.ended, "open")).toBe("1006 fin");
  });

  test("spares a socket whose server pings", async () => {
    await using server = await startFaultServer("good", { heartbeatSeconds: 0.5 });
    await using nginx = await startNginx({ upstream: server, readTimeoutSeconds: 2 });
    const { ended } = await requireClient(nginx?.wsUrl ?? "");
    expect(await orElse(3000, ended, "open")).toBe("open");
  });

  test("shows what the server says, and 502 when it is gone", async () => {
    await using server = await startFaultServer("reject-429");
    await using nginx = await startNginx({ upstream: server, readTimeoutSeconds: 1 });
    expect(await connect(nginx?.wsUrl ?? "")).toBe("refused 429");
    await server.close();
    expect(await connect(nginx?.wsUrl ?? "")).toBe("refused 502");
  });
});

test("the age cutter ends a busy connection at its age", async () => {
  await using server = await startFaultServer("good");
  await using cutter = await startAgeCutter({ upstream: server, seconds: 1 });
  const client = await requireClient(cutter.wsUrl);
  const busy = setInterval(() => client.ws.send('{"type":"ping","id":1}'), 50);
  expect(await orElse(500, client.ended, "open")).toBe("open");
  expect(await orElse(5000, client.ended, "open")).toBe("1006 fin");
  clearInterval(busy);
  expect(client.texts.length).toBeGreaterThan(5);
});

test("the proxy opens tunnels to this machine, counts them, and goes nowhere else", async () => {
  await using server = await startFaultServer("good");
  await using front = await startTlsFront({ upstream: server });
  await using proxy = await startHttpProxy();
  const agent = new HttpsProxyAgent(proxy.url);
  await exchange(await requireClient(front.wsUrl, { agent, ca: front.ca }));
  expect(proxy.tunnels()).toBe(1);
  expect(await connect("wss://chat.invalid/ws", { agent })).not.toBeTypeOf("object");
  expect(proxy.tunnels()).toBe(1);
});

describe("TLS", async () => {
  const certificates = await makeCertificates();
  const { ca } = certificates;

  test("is terminated in front of a plain server", async () => {
    await using server = await startFaultServer("good");
    await using front = await startTlsFront({ upstream: server, certificates });
    await exchange(await requireClient(front.wsUrl, { ca }));
    expect(await connect(front.wsUrl)).toMatch(/certificate/);
  });

  test("asks for a client certificate of the authority that it is told", async () => {
    await using server = await startFaultServer("good");
    await using front = await startTlsFront({ upstream: server, certificates, clientCa: ca });
    await exchange(await requireClient(front.wsUrl, { ca, ...certificates.client }));
    const stranger = (await makeCertificates()).client;
    for (const own of [{}, stranger]) expect(await connect(front.wsUrl, { ca, ...own })).not.toBeTypeOf("object");
  });

  test("passes a reset of the server on as an end", async () => {
    await using server = await startFaultServer("rst-on-first-message");
    await using front = await startTlsFront({ upstream: server, certificates });
    const client = await requireClient(front.wsUrl, { ca });
    client.ws.send("anything");
    expect(await orElse(3000, client.ended, "open")).toMatch(/^1006 /);
  });
});
