import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { holdopen } from "../support/cli.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdopen-hostile-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Lints the folder (or some names in it), which must end with problems, no stack trace and no findings. */
function problems(args: readonly string[] = ["."], options = {}): readonly Problem[] {
  const run = holdopen(["lint", "-f", "json", ...args], { cwd: folder, ...options });
  expect(run.err).not.toMatch(/^\s+at /m);
  expect([0, 3]).toContain(run.code);
  return JSON.parse(run.out).problems;
}

const levels = 12;
const bomb = [
  "apiVersion: v1",
  "kind: ConfigMap",
  "a: &a [x, x, x, x, x, x, x, x, x, x]",
  ...Array.from({ length: levels }, (_, i) => {
    const name = String.fromCharCode(98 + i);
    const before = String.fromCharCode(97 + i);
    return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(", ")}]`;
  }),
].join("\n");

describe("hostile input ends in a problem with a place", () => {
  test.each<[string, string | Buffer, RegExp]>([
    ["an alias bomb", bomb, /aliases expand/],
    ["10,000-deep nesting", `apiVersion: ${"[".repeat(10_000)}`, /./],
    [
      "10,000-deep block nesting",
      `apiVersion:\n${Array.from({ length: 10_000 }, (_, i) => `${" ".repeat(i + 1)}a:`).join("\n")}`,
      /./,
    ],
    ["a 50 MB scalar", Buffer.concat([Buffer.from("apiVersion: "), Buffer.alloc(50 * 1024 * 1024, 0x61)]), /50 MB/],
    ["a NUL byte", "apiVersion: v1\nkind: \0\n", /NUL/],
    ["invalid UTF-8", Buffer.from([0x61, 0x70, 0x69, 0x56, 0x3a, 0x20, 0xc3, 0x28]), /UTF-8/],
    ["an empty file", "", /empty/],
    ["a file with only comments", "# apiVersion: v1\n# nothing\n", /nothing is written/],
    ["broken YAML", "apiVersion: v1\nkind: [\n", /not valid YAML/],
    ["a Helm template", "apiVersion: v1\nkind: Service\nname: {{ .Values.name }}\n", /template/],
  ])("%s", (_, content, message) => {
    writeFileSync(join(folder, "a.yaml"), content);
    const found = problems();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ file: "a.yaml" });
    expect(found[0]?.message).toMatch(message);
    expect(found[0]?.line).toBeGreaterThan(0);
    expect(found[0]?.column).toBeGreaterThan(0);
  });

  test("a loop of folders", () => {
    mkdirSync(join(folder, "a"));
    symlinkSync(folder, join(folder, "a", "loop"));
    expect(problems()).toMatchObject([{ file: "a/loop", line: 1, column: 1 }]);
  });

  test("a FIFO", () => {
    execFileSync("mkfifo", [join(folder, "pipe.yaml")]);
    expect(problems()).toMatchObject([{ file: "pipe.yaml", message: "not a regular file" }]);
    expect(problems(["pipe.yaml"])).toMatchObject([{ file: "pipe.yaml", message: "not a regular file" }]);
  });

  test("an unreadable file", () => {
    writeFileSync(join(folder, "a.yaml"), "apiVersion: v1\n");
    chmodSync(join(folder, "a.yaml"), 0);
    chmodSync(folder, 0o755);
    const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    expect(problems(["."], asNobody)).toMatchObject([{ file: "a.yaml", message: "cannot be read: EACCES" }]);
  });

  test("a file that is not there, and a folder that is not there", () => {
    expect(problems(["none.yaml", "none/"])).toHaveLength(2);
  });

  test("nothing from the input reaches the terminal or a CI log as a command", () => {
    const evil = "\u001b[2J\u001b]0;owned\u0007::error::pwned\u202e";
    writeFileSync(
      join(folder, "::warning::x.yaml"),
      `apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: ${JSON.stringify(`ws ${evil}`)}, annotations: {run.googleapis.com/ingress: all}}\nspec: {template: {spec: {timeoutSeconds: "${"::error::x"}", containers: [{image: a, ports: [{name: ws, containerPort: 8080}]}]}}}\n`,
    );
    writeFileSync(join(folder, "broken.yaml"), `apiVersion: ${evil}\n  kind: [`);
    for (const command of [["lint"], ["lint", "--verbose"], ["path"]]) {
      const run = holdopen([...command, "."], { cwd: folder });
      const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
      expect(run.out).not.toMatch(raw);
      expect(run.err).not.toMatch(raw);
      expect(run.out).not.toMatch(/^\s*(::|##\[)/m);
      expect(run.out.length).toBeGreaterThan(20);
    }
  });
});
