import { expect, test } from "vitest";
import { type FaultMode, startFaultServer } from "../support/fault-server.ts";
import { CHAT_CONFIG, expectAllPass, verdicts, verifyUrl } from "../support/live.ts";

/** Other tests keep this machine busy; whether times may be judged then is a test of its own. */
const config = `${CHAT_CONFIG}rules:\n  live/client-overloaded: { params: { maxDelayMs: 2000 } }\n`;
/** The checks of this file's own group: what others find beside them is theirs to test. */
const checks = ["W7", "W9", "W10", "W11", "W12", "W13", "W14", "W15", "W17", "C1"];

test.concurrent("a reply that reaches the silent socket of another check is heard", async () => {
  const report = await wholeRun("foreign-nonce");
  expect(verdicts(report).W12).toBe("undecided");
});

test.concurrent("a server that is slow to say that it is cold is back in the end", async () => {
  expectAllPass(await wholeRun("cold-1013"));
});

test.concurrent.each([300, 700, 1500, 2500, 4000])(
  "interrupted after %i ms, it ends within seconds, whatever it waits for",
  async (ms) => {
    const server = await startFaultServer("good", { heartbeatSeconds: 1 });
    try {
      const began = performance.now();
      const signal = AbortSignal.timeout(ms);
      const restart = [process.execPath, "-e", "setTimeout(() => {}, 20000)"];
      const report = await verifyUrl(server.url, { checks, config, load: true, restart, signal });
      expect(performance.now() - began).toBeLessThan(ms + 5000);
      expect(report.live?.interrupted).toBe(true);
      expect(report.failures).toEqual([]);
      expect(report.findings.filter(({ verdict }) => verdict === "fail")).toEqual([]);
    } finally {
      await server.close();
    }
  },
);

/** With a server that is ready from the start and closes, restarts and pings within seconds. */
async function wholeRun(mode: FaultMode | "good"): ReturnType<typeof verifyUrl> {
  const server = await startFaultServer(mode, { heartbeatSeconds: 1, coldSeconds: 0.5 });
  const restart = [process.execPath, "-e", `fetch("${server.url}/__restart").then((answer) => answer.text())`];
  try {
    return await verifyUrl(server.url, { checks: ["H1", ...checks], config, load: true, restart });
  } finally {
    await server.close();
  }
}
