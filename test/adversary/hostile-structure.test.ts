import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import { sourceText } from "../../src/syntax/document.ts";
import type { Node } from "../../src/syntax/node.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { example, publicSets, type TextFile } from "./examples.ts";

/** What nobody expects in the place of a setting. */
const JUNK: readonly string[] = [
  "null",
  '""',
  "0",
  "-1",
  "1e999",
  '"${VALUE}"',
  '"45s"',
  "true",
  "[]",
  "{}",
  "[null]",
  "[[]]",
  '{"name": []}',
  '["x", {}]',
  '"\\u0000"',
  '"__proto__"',
  '{"__proto__": 1, "constructor": 2}',
  '[{"name": "x", "value": null}]',
  '"0x10"',
  '"{\\"default\\": 1}"',
  '"{\\"ports\\": [1]}"',
  '"{"',
  `"${"a".repeat(400)}"`,
];

interface Change {
  readonly at: number;
  readonly how: "junk" | "drop" | "list" | "map" | "twice";
  readonly junk: number;
}

/** The nodes of a tree as JSON, one of them changed; `seen` counts them in the order of the file. */
function changed(node: Node, change: Change, seen: { count: number }): string {
  const isHere = seen.count++ === change.at;
  if (isHere && change.how === "junk") return JUNK[change.junk % JUNK.length] ?? "null";
  const inner = (): string => {
    switch (node.kind) {
      case "map": {
        const entries = node.entries.map(({ key, value }) => `${JSON.stringify(key)}: ${changed(value, change, seen)}`);
        const rest =
          isHere && change.how === "drop"
            ? entries.slice(1)
            : isHere && change.how === "twice"
              ? [...entries, ...entries]
              : entries;
        return `{${rest.join(", ")}}`;
      }
      case "list": {
        const items = node.items.map((item) => changed(item, change, seen));
        const rest =
          isHere && change.how === "drop"
            ? items.slice(1)
            : isHere && change.how === "twice"
              ? [...items, ...items]
              : items;
        return `[${rest.join(", ")}]`;
      }
      default:
        return JSON.stringify(node.kind === "scalar" ? node.value : null) ?? "null";
    }
  };
  const text = inner();
  if (isHere && change.how === "list") return `[${text}]`;
  return isHere && change.how === "map" ? `{"name": ${text}}` : text;
}

function withChange({ name, text }: TextFile, change: Change): TextFile {
  const roots = parseYaml(sourceText({ kind: "file", file: name }, text)).documents.map(({ root }) => root);
  const size = roots.reduce((sum, root) => sum + sizeOf(root), 0);
  if (size === 0) return { name, text };
  const seen = { count: 0 };
  return {
    name,
    text: roots.map((root) => `---\n${changed(root, { ...change, at: change.at % size }, seen)}\n`).join(""),
  };
}

function sizeOf(node: Node): number {
  if (node.kind === "map") return node.entries.reduce((sum, { value }) => sum + sizeOf(value), 1);
  return node.kind === "list" ? node.items.reduce((sum, item) => sum + sizeOf(item), 1) : 1;
}

const SETS: readonly (readonly TextFile[])[] = [example("chat-incident"), example("chat-fixed"), ...publicSets()];

const change = fc.record({
  at: fc.nat(4000),
  how: fc.constantFrom<Change["how"][]>("junk", "junk", "drop", "list", "map", "twice"),
  junk: fc.nat(JUNK.length - 1),
});
const cut = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  put: fc.constantFrom("", "\n", "\t", "- ", "}", "'", "&a ", "*a", "---\n", "\uFEFF"),
});

async function survives(texts: readonly TextFile[]): Promise<void> {
  const { failures, findings } = await lint({
    texts,
    ...(texts.some(({ name }) => name === "holdopen.yaml") ? {} : { config: false }),
  });
  expect(failures.map(({ message, cause }) => `${message}: ${String(cause)}`)).toEqual([]);
  for (const { at, message, fix, fingerprint } of findings) {
    const { start, end } = at.span;
    expect(start >= 0 && start <= end && end <= at.document.source.text.length).toBe(true);
    expect(`${message} ${fix?.title ?? ""}`).not.toMatch(/undefined|NaN|\[object|Infinity/);
    expect(fingerprint).not.toBe("");
  }
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
}

describe("what no platform would accept is read without a fault of ours", () => {
  test("structures with a value of the wrong kind, or none, or too many", { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(
      fc.nat(),
      fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 3 }),
      async (pick, changes) => {
        const set = [...(SETS[pick % SETS.length] ?? [])];
        const targets = set.flatMap(({ name }, index) =>
          /ya?ml$|json$/.test(name) && name !== "holdopen.yaml" ? [index] : [],
        );
        for (const [which, one] of changes) {
          const index = targets[which % targets.length];
          const file = index === undefined ? undefined : set[index];
          if (index !== undefined && file) set[index] = withChange(file, one);
        }
        await survives(set);
      },
    );
    await fc.assert(property, { seed: 20261120, numRuns: 250, interruptAfterTimeLimit: 6_000 });
  });

  test("texts that are cut off or have a stray character", { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(fc.nat(), fc.nat(), cut, async (pick, which, { at, put }) => {
      const set = [...(SETS[pick % SETS.length] ?? [])];
      const targets = set.flatMap(({ name }, index) => (name === "holdopen.yaml" ? [] : [index]));
      const index = targets[which % targets.length];
      const file = index === undefined ? undefined : set[index];
      if (index === undefined || !file) return;
      const offset = Math.floor(at * file.text.length);
      set[index] = {
        name: file.name,
        text: `${file.text.slice(0, offset)}${put}${put === "" ? "" : file.text.slice(offset)}`,
      };
      await survives(set);
    });
    await fc.assert(property, { seed: 20261120, numRuns: 200, interruptAfterTimeLimit: 4_000 });
  });
});
