import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Made = { readonly text: string } | { readonly failed: string };

export interface ToolOptions {
  readonly cwd: string;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Runs a tool that turns files into text, without a shell. It sees neither proxies nor credentials nor anybody's
 * settings: its home is a folder that is gone afterwards, and git may not fetch.
 */
export async function runTool(file: string, args: readonly string[], options: ToolOptions): Promise<Made> {
  const { cwd, timeoutMs = TIMEOUT_MS } = options;
  const home = mkdtempSync(join(tmpdir(), "holdopen-render-"));
  try {
    return await new Promise<Made>((resolve) => {
      const settings = {
        cwd,
        env: environmentIn(home),
        timeout: timeoutMs,
        killSignal: "SIGKILL",
        maxBuffer: MAX_BYTES,
      } as const;
      const child = execFile(file, args, { ...settings, windowsHide: true }, (error, stdout, stderr) => {
        if (error === null) return resolve({ text: stdout });
        if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
          return resolve({ failed: `printed more than ${MAX_BYTES / 1024 / 1024} MB` });
        if (error.killed) return resolve({ failed: `did not finish within ${timeoutMs / 1000} s` });
        resolve({ failed: `failed: ${saidIn(stderr) ?? `exit ${error.code ?? error.signal}`}` });
      });
      child.stdin?.end();
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function environmentIn(home: string): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return {
    ...(PATH === undefined ? {} : { PATH }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    HOME: home,
    TMPDIR: home,
    KUBECONFIG: join(home, "none"),
    HELM_CACHE_HOME: join(home, "cache"),
    HELM_CONFIG_HOME: join(home, "config"),
    HELM_DATA_HOME: join(home, "data"),
    GIT_ALLOW_PROTOCOL: "none",
    GIT_TERMINAL_PROMPT: "0",
  };
}

/** The first line with a word in it; a stack of them helps nobody. */
function saidIn(stderr: string): string | undefined {
  const line = stderr.split("\n").find((text) => text.trim() !== "");
  return line === undefined ? undefined : line.trim().slice(0, 500);
}
