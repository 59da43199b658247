import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chatService } from "../support/chat-service.ts";
import { holdopen, type Run } from "../support/cli.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdopen-changed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Run => holdopen(["lint", "--no-config", ...args], { cwd: folder });
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
const lastLine = ({ out }: Run): string => out.trimEnd().split("\n").at(-1) ?? "";

function git(...args: string[]): void {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  expect(spawnSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" })).toMatchObject({ status: 0 });
}

function committed(): void {
  git("init", "-q");
  write("chat.yaml", chatService({ drain: "5" }));
  write("other.yaml", chatService({ name: "other", drain: "5" }));
  git("add", ".");
  git("commit", "-qm", "all");
}

describe("--changed-since", () => {
  test("leaves out what touches no changed file, and says how much that is", () => {
    committed();
    const compared = run("--changed-since", "HEAD");
    expect([compared.code, lastLine(compared)]).toEqual([
      0,
      "✔ nothing in what changed since HEAD · 2 left out · 2 connection paths in 2 files (production)",
    ]);
  });

  test.each(["in the working tree", "staged", "committed"])("reports what changed %s", (where) => {
    committed();
    write("chat.yaml", chatService({ timeout: "700", drain: "5" }));
    if (where !== "in the working tree") git("add", ".");
    if (where === "committed") git("commit", "-qm", "more");
    const compared = run("--changed-since", where === "committed" ? "HEAD~1" : "HEAD");
    expect(compared.code).toBe(1);
    expect(lastLine(compared)).toContain("✖ 1 error · 1 left out · 2 connection paths in 2 files");
  });

  test("counts what git does not know as changed: new files, ignored ones, standard input", () => {
    committed();
    write(".gitignore", "ignored.yaml\n");
    write("new file.yaml", chatService({ name: "new", drain: "5" }));
    write("ignored.yaml", chatService({ name: "ignored", drain: "5" }));
    expect(lastLine(run("--changed-since", "HEAD", "."))).toContain("✖ 1 error · 2 left out");
    expect(lastLine(run("--changed-since", "HEAD", "ignored.yaml"))).toContain("✖ 1 error · 1 conn");
    const piped = holdopen(["lint", "--changed-since", "HEAD", "-"], { cwd: folder, input: chatService() });
    expect(piped.code).toBe(1);
  });

  test("knows files by the names that a folder inside the repository gives them", () => {
    committed();
    mkdirSync(join(folder, "sub"));
    const inside = holdopen(["lint", "--changed-since", "HEAD", "../chat.yaml"], { cwd: join(folder, "sub") });
    expect([inside.code, lastLine(inside)]).toEqual([0, expect.stringContaining("1 left out")]);
  });

  test("knows files behind a link to the repository", () => {
    committed();
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    try {
      expect(lastLine(holdopen(["lint", "--changed-since", "HEAD"], { cwd: link }))).toContain("2 left out");
    } finally {
      rmSync(link);
    }
  });

  test("says that what a deleted file broke elsewhere is left out", () => {
    committed();
    rmSync(join(folder, "other.yaml"));
    const { code, out } = run("--changed-since", "HEAD");
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain("other.yaml:1:1 this file was deleted since HEAD;");
  });

  test("goes with a baseline", () => {
    committed();
    expect(run("--baseline", "base.json", "--update-baseline").code).toBe(0);
    write("chat.yaml", chatService({ timeout: "700", drain: "30" }));
    const compared = run("--baseline", "base.json", "--changed-since", "HEAD");
    expect([compared.code, lastLine(compared)]).toEqual([
      1,
      "✖ 1 new error · 1 in base.json already · 2 connection paths in 2 files (production)",
    ]);
  });

  test("is in JSON", () => {
    committed();
    expect(JSON.parse(run("--changed-since", "HEAD", "-f", "json").out)).toMatchObject({
      changedSince: { ref: "HEAD", leftOut: 2 },
      findings: [],
    });
  });
});

describe("--changed-since ends with 2", () => {
  test("outside of a repository", () => {
    write("chat.yaml", chatService());
    const { code, out, err } = run("--changed-since", "HEAD");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("no repository of git is here");
  });

  test.each([
    "nope",
    "",
    "--output=planted",
    "HEAD; touch planted",
    "$(touch planted)",
    "HEAD:chat.yaml",
    "a\u001b[2Jb",
  ])("for %j, which is no commit", (ref) => {
    committed();
    const { code, out, err } = holdopen(["lint", "--no-config", `--changed-since=${ref}`], { cwd: folder });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("git knows no commit");
    expect(err).not.toContain("\u001b");
    expect(existsSync(join(folder, "planted"))).toBe(false);
  });

  test("where there is no git", () => {
    committed();
    const { code, err } = holdopen(["lint", "--changed-since", "HEAD"], { cwd: folder, env: { PATH: "" } });
    expect([code, err]).toEqual([2, expect.stringContaining("git cannot be run")]);
  });

  test("and starts nothing that a repository names", () => {
    committed();
    git("config", "core.fsmonitor", "touch planted; false");
    git("config", "diff.external", "touch planted; false");
    expect(run("--changed-since", "HEAD").code).toBe(0);
    expect(existsSync(join(folder, "planted"))).toBe(false);
  });
});
