import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startFaultServer } from "../support/fault-server.ts";
import { orElse, requireClient } from "../support/plain-client.ts";

const CUT = { cutSeconds: 0.5 };

test("idle-cut ends a silent socket without a close frame, and not before its time", async () => {
  await using server = await startFaultServer("idle-cut", CUT);
  const { ended } = await requireClient(server.wsUrl);
  expect(await orElse(400, ended, "open")).toBe("open");
  expect(await orElse(3000, ended, "open")).toBe("1006 fin");
});

test("idle-cut spares a socket that is only pinged", async () => {
  await using server = await startFaultServer("idle-cut", { cutSeconds: 1.5, heartbeatSeconds: 0.5 });
  const { ended } = await requireClient(server.wsUrl);
  expect(await orElse(2500, ended, "open")).toBe("open");
});

test("age-cut ends a busy socket as well", async () => {
  await using server = await startFaultServer("age-cut", CUT);
  const { ws, ended, texts } = await requireClient(server.wsUrl);
  const busy = setInterval(() => ws.send('{"type":"ping","id":1}'), 50);
  expect(await orElse(3000, ended, "open")).toBe("1006 fin");
  clearInterval(busy);
  expect(texts.length).toBeGreaterThan(3);
});

test("the good server cuts neither a silent socket nor an old one", async () => {
  await using server = await startFaultServer("good", CUT);
  const { ended } = await requireClient(server.wsUrl);
  await sleep(1000);
  expect(await orElse(100, ended, "open")).toBe("open");
});

test("slow-close answers in the end, no-close-reply never does", async () => {
  const answers = ["slow-close", "no-close-reply"] as const;
  const outcomes = answers.map(async (mode) => {
    await using server = await startFaultServer(mode);
    const { ws, ended } = await requireClient(server.wsUrl);
    ws.close(1000);
    return [await orElse(9000, ended, "waiting"), await orElse(3000, ended, "waiting")];
  });
  expect(await Promise.all(outcomes)).toEqual([
    ["waiting", "1000"],
    ["waiting", "waiting"],
  ]);
});

test("the incident closes with a reason 50 to 90 ms after the first message, on a socket that was quiet before", async () => {
  await using server = await startFaultServer("incident");
  const { ws, ended } = await requireClient(server.wsUrl);
  expect(await orElse(300, ended, "open")).toBe("open");
  const reason = new Promise<string>((resolve) => ws.on("close", (_code, text) => resolve(text.toString())));
  const sentAtMs = performance.now();
  ws.send('{"type":"user_message","text":"hello","id":1}');
  expect(await ended).toBe("1011");
  expect(performance.now() - sentAtMs).toBeGreaterThanOrEqual(49);
  expect(await reason).toBe("supervisor is not available");
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});
