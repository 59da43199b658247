// Loaded before a measured program: it tells what it used when it exits, and does not outlive its time.
const { readFileSync, writeSync } = require("node:fs");

process.on("exit", () => writeSync(3, JSON.stringify({ peakBytes: peakBytes(), cpuSeconds: cpuSeconds() })));
setTimeout(() => process.kill(process.pid, "SIGKILL"), Number(process.env.BENCH_TIMEOUT_MS)).unref();

function peakBytes() {
  // On Linux maxRSS starts at what the parent had when it forked; the high-water mark is this program's own.
  if (process.platform === "linux") {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))[1]) * 1024;
  }
  return process.resourceUsage().maxRSS * 1024;
}

/** All threads together, so that a garbage collector beside the program counts, too. */
function cpuSeconds() {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1_000_000;
}
