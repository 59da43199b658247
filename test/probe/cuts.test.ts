import { expect, test } from "vitest";
import { startFaultServer } from "../support/fault-server.ts";
import { startAgeCutter, startNginx } from "../support/hops.ts";
import { expectAllPass, expectOnlyFailure, messageOf, verifyMode, verifyUrl } from "../support/live.ts";

const idle = { checks: ["W8"], suite: "deep" } as const;

test.concurrent("a server that cuts nobody passes, and says for how long it was held", async () => {
  const report = await verifyMode("good", { ...idle, timeScale: 100 });
  expectAllPass(report);
  expect(messageOf(report, "W8")).toMatch(/the silence that a socket survived is 3\.3\d? s/);
});

test.concurrent("a cut after 2 s of silence is an idle limit of 2 s and no lifetime", async () => {
  const report = await verifyMode("idle-cut", { ...idle, timeScale: 30, server: { cutSeconds: 2 } });
  expectOnlyFailure(report, "W8", /an idle limit of (1\.[89]\d?|2|2\.[01]\d?) s, not a lifetime/);
});

test.concurrent("a cut at an age of 2 s is a lifetime of 2 s and no idle limit", async () => {
  const report = await verifyMode("age-cut", { ...idle, timeScale: 30, server: { cutSeconds: 2 } });
  // The checks before it are done with their sockets by then.
  expectOnlyFailure(report, "W8", /a lifetime of (1\.[89]\d?|2|2\.[01]\d?) s, not an idle limit/);
});

test.concurrent("a lifetime that is longer than a session is nobody's fault", async () => {
  const config = `
services:
  chat:
    paths: [/ws]
    sessionSeconds: 1s
    conversation: { send: { type: ping, id: "\${nonce}" }, match: { id: "\${nonce}" } }
`;
  expectAllPass(await verifyMode("age-cut", { ...idle, config, timeScale: 30, server: { cutSeconds: 3 } }));
});

test.concurrent("nginx with a read timeout of 2 s is an idle limit of 2 s", async ({ skip }) => {
  const server = await startFaultServer("good");
  const nginx = await startNginx({ upstream: server, readTimeoutSeconds: 2 });
  if (typeof nginx === "string" || nginx === undefined) {
    await server.close();
    return skip("nginx is not installed");
  }
  try {
    const report = await verifyUrl(nginx.url, { ...idle, timeScale: 30 });
    expectOnlyFailure(report, "W8", /an idle limit of (1\.[89]\d?|2|2\.[01]\d?) s, not a lifetime/);
  } finally {
    await nginx.close();
    await server.close();
  }
});

test.concurrent("a hop that cuts by age is a lifetime, whatever it is", async () => {
  const server = await startFaultServer("good");
  const cutter = await startAgeCutter({ upstream: server, seconds: 4 });
  try {
    const report = await verifyUrl(cutter.url, { ...idle, timeScale: 30 });
    expectOnlyFailure(report, "W8", /a lifetime of (3\.[89]\d?|4|4\.[01]\d?) s, not an idle limit/);
  } finally {
    await cutter.close();
    await server.close();
  }
});

test.concurrent("a soak holds past the session, and a shorter life fails it", async () => {
  const config = `
services:
  chat:
    paths: [/ws]
    sessionSeconds: 60s
    conversation: { send: { type: ping, id: "\${nonce}" }, match: { id: "\${nonce}" } }
`;
  const soak = { checks: ["W16"], suite: "soak", config, timeScale: 20 } as const;
  expectAllPass(await verifyMode("good", soak));
  const report = await verifyMode("age-cut", { ...soak, server: { cutSeconds: 2.5 } });
  expectOnlyFailure(report, "W16", /a lifetime of 2\.[456]\d? s.*A session should live for 60 s/);
});
