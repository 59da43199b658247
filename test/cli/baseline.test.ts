import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chatService } from "../support/chat-service.ts";
import { holdopen, type Run } from "../support/cli.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdopen-baseline-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Run => holdopen(["lint", "--no-config", ...args], { cwd: folder });
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
const read = (file: string): string => readFileSync(join(folder, file), "utf8");
const lastLine = ({ out }: Run): string => out.trimEnd().split("\n").at(-1) ?? "";

/** A folder whose two faults are in its baseline. */
function accepted(): void {
  write("chat.yaml", chatService());
  expect(run("--baseline", "base.json", "--update-baseline")).toMatchObject({ code: 0, err: "" });
}

describe("a baseline", () => {
  test("holds what was found, sorted, and the same bytes each time", () => {
    write("b.yaml", chatService({ name: "b" }));
    write("a.yaml", chatService({ name: "a" }));
    run("--baseline", "base.json", "--update-baseline");
    const before = read("base.json");
    const places = JSON.parse(before).findings.map((entry: Record<string, string>) => `${entry.file} ${entry.rule}`);
    expect(places).toEqual([
      "a.yaml cloudrun/request-timeout-cuts-websocket",
      "a.yaml shutdown/grace-shorter-than-drain",
      "b.yaml cloudrun/request-timeout-cuts-websocket",
      "b.yaml shutdown/grace-shorter-than-drain",
    ]);
    expect(before).not.toMatch(/"(?:line|column)"/);
    run("--baseline", "base.json", "--update-baseline", "b.yaml", "a.yaml");
    expect(read("base.json")).toBe(before);
    run("--baseline", "base.json", "--prune-baseline");
    expect(read("base.json")).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(["a.yaml", "b.yaml", "base.json"]);
  });

  test("makes what it holds count no more, wherever it has moved and whatever its numbers are", () => {
    accepted();
    write("chat.yaml", `# moved\n\n${chatService({ timeout: "700" })}`);
    const compared = run("--baseline", "base.json", "--strict", "--fail-on", "note");
    expect([compared.code, lastLine(compared)]).toEqual([
      0,
      "✔ nothing new · 2 in base.json already · 1 connection path in 1 file (production)",
    ]);
    expect(compared.out).not.toContain("700");
    expect(run("--baseline", "base.json", "-v").out).toContain("In base.json already: 2");
  });

  test("leaves what is new to fail", () => {
    accepted();
    write("other.yaml", chatService({ name: "other", drain: "5" }));
    const compared = run("--baseline", "base.json");
    expect([compared.code, lastLine(compared)]).toEqual([
      1,
      "✖ 1 new error · 2 in base.json already · 2 connection paths in 2 files (production)",
    ]);
  });

  test("does not accept that something fails because it could not be decided once", () => {
    write("chat.yaml", chatService({ timeout: "${TIMEOUT}", drain: "5" }));
    run("--baseline", "base.json", "--update-baseline");
    expect(run("--baseline", "base.json", "--strict").code).toBe(0);
    write("chat.yaml", chatService({ timeout: "600", drain: "5" }));
    expect(run("--baseline", "base.json").code).toBe(1);
  });

  test("accepts that what failed can no longer be decided", () => {
    write("chat.yaml", chatService({ drain: "5" }));
    run("--baseline", "base.json", "--update-baseline");
    write("chat.yaml", chatService({ timeout: "${TIMEOUT}", drain: "5" }));
    expect(run("--baseline", "base.json", "--strict").code).toBe(0);
  });

  test("does not take in what is suppressed", () => {
    write(
      "chat.yaml",
      chatService({ timeout: "600 # holdopen: allow cloudrun/request-timeout-cuts-websocket -- short" }),
    );
    run("--baseline", "base.json", "--update-baseline");
    expect(JSON.parse(read("base.json")).findings).toMatchObject([{ rule: "shutdown/grace-shorter-than-drain" }]);
  });

  test("is no input itself", () => {
    accepted();
    expect(lastLine(run("--baseline", "./base.json"))).toContain("in 1 file");
  });
});

describe("what is gone", () => {
  test("is listed, and taken out when that is asked for", () => {
    accepted();
    write("chat.yaml", chatService({ drain: "5" }));
    const compared = run("--baseline", "base.json");
    expect([compared.code, lastLine(compared)]).toEqual([
      0,
      "✔ nothing new · 1 in base.json already · 1 gone · 1 connection path in 1 file (production)",
    ]);
    expect(compared.out).toContain("Gone: 1 (--prune-baseline takes what is gone out of base.json)");
    expect(JSON.parse(read("base.json")).findings).toHaveLength(2);
    expect(run("--baseline", "base.json", "--prune-baseline").out).not.toContain("Gone");
    expect(JSON.parse(read("base.json")).findings).toMatchObject([{ rule: "cloudrun/request-timeout-cuts-websocket" }]);
    write("chat.yaml", chatService());
    expect(run("--baseline", "base.json").code).toBe(1);
  });

  test("is a file's that was deleted", () => {
    accepted();
    write("other.yaml", chatService({ name: "other" }));
    run("--baseline", "base.json", "--update-baseline");
    rmSync(join(folder, "other.yaml"));
    expect(lastLine(run("--baseline", "base.json"))).toContain("· 2 gone ·");
  });

  test("is not what lies in a file that was not read", () => {
    accepted();
    mkdirSync(join(folder, "b"));
    write("b/other.yaml", chatService({ name: "other", timeout: "3600", drain: "5" }));
    const compared = run("--baseline", "base.json", "--prune-baseline", "b");
    expect(lastLine(compared)).toBe("✔ nothing new · 2 not looked for · 1 connection path in 1 file (production)");
    expect(JSON.parse(read("base.json")).findings).toHaveLength(2);
    run("--baseline", "base.json", "--update-baseline", "b");
    expect(JSON.parse(read("base.json")).findings).toHaveLength(2);
  });

  test("is not what rests on a second file that was not read", () => {
    write("chat.yaml", chatService({ drain: "5", timeout: "1200" }));
    write("holdopen.yaml", "services:\n  chat: { traffic: websocket, sessionSeconds: 40m }\n");
    const lint = (...args: string[]): Run => holdopen(["lint", "--baseline", "base.json", ...args], { cwd: folder });
    lint("--update-baseline");
    expect(JSON.parse(read("base.json")).findings).toMatchObject([{ file: "chat.yaml", related: ["holdopen.yaml"] }]);
    write("holdopen.yaml", "services:\n  chat: { traffic: websocket, sessionSeconds: 10m }\n");
    expect(lastLine(lint("--no-config", "chat.yaml"))).toContain("✖ 1 new error · 1 not looked for");
    expect(lastLine(lint("chat.yaml"))).toContain("· 1 gone ·");
    rmSync(join(folder, "holdopen.yaml"));
    expect(lastLine(lint("chat.yaml"))).toContain("1 not looked for");
    expect(lastLine(lint())).toContain("1 gone");
  });

  test("is nothing where something could not be read", () => {
    accepted();
    write("chat.yaml", `${chatService({ drain: "5" })}\n---\na: [\n`);
    const compared = run("--baseline", "base.json", "--prune-baseline");
    expect(compared.code).toBe(3);
    expect(compared.out).not.toContain("Gone");
    expect(JSON.parse(read("base.json")).findings).toHaveLength(2);
  });
});

describe("the formats", () => {
  test("JSON says the state of each finding and what is gone, as the schema has it", () => {
    accepted();
    write("chat.yaml", chatService({ drain: "5" }));
    write("other.yaml", chatService({ name: "other", drain: "5" }));
    const report = JSON.parse(run("--baseline", "base.json", "-f", "json").out);
    const validate = new Ajv2020({ allErrors: true }).compile(
      JSON.parse(readFileSync("schemas/report.schema.json", "utf8")),
    );
    expect([validate(report), validate.errors]).toEqual([true, null]);
    expect(report.findings.map((one: Record<string, string>) => `${one.file} ${one.baselineState}`)).toEqual([
      "chat.yaml unchanged",
      "other.yaml new",
    ]);
    expect(report.summary.error).toBe(1);
    expect(report.baseline).toMatchObject({
      file: "base.json",
      unchanged: 1,
      gone: [{ rule: "shutdown/grace-shorter-than-drain" }],
      unchecked: [],
    });
  });

  test("SARIF has a baselineState for each result, and no result for what is gone", () => {
    accepted();
    write("chat.yaml", chatService({ drain: "5" }));
    const [log] = JSON.parse(run("--baseline", "base.json", "-f", "sarif").out).runs;
    expect(log.results).toMatchObject([{ baselineState: "unchanged" }]);
    expect(log.properties.baseline.gone).toHaveLength(1);
  });

  test("without a baseline none of them speaks of one", () => {
    write("chat.yaml", chatService());
    for (const format of ["text", "json", "sarif"]) expect(run("-f", format).out).not.toMatch(/baseline/i);
  });
});

describe("a request that makes no sense ends with 2 and changes nothing", () => {
  const ENTRY = {
    fingerprint: "0".repeat(32),
    rule: "lb/draining-disabled",
    verdict: "fail",
    path: "chat",
    file: "a.yaml",
    message: "m",
  };
  const baseline = (changes: object = {}): string =>
    JSON.stringify({ version: 1, tool: "holdopen", environment: "production", findings: [ENTRY], ...changes }, null, 1);

  test("the baseline that the cases are made of is sound", () => {
    write("base.json", baseline());
    expect(run("--baseline", "base.json")).toMatchObject({ code: 0, err: "" });
  });

  test.each<[string, string, string]>([
    ["cut short", baseline().slice(0, 60), "base.json:"],
    ["empty", "", "base.json:1:1: "],
    ["YAML", "version: 1\ntool: holdopen\nenvironment: production\nfindings: []\n", "base.json:1:1: damaged"],
    ["of a merge", baseline().replace(" {", "<<<<<<< ours\n {"), "base.json:"],
    ["another tool's", '{"$schema": "x", "runs": []}', "base.json:1:2: not a baseline that holdopen wrote"],
    ["a list", "[1, 2]", "base.json:1:2: not a baseline"],
    ["of a later version", baseline({ version: 2 }), "base.json:2:13: a baseline of another version"],
    ["of another environment", baseline({ environment: "staging" }), "is the baseline of environment staging"],
    ["without findings", baseline({ findings: { a: 1 } }), 'base.json:5:2: "findings" is missing or no list'],
    ["with a number for an entry", baseline({ findings: [7] }), 'base.json:6:3: "fingerprint" is missing'],
    ["with a short fingerprint", baseline({ findings: [{ ...ENTRY, fingerprint: "0" }] }), "base.json:7:19: "],
    ["with a strange verdict", baseline({ findings: [{ ...ENTRY, verdict: "pass" }] }), 'base.json:9:15: "verdict"'],
    ["with a rule that is no text", baseline({ findings: [{ ...ENTRY, rule: [] }] }), '"rule" is missing or no text'],
    ["with files that are none", baseline({ findings: [{ ...ENTRY, related: [1] }] }), '"related" is no list of texts'],
    ["with one entry twice", baseline({ findings: [ENTRY, ENTRY] }), "this fingerprint is in the list twice"],
    ["deep", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, "base.json:"],
    ["binary", "\u0000\u0001\u0002", "base.json"],
  ])("%s", (_, text, said) => {
    write("chat.yaml", chatService());
    write("base.json", text);
    for (const flags of [[], ["--update-baseline"], ["--prune-baseline"]]) {
      const { code, out, err } = run("--baseline", "base.json", ...flags);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(said);
      expect(err).not.toMatch(/^\s+at |fault of holdopen/m);
      expect(read("base.json")).toBe(text);
    }
  });

  test.each([
    [["--baseline", "none.json"], "there is no baseline none.json; --update-baseline creates it"],
    [["--baseline", "none.json", "--prune-baseline"], "there is no baseline none.json"],
    [["--update-baseline"], "--update-baseline needs --baseline <file>"],
    [["--prune-baseline"], "--prune-baseline needs --baseline <file>"],
    [["--baseline", "b.json", "--update-baseline", "--prune-baseline"], "leave --prune-baseline away"],
    [["--baseline", "b.json", "--update-baseline", "--changed-since", "HEAD"], "leave --changed-since away"],
    [["--baseline", "sub"], "sub: a folder, not a baseline"],
    [["--baseline", "sub/none/b.json", "--update-baseline"], "cannot write sub/none/b.json: ENOENT"],
  ])("%j", (args, said) => {
    mkdirSync(join(folder, "sub"));
    write("chat.yaml", chatService());
    const { code, out, err } = run(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
    expect(readdirSync(folder).sort()).toEqual(["chat.yaml", "sub"]);
  });
});
