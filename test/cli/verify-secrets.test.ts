import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Run } from "../support/cli.ts";
import { holdopenAsync } from "../support/cli-async.ts";
import { type Echo, startEchoServer } from "../support/echo-server.ts";
import { startFaultServer } from "../support/fault-server.ts";
import { leaksIn, plantSecrets } from "../support/secrets.ts";

const { env, all } = plantSecrets();
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "holdopen-verify-secrets-"));
  writeFileSync(join(folder, "sa.json"), (env.SA_KEY ?? "").replaceAll("\n", ""));
  writeFileSync(
    join(folder, "holdopen.yaml"),
    `services:
  chat:
    paths: [/ws]
    auth:
      bearer: { env: BEARER }
      headers: { X-Account: { file: sa.json } }
      cookies: { sid: { env: COOKIE } }
      query: { access_token: { env: QUERY } }
      users: [{ name: ann, subprotocols: [{ env: OFFER }] }]
      mint: { algorithm: HS256, key: { env: MINT_KEY }, count: 2 }
    conversation:
      send: { type: user_message, text: ping }
      expect: [pong]
      reply: { withinSeconds: 0.3 }
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const without = (name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter(([key]) => key !== name));

function run(args: readonly string[], variables: Readonly<Record<string, string>> = env): Promise<Run> {
  return holdopenAsync(["verify", "--time-scale", "20", ...args], { cwd: folder, env: variables });
}

const ECHOES: readonly Echo[] = ["body", "reason", "message", "redirect"];

test.each(ECHOES)("no output and no file holds a secret that a server repeats in its %s", async (echo) => {
  await using server = await startEchoServer(echo, all);
  const files = ["report.json", "report.sarif", "transcript.ndjson"];
  const { code, out, err } = await run([
    "--url",
    server.url,
    "--check",
    "W1",
    "W2",
    "W4",
    "--verbose",
    "-f",
    "text",
    "-f",
    "json=report.json",
    "-f",
    "sarif=report.sarif",
    "--transcript",
    "transcript.ndjson",
  ]);
  expect([code, err]).toEqual([1, ""]);
  expect(server.seen()).toContain(env.BEARER);
  for (const text of [out, ...files.map((file) => readFileSync(join(folder, file), "utf8"))]) {
    expect(text).not.toBe("");
    expect(leaksIn(text, all)).toEqual([]);
  }
});

test("without one of the secrets nothing is sent, and the answer is inconclusive", async () => {
  const server = await startFaultServer("good");
  try {
    const { code, out, err } = await run(
      ["--url", server.url, "-f", "text", "-f", "json=none.json"],
      without("COOKIE"),
    );
    expect([code, err]).toEqual([4, ""]);
    expect(out).toContain("holdopen.yaml:7:30  no credentials, so nothing was sent: COOKIE is not set");
    expect(out).toContain("nothing was verified");
    expect(server.stats()).toMatchObject({ httpRequests: 0, handshakes: 0 });
    const json: { problems: unknown; checks: { verdict: string }[] } = JSON.parse(
      readFileSync(join(folder, "none.json"), "utf8"),
    );
    expect(json.problems).toMatchObject([{ level: "inconclusive", line: 7, column: 30 }]);
    expect(new Set(json.checks.map(({ verdict }) => verdict))).toEqual(new Set(["skipped"]));
    expect(leaksIn(out, all)).toEqual([]);
  } finally {
    await server.close();
  }
});

test("a secret that is too short is a senseless request with its place, and is not printed", async () => {
  const { code, out, err } = await run(["--url", "ws://127.0.0.1:9/ws"], { ...env, COOKIE: "q7!" });
  expect([code, out]).toEqual([2, ""]);
  expect(err).toBe(
    "holdopen.yaml:7:30: COOKIE holds fewer than 4 characters; that is no secret (services.chat.auth.cookies.sid)\n",
  );
});

test("secrets are not sent in the clear, and no packet leaves", async () => {
  const { code, out, err } = await run(["--url", "ws://chat.invalid/ws"]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("services.chat.auth.bearer (BEARER)");
  expect(err).toContain("would travel in the clear: ws://chat.invalid is not encrypted; use wss: or https:");
});

const PASSWORD = "hunter2-hunter2";

test.each([
  [["--url", `wss://ann:${PASSWORD}@chat.invalid/ws`], /--url holds a user name or password/],
  [["--url", `wss://ann:${PASSWORD}@`], /--url should be an http:, https:, ws: or wss: address/],
  [["--url", `ftp://ann:${PASSWORD}@chat.invalid/ws`], /--url should be an http:, https:, ws: or wss: address/],
  [[`wss://ann:${PASSWORD}@chat.invalid/ws`], /too many arguments/],
  [[`--ulr=wss://ann:${PASSWORD}@chat.invalid/ws`], /unknown option/],
  [["--check", `wss://ann:${PASSWORD}@chat.invalid/ws`, "--url", "ws://127.0.0.1:9/"], /there is no check/],
  [["--service", `wss://ann:${PASSWORD}@chat.invalid/ws`, "--url", "ws://127.0.0.1:9/"], /no service/],
])("user info in an argument is refused and not printed: %#", async (args, says) => {
  const { code, out, err } = await run(args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(says);
  expect(err).not.toContain(PASSWORD);
});

test("a proxy's password is in no output, whatever the proxy says", async () => {
  const proxy = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (data) => {
      const body = `no: ${data.toString()} ${PASSWORD}`;
      socket.end(`HTTP/1.1 407 Who are you\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  try {
    const HTTPS_PROXY = `http://ann:${PASSWORD}@127.0.0.1:${address.port}`;
    const args = ["--url", "wss://chat.invalid/ws", "--check", "W1", "--verbose", "--transcript", "proxy.ndjson"];
    const { out, err } = await run(args, { ...env, HTTPS_PROXY });
    const transcript = readFileSync(join(folder, "proxy.ndjson"), "utf8");
    expect(out).toContain("407");
    for (const text of [out, err, transcript]) expect(leaksIn(text, [PASSWORD, `ann:${PASSWORD}`])).toEqual([]);
  } finally {
    proxy.close();
  }
});

test.each([`http://ann:${PASSWORD}@`, `socks5://ann:${PASSWORD}@127.0.0.1:1080`])(
  "a proxy that cannot be used is refused and not printed: %#",
  async (HTTPS_PROXY) => {
    const { code, out, err } = await run(["--url", "wss://chat.invalid/ws"], { ...env, HTTPS_PROXY });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/the proxy in the environment is/);
    expect(err).not.toContain(PASSWORD);
  },
);
