import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { absent, startDaemon, waitForPort } from "./daemon.ts";
import { freePort } from "./free-port.ts";

/** One of the chat services of `examples/`, running. */
export interface App extends AsyncDisposable {
  readonly url: string;
  readonly wsUrl: string;
  readonly port: number;
  readonly pid: number;
  output(): string;
  /** Sends SIGTERM and waits; gives the exit code, or the signal that it took. */
  stop(): Promise<number | string>;
}

export interface AppOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Other environment variables, such as `ACCEPT_BEFORE_READY`. */
  readonly env?: Readonly<Record<string, string>>;
}

type StartApp = (options: AppOptions) => Promise<App | undefined>;

const root = fileURLToPath(new URL("../..", import.meta.url));
const python = join(root, ".venv/bin/python");

/** What is missing here for the Python app; undefined when nothing is. */
export function missingPython(): string | undefined {
  return existsSync(join(root, ".venv/bin/uvicorn")) ? undefined : "there is no .venv with the app's requirements";
}

export const startNodeApp: StartApp = (options) => startApp(process.execPath, "chat-node/server.mjs", options);

/** Undefined, with a warning, where `.venv` has not been made from the app's requirements. */
export const startPythonApp: StartApp = async (options) => {
  const missing = missingPython();
  return missing ? absent(missing) : await startApp(python, "chat-python/server.py", options);
};

async function startApp(program: string, script: string, { databaseUrl, redisUrl, env }: AppOptions): Promise<App> {
  const port = await freePort();
  const own = { HOST: "127.0.0.1", PORT: String(port), DATABASE_URL: databaseUrl, REDIS_URL: redisUrl };
  const file = join(root, "examples", script);
  const daemon = startDaemon(program, [file], { env: { PATH: process.env.PATH, ...own, ...env } });
  await waitForPort(port, daemon);
  const stop = async (): Promise<number | string> => {
    await daemon.stop();
    return await daemon.ended;
  };
  const host = `127.0.0.1:${port}`;
  return {
    url: `http://${host}`,
    wsUrl: `ws://${host}/ws`,
    port,
    pid: daemon.pid,
    output: daemon.output,
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
