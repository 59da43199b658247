import { createServer } from "node:http";
import { Agent } from "./agent.mjs";
import { Bus } from "./bus.mjs";
import { liveness, readiness } from "./health.mjs";
import { readSettings } from "./settings.mjs";
import { Sockets } from "./sockets.mjs";
import { Startup } from "./startup.mjs";
import { Store } from "./store.mjs";

const settings = readSettings(process.env);
const startup = new Startup();
const store = new Store(settings.databaseUrl);
const bus = new Bus(settings.redisUrl);
const chat = { bus, agent: undefined, mayEnter: () => settings.acceptBeforeReady || startup.isDone("websocket") };
const sockets = new Sockets(chat, settings.heartbeatSeconds);
const stop = new AbortController();

const dependencies = { postgres: () => store.check(), redis: () => bus.check() };

const server = createServer(async ({ url }, response) => {
  const { status, body } = await answer(url);
  response.writeHead(status, { "content-type": "application/json", "x-revision": settings.revision });
  response.end(JSON.stringify(body));
});
server.keepAliveTimeout = 620_000; // longer than the 600 s for which Google's load balancers keep a connection
server.headersTimeout = 630_000;
server.on("upgrade", (request, tcp, head) => sockets.upgrade(request, tcp, head));

const work = {
  database: (signal) => store.connect(signal),
  cache: (signal) => bus.connect(signal),
  services: startAgent,
};
// The incident: nobody waits for the services phase. Health is good, sockets open, and the first message ends them.
if (settings.acceptBeforeReady) delete work.services;

process.once("SIGTERM", shutDown);
process.once("SIGINT", shutDown);
server.listen(settings.port, settings.host, () => console.log(`listening on ${settings.host}:${server.address().port}`));
await startup.run(work, stop.signal).catch((error) => {
  if (!stop.signal.aborted) throw error;
});

async function startAgent() {
  const agent = new Agent(store, bus);
  await agent.start();
  chat.agent = agent;
}

async function answer(url) {
  const { pathname } = new URL(url, "http://localhost");
  if (pathname === "/health") return liveness();
  if (pathname === "/ready") return await readiness(startup, dependencies, settings.revision);
  return { status: 404, body: { error: "not found" } };
}

async function shutDown() {
  stop.abort();
  server.close();
  await sockets.drain(settings.drainSeconds);
  server.closeAllConnections();
  bus.close();
  await store.close();
}
