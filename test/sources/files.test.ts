import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findConfig, readFiles } from "../../src/sources/files.ts";
import { sourceName } from "../../src/syntax/document.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdopen-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}
const read = (...names: string[]) => readFiles(names.length > 0 ? names : ["."], folder);
const names = () => read().files.map(({ source }) => sourceName(source.source));
const problems = (...of: string[]) =>
  read(...of).problems.map(({ source, message }) => `${sourceName(source.source)}: ${message}`);

describe("reading folders", () => {
  test("finds configuration by its ending, in name order, in dot folders too", () => {
    for (const name of ["b.yaml", "a.yml", "c.json", ".env", "x.toml", ".github/d.yaml", "readme.md", "main.ts"])
      write(name, "a: 1");
    expect(names()).toEqual([".env", ".github/d.yaml", "a.yml", "b.yaml", "c.json", "x.toml"]);
  });

  test("leaves out node_modules, .git and lock files", () => {
    for (const name of [
      "node_modules/a.yaml",
      ".git/b.yaml",
      "package-lock.json",
      "pnpm-lock.yaml",
      "deep/node_modules/c.yaml",
      "k.yaml",
    ])
      write(name, "a: 1");
    expect(names()).toEqual(["k.yaml"]);
  });

  test("respects .gitignore files, nested ones and their exceptions", () => {
    write(".gitignore", "out/\n*.gen.yaml\n");
    write("sub/.gitignore", "!keep.gen.yaml\nlocal.yaml\n");
    for (const name of ["out/a.yaml", "b.gen.yaml", "sub/keep.gen.yaml", "sub/local.yaml", "c.yaml"])
      write(name, "a: 1");
    expect(names()).toEqual(["c.yaml", "sub/keep.gen.yaml"]);
  });

  test("a .gitignore above the folder holds, up to the root of the repository", () => {
    mkdirSync(join(folder, ".git"));
    write(".gitignore", "secret.yaml\n");
    write("app/secret.yaml", "a: 1");
    write("app/open.yaml", "a: 1");
    expect(read("app").files.map(({ source }) => sourceName(source.source))).toEqual(["app/open.yaml"]);
  });

  test("the same file named twice is read once, and names are told apart from finds", () => {
    write("a.yaml", "a: 1");
    write("b.txt", "a: 1");
    const { files } = read("a.yaml", ".", "b.txt");
    expect(files.map(({ source, named }) => [sourceName(source.source), named])).toEqual([
      ["a.yaml", true],
      ["b.txt", true],
    ]);
  });
});

describe("what cannot be read is a problem with its name", () => {
  test("a file that does not exist", () => {
    expect(problems("none.yaml")).toEqual(["none.yaml: no such file or folder"]);
  });

  test("a link out of the folder is said and not followed", () => {
    const outside = mkdtempSync(join(tmpdir(), "holdopen-outside-"));
    writeFileSync(join(outside, "s.yaml"), "a: 1");
    symlinkSync(outside, join(folder, "link"));
    symlinkSync(join(outside, "s.yaml"), join(folder, "s.yaml"));
    expect(names()).toEqual([]);
    expect(problems()).toEqual([
      "link: a link out of the folder that was named; not followed",
      "s.yaml: a link out of the folder that was named; not followed",
    ]);
    rmSync(outside, { recursive: true });
  });

  test("a loop of folders ends", () => {
    mkdirSync(join(folder, "a"));
    symlinkSync(folder, join(folder, "a", "loop"));
    symlinkSync("self.yaml", join(folder, "self.yaml"));
    expect(problems()).toEqual([
      "a/loop: a link back to a folder it stands in; not followed",
      "self.yaml: a link that leads back to itself",
    ]);
  });

  test("a FIFO is not waited for", () => {
    execFileSync("mkfifo", [join(folder, "pipe.yaml")]);
    expect(problems()).toEqual(["pipe.yaml: not a regular file"]);
  });

  test("a file nobody may read", ({ skip }) => {
    if (process.getuid?.() === 0) skip("root may read everything");
    write("a.yaml", "a: 1");
    chmodSync(join(folder, "a.yaml"), 0);
    expect(problems()).toEqual(["a.yaml: cannot be read: EACCES"]);
  });

  test.each([
    ["a NUL byte", Buffer.from("a: 1\nb: \0\n"), 8, /NUL/],
    ["invalid UTF-8", Buffer.from([0x61, 0x3a, 0x20, 0xff, 0x0a]), 3, /UTF-8/],
    ["UTF-16", Buffer.from("\ufeffa: 1", "utf16le"), 0, /UTF-16/],
  ])("%s, at its place", (_, bytes, offset, message) => {
    write("a.yaml", bytes);
    const [problem] = read().problems;
    expect(problem?.message).toMatch(message);
    expect(problem?.span.start).toBe(offset);
  });

  test("a replacement character that was really written is no fault", () => {
    write("a.yaml", "a: \ufffd\n");
    expect(read().problems).toEqual([]);
  });

  test("a file far too large is not read", () => {
    write("a.yaml", Buffer.alloc(50 * 1024 * 1024, 0x61));
    expect(problems()).toEqual(["a.yaml: 50 MB; files over 32 MB are not read"]);
  });
});

describe("finding the config", () => {
  test("looks upwards and stops at the root of the repository", () => {
    mkdirSync(join(folder, "repo/.git"), { recursive: true });
    write("holdopen.yaml", "");
    write("repo/deploy/a.yaml", "");
    expect(findConfig(join(folder, "repo/deploy"))).toBeUndefined();
    write("repo/holdopen.yaml", "");
    expect(findConfig(join(folder, "repo/deploy"))).toBe(join(folder, "repo/holdopen.yaml"));
  });
});
