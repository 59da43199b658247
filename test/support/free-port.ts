import { once } from "node:events";
import { createServer } from "node:net";

/** Below the range from which Linux takes ports for those who ask for any: nobody gets one of these by chance. */
const FIRST = 12_000;
const COUNT = 20_000;

/** Each test process begins somewhere else, and gives no port twice. */
let next = (process.pid * 127) % COUNT;

/** A port of 127.0.0.1 that nobody holds; for servers that cannot be told to choose one themselves. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < COUNT; attempt++) {
    next = (next + 1) % COUNT;
    // Kept, for somebody else may ask while this one is being tried.
    const port = FIRST + next;
    if (await isFree(port)) return port;
  }
  throw new Error("every port is taken");
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const outcome = Promise.race([once(server, "listening").then(() => true), once(server, "error").then(() => false)]);
  server.listen(port, "127.0.0.1");
  const free = await outcome.catch(() => false);
  server.close();
  return free;
}
