import { type SpawnSyncOptions, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/holdopen.js", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built executable as a user would; a minute is far more than any run needs. */
export function holdopen(args: readonly string[], options: SpawnSyncOptions & { readonly cwd?: string } = {}): Run {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
  const run = spawnSync(process.execPath, [bin, ...args], {
    encoding: "utf8",
    timeout: 60_000,
    env,
    maxBuffer: 1 << 28,
    ...options,
  });
  if (run.error) throw run.error;
  return { code: run.status, out: String(run.stdout), err: String(run.stderr) };
}

/** The same without standing still meanwhile, so that a server of the test's own can answer. */
export function holdopenLive(
  args: readonly string[],
  { env, cwd }: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...env },
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 60_000,
  });
  const texts = [child.stdout, child.stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString("utf8");
  });
  const [out = () => "", err = () => ""] = texts;
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out: out(), err: err() }));
  });
}
