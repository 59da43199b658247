import { describe, expect, test } from "vitest";
import { unapplied } from "../../../src/adapters/kustomize/unapplied.ts";
import { sourceName, sourceText } from "../../../src/syntax/document.ts";
import type { Node } from "../../../src/syntax/node.ts";
import { parseYaml } from "../../../src/syntax/yaml.ts";
import { cpuClock } from "../../support/cpu-clock.ts";

const parse = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).flatMap(([file, text]) => parseYaml(sourceText({ kind: "file", file }, text)).documents);

/** What a tree says, with a question mark for what is unknown. */
function plain(node: Node): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "opaque") return "?";
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

const BASE = `apiVersion: apps/v1
kind: Deployment
metadata: { name: chat, namespace: web }
spec:
  replicas: 2
  template:
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: chat
          args: [--port, "8080"]
          env: [{ name: A, value: "1" }]
        - name: proxy
          image: envoy
`;

function patchedBy(patch: string, { base = BASE, entry = "path: p.yaml" } = {}): unknown {
  const { documents } = unapplied(
    parse({
      "base/kustomization.yaml": "resources: [d.yaml]\n",
      "base/d.yaml": base,
      "prod/kustomization.yaml": `resources: [../base]\npatches: [{ ${entry} }]\n`,
      "prod/p.yaml": patch,
    }),
  );
  expect(documents.map(({ source }) => sourceName(source.source))).toEqual(["base/d.yaml"]);
  return documents[0] && plain(documents[0].root);
}

const untouched = plain(parse({ a: BASE })[0]?.root ?? { kind: "list", start: 0, end: 0, items: [] });
const named = (spec: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: chat }\nspec:\n${spec}`;
const container = (chat: object): object => ({
  template: {
    spec: {
      terminationGracePeriodSeconds: 30,
      containers: [
        { name: "chat", args: ["--port", "8080"], env: [{ name: "A", value: "1" }], ...chat },
        { name: "proxy", image: "envoy" },
      ],
    },
  },
});

describe("a strategic merge", () => {
  test("makes unknown what it sets, and nothing else", () => {
    expect(patchedBy(named("  replicas: 5\n"))).toMatchObject({ spec: { ...container({}), replicas: "?" } });
  });

  test("says what a setting is that it adds, not what it is set to", () => {
    expect(patchedBy(named("  minReadySeconds: 5\n"))).toMatchObject({ spec: { replicas: 2, minReadySeconds: "?" } });
  });

  test("leaves known what it sets to what it is", () => {
    expect(patchedBy(named("  replicas: 2\n"))).toMatchObject({ spec: { replicas: 2 } });
  });

  test("finds containers and variables by their names, and adds those that are new", () => {
    const patch =
      "  template: { spec: { containers: [{ name: chat, env: [{ name: B, value: x }] }, { name: new, image: i }] } }\n";
    expect(patchedBy(named(patch))).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: "chat",
                args: ["--port", "8080"],
                env: [
                  { name: "A", value: "1" },
                  { name: "B", value: "?" },
                ],
              },
              { name: "proxy", image: "envoy" },
              { name: "new", image: "?" },
            ],
          },
        },
      },
    });
  });

  test("replaces a list of plain words", () => {
    const patch = "  template: { spec: { containers: [{ name: chat, args: [--port, '9090'] }] } }\n";
    expect(patchedBy(named(patch))).toMatchObject({ spec: container({ args: "?" }) });
  });

  test("replaces a whole list of an object that Kubernetes does not know", () => {
    const object = (port: number): string =>
      `apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: t }\nspec: { parts: [{ name: a, port: ${port} }] }\n`;
    expect(patchedBy(object(2), { base: object(1) })).toMatchObject({ spec: { parts: "?" } });
  });

  test("that takes the object away leaves nothing of it certain but its name", () => {
    const patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: chat }\n$patch: delete\n";
    expect(patchedBy(patch)).toMatchObject({ kind: "Deployment", metadata: { name: "chat" }, spec: "?" });
  });

  test.each([
    ["another name", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: other }\nspec: { replicas: 5 }\n"],
    ["another kind", "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: chat }\nspec: { replicas: 5 }\n"],
    ["another namespace", "kind: Deployment\nmetadata: { name: chat, namespace: x }\nspec: { replicas: 5 }\n"],
  ])("for %s changes nothing", (_, patch) => {
    expect(patchedBy(patch)).toEqual(untouched);
  });
});

describe("operations", () => {
  const target = "path: p.yaml, target: { kind: Deployment, name: chat }";
  test.each([
    ["replace", "/spec/replicas", { replicas: "?" }],
    ["remove", "/spec/replicas", { replicas: "?" }],
    ["add", "/spec/minReadySeconds", { minReadySeconds: "?" }],
    ["replace", "/spec/template/spec/containers/0/args", container({ args: "?" })],
    ["replace", "/spec/template/spec/containers/0/args/1", container({ args: "?" })],
    ["add", "/spec/template/spec/containers/0/args/-", container({ args: ["--port", "8080", "?"] })],
    ["add", "/spec/template/spec/containers/0/workingDir", container({ workingDir: "?" })],
    ["test", "/spec/replicas", { replicas: 2 }],
  ])("%s %s", (op, path, spec) => {
    expect(patchedBy(`- { op: ${op}, path: ${path}, value: 5 }\n`, { entry: target })).toMatchObject({ spec });
  });

  test.each([
    ["chat", true],
    ["ch.*", true],
    ["(chat|other)", true],
    ["other", false],
    ["other.*", false],
  ])("for names like %s", (name, isMeant) => {
    const entry = `path: p.yaml, target: { name: "${name}" }`;
    const spec = { replicas: isMeant ? "?" : 2 };
    expect(patchedBy("- { op: replace, path: /spec/replicas, value: 5 }\n", { entry })).toMatchObject({ spec });
  });
});

test("what is pointed at lies in the file that is patched", () => {
  const { documents } = unapplied(
    parse({
      "kustomization.yaml": "resources: [d.yaml]\npatches: [{ path: p.yaml }]\n",
      "d.yaml": BASE,
      "p.yaml": named(`  a: { b: [{ c: 1 }] }\n  replicas: ${"9".repeat(500)}\n`),
    }),
  );
  const spans: number[] = [];
  const visit = (node: Node): void => {
    spans.push(node.end);
    if (node.kind === "list") node.items.forEach(visit);
    if (node.kind !== "map") return;
    for (const { end, value } of node.entries) {
      spans.push(end);
      visit(value);
    }
  };
  for (const { root } of documents) visit(root);
  expect(Math.max(...spans)).toBeLessThanOrEqual(BASE.length);
});

test("a replica count of the kustomization makes that of the object unknown", () => {
  const { documents } = unapplied(
    parse({ "kustomization.yaml": "resources: [d.yaml]\nreplicas: [{ name: chat, count: 4 }]\n", "d.yaml": BASE }),
  );
  expect(documents.map(({ root }) => plain(root))).toMatchObject([{ spec: { replicas: "?" } }]);
});

test("a kustomization that changes nothing is not worth a word", () => {
  expect(unapplied(parse({ "kustomization.yaml": "resources: [d.yaml]\n", "d.yaml": BASE })).problems).toEqual([]);
});

test("a file that is a resource as well as a patch stays an object", () => {
  const kustomization = "resources: [d.yaml, p.yaml]\npatches: [{ path: p.yaml }]\n";
  const { documents } = unapplied(parse({ "kustomization.yaml": kustomization, "d.yaml": BASE, "p.yaml": BASE }));
  expect(documents).toHaveLength(2);
});

test.each([
  ["wrong types everywhere", "resources: { a: 1 }\nbases: 3\npatches: text\nreplicas: [1, [2]]\ncomponents: [[x]]\n"],
  [
    "patches of nothing",
    "resources: [d.yaml]\npatches: [{}, { patch: 3 }, { path: [] }, null, { target: 1, patch: '- x' }]\n",
  ],
  ["itself as its base", "resources: [., ./, ../., d.yaml]\npatches: [{ path: kustomization.yaml }]\n"],
  ["a patch that is no YAML", "resources: [d.yaml]\npatches: [{ patch: '{{ [' }]\n"],
  [
    "a path without an end",
    `resources: [d.yaml]\npatches: [{ target: {}, patch: '[{ op: add, path: "${"/x".repeat(5000)}" }]' }]\n`,
  ],
])("%s: nothing breaks", (_, text) => {
  expect(() => unapplied(parse({ "kustomization.yaml": text, "d.yaml": BASE }))).not.toThrow();
});

test("thousands of patches and objects take no longer than they should", () => {
  const objects = Array.from({ length: 2000 }, (_, at) => BASE.replace("name: chat,", `name: c${at},`)).join("---\n");
  const patches = Array.from({ length: 2000 }, (_, at) =>
    named("  replicas: 5\n").replace("name: chat", `name: c${at}`),
  );
  const spent = cpuClock();
  const { documents } = unapplied(
    parse({
      "kustomization.yaml": "resources: [d.yaml]\npatches: [{ path: p.yaml }]\n",
      "d.yaml": objects,
      "p.yaml": patches.join("---\n"),
    }),
  );
  expect(documents).toHaveLength(2000);
  expect(spent()).toBeLessThan(20_000);
});
