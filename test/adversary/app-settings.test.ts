import { describe, expect, test } from "vitest";
import {
  backendConfig,
  backendPolicy,
  deployment,
  failing,
  GOOD_SERVER,
  gateway,
  healthPolicy,
  ingress,
  reportOn,
  route,
  runService,
  service,
  type Texts,
} from "./manifests.ts";

const LATE = "app/heartbeat-exceeds-idle-limit";
const KEEP = "app/keepalive-shorter-than-lb";
const CUT = "lb/backend-timeout-cuts-websocket";

const env = (name: string, value: string | number): string => `env: [{name: ${name}, value: "${value}"}]`;
const front = (seconds: number): string =>
  service() +
  gateway() +
  route() +
  healthPolicy() +
  backendPolicy({ spec: `timeoutSec: ${seconds}\nconnectionDraining: {drainingTimeoutSec: 20}` });
const pings = (seconds: number | string): string => `websocket: {heartbeat_interval: ${seconds}}\n`;

async function verdicts(rule: string, texts: Texts, environment?: string): Promise<readonly string[]> {
  const { findings } = await reportOn(texts, environment);
  return findings.filter((finding) => finding.rule.id === rule).map(({ verdict }) => verdict);
}

describe("one setting in several places", () => {
  test.each([
    ["a .env", ".env", "WS_PING_INTERVAL=10\n"],
    ["a document", "config/app.yaml", "ws: {ping_interval: 10}\n"],
    ["a spelling with a unit", ".env", "WEBSOCKET_PING_INTERVAL_MS=10000\n"],
    ["a compose file", "compose.yaml", "services: {chat: {environment: {WS_PING_INTERVAL: 10}}}\n"],
  ])("the container's own variable replaces that of %s", async (_, name, text) => {
    const manifest = deployment({ container: env("WS_PING_INTERVAL", 45) }) + front(30);
    expect(await failing({ "a.yaml": manifest, [name]: text })).toContain(LATE);
  });

  test("a flag of the container replaces the same server's variable in a .env", async () => {
    const manifest = deployment({ container: 'command: [uvicorn, "a:b", --ws-ping-interval, "45"]' }) + front(30);
    expect(await failing({ "a.yaml": manifest, ".env": "UVICORN_WS_PING_INTERVAL=10\n" })).toContain(LATE);
  });

  test.each([
    ["production", ["fail"]],
    ["prod", ["fail"]],
    ["development", []],
    ["eu-dev", []],
  ])("files named after another environment than %s do not count", async (environment, expected) => {
    const texts = { "a.yaml": deployment() + front(60), "config/dev.yaml": pings(10), "config/prod.yaml": pings(90) };
    expect(await verdicts(LATE, texts, environment)).toEqual(expected);
  });

  test("nor do folders, or parts of a file's name", async () => {
    const files = { ".env.local": "WS_HEARTBEAT_INTERVAL=10\n", "overlays/staging/app.yaml": pings(10) };
    const texts = { "a.yaml": deployment() + front(60), "app.yaml": pings(90), "app-test.yaml": pings(10), ...files };
    expect(await verdicts(LATE, texts)).toEqual(["fail"]);
  });

  test("a folder that everything is in says nothing", async () => {
    const texts = { "../dev/chat/a.yaml": deployment() + front(60), "../dev/chat/app.yaml": pings(90) };
    expect(await verdicts(LATE, texts)).toEqual(["fail"]);
  });

  test.each([
    ["two files", ["a/app.yaml", "b/app.yaml"]],
    ["two files in the other order", ["b/app.yaml", "a/app.yaml"]],
  ])("values of %s that contradict leave it undecided, with both places", async (_, [one = "", two = ""]) => {
    const values: Readonly<Record<string, number>> = { "a/app.yaml": 10, "b/app.yaml": 90 };
    const texts = {
      "m.yaml": deployment() + front(60),
      [one]: pings(values[one] ?? 0),
      [two]: pings(values[two] ?? 0),
    };
    const { findings } = await reportOn(texts);
    const found = findings.filter(({ rule }) => rule.id === LATE);
    expect(found.map(({ verdict }) => verdict)).toEqual(["undecided"]);
    expect(found[0]?.message).toContain("a/app.yaml:1 says 10 s and b/app.yaml:1 says 90 s");
  });

  test("values that agree are one", async () => {
    const texts = { "a.yaml": deployment() + front(60), "a/app.yaml": pings(90), "b/app.yaml": pings("90s") };
    expect(await verdicts(LATE, texts)).toEqual(["fail"]);
  });

  test("a value that is filled in later leaves it undecided beside a known one", async () => {
    const texts = { "a.yaml": deployment() + front(60), "a/app.yaml": pings(10), "b/app.yaml": pings(`"\${T}"`) };
    expect(await verdicts(LATE, texts)).toEqual(["undecided"]);
  });

  const keeps = (seconds: number): string => `websocket: {path: /ws}\nkeep_alive_timeout: ${seconds}\n`;

  test("a keep-alive is taken from the file of the environment, whatever the order", async () => {
    const manifest = deployment() + front(3600);
    const files = { "a.yaml": manifest, "config/dev.yaml": keeps(650), "config/prod.yaml": keeps(65) };
    expect(await verdicts(KEEP, files)).toEqual(["fail"]);
    expect(await verdicts(KEEP, files, "development")).toEqual([]);
  });

  test("keep-alives that contradict leave it undecided", async () => {
    const files = { "a.yaml": deployment() + front(3600), "config/one.yaml": keeps(650), "config/two.yaml": keeps(65) };
    expect(await verdicts(KEEP, files)).toEqual(["undecided"]);
  });
});

describe("sockets on one of several ways in", () => {
  const ports = "[{name: http, containerPort: 8080}, {name: ws, containerPort: 9090}]";
  const short = "timeoutSec: 30\nconnectionDraining: {drainingTimeoutSec: 20}\nhealthCheck: {requestPath: /ready}";
  const doors =
    service({
      ports: "[{name: http, port: 80, targetPort: http}, {name: ws, port: 81, targetPort: ws}]",
      annotation: `cloud.google.com/backend-config: '{"ports": {"http": "pages", "81": "chat-bc"}}'`,
    }) +
    ingress({ port: "name: ws" }) +
    ingress({ name: "pages", path: "/", port: "number: 80" }) +
    backendConfig({ name: "pages", spec: short });

  test("what the container says makes no sockets of its other port", async () => {
    const workload = deployment({ ports, container: env("WS_PING_INTERVAL_MS", 20_000) });
    expect(await failing(workload + doors + backendConfig())).not.toContain(CUT);
  });

  test("the port that has them is still checked", async () => {
    const workload = deployment({ ports, container: env("WS_PING_INTERVAL_MS", 20_000) });
    expect(await failing(workload + doors + backendConfig({ spec: short }))).toContain(CUT);
  });

  test("where no way in shows sockets by itself, all of them are checked", async () => {
    const plain = deployment({ container: env("WS_PING_INTERVAL_MS", 20_000) }) + service() + ingress({ path: "/" });
    expect(await failing(plain)).toContain(CUT);
  });
});

describe("settings of browsers", () => {
  test.each(["NEXT_PUBLIC_", "VITE_", "REACT_APP_", "NUXT_PUBLIC_", "EXPO_PUBLIC_", "GATSBY_"])(
    "%sWS_PING_INTERVAL is no sign of a server of sockets",
    async (prefix) => {
      const container = `env: [{name: ${prefix}WS_PING_INTERVAL, value: "45"}, {name: KEEP_ALIVE_TIMEOUT, value: "5"}]`;
      expect(await failing(deployment({ container }) + service() + ingress({ path: "/" }))).toEqual([]);
    },
  );
});

describe("a server behind another container of the pod", () => {
  const nginx = "- name: nginx\n  image: nginx:1.27\n  ports: [{name: http, containerPort: 8080}]";
  const app = `- name: app\n  image: acme/chat:1\n  command: [uvicorn, "a:b", --ws-ping-interval, "45"]`;

  test("shows the sockets and their heartbeat on Kubernetes", async () => {
    const workload = deployment({ before: nginx, ports: "[]", container: app.split("\n  ")[2] ?? "" });
    const { findings } = await reportOn(workload + front(30).replaceAll("/ws", "/"));
    const found = findings.find(({ rule }) => rule.id === LATE);
    expect(found?.verdict).toBe("fail");
    expect(found?.assumptions).toContain("the sockets are served by container chat behind nginx");
  });

  test.each([
    ["a flag", app],
    ["a variable", `- name: app\n  image: acme/chat:1\n  ${env("WS_PING_INTERVAL", 45)}`],
  ])("shows the sockets on Cloud Run, by %s", async (_, container) => {
    const texts = runService({ template: "timeoutSeconds: 300", containers: `${nginx}\n${container}` });
    expect(await failing(texts)).toContain("cloudrun/request-timeout-cuts-websocket");
  });

  test("is not taken for one that has a way in of its own", async () => {
    const web = "- name: web\n  image: acme/web:1\n  ports: [{name: web, containerPort: 3000}]";
    const workload = deployment({ before: web, container: GOOD_SERVER });
    const both = service({
      ports: "[{name: web, port: 80, targetPort: web}, {name: http, port: 81, targetPort: http}]",
    });
    const texts =
      workload +
      both +
      ingress({ name: "pages", path: "/", port: "number: 80" }) +
      ingress({ path: "/chat", port: "number: 81" });
    const { findings } = await reportOn(texts);
    const cut = findings.filter(({ rule }) => rule.id === CUT);
    expect(cut.flatMap(({ paths }) => paths)).toEqual(["default/chat via Ingress chat"]);
  });
});

test("a heartbeat that a merge key brings is one, and certain", async () => {
  const texts = {
    "a.yaml": deployment() + front(30),
    "app.yaml": "d: &d {heartbeat_interval: 45}\nwebsocket: {<<: *d}\n",
  };
  const { findings } = await reportOn(texts);
  const found = findings.filter(({ rule }) => rule.id === LATE);
  expect(found.map(({ severity }) => severity)).toEqual(["error"]);
  expect(found[0]?.evidence[0].what).toBe("websocket.heartbeat_interval");
});

test("a heartbeat of 45 whose comment says ms is undecided", async () => {
  const texts = { "a.yaml": deployment() + front(30), "app.yaml": "websocket:\n  ping_interval: 45 # ms\n" };
  expect(await verdicts(LATE, texts)).toEqual(["undecided"]);
});

test("paths of two platforms have names of their own", async () => {
  const anywhere = (text: string): string =>
    text.replaceAll(", namespace: default", "").replaceAll("  namespace: default\n", "");
  const { paths } = await reportOn(runService() + anywhere(deployment() + service()));
  expect(paths.map(({ id }) => id)).toEqual(["chat (cloud-run)", "chat (kubernetes)"]);
});
