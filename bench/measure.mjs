import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Where every program runs. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const USAGE = fileURLToPath(new URL("usage.cjs", import.meta.url));

/**
 * A program to measure: arguments of `node`.
 *
 * @typedef {object} Program
 * @property {string} name
 * @property {readonly string[]} args
 * @property {number} runs How often it is measured.
 * @property {(out: string) => string | undefined} [check] Why what it printed means that it did not do the work.
 *
 * @typedef {object} Run
 * @property {number} seconds From the start of the process to its end, as its caller sees it.
 * @property {{ peakBytes: number, cpuSeconds: number } | undefined} used Unknown for one that was killed or not asked.
 * @property {string | undefined} failure Why its time means nothing.
 *
 * @typedef {object} Measured
 * @property {string} name
 * @property {number} median Seconds.
 * @property {number} best Seconds.
 * @property {number} runs
 * @property {number} cpuSeconds The median; 0 where it was not asked.
 * @property {number} peakBytes The highest of all runs; 0 where it was not asked.
 * @property {string | undefined} failure
 */

let running;
process.on("exit", () => running?.kill("SIGKILL"));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

/**
 * Runs one program to its end, or to the end of its time.
 *
 * @param {Program} program
 * @param {{ timeoutSeconds: number, usage: boolean }} options
 * @returns {Promise<Run>}
 */
function run({ args, check }, { timeoutSeconds, usage }) {
  const timeout = timeoutSeconds * 1000;
  const env = { ...process.env, NO_COLOR: "1", BENCH_TIMEOUT_MS: String(timeout + 5000) };
  const stdio = ["ignore", "pipe", "pipe", usage ? "pipe" : "ignore"];
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [...(usage ? ["--require", USAGE] : []), ...args], {
      cwd: ROOT,
      env,
      stdio,
    });
    running = child;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, timeout);
    const [, out, err, used] = child.stdio.map((stream) => (stream === null ? () => "" : collect(stream)));
    let seconds = 0;
    child.on("error", reject);
    child.on("exit", () => {
      seconds = (performance.now() - start) / 1000;
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      running = undefined;
      const failure = isLate
        ? `took more than ${timeoutSeconds} s`
        : code === 0
          ? check?.(out())
          : `ended with ${code ?? signal}: ${errorLine(err())}`;
      resolve({ seconds, used: used() === "" ? undefined : JSON.parse(used()), failure });
    });
  });
}

/** The line that names the error, with files as the repository knows them. */
function errorLine(text) {
  const lines = text.replaceAll(ROOT, "").trim().split("\n");
  return (lines.find((line) => /error/i.test(line) && !line.startsWith("node:")) ?? lines[0] ?? "")
    .trim()
    .slice(0, 120);
}

/** Keeps what a stream says, up to what a result may be; what is over it is read and dropped. */
function collect(stream) {
  const chunks = [];
  let size = 0;
  stream.on("data", (chunk) => {
    size += chunk.length;
    if (size < 1 << 20) chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString("utf8");
}

/**
 * Runs several programs in turn, so that a slow minute of the machine hits all of them. A first round only warms the
 * file cache; a program to be run once is too slow to be worth it. One that fails is not run again.
 *
 * @param {readonly Program[]} programs
 * @param {{ timeoutSeconds: number, usage: boolean, progress?: (done: string) => void }} options
 * @returns {Promise<readonly Measured[]>} In the order of the programs.
 */
export async function measure(programs, { timeoutSeconds, usage, progress }) {
  const results = programs.map(() => /** @type {Run[]} */ ([]));
  const rounds = Math.max(...programs.map(({ runs }) => runs));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, program] of programs.entries()) {
      const isWarmUp = round === 0;
      if (isWarmUp ? program.runs === 1 : round > program.runs) continue;
      if (results[index].some(({ failure }) => failure)) continue;
      const result = await run(program, { timeoutSeconds, usage });
      progress?.(`${isWarmUp ? "warm-up" : `round ${round}`}: ${program.name}, ${result.seconds.toFixed(2)} s`);
      if (!isWarmUp || result.failure) results[index].push(result);
    }
  }
  return programs.map(({ name }, index) => summary(name, results[index]));
}

/** @param {string} name @param {readonly Run[]} results @returns {Measured} */
function summary(name, results) {
  const times = results.map(({ seconds }) => seconds);
  return {
    name,
    median: median(times),
    best: Math.min(...times),
    runs: times.length,
    cpuSeconds: median(results.map(({ used }) => used?.cpuSeconds ?? 0)),
    peakBytes: Math.max(0, ...results.map(({ used }) => used?.peakBytes ?? 0)),
    failure: results.find(({ failure }) => failure)?.failure,
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
