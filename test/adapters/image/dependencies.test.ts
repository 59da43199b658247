import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { locationOf } from "../../../src/model/fact.ts";
import type { Location } from "../../../src/syntax/document.ts";
import { sourceName, startOf } from "../../../src/syntax/document.ts";
import { cpuClock } from "../../support/cpu-clock.ts";

const SERVICE = `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: api
  labels:
    cloud.googleapis.com/location: europe-west1
spec:
  template:
    spec:
      containers:
        - image: europe-docker.pkg.dev/acme/api/server:1
`;
const CONFIG = "services: { api: { dockerfile: Dockerfile } }\n";
const place = (at: Location): string => {
  const { line, column } = startOf(at);
  return `${sourceName(at.document.source.source)}:${line}:${column}`;
};

async function pathOf(files: Readonly<Record<string, string>>, start = 'CMD ["./server"]') {
  const all = { "service.yaml": SERVICE, "holdopen.yaml": CONFIG, Dockerfile: `FROM a\n${start}\n`, ...files };
  const { paths, problems } = await lint({ texts: Object.entries(all).map(([name, text]) => ({ name, text })) });
  expect(problems).toEqual([]);
  return paths[0];
}

/** What shows sockets, with how much and where. */
async function shown(file: string, text: string): Promise<readonly string[]> {
  const found = (await pathOf({ [file]: text }))?.traffic.evidence ?? [];
  return found.map(({ why, strength, at }) => `${strength} ${place(at)} ${why}`);
}

describe("a library that serves sockets is evidence in", () => {
  test.each([
    [
      "package.json",
      '{ "dependencies": {\n  "socket.io": "^4.7.0" } }',
      "strong package.json:2:16 package.json names socket.io ^4.7.0",
    ],
    [
      "requirements.txt",
      "flask\nflask-sock==0.7\n",
      "strong requirements.txt:2:11 requirements.txt names flask-sock ==0.7",
    ],
    [
      "pyproject.toml",
      '[project]\ndependencies = [\n  "websockets>=12",\n]\n',
      "weak pyproject.toml:3:3 pyproject.toml names websockets >=12",
    ],
    ["Pipfile", '[packages]\nflask-socketio = "*"\n', "strong Pipfile:2:18 Pipfile names flask-socketio *"],
    [
      "go.mod",
      "module a\nrequire (\n\tgithub.com/olahol/melody v1.2.1\n)\n",
      "strong go.mod:3:27 go.mod names github.com/olahol/melody v1.2.1",
    ],
    [
      "go.mod",
      "require github.com/gofiber/websocket/v2 v2.2.1\n",
      "strong go.mod:1:41 go.mod names github.com/gofiber/websocket/v2 v2.2.1",
    ],
    ["Gemfile", "gem 'rails', '~> 7.1'\ngem \"anycable-rails\"\n", "strong Gemfile:2:6 Gemfile names anycable-rails"],
    [
      "Gemfile.lock",
      "GEM\n  specs:\n    em-websocket (0.5.3)\n      eventmachine (>= 0.12)\n",
      "strong Gemfile.lock:3:19 Gemfile.lock names em-websocket 0.5.3",
    ],
    [
      "pom.xml",
      "<dependency>\n <groupId>x</groupId>\n <artifactId>spring-boot-starter-websocket</artifactId>\n <version>3.3.1</version>\n</dependency>\n",
      "strong pom.xml:4:11 pom.xml names spring-boot-starter-websocket 3.3.1",
    ],
    [
      "build.gradle.kts",
      'dependencies {\n  implementation("io.ktor:ktor-server-websockets:2.3.1")\n}\n',
      "strong build.gradle.kts:2:50 build.gradle.kts names ktor-server-websockets 2.3.1",
    ],
    [
      "Cargo.toml",
      '[dependencies]\nactix-ws = { version = "0.3" }\n',
      "strong Cargo.toml:2:24 Cargo.toml names actix-ws 0.3",
    ],
    [
      "api.csproj",
      '<Project>\n<PackageReference Include="Fleck" Version="1.2.0" />\n</Project>\n',
      "strong api.csproj:2:44 api.csproj names fleck 1.2.0",
    ],
    [
      "composer.json",
      '{ "require": {\n  "laravel/reverb": "^1.0" } }',
      "strong composer.json:2:21 composer.json names laravel/reverb ^1.0",
    ],
  ])("%s", async (file, text, expected) => {
    expect(await shown(file, text)).toEqual([expected]);
  });
});

describe("no evidence is", () => {
  test.each([
    ["package.json", '{ "devDependencies": { "socket.io": "4" }, "dependencies": { "socket.io-client": "4" } }'],
    ["requirements.txt", "websocket-client==1\nuvicorn\n"],
    ["requirements-dev.txt", "flask-sock\n"],
    ["go.mod", "require (\n\tgithub.com/gorilla/websocket v1.5.0 // indirect\n)\n"],
    ["Gemfile", "# gem 'anycable-rails'\n"],
    ["pom.xml", "<!-- <artifactId>spring-boot-starter-websocket</artifactId> -->"],
    ["pom.xml", "<artifactId>tyrus-server</artifactId><version>2</version><scope>test</scope>"],
    [
      "build.gradle",
      "// implementation 'io.ktor:ktor-server-websockets:2'\ntestImplementation 'io.ktor:ktor-server-websockets:2'\n",
    ],
    ["Cargo.toml", '[dev-dependencies]\nactix-ws = "0.3"\n'],
    ["other/package.json", '{ "dependencies": { "socket.io": "4" } }'],
  ])("%s: %s", async (file, text) => {
    expect(await shown(file, text)).toEqual([]);
  });
});

test("the lists of the folder above count where the Dockerfile copies one of them", async () => {
  const files = {
    "docker/Dockerfile": "FROM a\nCOPY package*.json ./\nCMD ./server\n",
    "package.json": '{ "dependencies": { "socket.io": "4" } }',
  };
  const config = "services: { api: { dockerfile: docker/Dockerfile } }\n";
  expect((await pathOf({ ...files, "holdopen.yaml": config }))?.traffic.kind).toBe("websocket");
  const none = { ...files, "docker/Dockerfile": "FROM a\nCOPY x y\n", "holdopen.yaml": config };
  expect((await pathOf(none))?.traffic.kind).toBe("http");
});

describe("a default that depends on the version is", () => {
  const uvicorn = 'CMD ["uvicorn", "a:b"]';
  async function interval(files: Readonly<Record<string, string>>): Promise<string> {
    const fact = (await pathOf(files, uvicorn))?.heartbeats[0]?.intervalSeconds;
    if (fact === undefined) return "none";
    return fact.known ? `${fact.value} at ${place(locationOf(fact))}, assuming ${fact.assumed}` : fact.why;
  }

  test("known where all that is let in agree, and rests on what is installed", async () => {
    const unsure = "20 s or off, depending on the version of uvicorn";
    expect(await interval({})).toBe(unsure);
    expect(await interval({ "requirements.txt": "uvicorn[standard]==0.30.6\n" })).toBe(
      "20 at Dockerfile:2:6, assuming the image has uvicorn ==0.30.6, as requirements.txt says",
    );
    expect(await interval({ "pyproject.toml": '[project]\ndependencies = ["uvicorn>=0.20,<1"]\n' })).toMatch(/^20 at/);
    expect(await interval({ "requirements.txt": "uvicorn>=0.10\n" })).toBe(unsure);
    expect(await interval({ "requirements.txt": "uvicorn\n" })).toBe(unsure);
    expect(await interval({ "requirements.txt": "uvicorn==0.14.0\n" })).toBe("none");
  });

  test("that of the narrowest of several lists, unless they contradict", async () => {
    const lists = { "requirements.txt": "uvicorn==0.30.6\n", "requirements-base.txt": "uvicorn\n" };
    expect(await interval(lists)).toMatch(/as requirements\.txt says/);
    expect(await interval({ ...lists, "requirements-base.txt": "uvicorn==0.14\n" })).toMatch(/depending/);
  });
});

test.each(["pom.xml", "build.gradle", "go.mod", "Gemfile", "a.csproj", "requirements.txt"])(
  "a hostile %s ends soon",
  async (file) => {
    for (const part of [
      "<artifactId>",
      '"a:',
      " ",
      "a",
      "<!--",
      '<PackageReference Include="a"',
      "require a/",
      "gem '",
    ]) {
      const spent = cpuClock();
      await pathOf({ [file]: part.repeat(40_000) + "x" }).catch((error: unknown) => {
        // Notes on files in which nothing is written are fine.
        expect(String(error)).toContain("AssertionError");
      });
      expect(spent(), part).toBeLessThan(4000);
    }
  },
);
