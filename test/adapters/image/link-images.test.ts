import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";

const service = (name: string, container = "image: europe-docker.pkg.dev/acme/chat/server:1"): string =>
  `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: ${name}
  labels:
    cloud.googleapis.com/location: europe-west1
spec:
  template:
    spec:
      containers:
        - ${container}
`;
const dockerfile = (interval: number): string =>
  `FROM python:3.12-slim\nCMD ["uvicorn", "a:b", "--ws-ping-interval", "${interval}"]\n`;

/** The ping interval of each path, with what it assumes. */
async function pings(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const texts = Object.entries(files).map(([name, text]) => ({ name, text }));
  const { paths, problems } = await lint({ texts, ...(files["holdopen.yaml"] ? {} : { config: false }) });
  const found = paths.map(({ id, heartbeats: [beat] }) => {
    const fact = beat?.intervalSeconds;
    return [id, fact?.known ? `${fact.value}${fact.assumed ? `, assuming ${fact.assumed}` : ""}` : "none"] as const;
  });
  const said = problems.map(({ message }) => ["!", message] as const);
  return Object.fromEntries([...found, ...said]);
}

describe("the Dockerfile of a service is", () => {
  test("the only one beside or above the only manifest", async () => {
    const assumed = "assuming Dockerfile is what the image of chat is built from";
    expect(await pings({ Dockerfile: dockerfile(45), "deploy/service.yaml": service("chat") })).toEqual({
      chat: `45, ${assumed}`,
    });
    expect(await pings({ "other/Dockerfile": dockerfile(45), "deploy/service.yaml": service("chat") })).toEqual({
      chat: "none",
    });
  });

  test("the one whose folder has its name", async () => {
    const files = {
      "chat/Dockerfile": dockerfile(45),
      "game/Dockerfile": dockerfile(30),
      "all.yaml": `${service("chat")}---\n${service("game")}---\n${service("api")}`,
    };
    const found = await pings(files);
    expect(found).toEqual({
      chat: "45, assuming chat/Dockerfile is what the image of chat is built from",
      game: "30, assuming game/Dockerfile is what the image of game is built from",
      api: "none",
    });
  });

  test("the one that the config names, and that rests on nothing", async () => {
    const config = "services:\n  chat:\n    dockerfile: docker/Dockerfile.chat\n";
    const files = { "docker/Dockerfile.chat": dockerfile(45), Dockerfile: dockerfile(1), "s.yaml": service("chat") };
    expect(await pings({ ...files, "holdopen.yaml": config })).toEqual({ chat: "45" });
    expect(await pings({ "s.yaml": service("chat"), "holdopen.yaml": config })).toEqual({
      chat: "none",
      "!": "docker/Dockerfile.chat is no Dockerfile in the input",
    });
  });

  test("none where several fit, which is said", async () => {
    const files = { Dockerfile: dockerfile(45), "Dockerfile.worker": dockerfile(30), "s.yaml": service("chat") };
    expect(await pings(files)).toEqual({
      chat: "none",
      "!": "several files may build the image of chat, and none is taken: Dockerfile, Dockerfile.worker; services.chat.dockerfile in holdopen.yaml can tell which",
    });
  });

  test("not the one of another environment, nor one beside somebody else's image", async () => {
    const files = { Dockerfile: dockerfile(45), "Dockerfile.dev": dockerfile(30) };
    expect(await pings({ ...files, "s.yaml": service("chat") })).toMatchObject({ chat: expect.stringMatching(/^45/) });
    expect(await pings({ ...files, "s.yaml": service("chat", "image: nginx:1.27") })).toEqual({ chat: "none" });
  });
});

describe("an image and its manifest", () => {
  test("arguments of the manifest go behind the image's ENTRYPOINT and in place of its CMD", async () => {
    const text = 'FROM a\nENTRYPOINT ["uvicorn", "a:b"]\nCMD ["--ws-ping-interval", "45"]\n';
    const told = "services: { chat: { dockerfile: Dockerfile } }\n";
    const run = (container: string) =>
      pings({ Dockerfile: text, "s.yaml": service("chat", container), "holdopen.yaml": told });
    expect(await run("image: x")).toEqual({ chat: "45" });
    expect(await run('args: ["--ws-ping-interval", "30"]')).toEqual({ chat: "30" });
    expect(await run('command: [uvicorn, "a:b", "--ws-ping-interval=7"]')).toEqual({ chat: "7" });
    expect(await run("command: [node, server.js]")).toEqual({ chat: "none" });
  });

  test("variables of the manifest win over the image's", async () => {
    const text = "FROM a\nENV UVICORN_WS_PING_INTERVAL=45\nCMD exec uvicorn a:b\n";
    const told = "services: { chat: { dockerfile: Dockerfile } }\n";
    const files = { Dockerfile: text, "holdopen.yaml": told };
    expect(await pings({ ...files, "s.yaml": service("chat") })).toEqual({ chat: "45" });
    const env = "env: [{ name: UVICORN_WS_PING_INTERVAL, value: '9' }]";
    expect(await pings({ ...files, "s.yaml": service("chat", env) })).toEqual({ chat: "9" });
  });

  test("an ENTRYPOINT of its own forgets the CMD of the stage below, and in shell form takes no arguments", async () => {
    const told = "services: { chat: { dockerfile: Dockerfile } }\n";
    const run = (text: string) => pings({ Dockerfile: text, "s.yaml": service("chat"), "holdopen.yaml": told });
    const below = 'FROM a AS below\nCMD ["--ws-ping-interval", "45"]\nFROM below\n';
    expect(await run(`${below}ENTRYPOINT ["uvicorn", "a:b", "--ws-ping-interval", "7"]\n`)).toEqual({ chat: "7" });
    expect(
      await run('FROM a\nENTRYPOINT uvicorn a:b --ws-ping-interval 7\nCMD ["--ws-ping-interval", "45"]\n'),
    ).toEqual({
      chat: "7",
    });
  });
});
