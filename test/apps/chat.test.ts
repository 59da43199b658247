import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, type AppOptions, missingPython, startNodeApp, startPythonApp } from "../support/apps.ts";
import { type Backing, missingBacking, queryPostgres, startPostgres, startRedis } from "../support/backing.ts";
import { freePort } from "../support/free-port.ts";
import { connect, orElse, type PlainClient, requireClient } from "../support/plain-client.ts";

const PHASES = ["init", "dependencies", "database", "cache", "services", "websocket", "finalizing"];
const EVENTS = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];
const LOCKS =
  "SELECT count(*) FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock' AND relation = 'messages'::regclass";
const POLL = { timeout: 15_000, interval: 50 };

let postgres: Backing | undefined;
let redis: Backing | undefined;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
}, 60_000);

afterAll(async () => {
  await Promise.all([postgres?.stop(), redis?.stop()]);
});

const APPS = [
  { name: "chat-node", start: startNodeApp, missing: missingBacking() },
  { name: "chat-python", start: startPythonApp, missing: missingBacking() ?? missingPython() },
];

for (const { name, start, missing } of APPS) {
  describe.skipIf(missing)(missing ? `${name}, skipped: ${missing}` : name, () => {
    test("goes through its phases in order and is then ready with each dependency", async () => {
      await using app = await startApp();
      await untilReady(app);
      expect(phasesDone(app)).toEqual(PHASES);
      expect(await get(app, "/ready")).toEqual({
        status: 200,
        revision: "chat-00007",
        body: {
          status: "ready",
          version: "chat-00007",
          dependencies: { postgres: { status: "up" }, redis: { status: "up" } },
        },
      });
    });

    test("is alive and not ready, and opens no socket, until Redis is there", async () => {
      const port = await freePort();
      await using app = await startApp({ redisUrl: `redis://127.0.0.1:${port}` });
      await expect.poll(() => phasesDone(app), POLL).toEqual(["init", "dependencies", "database"]);
      expect(await get(app, "/health")).toMatchObject({ status: 200, body: { status: "healthy" } });
      expect(await get(app, "/ready")).toMatchObject({ status: 503, body: { status: "starting", phase: "cache" } });
      expect(await connect(app.wsUrl)).toBe("refused 503");

      await using _late = await startRedis(port);
      await untilReady(app);
      expect(await exchange(await requireClient(app.wsUrl), "late")).toEqual(EVENTS);
    });

    test("is no longer ready, and still alive, when Redis has gone", async () => {
      const own = await startRedis();
      await using app = await startApp({ redisUrl: own?.url ?? "" });
      await untilReady(app);
      await own?.stop();
      const down = { postgres: { status: "up" }, redis: { status: "down" } };
      expect(await get(app, "/ready")).toMatchObject({ status: 503, body: { dependencies: down } });
      expect(await get(app, "/health")).toMatchObject({ status: 200 });
    });

    test("answers each message with the five events, in order, and nobody else hears them", async () => {
      await using app = await startApp();
      await untilReady(app);
      const [ann, bob] = [await requireClient(app.wsUrl), await requireClient(app.wsUrl)];
      const both = [exchange(ann, "of-ann"), exchange(bob, "of-bob")];
      expect(await Promise.all(both)).toEqual([EVENTS, EVENTS]);
      expect(await exchange(ann, "again")).toEqual(EVENTS);
      expect(bob.texts.filter((text) => !text.includes("of-bob"))).toEqual([]);
    });

    test("answers a burst that comes with the opening, in order", async () => {
      await using app = await startApp();
      await untilReady(app);
      const { ws, texts } = await requireClient(app.wsUrl);
      for (let id = 0; id < 20; id++) ws.send(JSON.stringify({ type: "ping", id }));
      const pongs = Array.from({ length: 20 }, (_, id) => ({ type: "pong", id }));
      await expect.poll(() => texts.map((text) => JSON.parse(text)), POLL).toEqual(pongs);
    });

    test("keeps messages in PostgreSQL and tells Redis of them and of who is here", async () => {
      await using app = await startApp();
      await untilReady(app);
      const heard: unknown[] = [];
      const listener = new Redis(redis?.url ?? "");
      await listener.subscribe("chat:messages", "chat:presence");
      listener.on("message", (channel, text) => heard.push({ channel, ...JSON.parse(text), socket: undefined }));
      const text = `kept by ${name}`;
      const client = await requireClient(app.wsUrl);
      await exchange(client, 1, text);
      client.ws.close(1000);
      await expect
        .poll(() => heard, POLL)
        .toEqual([
          { channel: "chat:presence", what: "joined" },
          { channel: "chat:messages", text },
          { channel: "chat:presence", what: "left" },
        ]);
      listener.disconnect();
      const kept = `SELECT count(*) FROM messages WHERE body = '${text}'`;
      expect(await queryPostgres(postgres?.url ?? "", kept)).toBe("1");
    });

    test("pings, and drops a peer that does not answer", async () => {
      await using app = await startApp({ env: { HEARTBEAT_SECONDS: "0.5" } });
      await untilReady(app);
      const [well, dead] = [await requireClient(app.wsUrl), await requireClient(app.wsUrl, { autoPong: false })];
      let pings = 0;
      well.ws.on("ping", () => pings++);
      expect(await orElse(10_000, dead.ended, "kept")).not.toBe("kept");
      expect(pings).toBeGreaterThan(0);
      expect(well.ws.readyState).toBe(well.ws.OPEN);
    });

    test("closes its sockets with 1012 on SIGTERM and ends by itself in time", async () => {
      await using app = await startApp();
      await untilReady(app);
      const clients = await Promise.all([1, 2, 3].map(() => requireClient(app.wsUrl)));
      const begin = performance.now();
      const [exit, ...ends] = await Promise.all([app.stop(), ...clients.map(({ ended }) => ended)]);
      expect(ends).toEqual(["1012", "1012", "1012"]);
      expect([0, "SIGTERM"]).toContain(exit); // uvicorn ends itself by the signal that it was sent
      expect(performance.now() - begin).toBeLessThan(8000);
    });

    // uvicorn closes its sockets at once and cuts the exchange short.
    test.skipIf(name === "chat-python")("finishes an exchange that is under way before it closes", async () => {
      await using app = await startApp();
      await untilReady(app);
      const client = await requireClient(app.wsUrl);
      const lock = queryPostgres(postgres?.url ?? "", "BEGIN; LOCK TABLE messages; SELECT pg_sleep(2); COMMIT");
      await expect.poll(() => queryPostgres(postgres?.url ?? "", LOCKS), POLL).toBe("1");
      const answer = exchange(client, 1);
      await expect.poll(() => client.texts.some((text) => text.includes("tool_executing")), POLL).toBe(true);
      const [types, end] = await Promise.all([answer, client.ended, app.stop(), lock]);
      expect([types, end]).toEqual([EVENTS, "1012"]);
    });

    test("drains within its time though a client never answers the closing handshake", async () => {
      await using app = await startApp({ env: { DRAIN_SECONDS: "1" } });
      await untilReady(app);
      const { tcp } = await requireClient(app.wsUrl);
      tcp.pause();
      expect([0, "SIGTERM"]).toContain(await app.stop());
    });

    test("ends on SIGTERM while it waits for a dependency", async () => {
      await using app = await startApp({ redisUrl: `redis://127.0.0.1:${await freePort()}` });
      await expect.poll(() => phasesDone(app), POLL).toContain("database");
      expect([0, "SIGTERM"]).toContain(await app.stop());
    });

    test("shows the incident when told to: healthy, ready, and every first message ends in 1011", async () => {
      await using app = await startApp({ env: { ACCEPT_BEFORE_READY: "1" } });
      for (let attempt = 0; attempt < 2; attempt++) {
        const { ws, ended } = await requireClient(app.wsUrl);
        ws.send(JSON.stringify({ type: "user_message", text: "hello", id: attempt }));
        expect(await ended).toBe("1011");
        expect(await get(app, "/health")).toMatchObject({ status: 200, body: { status: "healthy" } });
        await untilReady(app);
      }
    });

    async function startApp(options: Partial<AppOptions> = {}): Promise<App> {
      const app = await start({
        databaseUrl: postgres?.url ?? "",
        redisUrl: redis?.url ?? "",
        ...options,
        env: { K_REVISION: "chat-00007", ...options.env },
      });
      if (app === undefined) throw new Error(`${name} cannot be started`);
      return app;
    }
  });
}

function phasesDone(app: App): readonly string[] {
  return [...app.output().matchAll(/startup: (\w+) done/g)].map(([, phase = ""]) => phase);
}

async function get({ url }: App, path: string): Promise<{ status: number; revision: string | null; body: unknown }> {
  const response = await fetch(url + path);
  return { status: response.status, revision: response.headers.get("x-revision"), body: await response.json() };
}

async function untilReady(app: App): Promise<void> {
  await expect.poll(async () => (await get(app, "/ready")).status, POLL).toBe(200);
}

/** Says something and gives the types of what is answered to it, up to the last event. */
async function exchange({ ws, texts }: PlainClient, id: string | number, text = "hello"): Promise<readonly string[]> {
  ws.send(JSON.stringify({ type: "user_message", text, id }));
  const types = () => texts.map((reply) => JSON.parse(reply)).flatMap((reply) => (reply.id === id ? [reply.type] : []));
  await expect.poll(() => types().at(-1), POLL).toBe("agent_completed");
  return types();
}
