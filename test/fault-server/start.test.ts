import { expect, test } from "vitest";
import { type FaultMode, type FaultServer, startFaultServer } from "../support/fault-server.ts";
import { connect, orElse, requireClient, within } from "../support/plain-client.ts";

/** What a client gets from a server that has only just started: health, readiness, handshake, first message. */
async function firstImpression(mode: FaultMode | "good", coldSeconds: number): Promise<readonly string[]> {
  await using server = await startFaultServer(mode, { coldSeconds });
  if (coldSeconds === 0) await within(20, () => undefined);
  const [health, ready] = await Promise.all(["/health", "/ready"].map((path) => fetch(server.url + path)));
  return [String(health?.status), String(ready?.status), await firstExchange(server)];
}

async function firstExchange({ wsUrl }: FaultServer): Promise<string> {
  const client = await connect(wsUrl);
  if (typeof client === "string") return client;
  const { ws, texts, ended } = client;
  ws.send('{"type":"ping","id":1}');
  const reply = within(2000, () => texts[0]).then((text) => text ?? "nothing");
  return await orElse(3000, Promise.race([reply, ended]), "nothing");
}

const PONG = '{"type":"pong","id":1}';

test.each<[FaultMode | "good", readonly string[]]>([
  ["good", ["200", "200", PONG]],
  ["cold-accepts-early", ["200", "200", "1011"]],
  ["cold-refuses-early", ["200", "503", "refused 503"]],
  ["cold-1013", ["200", "503", "1013"]],
])("%s while it is cold", async (mode, impression) => {
  expect(await firstImpression(mode, 60)).toEqual(impression);
});

test.each<FaultMode>(["cold-accepts-early", "cold-refuses-early", "cold-1013"])(
  "%s is good once it is warm",
  async (mode) => {
    expect(await firstImpression(mode, 0)).toEqual(["200", "200", PONG]);
  },
);

test("GET /__restart closes sockets with 1012, refuses connections for a while, and serves again on the same port", async () => {
  await using server = await startFaultServer("good", { coldSeconds: 0.5 });
  const { ended } = await requireClient(server.wsUrl);
  expect((await fetch(`${server.url}/__restart`)).status).toBe(202);
  expect(await ended).toBe("1012");
  expect(await connect(server.wsUrl)).toMatch(/ECONNREFUSED/);
  const back = await waitUntilBack(server);
  expect(back).toBe(PONG);
});

test("a server that is closed while it restarts stays closed", async () => {
  const server = await startFaultServer("good", { coldSeconds: 0.2 });
  const restarted = server.restart();
  await server.close();
  await restarted;
  expect(await connect(server.wsUrl)).toMatch(/ECONNREFUSED/);
});

async function waitUntilBack(server: FaultServer): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const outcome = await firstExchange(server);
    if (!outcome.includes("ECONNREFUSED")) return outcome;
    await within(50, () => undefined);
  }
  return "never";
}
