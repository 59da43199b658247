import { expect, test } from "vitest";
import { heartbeatMissing } from "../../src/probe/scenarios/heartbeat-missing.ts";
import { type FaultMode, startFaultServer } from "../support/fault-server.ts";
import {
  CHAT_CONFIG,
  expectAllPass,
  expectOnlyFailure,
  type LiveTest,
  messageOf,
  verdicts,
  verifyMode,
  verifyUrl,
} from "../support/live.ts";
import { makePath, secondsOf } from "../support/path.ts";
import { runScenario, said } from "../support/run-scenario.ts";

const heartbeat = { server: { heartbeatSeconds: 0.4 } } as const;

test.concurrent("a server that pings and drops dead peers passes", async () => {
  const report = await verifyMode("good", { checks: ["W9", "W17"], ...heartbeat });
  expectAllPass(report);
  expect(messageOf(report, "W9")).toMatch(/time between two pings of the server is 0\.\d+ s/);
  expect(messageOf(report, "W17")).toMatch(/until the socket was dropped is 0\.\d+ s/);
});

test.concurrent("a server that answers pings and sends none has a heartbeat, and nothing is asked of its dead peers", async () => {
  const report = await verifyMode("good", { checks: ["W9", "W17"], server: { heartbeatSeconds: 60 } });
  expectAllPass(report);
  expect(messageOf(report, "W9")).toMatch(/our ping was answered is/);
  expect(verdicts(report).W17).toBeUndefined();
});

test.concurrent("W9: a server without pings and pongs is found", async () => {
  expectOnlyFailure(
    await verifyMode("no-pong", { checks: ["W9", "W17"] }),
    "W9",
    /^Our ping got no pong within 2 s, and the server sent no ping within 3 s/,
  );
});

test.concurrent("W9: a socket that is cut meanwhile is another check's", async () => {
  const report = await verifyMode("idle-cut", { checks: ["W9"], server: { cutSeconds: 0.5 } });
  expectAllPass(report);
});

test.concurrent("W9: a heartbeat that comes less often than declared is found, with both numbers", async () => {
  const server = await startFaultServer("good", { heartbeatSeconds: 0.5 });
  const path = (seconds: number) => ({
    path: makePath({
      heartbeats: [
        {
          sender: "server",
          frame: "control",
          intervalSeconds: secondsOf("the heartbeat", seconds),
          timeoutStarts: "ping",
        },
      ],
    }),
  });
  try {
    const [rare, fair] = await Promise.all([
      runScenario(heartbeatMissing, server.url, { expected: path(0.2) }),
      runScenario(heartbeatMissing, server.url, { expected: path(0.45) }),
    ]);
    expect(said(rare)).toEqual([expect.stringMatching(/^fail: The server pings every 0\.\d+ s; 0.2 s are declared/)]);
    expect(said(fair)).toEqual(["pass"]);
  } finally {
    await server.close();
  }
});

test.concurrent("W17: a server that pings and keeps whoever does not answer is found", async () => {
  expectOnlyFailure(
    await verifyMode("keeps-dead-peers", { checks: ["W9", "W17"], ...heartbeat }),
    "W17",
    /^A client that left \d+ pings in [2-9].*s without an answer is still connected; the server pings every 0\.\d+ s/,
  );
});

test.concurrent("W13: a client that dropped out gets back in", async () => {
  const report = await verifyMode("good", { checks: ["W13"] });
  expectAllPass(report);
  expect(messageOf(report, "W13")).toMatch(/until the client was back is 0\.\d+ s/);
});

test.concurrent("W13: a server that locks out whoever dropped out is found, with the number of attempts", async () => {
  expectOnlyFailure(
    await verifyMode("no-reconnect", { checks: ["W13"] }),
    "W13",
    /kept out for 1\.\d+ s and 5 attempts; in the last one the handshake was refused with 503/,
  );
});

test.concurrent("W14: sockets that are told of the restart, and come back, are well treated", async () => {
  const report = await restarted("good");
  expectAllPass(report);
  expect(messageOf(report, "W14")).toMatch(/sockets were closed at the restart is 1012 \(service restart\)/);
});

test.concurrent("W14: sockets that are cut at the restart are counted", async () => {
  const report = await restarted("restart-1006");
  expectOnlyFailure(
    report,
    "W14",
    /^3 of 3 sockets were cut when the service restarted: .* \(FIN; a browser reports 1006/,
  );
  expect(report.findings.map(({ severity, assumptions }) => [severity, assumptions.length])).toEqual([["warning", 1]]);
});

test.concurrent("W14: clients that are kept out after the restart are counted, with what the last one was told", async () => {
  const report = await restarted("good", {
    server: { coldSeconds: 6 },
    config: `${CHAT_CONFIG}rules:\n  live/restart-loses-clients: { params: { recoverSeconds: 2 } }\n`,
  });
  expectOnlyFailure(
    report,
    "W14",
    /3 of 3 clients that the restart disconnected did not recover within 2 s: in the last of \d+ attempts the handshake failed: .*connection refused/,
  );
});

test.concurrent("W14: a restart command that fails, or restarts nothing, proves nothing", async () => {
  const failing = await verifyMode("good", { checks: ["W14"], restart: [process.execPath, "-e", "process.exit(3)"] });
  expect(verdicts(failing).W14).toBe("undecided");
  expect(messageOf(failing, "W14")).toMatch(/ended with exit code 3/);
  const idle = await verifyMode("good", { checks: ["W14"], restart: [process.execPath, "-e", ""] });
  expect(verdicts(idle).W14).toBe("undecided");
  expect(messageOf(idle, "W14")).toMatch(/^None of 3 sockets ended within 3 s/);
});

/** Verifies a server that the restart command asks to restart. */
async function restarted(
  mode: FaultMode | "good",
  { server: options, ...test }: LiveTest = {},
): ReturnType<typeof verifyUrl> {
  const server = await startFaultServer(mode, { coldSeconds: 0.5, ...options });
  const restart = [process.execPath, "-e", `fetch("${server.url}/__restart").then((r) => r.text())`];
  try {
    return await verifyUrl(server.url, { checks: ["W14"], restart, ...test });
  } finally {
    await server.close();
  }
}
