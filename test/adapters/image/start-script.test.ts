import { describe, expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { locationOf } from "../../../src/model/fact.ts";
import { sourceName, startOf } from "../../../src/syntax/document.ts";
import { cpuClock } from "../../support/cpu-clock.ts";

const SERVICE = `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  labels:
    cloud.googleapis.com/location: europe-west1
spec:
  template:
    spec:
      containers:
        - image: europe-docker.pkg.dev/acme/chat/server:1
`;
const CONFIG = "services: { chat: { dockerfile: Dockerfile } }\n";
const COPIED = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./start.sh"]\n';

/** The ping interval with its place and what it assumes, or why it is not known. */
async function ping(files: Readonly<Record<string, string>>, unread = /^$/): Promise<string> {
  const all = { "service.yaml": SERVICE, "holdopen.yaml": CONFIG, ...files };
  const { paths, problems } = await lint({ texts: Object.entries(all).map(([name, text]) => ({ name, text })) });
  expect(problems.filter(({ message }) => !unread.test(message))).toEqual([]);
  const fact = paths[0]?.heartbeats[0]?.intervalSeconds;
  if (fact === undefined) return "none";
  const at = locationOf(fact);
  const { line, column } = startOf(at);
  const place = `${sourceName(at.document.source.source)}:${line}:${column}`;
  if (!fact.known) return `unknown at ${place}: ${fact.why}`;
  return `${fact.value} at ${place}${fact.assumed ? `, assuming ${fact.assumed}` : ""}`;
}

const script = (text: string, unread?: RegExp): Promise<string> =>
  ping({ Dockerfile: COPIED, "start.sh": `#!/bin/sh\n${text}` }, unread);

describe("a script that an image starts", () => {
  test("gives the settings of the server it becomes, at their places in the script", async () => {
    expect(await script("set -e\nexec uvicorn a:b --ws-ping-interval 45\n")).toBe("45 at start.sh:3:37");
    expect(await script("echo hello\nuvicorn a:b --ws-ping-interval=45\n")).toBe("45 at start.sh:3:32");
  });

  test("may set what the server reads, as a default or for good", async () => {
    const assumed = "assuming nothing else sets P, so that the 45 of start.sh applies";
    expect(await script(': "${P:=45}"\nexec uvicorn a:b --ws-ping-interval $P\n')).toBe(
      `45 at start.sh:2:9, ${assumed}`,
    );
    expect(await script("export P=${P:-45}\nexec uvicorn a:b --ws-ping-interval $P\n")).toBe(
      `45 at start.sh:2:15, ${assumed}`,
    );
    expect(await script('P="45"\nexec uvicorn a:b --ws-ping-interval "$P"\n')).toBe("45 at start.sh:2:4");
    expect(await script("export UVICORN_WS_PING_INTERVAL=45\nexec uvicorn a:b\n")).toBe("45 at start.sh:2:33");
    expect(await script("exec uvicorn a:b --ws-ping-interval ${P:-45}\n")).toBe(
      "45 at start.sh:2:42, assuming the image does not set P, so that the 45 of ${P:-45} applies",
    );
  });

  test("leaves alone what the image and the manifest set", async () => {
    const text = '#!/bin/sh\n: "${P:=45}"\nexec uvicorn a:b --ws-ping-interval $P\n';
    expect(await ping({ Dockerfile: `${COPIED}ENV P=9\n`, "start.sh": text })).toBe("9 at Dockerfile:5:7");
    const env = `${SERVICE}          env: [{ name: P, value: '8' }]\n`;
    expect(await ping({ Dockerfile: COPIED, "start.sh": text, "service.yaml": env })).toBe("8 at service.yaml:12:35");
  });

  test("is handed the image's CMD, and may change it", async () => {
    const cmd = `${COPIED}CMD ["uvicorn", "a:b", "--ws-ping-interval", "45"]\n`;
    expect(await ping({ Dockerfile: cmd, "start.sh": '#!/bin/sh\nexec "$@"\n' })).toBe("45 at Dockerfile:5:46");
    const more = '#!/bin/sh\nset -- "$@" --ws-ping-interval 30\nexec "$@"\n';
    expect(await ping({ Dockerfile: cmd, "start.sh": more })).toBe("30 at start.sh:2:32");
  });

  test("chooses by what is known, and not at all by what is not", async () => {
    const choice = (test: string): string =>
      `if ${test}; then P=45; else P=30; fi\nexec uvicorn a:b --ws-ping-interval $P\n`;
    expect(await script(choice('[ "a" = "a" ]'))).toBe("45 at start.sh:2:26");
    expect(await script(choice("[[ -n $1 ]]"))).toBe("30 at start.sh:2:35");
    expect(await script(choice('[ "$STAGE" = prod ]'))).toMatch(/^unknown at start\.sh:2:\d+: start\.sh sets it only/);
    expect(await script(choice("grep -q x /etc/hosts"))).toMatch(/^unknown/);
    const several =
      "if [ -f x ]; then exec uvicorn a:b --ws-ping-interval 9; fi\nexec uvicorn a:b --ws-ping-interval 8\n";
    expect(await script(several)).toBe("none");
    expect(await script("for i in 1 2; do P=$i; done\nexec uvicorn a:b --ws-ping-interval $P\n")).toMatch(/^unknown/);
  });

  test("may start another one", async () => {
    const files = { Dockerfile: COPIED, "run/serve.sh": "exec uvicorn a:b --ws-ping-interval 45\n" };
    expect(await ping({ ...files, "start.sh": "#!/bin/sh\nexec /app/run/serve.sh\n" })).toBe("45 at run/serve.sh:1:37");
    expect(await ping({ ...files, "start.sh": "#!/bin/sh\nexec ./start.sh\n" })).toBe("none");
  });

  test("is found by what COPY says, and else by its name, which is said", async () => {
    const server = "#!/bin/sh\nexec uvicorn a:b --ws-ping-interval 45\n";
    const image = (copy: string, start: string): string => `FROM a\nWORKDIR /srv\n${copy}\nENTRYPOINT ["${start}"]\n`;
    const found = "45 at docker/run.sh:2:37";
    const run = (copy: string, start: string) => ping({ Dockerfile: image(copy, start), "docker/run.sh": server });
    expect(await run("COPY docker/run.sh /go", "/go")).toBe(found);
    expect(await run("COPY docker/run.sh x.py /bin/", "run.sh")).toBe(found);
    expect(await run("COPY docker/*.sh ./", "./run.sh")).toBe(found);
    expect(await run('ADD ["docker", "/x"]', "/x/run.sh")).toBe(found);
    expect(await run("COPY --from=a /run.sh /run.sh", "/run.sh")).toBe(
      `${found}, assuming docker/run.sh is /run.sh of the image`,
    );
    const two = { Dockerfile: image("", "/run.sh"), "a/run.sh": server, "b/run.sh": server };
    expect(await ping(two)).toBe("none");
    expect(await run("", "/else.sh")).toBe("none");
    const python = { Dockerfile: image("COPY run.sh /", "/run.sh"), "run.sh": "#!/usr/bin/python\nexec('x')\n" };
    expect(await ping(python, /^not a kind of file that is read/)).toBe("none");
  });
});

describe("a script of package.json", () => {
  const node = (cmd: string): string => `FROM node:22-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`;
  const json = (start: string): string => `{ "scripts": {\n  "start": "${start}" } }\n`;

  test("is followed from npm, yarn and pnpm, with positions in package.json", async () => {
    const file = json("UVICORN_WS_PING_INTERVAL=45 uvicorn a:b");
    for (const cmd of ['["npm", "start"]', '["npm", "run", "-s", "start"]', "yarn start", '["pnpm", "run", "start"]']) {
      expect(await ping({ Dockerfile: node(cmd), "package.json": file })).toBe("45 at package.json:2:13");
    }
    expect(await ping({ Dockerfile: node('["npm", "--prefix", "x", "start"]'), "package.json": file })).toBe("none");
    expect(
      await ping({
        Procfile: "web: npm start\n",
        "package.json": file,
        "holdopen.yaml": CONFIG.replace("Dockerfile", "Procfile"),
      }),
    ).toBe("45 at package.json:2:13");
  });

  test("takes what stands behind it on the command line", async () => {
    const file = json("uvicorn a:b");
    expect(await ping({ Dockerfile: node("npm start -- --ws-ping-interval 45"), "package.json": file })).toBe(
      "45 at Dockerfile:4:37",
    );
  });

  test("that calls itself ends", async () => {
    expect(await ping({ Dockerfile: node("npm start"), "package.json": json("npm start") })).toBe("none");
  });
});

describe("hostile scripts end soon, with a problem at most", () => {
  const deep = `${"if true; then ".repeat(3000)}exec uvicorn a:b\n${"fi; ".repeat(3000)}`;
  test.each([
    ["deep nesting", deep],
    ["many subshells", "( ".repeat(5000)],
    ["an open quote", `exec server "${"x".repeat(90_000)}`],
    ["functions that call each other", "a() { b; b; b; }\nb() { a; a; a; }\na\n"],
    ["very many assignments", Array.from({ length: 6000 }, (_, i) => `A${i}=$A${i}x`).join("\n")],
    ["arguments that double", `set -- a b\n${'set -- "$@" "$@"\n'.repeat(60)}exec "$@"\n`],
    ["text that doubles", `A=aaaaaaaaaa\n${'A="$A$A"\n'.repeat(60)}exec $A\n`],
    ["stars", `case ${"a".repeat(5000)} in ${"*a".repeat(3)}b) exec x;; esac\n`],
    ["binary", "\u0001\u0002\u0000\n`".repeat(1000)],
  ])("%s", async (_, text) => {
    const spent = cpuClock();
    expect(await script(text, /^not a script: /)).toBe("none");
    expect(spent()).toBeLessThan(3000);
  });
});
