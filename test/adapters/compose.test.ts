import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";

const service = (name: string): string => `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: ${name}
  labels:
    cloud.googleapis.com/location: europe-west1
spec:
  template:
    spec:
      containers:
        - image: europe-docker.pkg.dev/acme/${name}/server:1
`;
const dockerfile = (interval: number): string =>
  `FROM python:3.12-slim\nCMD ["uvicorn", "a:b", "--ws-ping-interval", "${interval}"]\n`;

async function report(files: Readonly<Record<string, string>>) {
  return lint({ texts: Object.entries(files).map(([name, text]) => ({ name, text })), config: false });
}

async function pings(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
  const { paths } = await report(files);
  const entries = paths.map(({ id, heartbeats: [beat] }) => {
    const fact = beat?.intervalSeconds;
    return [id, fact?.known ? fact.value : undefined] as const;
  });
  return Object.fromEntries(entries);
}

const MANIFESTS = { "deploy/a.yaml": service("chat"), "deploy/b.yaml": service("api") };
const BUILDS = { "src/one/Dockerfile": dockerfile(45), "src/two/web.Dockerfile": dockerfile(30) };

describe("a Compose file", () => {
  test("alone makes no path and no finding", async () => {
    const compose = "services: { chat: { image: x, command: uvicorn a:b, environment: { WS_PING_INTERVAL: 10 } } }\n";
    const { paths, findings, problems } = await report({ "compose.yaml": compose, Dockerfile: dockerfile(45) });
    expect({ paths, findings, problems }).toEqual({ paths: [], findings: [], problems: [] });
  });

  test("says which Dockerfile a service of its name is built from", async () => {
    const compose = `services:
  chat: { build: ./src/one }
  api:
    build: { context: src, dockerfile: two/web.Dockerfile }
`;
    expect(await pings({ ...MANIFESTS, ...BUILDS, "docker-compose.yml": compose })).toEqual({ chat: 45, api: 30 });
    expect(await pings({ ...MANIFESTS, ...BUILDS })).toEqual({ chat: undefined, api: undefined });
  });

  test("or one that runs its image", async () => {
    const compose = "services:\n  app:\n    image: europe-docker.pkg.dev/acme/chat/server:dev\n    build: src/one\n";
    expect(await pings({ ...MANIFESTS, ...BUILDS, "compose.yaml": compose })).toEqual({ chat: 45, api: undefined });
  });

  test("sets nothing: its command and variables are those of a machine at home", async () => {
    const compose = `services:
  chat:
    build: src/one
    command: uvicorn a:b --ws-ping-interval 9
    environment: { WS_PING_INTERVAL: 9, UVICORN_WS_PING_INTERVAL: 9 }
`;
    expect(await pings({ ...MANIFESTS, ...BUILDS, "compose.yaml": compose })).toEqual({ chat: 45, api: undefined });
    expect(await pings({ "a.yaml": service("chat"), "compose.yaml": compose })).toEqual({ chat: undefined });
  });

  test("is a weak reason to expect sockets where a variable is about them", async () => {
    const compose = "services:\n  api:\n    environment:\n      WEBSOCKET_PING_INTERVAL: 9\n";
    const { paths } = await report({ ...MANIFESTS, ...BUILDS, "compose.yaml": compose });
    const found = paths.map(({ id, traffic }) => [id, traffic.kind, traffic.evidence.map(({ strength }) => strength)]);
    expect(found).toEqual([
      ["api", "websocket", ["weak"]],
      ["chat", "http", []],
    ]);
  });

  test.each([
    "services: [a]",
    "services: { chat: 1 }",
    "services: { chat: { build: [1], image: {} } }",
    "a: b",
    "services: { chat: { build: { context: '${X}' } } }",
  ])("with other types in it says nothing: %s", async (text) => {
    expect(await pings({ ...MANIFESTS, ...BUILDS, "compose.yaml": text })).toEqual({ chat: undefined, api: undefined });
  });
});
