import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface Daemon {
  readonly pid: number;
  /** What it has written to both of its outputs so far. */
  output(): string;
  /** The exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface DaemonOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

const LONGEST_LIFE_SECONDS = 600;
const KILL_AFTER_MS = 12_000;

/** Runs a server of its own process; it ends with the tests, and by itself when they are forgotten. */
export function startDaemon(command: string, args: readonly string[], options: DaemonOptions = {}): Daemon {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output += String(data);
    });
  }
  const ended = endOf(child);
  const kill = (): boolean => child.kill("SIGKILL");
  process.once("exit", kill);
  const life = setTimeout(kill, LONGEST_LIFE_SECONDS * 1000).unref();
  ended.finally(() => {
    clearTimeout(life);
    process.off("exit", kill);
  });
  return { pid: child.pid ?? 0, output: () => output, ended, stop: (signal) => stop(child, ended, signal) };
}

/** Waits until somebody listens; stops the daemon, and says what it wrote, if nobody does. */
export async function waitForPort(port: number, daemon: Daemon, seconds = 30): Promise<void> {
  const end = performance.now() + seconds * 1000;
  let exit: number | string | undefined;
  daemon.ended.then((how) => {
    exit = how;
  });
  while (!(await isListening(port))) {
    if (exit !== undefined) throw new Error(`ended with ${exit} before it listened:\n${daemon.output()}`);
    if (performance.now() > end) {
      await daemon.stop("SIGKILL");
      throw new Error(`nobody listens on ${port} after ${seconds} s:\n${daemon.output()}`);
    }
    await sleep(50);
  }
}

/** Where a program is: in the PATH, or in the folders that are named besides. */
export function findProgram(name: string, ...folders: readonly string[]): string | undefined {
  const all = [...(process.env.PATH ?? "").split(delimiter), ...folders];
  return all.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** For a start that is impossible here: says why, and gives undefined, so that the tests are skipped and seen to be. */
export function absent(why: string): undefined {
  process.emitWarning(`not started: ${why}`);
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const listening = await Promise.race([
    once(socket, "connect").then(
      () => true,
      () => false,
    ),
    sleep(1000, false),
  ]);
  socket.destroy();
  return listening;
}

async function endOf(child: ChildProcess): Promise<number | string> {
  return await new Promise((resolve) => {
    child.once("error", ({ message }) => resolve(message));
    child.once("exit", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
}

async function stop(child: ChildProcess, ended: Promise<unknown>, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  child.kill(signal);
  const killer = setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
  await ended;
  clearTimeout(killer);
}
