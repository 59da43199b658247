import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { connect, type Server as NetServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { verify } from "../../src/api/verify.ts";
import type { Report } from "../../src/engine/report.ts";
import { messageOf, verdicts } from "../support/live.ts";
import { type RequestLog, startRequestLog } from "../support/request-log.ts";

const folder = mkdtempSync(join(tmpdir(), "holdopen-tls-"));
const PROXY_VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];
const OPENSSL = "openssl";
const open: (() => void)[] = [];

/** A test's own authority, a certificate for this machine and one for a client; keys that lie about would be found. */
beforeAll(() => {
  const openssl = (...args: readonly string[]) => execFileSync(OPENSSL, args, { cwd: folder, stdio: "ignore" });
  const fresh = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const leaf = ["-CA", "ca.pem", "-CAkey", "ca.key", "-addext", "basicConstraints=critical,CA:FALSE"];
  const names = "subjectAltName=IP:127.0.0.1,IP:::1,DNS:localhost";
  openssl(...fresh, "-subj", "/CN=authority", "-out", "ca.pem", "-keyout", "ca.key");
  openssl(...fresh, ...leaf, "-subj", "/CN=server", "-addext", names, "-out", "server.pem", "-keyout", "server.key");
  openssl(...fresh, ...leaf, "-subj", "/CN=client", "-out", "client.pem", "-keyout", "client.key");
  writeFileSync(join(folder, "token"), "token-of-the-service-1\n");
  for (const name of PROXY_VARIABLES) for (const key of [name, name.toLowerCase()]) delete process.env[key];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  for (const close of open.splice(0)) close();
  for (const name of PROXY_VARIABLES) delete process.env[name];
});

function pem(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

async function listening(server: NetServer, host = "127.0.0.1"): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function joined(one: Socket, other: Socket): void {
  one.pipe(other).on("error", () => one.destroy());
  other.pipe(one).on("error", () => other.destroy());
}

/** Ends TLS in front of a plain server. */
function startTls(
  upstream: RequestLog,
  { host = "127.0.0.1", clientCa }: { readonly host?: string; readonly clientCa?: string } = {},
): Promise<number> {
  const asking = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true };
  const server = createTlsServer({ cert: pem("server.pem"), key: pem("server.key"), ...asking }, (client) =>
    joined(client, connect(upstream.port, new URL(upstream.url).hostname.replace(/[[\]]/g, ""))),
  );
  server.on("tlsClientError", () => undefined);
  return listening(server, host);
}

/** A proxy that opens tunnels to this machine, and remembers to where. */
async function startProxy(): Promise<{ readonly url: string; readonly tunnels: string[] }> {
  const tunnels: string[] = [];
  const server: Server = createServer((_, response) => response.writeHead(501).end());
  server.on("connect", (request, client: Socket) => {
    const target = new URL(`http://${request.url}`);
    tunnels.push(request.url ?? "");
    const upstream = connect(Number(target.port), target.hostname.replace(/[[\]]/g, ""), () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      joined(client, upstream);
    });
    upstream.on("error", () => client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n"));
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, tunnels };
}

async function verified(url: string, auth = "bearer: { file: token }", checks = ["H1", "W3"]): Promise<Report> {
  const config = join(folder, "holdopen.yaml");
  writeFileSync(config, `services:\n  chat:\n    health: { readiness: /ready }\n    auth: { ${auth} }\n`);
  return verify({ url, config, cwd: folder, timeScale: 20, checks });
}

const PASSES = { H1: "pass", W1: "pass", W3: "pass" };
const TRUSTED = "bearer: { file: token }, ca: { file: ca.pem }";
const WITH_CERTIFICATE =
  "clientCertificate: { cert: { file: client.pem }, key: { file: client.key } }, ca: { file: ca.pem }";

test("an IPv6 literal is an address like any other", async () => {
  await using log = await startRequestLog("::1");
  expect(verdicts(await verified(log.url))).toEqual(PASSES);
  expect(log.knocks[0]?.headers).toMatchObject({ authorization: "Bearer token-of-the-service-1" });
});

test.each(["127.0.0.1", "::1"])("a certificate of the user's own authority is trusted for %s", async (host) => {
  await using log = await startRequestLog();
  const name = host === "::1" ? "[::1]" : host;
  const url = `wss://${name}:${await startTls(log, { host })}/ws`;
  expect(verdicts(await verified(url, TRUSTED))).toEqual(PASSES);
  const distrusting = await verified(url, undefined, ["W1"]);
  expect(messageOf(distrusting, "W1")).toMatch(/TLS failed/);
});

test("a client certificate is shown where one is asked for, and not by nobody", async () => {
  await using log = await startRequestLog();
  const url = `wss://127.0.0.1:${await startTls(log, { clientCa: pem("ca.pem") })}/ws`;
  expect(verdicts(await verified(url, WITH_CERTIFICATE))).toEqual(PASSES);
  const seen = log.knocks.length;
  const report = await verified(url, WITH_CERTIFICATE, ["W2"]);
  expect([verdicts(report), messageOf(report, "W2")]).toEqual([{ W1: "pass", W2: "pass" }, expect.any(String)]);
  // W1 knocked five times; W2's handshake did not get through.
  expect(log.knocks.length - seen).toBe(5);
  expect(verdicts(await verified(url, TRUSTED, ["W1"])).W1).not.toBe("pass");
});

test("HTTPS_PROXY is used for sockets and requests, and sees nothing of what is in the tunnel", async () => {
  await using log = await startRequestLog();
  const port = await startTls(log, { clientCa: pem("ca.pem") });
  const proxy = await startProxy();
  process.env.HTTPS_PROXY = proxy.url;
  expect(verdicts(await verified(`wss://localhost:${port}/ws`, WITH_CERTIFICATE))).toEqual(PASSES);
  // Three questions of H1, five handshakes of W1, one of W3.
  expect(proxy.tunnels).toEqual(Array.from({ length: 9 }, () => `localhost:${port}`));
});

test("a proxy applies to this machine as well, also without a scheme, until NO_PROXY exempts it", async () => {
  await using log = await startRequestLog();
  const proxy = await startProxy();
  process.env.HTTP_PROXY = proxy.url.replace("http://", "");
  expect(verdicts(await verified(log.url))).toEqual(PASSES);
  expect(proxy.tunnels).toHaveLength(9);
  process.env.NO_PROXY = "localhost,127.0.0.0/8,::1";
  expect(verdicts(await verified(log.url))).toEqual(PASSES);
  expect(proxy.tunnels).toHaveLength(9);
});

test("an IPv6 literal goes through a proxy, and past it", async () => {
  await using log = await startRequestLog("::1");
  const proxy = await startProxy();
  process.env.HTTP_PROXY = proxy.url;
  expect(verdicts(await verified(log.url))).toEqual(PASSES);
  expect(proxy.tunnels[0]).toBe(`[::1]:${log.port}`);
  process.env.NO_PROXY = "::1";
  const before = proxy.tunnels.length;
  expect(verdicts(await verified(log.url))).toEqual(PASSES);
  expect(proxy.tunnels).toHaveLength(before);
});

test("a secret for this machine does not go to a proxy elsewhere", async () => {
  await using log = await startRequestLog();
  process.env.HTTP_PROXY = "http://proxy.invalid:3128";
  await expect(verified(log.url)).rejects.toThrow("a proxy stands before an address that is not encrypted");
  process.env.NO_PROXY = "127.0.0.1";
  expect(verdicts(await verified(log.url))).toEqual(PASSES);
});
