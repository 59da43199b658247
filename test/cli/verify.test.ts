import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, type TestContext, test } from "vitest";
import { holdopenLive } from "../support/cli.ts";
import { CHAT_CONFIG, type FaultMode, startFaultServer } from "../support/fault-server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

async function serverOf(
  mode: FaultMode | "good",
  { onTestFinished }: TestContext,
): Promise<{ readonly url: string; readonly folder: string }> {
  const server = await startFaultServer(mode);
  const folder = mkdtempSync(join(tmpdir(), "holdopen-verify-"));
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, "holdopen.yaml"), CHAT_CONFIG);
  return { url: server.url, folder };
}

test.concurrent("the incident: exit 1, and the first sentence says all of it", async (context) => {
  const { url } = await serverOf("incident", context);
  const began = performance.now();
  const run = await holdopenLive(["verify", "--url", `${url}/ws`, "--no-config"]);
  expect(performance.now() - began).toBeLessThan(10_000);
  const [sentence = ""] = run.out.replace(/\s+/g, " ").split(". ");
  expect(sentence).toMatch(
    /^error The handshake succeeded, the server closed with 1011 .* \d+ ms after the first message, and health said healthy meanwhile \(GET \/\w+: 200\)/,
  );
  expect([run.code, run.err]).toEqual([1, ""]);
});

test.concurrent("a good server: exit 0 and one line for each check", async (context) => {
  const { url, folder } = await serverOf("good", context);
  const run = await holdopenLive(["verify", "--url", url, "--time-scale", "20"], { cwd: folder });
  expect(run.out).toMatch(/✔ W8 +idle hold/);
  expect(run.out).toMatch(/^✔ nothing failed · \d+ of \d+ checks passed \(production\)$/m);
  expect([run.code, run.err]).toEqual([0, ""]);
});

test.concurrent("nobody there: exit 3, and nothing is called verified", async () => {
  const run = await holdopenLive(["verify", "--url", "http://127.0.0.1:9", "--no-config"]);
  const out = run.out.replace(/\s+/g, " ");
  expect(out).toMatch(/nothing was verified: nothing listens there: connection refused \(ECONNREFUSED\)/);
  expect(out).toMatch(/\? nothing was verified · .* incomplete: not everything was reached $/);
  expect(run.code).toBe(3);
});

test.concurrent("no answer where nobody said what one looks like: inconclusive, exit 4", async (context) => {
  const { url } = await serverOf("silent-after-open", context);
  const run = await holdopenLive(["verify", "--url", `${url}/ws`, "--no-config", "--time-scale", "20"]);
  expect(run.out.replace(/\s+/g, " ")).toMatch(/nobody declared what to send and what an answer looks like/);
  expect(run.code).toBe(4);
});

test.concurrent("JSON, SARIF and the transcript of a live run are what they promise to be", async (context) => {
  const { url, folder } = await serverOf("close-1011-on-first-message", context);
  const files = ["-f", "json=report.json", "-f", "sarif=report.sarif", "--transcript", "run.ndjson"];
  const run = await holdopenLive(["verify", "--url", url, "--time-scale", "20", ...files], { cwd: folder });
  expect([run.code, run.out, run.err]).toEqual([1, "", ""]);
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");

  const report = JSON.parse(read("report.json"));
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
    JSON.parse(readFileSync(join(root, "schemas/report.schema.json"), "utf8")),
  );
  expect([validate(report), validate.errors]).toEqual([true, null]);
  expect(report.command).toBe("verify");
  const [finding] = report.findings.filter(({ rule }: { rule: string }) => rule === "live/exchange-fails");
  expect(finding).toMatchObject({ verdict: "fail", severity: "error", file: "transcript:exchange" });

  const lines = read("run.ndjson")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const own = lines.filter(({ check, line }) => check === "exchange" && line === finding.line);
  expect(own).toMatchObject([{ event: "end", how: "close-frame", code: 1011 }]);
  expect(lines.map(({ ms }) => ms)).toEqual(lines.map(({ ms }) => ms).sort((a, b) => a - b));

  const sarif = JSON.parse(read("report.sarif"));
  const places = sarif.runs[0].results.map(
    ({ locations }: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
      locations[0]?.physicalLocation.artifactLocation.uri,
  );
  expect(places).toContain("transcript:exchange");
});

test.concurrent("Ctrl-C leaves a whole report of the part that was done, and exits 130", async (context) => {
  const { url, folder } = await serverOf("good", context);
  const file = join(folder, "report.json");
  const args = ["verify", "--url", url, "-f", `json=${file}`, "-f", "text"];
  const child = spawn(process.execPath, [join(root, "bin/holdopen.js"), ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  // In the middle of W8, which holds for more than a minute.
  await new Promise((resolve) => setTimeout(resolve, 9000));
  expect(existsSync(file)).toBe(false);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  const report = JSON.parse(readFileSync(file, "utf8"));
  expect(report.summary.complete).toBe(false);
  expect(report.checks.find(({ check }: { check: string }) => check === "W4").verdict).toBe("pass");
  expect(report.checks.find(({ check }: { check: string }) => check === "W8")).toMatchObject({
    verdict: "skipped",
    message: expect.stringMatching(/interrupted/),
  });
  expect(out).toMatch(/incomplete: interrupted/);
});

test.concurrent.for([
  [["--url", "chat.example.com"], /--url should be an http:, https:, ws: or wss: address/],
  [["--url", "http://127.0.0.1:1", "--check", "W44"], /there is no check "W44"/],
  [["--url", "http://127.0.0.1:1", "--service", "chta"], /the config has no service "chta"; did you mean "chat"\?/],
  [["--url", "http://127.0.0.1:1", "--time-scale", "0"], /should be a number from 1 on/],
  [["--url", "http://127.0.0.1:1", "--load", "many"], /is no number of sockets/],
  [["--cluster"], /--cluster needs --service NAMESPACE\/NAME/],
  [["--url", "http://127.0.0.1:1", "--config", "."], /a folder, not a config file/],
] as const)("%s makes no sense: exit 2, one message, no stack", async ([flags, message], { onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), "holdopen-verify-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "holdopen.yaml"), CHAT_CONFIG);
  const run = await holdopenLive(["verify", ...flags], { cwd: folder });
  expect(run.err).toMatch(message);
  expect(run.err).not.toMatch(/ at .*\.js:\d+/);
  expect([run.code, run.out]).toEqual([2, ""]);
});

test.concurrent.for([
  [["-f", "json=."], /cannot write \.: EISDIR/],
  [["--transcript", "gone/run.ndjson"], /cannot write gone\/run\.ndjson: ENOENT/],
] as const)(
  "%s is refused before anybody is asked, for the report would be lost",
  async ([flags, message], context) => {
    await using server = await startFaultServer("good");
    const folder = mkdtempSync(join(tmpdir(), "holdopen-verify-"));
    context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const run = await holdopenLive(["verify", "--url", server.wsUrl, "--no-config", "--check", "W1", ...flags], {
      cwd: folder,
    });
    expect(run.err).toMatch(message);
    expect([run.code, run.out, server.stats().handshakes]).toEqual([2, "", 0]);
  },
);
