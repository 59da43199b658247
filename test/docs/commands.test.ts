import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { fencedBlocks, filesIn, pagesIn, renderCommands, withChecks } from "../../.build/pages.mjs";
import { FRAMEWORKS } from "../../src/adapters/app/frameworks/index.ts";
import { listChecks } from "../../src/api/rules.ts";
import { PACK_NAMES } from "../../src/engine/policy.ts";
import { holdopen } from "../support/cli.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const pages = ["README.md", ...(await pagesIn(root, "docs")), ...(await pagesIn(root, "examples"))];

describe("what the pages show", () => {
  test.each(pages)("%s: every command prints what stands below it (node .build/pages.mjs)", (page) => {
    expect(renderCommands(read(page), { root, holdopen })).toBe(read(page));
  });

  test("a command that prints something else is noticed", () => {
    const page = "```console\n$ holdopen --version\n0.0.0-wrong\n$ echo $?\n3\n```\n";
    expect(renderCommands(page, { root, holdopen })).toMatch(
      /^```console\n\$ holdopen --version\n\d+\.\d+\.\d+\n\$ echo \$\?\n0\n```\n$/,
    );
  });

  test("every page of a command, and of the config, shows commands", () => {
    for (const name of ["lint", "path", "explain", "rules", "config", "suppressions", "library", "inputs", "ci"]) {
      expect(
        fencedBlocks(read(`docs/${name}.md`)).some(({ kind }) => kind === "console"),
        name,
      ).toBe(true);
    }
  });
});

describe("what the pages name", () => {
  test.each(["lint", "path", "explain", "rules", "verify"])(
    "docs/%s.md has every option of its command, and no other",
    (command) => {
      const flags = (text: string): readonly string[] => [...new Set(text.match(/(?<![\w-])--?[a-z][a-z-]*/g))].sort();
      const help = holdopen([command, "--help"]).out;
      const [, options = ""] = /\nOptions:\n([\s\S]*)$/.exec(help) ?? [];
      const declared = options.split("\n").flatMap((line) => flags(/^ {2}(-.*?)(?: {2}|$)/.exec(line)?.[1] ?? ""));
      const [, table = ""] = /^## Options\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(read(`docs/${command}.md`)) ?? [];
      const rows = table.split("\n").flatMap((row) => flags(/^\| ([^|]*) \|/.exec(row)?.[1] ?? ""));
      expect(declared.length).toBeGreaterThan(1);
      expect([...rows].sort()).toEqual([...declared].sort());
    },
  );

  test("docs/verify.md has every check (node .build/pages.mjs)", () => {
    expect(withChecks(read("docs/verify.md"), listChecks())).toBe(read("docs/verify.md"));
  });

  test("docs/config.md has every key of the schema", () => {
    const page = read("docs/config.md");
    const keys = new Set<string>();
    const collect = (schema: unknown): void => {
      if (typeof schema !== "object" || schema === null) return;
      for (const [name, value] of Object.entries(schema)) {
        if (name === "properties" && typeof value === "object" && value !== null) {
          for (const key of Object.keys(value)) keys.add(key);
        }
        collect(value);
      }
    };
    collect(JSON.parse(read("schemas/config.schema.json")));
    collect(JSON.parse(read("schemas/policy.schema.json")));
    expect(keys.size).toBeGreaterThan(50);
    const isNamed = (key: string): boolean => new RegExp(`(?<![\\w.])${key.replaceAll(".", "\\.")}(?!\\w)`).test(page);
    expect([...keys].filter((key) => !isNamed(key))).toEqual([]);
  });

  test("docs/rules.md has every pack", () => {
    for (const pack of PACK_NAMES) expect(read("docs/rules.md")).toContain(`| \`${pack}\` |`);
  });

  test("docs/inputs.md has every framework that is known", () => {
    const page = read("docs/inputs.md");
    expect(FRAMEWORKS.map(({ name }) => name.replace(/ with .*/, "")).filter((name) => !page.includes(name))).toEqual(
      [],
    );
  });

  test("docs/inputs.md has every kind of object that the adapters know", () => {
    const kinds = [
      ...(/const GROUPS[^{]*\{([\s\S]*?)\n\};/
        .exec(read("src/adapters/kubernetes/objects.ts"))?.[1]
        ?.matchAll(/^ {2}(\w+):/gm) ?? []),
      ...(/const COLLECTIONS[^{]*\{([\s\S]*?)\n\};/
        .exec(read("src/adapters/compute/kind.ts"))?.[1]
        ?.matchAll(/"(\w+)"/g) ?? []),
    ].map(([, kind = ""]) => kind);
    expect(kinds.length).toBeGreaterThan(30);
    // A ServicePatch is a Service in a file, and an IstioGateway a Gateway.
    const missing = kinds.filter(
      (kind) => !["ServicePatch", "IstioGateway"].includes(kind) && !read("docs/inputs.md").includes(`\`${kind}\``),
    );
    expect(missing).toEqual([]);
  });
});

describe("the recipes of docs/ci.md", () => {
  const files = filesIn(read("docs/ci.md"));
  const recipes = files.filter(({ name }) => !name.startsWith("deploy/"));

  test("are YAML", () => {
    expect(recipes.map(({ name }) => name)).toEqual([
      ".github/workflows/holdopen.yaml",
      ".gitlab-ci.yml",
      "cloudbuild.yaml",
    ]);
    for (const { text } of recipes) expect(parse(text)).toBeTypeOf("object");
  });

  test.each(recipes.map(({ name, text }) => [name, text]))("run a command that works: %s", (_, text) => {
    const [, line = ""] = /npx --no holdopen (.+)/.exec(text) ?? [];
    const folder = mkdtempSync(join(tmpdir(), "holdopen-recipe-"));
    try {
      mkdirSync(join(folder, "deploy"));
      for (const file of files.filter(({ name }) => name.startsWith("deploy/")))
        writeFileSync(join(folder, file.name), file.text);
      const { code, out, err } = holdopen(line.split(" "), { cwd: folder });
      expect([code, out, err]).toEqual([0, expect.stringContaining("1 connection path"), ""]);
      expect(JSON.parse(readFileSync(join(folder, "holdopen.sarif"), "utf8")).version).toBe("2.1.0");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test("the TypeScript of docs/library.md is right for a strict user", () => {
  const folder = mkdtempSync(join(tmpdir(), "holdopen-types-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules/holdopen"), "junction");
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    const snippets = filesIn(read("docs/library.md")).filter(({ name }) => name.endsWith(".ts"));
    expect(snippets.length).toBeGreaterThan(2);
    for (const { name, text } of snippets) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const tsc = join(root, "node_modules/typescript-native/bin/tsc");
    const flags =
      "--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --target es2023 --module nodenext --types node";
    const types = ["--typeRoots", join(root, "node_modules/@types")];
    const args = [tsc, ...flags.split(" "), ...types, ...snippets.map(({ name }) => name)];
    expect(execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: "pipe" })).toBe("");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
