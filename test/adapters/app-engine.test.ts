import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import { type Fact, locationOf } from "../../src/model/fact.ts";
import { startOf } from "../../src/syntax/document.ts";

const FLEXIBLE = `runtime: python
env: flex
service: chat
entrypoint: gunicorn -b :8080 --keep-alive 650 main:app
env_variables:
  WS_PING_SECONDS: 20
network:
  session_affinity: true
manual_scaling:
  instances: 3
readiness_check:
  path: /ready
  check_interval_sec: 10
liveness_check:
  path: /live
  timeout_sec: 2
`;

const STANDARD = `runtime: python312
service: chat
entrypoint: uvicorn main:app --ws-ping-interval 20
automatic_scaling:
  max_instances: 4
`;

async function lintApp(text: string, config = "", name = "app.yaml") {
  const texts = [{ name, text }];
  if (config) texts.push({ name: "holdopen.yaml", text: config });
  const report = await lint({ texts, files: [], config: config ? "holdopen.yaml" : false });
  expect(report.failures).toEqual([]);
  return report;
}

const value = (fact: Fact<unknown> | undefined): unknown => (fact?.known ? fact.value : fact && "unknown");
const place = (fact: Fact<unknown> | undefined): readonly number[] | undefined => {
  const at = fact && startOf(locationOf(fact));
  return at && [at.line, at.column];
};

describe("an app.yaml of the flexible environment", () => {
  test("is a path that lasts an hour, with its scaling, affinity and checks", async () => {
    const [path] = (await lintApp(FLEXIBLE)).paths;
    expect(path).toMatchObject({ id: "chat", platform: "app-engine", subject: { kind: "app-engine", name: "chat" } });
    expect([value(path?.hops[0]?.lifetimeSeconds), value(path?.hops[0]?.idleSeconds)]).toEqual([3600, "unknown"]);
    expect(place(path?.hops[0]?.lifetimeSeconds)).toEqual([2, 6]);
    expect([value(path?.capacity.maxInstances), place(path?.capacity.maxInstances)]).toEqual([3, [10, 14]]);
    expect([value(path?.capacity.affinity), place(path?.capacity.affinity)]).toEqual([true, [8, 21]]);
    expect(value(path?.startup.budgetSeconds)).toBe(300);
    const { readiness, liveness } = path?.startup.probes ?? {};
    expect([value(readiness?.path), value(readiness?.periodSeconds), value(readiness?.timeoutSeconds)]).toEqual([
      "/ready",
      10,
      4,
    ]);
    expect([value(liveness?.timeoutSeconds), value(liveness?.initialDelaySeconds)]).toEqual([2, 300]);
  });

  test("shows the settings of its command and environment at their own places", async () => {
    const own = FLEXIBLE.replace(/entrypoint: .*/, "entrypoint: exec uvicorn main:app --timeout-keep-alive 650");
    const [path] = (await lintApp(own)).paths;
    expect([value(path?.keepAliveSeconds), place(path?.keepAliveSeconds)]).toEqual([650, [4, 56]]);
    const { paths } = await lintApp(FLEXIBLE);
    const interval = paths[0]?.heartbeats[0]?.intervalSeconds;
    expect([value(interval), place(interval)]).toEqual([20, [6, 20]]);
  });

  test.each(["env: flexible", "env: 2", "vm: true"])("is told by %s", async (line) => {
    const [path] = (await lintApp(FLEXIBLE.replace("env: flex", line))).paths;
    expect(path?.hops[0]?.name).toBe("App Engine flexible environment");
  });

  test("without a service is the default one", async () => {
    expect((await lintApp(FLEXIBLE.replace("service: chat\n", ""))).paths[0]?.id).toBe("default");
  });

  test("lets an hour of session pass, and says nothing without evidence of sockets", async () => {
    const config = "services:\n  chat:\n    traffic: websocket\n    app: { heartbeat.intervalSeconds: 20s }\n";
    const loud = ({ findings }: Awaited<ReturnType<typeof lintApp>>) =>
      findings.filter(({ verdict }) => verdict === "fail").map(({ rule }) => rule.id);
    // A sync worker of gunicorn is killed after 30 s with one socket; that is the server's doing, and not the platform's.
    expect(loud(await lintApp(FLEXIBLE, config))).toEqual(["app/server-timeout-cuts-socket"]);
    expect(loud(await lintApp(FLEXIBLE.replace("main:app", "--timeout 0 main:app"), config))).toEqual([]);
    expect((await lintApp(FLEXIBLE.replace(/env_variables:\n.*\n/, ""))).findings).toEqual([]);
  });
});

describe("an app.yaml of the standard environment", () => {
  const rule = "edge/frontend-blocks-or-buffers";
  const strict = "extends: [strict]\n";

  test("carries no WebSocket, where there are any", async () => {
    const { findings } = await lintApp(STANDARD, strict);
    const found = findings.find((finding) => finding.rule.id === rule);
    expect(found).toMatchObject({ verdict: "fail", severity: "warning" });
    expect(found && startOf(found.at)).toMatchObject({ line: 1, column: 1 });
  });

  test("is told nothing without evidence", async () => {
    const { findings, paths } = await lintApp(STANDARD.replace(/entrypoint: .*/, "entrypoint: node server.js"), strict);
    expect(paths[0]?.hops[0]?.name).toBe("App Engine standard environment");
    expect(findings).toEqual([]);
  });

  test("whose environment is filled in later stays open", async () => {
    const { findings } = await lintApp(`env: \${ENVIRONMENT}\n${STANDARD}`, strict);
    expect(findings.find((finding) => finding.rule.id === rule)?.verdict).toBe("undecided");
  });
});

describe("other files", () => {
  test.each([
    "runtime: nodejs20",
    "runtime: edge\nenv: production",
    "runtime: docker\nservices: [a]",
    "name: x\nruntime: python\nregion: oregon",
  ])("that have a runtime are no app.yaml: %j", async (text) => {
    expect((await lintApp(text)).paths).toEqual([]);
  });

  test.each([
    "runtime: python\nenv: flex\nentrypoint: {a: b}\nenv_variables: [1]\nmanual_scaling: 7",
    "runtime: python\nenv: flex\nentrypoint: [1, 2]\nenv_variables: {A: {b: c}, B: [1]}\nreadiness_check: {path: {}, check_interval_sec: []}",
    "runtime: python\nenv: [flex]\nhandlers: 3\nservice: {}\nnetwork: 9",
    `runtime: python\nenv: flex\nentrypoint: ${"a ".repeat(50_000)}`,
    "runtime: python\nenv: flex\nentrypoint: 'cd app && gunicorn -b :$PORT main:app | tee log'",
  ])("that nobody would write are survived: %#", async (text) => {
    expect((await lintApp(text)).paths).toHaveLength(1);
  });
});
