import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import { sourceText } from "../../src/syntax/document.ts";
import type { Node } from "../../src/syntax/node.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { example, publicSets, type TextFile } from "./examples.ts";
import { gist } from "./manifests.ts";

async function gistsOf(texts: readonly TextFile[]): Promise<readonly string[]> {
  const { findings } = await lint({
    texts,
    ...(texts.some(({ name }) => name === "holdopen.yaml") ? {} : { config: false }),
  });
  return findings.map(gist).sort();
}

/** The documents of a file, each as JSON, which is YAML; undefined where it has anything that JSON has not. */
function rewritten({ name, text }: TextFile, order: <T>(all: readonly T[]) => readonly T[]): TextFile | undefined {
  const { documents, problems } = parseYaml(sourceText({ kind: "file", file: name }, text));
  if (problems.length > 0 || documents.some(({ root }) => hasOpaque(root))) return undefined;
  return { name, text: order(documents.map(({ root }) => `---\n${json(root, order)}\n`)).join("") };
}

function hasOpaque(node: Node): boolean {
  if (node.kind === "map") return node.entries.some(({ value }) => hasOpaque(value));
  return node.kind === "list" ? node.items.some(hasOpaque) : node.kind === "opaque";
}

/** Lists keep their order, which means something; keys have none. */
function json(node: Node, order: <T>(all: readonly T[]) => readonly T[]): string {
  switch (node.kind) {
    case "map":
      return `{${order(node.entries.map(({ key, value }) => `${JSON.stringify(key)}: ${json(value, order)}`)).join(", ")}}`;
    case "list":
      return `[${node.items.map((item) => json(item, order)).join(", ")}]`;
    default:
      return JSON.stringify(node.kind === "scalar" ? node.value : null);
  }
}

const same = <T>(all: readonly T[]): readonly T[] => all;
const turned = <T>(all: readonly T[]): readonly T[] => [...all].reverse();
const rotated = <T>(all: readonly T[]): readonly T[] => [...all.slice(1), ...all.slice(0, 1)];

const SETS: readonly (readonly TextFile[])[] = [example("chat-incident"), example("chat-fixed"), ...publicSets()];

describe("the same input in another order gives the same findings", () => {
  test.each([
    ["backwards", turned],
    ["rotated", rotated],
  ])("files %s", async (_, order) => {
    for (const texts of SETS) expect(await gistsOf(order(texts))).toEqual(await gistsOf(texts));
  });

  test.each([
    ["backwards", turned],
    ["rotated", rotated],
  ])("documents and keys %s", async (_, order) => {
    for (const texts of SETS) {
      const plain = texts.map((file) => (/^holdopen|json$/.test(file.name) ? file : (rewritten(file, same) ?? file)));
      const other = texts.map((file) => (/^holdopen|json$/.test(file.name) ? file : (rewritten(file, order) ?? file)));
      expect(await gistsOf(other)).toEqual(await gistsOf(plain));
    }
  });
});
