import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import type { Finding } from "../../src/engine/finding.ts";
import { flattened } from "../../src/engine/roots.ts";
import { sourceName, sourceText } from "../../src/syntax/document.ts";
import type { Node, ScalarNode } from "../../src/syntax/node.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { example, type TextFile } from "./examples.ts";
import { gist } from "./manifests.ts";

/** What tells an object from other text: without them there is none. */
const NAMES = /^(?:kind|apiVersion)$/;

interface Literal {
  readonly file: TextFile;
  readonly node: ScalarNode;
}

function literalsOf(files: readonly TextFile[]): readonly Literal[] {
  return files
    .filter(({ name }) => name !== "holdopen.yaml")
    .flatMap((file) => {
      const { documents } = parseYaml(sourceText({ kind: "file", file: file.name }, file.text));
      return documents.flatMap(({ root }) => settingsIn(root, "").map((node) => ({ file, node })));
    });
}

function settingsIn(node: Node, key: string): readonly ScalarNode[] {
  switch (node.kind) {
    case "scalar":
      return NAMES.test(key) || node.value === null ? [] : [node];
    case "map":
      return node.entries.flatMap((entry) => settingsIn(entry.value, entry.key));
    case "list":
      return node.items.flatMap((item) => settingsIn(item, key));
    case "opaque":
      return [];
  }
}

function withPlaceholder({ name, text }: TextFile, { start, end, style }: ScalarNode): TextFile {
  const quote = style === "quoted" ? text.charAt(start) : "";
  return { name, text: `${text.slice(0, start)}${quote}\${VALUE}${quote}${text.slice(end)}` };
}

const fails = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ verdict }) => verdict === "fail");
const faultOf = ({ rule, at }: Finding): string =>
  `${rule.id} ${sourceName(at.document.source.source)}#/${at.pointer.join("/")}`;

function restsOn({ at, related }: Finding, { file, node }: Literal): boolean {
  return [at, ...related.map((place) => place.at)].some(
    ({ document, span }) =>
      sourceName(document.source.source) === file.name && span.start === node.start && span.end === node.end,
  );
}

describe.each(["chat-incident", "chat-fixed"])("each setting of %s in turn becomes a placeholder", (name) => {
  test.each(["production", "staging"])(
    "no fault appears, and none that rested on it stays as it was (%s)",
    async (environment) => {
      const files = example(name);
      const literals = literalsOf(files);
      expect(literals.length).toBeGreaterThan(50);
      const before = fails(flattened((await lint({ texts: files, environment })).findings));
      // The same fault is told of another place where the object it stood at cannot be told any more.
      const known = new Set(before.flatMap((finding) => [faultOf(finding), `${finding.rule.id} ${finding.message}`]));
      const wrong: string[] = [];
      for (const literal of literals) {
        const { file, node } = literal;
        const texts = files.map((one) => (one === file ? withPlaceholder(file, node) : one));
        const { findings, failures } = await lint({ texts, environment });
        const after = fails(flattened(findings));
        const gists = new Set(after.map(gist));
        const where = `${file.name} ${JSON.stringify(node.value)}`;
        wrong.push(...failures.map(({ message }) => `${where}: ${message}`));
        wrong.push(
          ...after
            .filter((finding) => !known.has(faultOf(finding)) && !known.has(`${finding.rule.id} ${finding.message}`))
            .map((finding) => `${where} brings ${gist(finding)}`),
        );
        wrong.push(
          ...before
            .filter((finding) => restsOn(finding, literal) && gists.has(gist(finding)))
            .map((finding) => `${where} leaves ${gist(finding)}`),
        );
      }
      expect(wrong).toEqual([]);
    },
  );
});
