import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { holdopen } from "../support/cli.ts";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
const incident = join(examples, "chat-incident");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdopen-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("exit codes", () => {
  test.each([
    ["findings", ["lint", incident], 1],
    ["findings, not asked to fail", ["lint", "--fail-on", "never", incident], 0],
    ["nothing found", ["lint", join(examples, "chat-fixed")], 0],
    ["a file that is not there", ["lint", "none.yaml"], 3],
    ["an unknown flag", ["lint", "--frobnicate"], 2],
    ["an unknown command", ["lnit"], 2],
    ["an unknown format", ["lint", "-f", "xml"], 2],
    ["two formats to standard output", ["lint", "-f", "json", "-f", "sarif"], 2],
    ["a config that is not there", ["lint", "-c", "none.yaml", incident], 2],
    ["all environments where none is declared", ["lint", "--env", "all", "--no-config", incident], 2],
    ["an unknown rule", ["explain", "lb/draning-disabled"], 2],
    ["a rule's page", ["explain", "lb/draining-disabled"], 0],
    ["an unknown rule to ask", ["lint", "--rule", "lb/draning-disabled", incident], 2],
    ["one rule, while another one fails", ["lint", "--rule", "lb/draining-disabled", incident], 0],
    [
      "a baseline of some rules",
      ["lint", "--rule", "lb/draining-disabled", "--baseline", "b.json", "--update-baseline"],
      2,
    ],
    ["the help", ["--help"], 0],
    ["the version", ["--version"], 0],
    ["nothing at all", [], 2],
  ])("%s", (_, args, code) => {
    const run = holdopen(args, { cwd: folder });
    expect(`${run.code} ${run.err}`).toMatch(new RegExp(`^${code} `));
    expect(run.err).not.toMatch(/^\s+at /m);
    if (code === 2) expect(run.err.length).toBeGreaterThan(10);
  });

  test("--rule asks each of the rules that it names", () => {
    const asked = ["app/heartbeat-exceeds-idle-limit", "probe/startup-budget-too-small"];
    const run = holdopen(["lint", ...asked.flatMap((id) => ["--rule", id]), "-f", "json", incident], { cwd: folder });
    const { findings } = JSON.parse(run.out) as { findings: readonly { rule: string }[] };
    expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual(asked);
  });

  test("--strict makes what cannot be decided count", () => {
    writeFileSync(
      join(folder, "s.yaml"),
      readFileSync(join(incident, "cloud-run/service.yaml"), "utf8").replace(
        "containerConcurrency: 80",
        `containerConcurrency: 80\n      timeoutSeconds: \${T}`,
      ),
    );
    writeFileSync(
      join(folder, "holdopen.yaml"),
      "services: { chat: { traffic: websocket } }\nrules: { probe/startup-budget-too-small: off }\n",
    );
    expect(holdopen(["lint", "."], { cwd: folder }).code).toBe(0);
    expect(holdopen(["lint", "--strict", "."], { cwd: folder }).code).toBe(1);
  });
});

describe("output", () => {
  test("several formats go to their files, and standard output stays empty", () => {
    const run = holdopen(["lint", "-f", "json=r.json", "-f", "sarif=r.sarif", "-f", "text=r.txt", incident], {
      cwd: folder,
    });
    expect(run).toMatchObject({ code: 1, out: "", err: "" });
    expect(readdirSync(folder).sort()).toEqual(["r.json", "r.sarif", "r.txt"]);
    expect(JSON.parse(readFileSync(join(folder, "r.json"), "utf8"))).toMatchObject({ version: 1, command: "lint" });
  });

  test("a file that cannot be written is said, and nothing half-written is left", () => {
    const run = holdopen(["lint", "-f", "json=no/such/r.json", incident], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/cannot write no\/such\/r\.json: ENOENT/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("standard input is read as a file of its own", () => {
    const input = readFileSync(join(incident, "cloud-run/service.yaml"));
    const run = holdopen(["lint", "-f", "json", "-"], { cwd: folder, input });
    expect(JSON.parse(run.out)).toMatchObject({ summary: { files: 1, paths: 1 } });
    expect(run.out).toContain('"file": "stdin"');
  });

  test("a mistake in the config is said at its place with the nearest valid key, and nothing is checked", () => {
    writeFileSync(join(folder, "holdopen.yaml"), "services:\n  chat:\n    app:\n      heartbet.intervalSeconds: 45\n");
    const run = holdopen(["lint", "."], { cwd: folder });
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toMatch(
      /^holdopen\.yaml:4:7: .*heartbet\.intervalSeconds.*did you mean "heartbeat\.intervalSeconds"/,
    );
  });

  test("an address that leads nowhere is said at its place, and the answer is incomplete", () => {
    writeFileSync(join(folder, "s.yaml"), readFileSync(join(incident, "cloud-run/service.yaml")));
    writeFileSync(join(folder, "app.yaml"), "server: { port: 8080 }\n");
    writeFileSync(
      join(folder, "holdopen.yaml"),
      "services:\n  chat:\n    app:\n      port: app.yaml#/server/prt\n      keepAliveSeconds: none.yaml#/x\n",
    );
    const { problems } = JSON.parse(holdopen(["lint", "-f", "json", "."], { cwd: folder }).out);
    expect(problems).toMatchObject([
      { file: "holdopen.yaml", line: 4, column: 13, message: "app.yaml has nothing at #/server/prt" },
      { file: "holdopen.yaml", line: 5, column: 25, message: "none.yaml is not among the files that were read" },
      { file: "none.yaml", message: "no such file or folder" },
    ]);
  });

  test("a reader that goes away early is no error", () => {
    const run = holdopen(["rules"], { cwd: folder });
    expect(run.out.split("\n").length).toBeGreaterThan(24);
  });
});
