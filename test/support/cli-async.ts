import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Run } from "./cli.ts";

const bin = fileURLToPath(new URL("../../bin/holdopen.js", import.meta.url));
const LONGEST_RUN_MS = 60_000;

/** Runs the built executable while this process goes on, for it may be the server that is asked. */
export function holdopenAsync(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Run> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { PATH: process.env.PATH, NO_COLOR: "1", ...env },
    timeout: LONGEST_RUN_MS,
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}
