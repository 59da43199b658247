import { type ClientOptions, WebSocket } from "ws";
import type { FaultServer } from "../fault-server.ts";
import { connect, orElse, type PlainClient, within } from "../plain-client.ts";

/** Long enough for whatever comes at all: only what does not come is waited for that long. */
const PATIENCE_MS = 2000;
/** How long something that must not come is given to come. */
const QUIET_MS = 400;
const LATE_MS = 600;
const STORM_SOCKETS = 32;

export const TOKENS = { "token-of-ann": "ann", "token-of-bob": "bob" };

/** What a good server shows to a client, in the order in which it is looked at. */
export const GOOD_OBSERVATIONS = {
  health: "200 good-00001 up up",
  healthTime: "prompt",
  handshake: "101 app.v1",
  stranger: "refused 401",
  silence: "open",
  exchange: "pong 1",
  events: "agent_started agent_thinking tool_executing tool_completed agent_completed",
  secondMessage: "pong 2",
  burst: "pong 0 pong 1 pong 2 pong 3 pong 4",
  ping: "pong",
  serverPing: "ping",
  deadPeer: "dropped",
  closing: "1000",
  afterExchange: "open",
  otherUser: "hears nothing",
  storm: "32 open",
  churn: "quick",
  afterReset: "101",
  restart: "1012, then 101",
} as const;

export type Observation = keyof typeof GOOD_OBSERVATIONS;
type Observer = (server: FaultServer) => Promise<string>;

/** Looks at a server through a plain client. What disturbs others comes last, one by one. */
export async function observe(server: FaultServer): Promise<Readonly<Record<Observation, string>>> {
  const gentle = await Promise.all(Object.entries(GENTLE).map(async ([name, look]) => [name, await look(server)]));
  const rough = [];
  for (const [name, look] of Object.entries(ROUGH)) rough.push([name, await look(server)]);
  return { ...GOOD_OBSERVATIONS, ...Object.fromEntries(gentle), ...Object.fromEntries(rough) };
}

const GENTLE = {
  health: observeHealth,
  healthTime: observeHealthTime,
  handshake: (server) => withClient(server, async ({ ws }) => `101 ${ws.protocol}`, { subprotocols: ["app.v1"] }),
  stranger: async ({ wsUrl }) => {
    const client = await connect(wsUrl);
    if (typeof client === "string") return client;
    client.ws.terminate();
    return "101";
  },
  silence: (server) => withClient(server, stateAfterQuiet),
  exchange: (server) => withClient(server, (client) => ask(client, 1)),
  events: (server) => withClient(server, observeEvents),
  secondMessage: (server) =>
    withClient(server, async (client) => {
      await ask(client, 1);
      await pause(20);
      client.texts.length = 0;
      return await ask(client, 2);
    }),
  burst: (server) => withClient(server, observeBurst),
  ping: (server) =>
    withClient(server, async ({ ws }) => {
      const pong = new Promise<string>((resolve) => ws.on("pong", () => resolve("pong")));
      ws.ping();
      return await orElse(PATIENCE_MS, pong, "nothing");
    }),
  serverPing: (server) =>
    withClient(server, async ({ ws }) => {
      const ping = new Promise<string>((resolve) => ws.on("ping", () => resolve("ping")));
      return await orElse(PATIENCE_MS, ping, "nothing");
    }),
  deadPeer: (server) =>
    withClient(
      server,
      async ({ ended }) =>
        await orElse(
          PATIENCE_MS,
          ended.then(() => "dropped"),
          "kept",
        ),
      {
        autoPong: false,
      },
    ),
  closing: (server) =>
    withClient(server, async ({ ws, ended }) => {
      ws.close(1000);
      return await orElse(PATIENCE_MS, ended, "no answer");
    }),
  afterExchange: (server) =>
    withClient(server, async (client) => {
      await ask(client, 1);
      client.texts.length = 0;
      return await stateAfterQuiet(client);
    }),
  otherUser: (server) =>
    withClient(
      server,
      async (bob) => {
        const asked = await withClient(server, (ann) => ask(ann, "of-ann"));
        const heard = await within(QUIET_MS, () => bob.texts.find((text) => text.includes("of-ann")));
        return heard === undefined ? "hears nothing" : `hears ${asked}`;
      },
      { token: "token-of-bob" },
    ),
} satisfies Partial<Record<Observation, Observer>>;

const ROUGH = {
  storm: observeStorm,
  churn: observeChurn,
  afterReset: async (server) => {
    const ended = await withClient(server, async ({ tcp, ended }) => {
      tcp.resetAndDestroy();
      return await ended;
    });
    await within(PATIENCE_MS, () => (server.stats().open === 0 ? true : undefined));
    return ended.startsWith("1006") ? await withClient(server, async () => "101") : ended;
  },
  restart: (server) =>
    withClient(server, async ({ ended }) => {
      await server.restart();
      return `${await ended}, then ${await withClient(server, async () => "101")}`;
    }),
} satisfies Partial<Record<Observation, Observer>>;

interface Asking extends ClientOptions {
  readonly token?: keyof typeof TOKENS;
  readonly subprotocols?: string[];
}

async function withClient(
  { wsUrl }: FaultServer,
  use: (client: PlainClient) => Promise<string>,
  { token = "token-of-ann", ...options }: Asking = {},
): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const client = await connect(wsUrl, { headers, handshakeTimeout: PATIENCE_MS, ...options });
  if (typeof client === "string") return client;
  try {
    return await use(client);
  } finally {
    client.ws.terminate();
  }
}

async function pause(milliseconds: number): Promise<void> {
  await within(milliseconds, () => undefined);
}

/** Sends a ping message and gives its reply, or the end of the socket. */
async function ask(client: PlainClient, id: string | number): Promise<string> {
  await pause(20);
  if (client.ws.readyState === WebSocket.OPEN) client.ws.send(JSON.stringify({ type: "ping", id }));
  const begin = performance.now();
  const look = () => client.texts.find((text) => !text.includes("greeting"));
  const told = (text: string): string => shown(text) + late(begin);
  const said = within(PATIENCE_MS, look).then((text) => (text === undefined ? "nothing" : told(text)));
  // A reply may be there when the end comes, and nobody has looked yet.
  const ended = endOf(client).then((end) => {
    const text = look();
    return text === undefined ? end : told(text);
  });
  return await Promise.race([said, ended]);
}

function late(sinceMs: number): string {
  return performance.now() - sinceMs > LATE_MS ? "(late)" : "";
}

function shown(text: string): string {
  try {
    const { type, id }: { type?: unknown; id?: unknown } = JSON.parse(text);
    return `${type} ${id}`;
  } catch {
    return text;
  }
}

async function endOf({ ended }: PlainClient): Promise<string> {
  return `closed ${await ended}`;
}

async function stateAfterQuiet(client: PlainClient): Promise<string> {
  const ended = await orElse(QUIET_MS, endOf(client), "open");
  return [...client.texts, ended].join(" ");
}

async function observeHealth({ url }: FaultServer): Promise<string> {
  const seen = new Set<string>();
  for (const path of ["/health", "/ready", "/healthz", "/ready", "/ready", "/ready"]) {
    const response = await fetch(url + path);
    seen.add(`${response.status} ${describeHealth(await response.text())}`);
  }
  return [...seen].join(", ");
}

function describeHealth(body: string): string {
  if (!body.startsWith("{")) return /<title>(.*)<\/title>/.exec(body)?.[1] ?? body.trim();
  const { status, version, dependencies } = JSON.parse(body);
  return version === undefined ? status : `${version} ${dependencies.postgres.status} ${dependencies.redis.status}`;
}

async function observeHealthTime({ url }: FaultServer): Promise<string> {
  const begin = performance.now();
  await (await fetch(`${url}/ready`)).text();
  return performance.now() - begin < 1400 ? "prompt" : "slow";
}

async function observeEvents(client: PlainClient): Promise<string> {
  const seen: string[] = [];
  await pause(20);
  client.ws.send(JSON.stringify({ type: "user_message", text: "hello", id: 7 }));
  let before = performance.now();
  client.ws.on("message", (data) => {
    const [type = "", id] = shown(data.toString()).split(" ");
    if (id === "7") seen.push(type + late(before));
    before = performance.now();
  });
  const complete = within(PATIENCE_MS * 2, () => (seen.at(-1)?.startsWith("agent_completed") ? true : undefined));
  const ended = await Promise.race([complete, endOf(client)]);
  return seen.join(" ") || (typeof ended === "string" ? ended : "nothing");
}

async function observeBurst(client: PlainClient): Promise<string> {
  await pause(20);
  for (let id = 0; id < 5; id++) client.ws.send(JSON.stringify({ type: "ping", id }));
  const pongs = () => client.texts.filter((text) => !text.includes("greeting"));
  const all = within(PATIENCE_MS, () => (pongs().length >= 5 ? true : undefined));
  const ended = await Promise.race([all, endOf(client)]);
  return pongs().map(shown).join(" ") || (typeof ended === "string" ? ended : "nothing");
}

async function observeStorm({ wsUrl }: FaultServer): Promise<string> {
  const begin = performance.now();
  const headers = { authorization: "Bearer token-of-ann" };
  const clients = await Promise.all(Array.from({ length: STORM_SOCKETS }, () => connect(wsUrl, { headers })));
  const slow = performance.now() - begin > 2500 ? ", slowly" : "";
  const open = clients.filter((client) => typeof client !== "string");
  const refused = clients.filter((client) => typeof client === "string");
  for (const { ws } of open) ws.terminate();
  return [`${open.length} open${slow}`, ...new Set(refused)].join(", ");
}

/** The quickest of three handshakes after many others: only a server that has slowed down is slow in all three. */
async function observeChurn(server: FaultServer): Promise<string> {
  const handshake = async (): Promise<number | string> => {
    const begin = performance.now();
    const outcome = await withClient(server, async () => "101");
    return outcome === "101" ? performance.now() - begin : outcome;
  };
  const times: number[] = [];
  for (let cycle = 0; cycle < 10; cycle++) {
    const time = await handshake();
    if (typeof time === "string") return time;
    times.push(time);
  }
  return Math.min(...times.slice(-3)) < 300 ? "quick" : "slow";
}
