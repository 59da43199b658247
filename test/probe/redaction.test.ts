import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderJson, renderSarif, renderText, transcriptLines } from "../../src/api/render.ts";
import { verify } from "../../src/api/verify.ts";
import type { Report } from "../../src/engine/report.ts";
import { type Echo, startEchoServer } from "../support/echo-server.ts";
import { leaksIn, plantSecrets } from "../support/secrets.ts";

const { env, all } = plantSecrets();

const CONFIG = `
services:
  chat:
    paths: [/ws]
    health: { readiness: /ready }
    auth:
      bearer: { env: BEARER }
      headers: { X-Service-Account: { env: SA_LINE } }
      cookies: { sid: { env: COOKIE } }
      query: { access_token: { env: QUERY } }
      subprotocols: [app.v1]
      users: [{ name: ann, subprotocols: [{ env: OFFER }] }]
      mint: { algorithm: HS256, key: { env: MINT_KEY }, count: 2 }
    conversation:
      send: { type: user_message, text: ping, id: "\${nonce}" }
      expect: [agent_started]
      match: { id: "\${nonce}" }
      reply: { withinSeconds: 0.3 }
`;

async function verified(url: string, config = CONFIG): Promise<{ readonly report: Report; readonly told: string }> {
  const folder = mkdtempSync(join(tmpdir(), "holdopen-redaction-"));
  const file = join(folder, "holdopen.yaml");
  writeFileSync(file, config);
  const news: unknown[] = [];
  try {
    const report = await verify({
      url,
      config: file,
      cwd: folder,
      timeScale: 20,
      env: { ...env, SA_LINE: env.SA_KEY?.replaceAll("\n", " ") },
      checks: ["H1", "W1", "W2", "W3", "W4"],
      signal: AbortSignal.timeout(20_000),
      onProgress: (one) => news.push(one),
    });
    return { report, told: JSON.stringify(news) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that can be made of a report, a library user's own JSON of it included. */
function outputsOf(report: Report): Readonly<Record<string, string>> {
  const style = { color: false, quiet: false, width: 100 };
  return {
    text: renderText(report, { ...style, verbose: false }),
    verbose: renderText(report, { ...style, verbose: true, width: 10_000 }),
    json: renderJson(report),
    sarif: renderSarif(report),
    transcript: [...transcriptLines(report)].join(""),
    timeline: JSON.stringify(report.live?.timeline),
    messages: report.findings
      .map(({ message, notice, fix, evidence }) =>
        JSON.stringify([message, notice, fix, evidence.map((fact) => [fact.what, fact.known ? fact.value : fact.why])]),
      )
      .join(),
    problems: report.problems.map(({ message }) => message).join(),
    failures: report.failures.map((failure) => `${failure.stack} ${String(failure.cause)}`).join(),
  };
}

const ECHOES: readonly Echo[] = ["body", "reason", "message", "frames", "redirect", "protocol", "health"];

test.each(ECHOES)("a server that repeats secrets in its %s puts none of them into any output", async (echo) => {
  await using server = await startEchoServer(echo, all);
  const { report, told } = await verified(server.url);
  // What was planted was sent, so the server had it to repeat.
  if (echo !== "health") expect(server.seen()).toContain(env.BEARER);
  expect(report.failures).toEqual([]);
  const outputs: Readonly<Record<string, string>> = { ...outputsOf(report), told };
  for (const [name, output] of Object.entries(outputs)) expect([name, leaksIn(output, all)]).toEqual([name, []]);
  expect(outputs.transcript).toContain("[redacted]");
});

test("halves of a secret in two messages are not in the transcript either", async () => {
  await using server = await startEchoServer("frames", [env.BEARER ?? ""]);
  const { report } = await verified(server.url);
  const { transcript = "" } = outputsOf(report);
  const secret = env.BEARER ?? "";
  expect(transcript).not.toContain(secret.slice(0, 16));
  expect(transcript).not.toContain(secret.slice(16));
});

test("minted tokens are in no output", async () => {
  await using server = await startEchoServer("message", []);
  const { report } = await verified(server.url, CONFIG.replace(/ {6}(bearer|headers|cookies|query|users):.*\n/g, ""));
  const tokens = server.seen().match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? [];
  expect(tokens.length).toBeGreaterThan(0);
  const parts = tokens.flatMap((token) => [token, token.split(".")[2] ?? ""]);
  for (const [name, output] of Object.entries(outputsOf(report)))
    expect([name, leaksIn(output, parts)]).toEqual([name, []]);
});
