import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { FaultMode } from "./fault-server.ts";

export interface FaultProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** The fault server in a process of its own, so that it and its client do not share one event loop. */
export async function startFaultProcess(mode: FaultMode | "good"): Promise<FaultProcess> {
  const folder = mkdtempSync(join(tmpdir(), "holdopen-server-"));
  const outfile = join(folder, "server.cjs");
  await build({
    stdin: {
      contents: `import { startFaultServer } from "./fault-server.ts";
        process.on("disconnect", () => process.exit());
        startFaultServer(process.argv[2]).then(({ url }) => process.send(url));`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile,
    logLevel: "error",
  });
  const child = fork(outfile, [mode], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once("message", (message) => resolve(String(message)));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    url,
    async stop() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
