import { expect, test } from "vitest";
import { startFaultServer } from "../support/fault-server.ts";
import { requireClient } from "../support/plain-client.ts";

const SOCKETS = 500;

test("the good server answers five hundred sockets, each with its own reply, and counts them", async () => {
  await using server = await startFaultServer("good");
  const clients = await Promise.all(Array.from({ length: SOCKETS }, () => requireClient(server.wsUrl)));
  expect(server.stats()).toMatchObject({ handshakes: SOCKETS, opened: SOCKETS, open: SOCKETS, refused: 0 });
  clients.forEach(({ ws }, id) => void ws.send(JSON.stringify({ type: "ping", id })));
  await expect
    .poll(() => clients.map(({ texts }) => texts), { timeout: 10_000 })
    .toEqual(clients.map((_client, id) => [JSON.stringify({ type: "pong", id })]));
  for (const { ws } of clients) ws.close(1000);
  await expect.poll(() => server.stats().open, { timeout: 10_000 }).toBe(0);
  expect(server.stats().closeCodes).toEqual(Array(SOCKETS).fill(1000));
});

test("a client that resets its connection is counted as that, and one that says goodbye is not", async () => {
  await using server = await startFaultServer("good");
  const [polite, rude] = await Promise.all([requireClient(server.wsUrl), requireClient(server.wsUrl)]);
  polite.ws.close(1000);
  rude.tcp.resetAndDestroy();
  await expect.poll(() => server.stats().open).toBe(0);
  expect(server.stats().resets).toBe(1);
});
