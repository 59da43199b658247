import { expect, test, vi } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { sourceName } from "../../../src/syntax/document.ts";
import { backendConfig, DEPLOYMENT, INGRESS, SERVICE, TIMEOUT, together } from "./chat.ts";
import { fakeTools, lintRendered, placesOf, printing, project, saidIn } from "./fake-tool.ts";

const base = together(SERVICE, INGRESS, DEPLOYMENT, backendConfig("  timeoutSec: 30\n"));
const patched = together(SERVICE, INGRESS, DEPLOYMENT, backendConfig("  timeoutSec: 60\n"));
const files = {
  "base/kustomization.yaml": "resources: [all.yaml]\n",
  "base/all.yaml": base,
  "overlays/prod/kustomization.yaml": "resources: [../../base]\npatches: [{ path: timeout.yaml }]\n",
  "overlays/prod/timeout.yaml": backendConfig("  timeoutSec: 60\n"),
};
const baseLine = base.split("\n").findIndex((line) => line.includes("timeoutSec")) + 1;
const without = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));

test("what was rendered is found where it was written: the patch before the base", async () => {
  const tool = fakeTools({ kustomize: printing(patched) });
  const report = await lintRendered(project(files));
  expect(placesOf(report)).toContain(`overlays/prod/timeout.yaml:5:15 ${TIMEOUT}`);
  expect(saidIn(report)).toEqual([
    "overlays/prod/kustomization.yaml:1 note: rendered with kustomize build ./overlays/prod",
  ]);
  expect(tool.runs().map(({ args }) => args)).toEqual([["build", "./overlays/prod"]]);
});

test("what no patch writes is found in the base", async () => {
  fakeTools({ kustomize: printing(base) });
  const cwd = project({ ...files, "overlays/prod/timeout.yaml": backendConfig("  logging: { enable: true }\n") });
  expect(placesOf(await lintRendered(cwd))).toContain(`base/all.yaml:${baseLine}:15 ${TIMEOUT}`);
});

test("a value that is nobody's word stays where the rendered text has it", async () => {
  fakeTools({ kustomize: printing(together(SERVICE, INGRESS, DEPLOYMENT, backendConfig("  timeoutSec: 45\n"))) });
  expect(placesOf(await lintRendered(project(files)))).toContain(`rendered:overlays/prod:${baseLine}:15 ${TIMEOUT}`);
});

test("a value that the base has differently stays where the rendered text has it", async () => {
  fakeTools({ kustomize: printing(together(SERVICE, INGRESS, DEPLOYMENT, backendConfig("  timeoutSec: 45\n"))) });
  const cwd = project({ ...files, "overlays/prod/timeout.yaml": backendConfig("  logging: { enable: true }\n") });
  expect(placesOf(await lintRendered(cwd))).toContain(`rendered:overlays/prod:${baseLine}:15 ${TIMEOUT}`);
});

test("a name that kustomize made longer is found where its middle is written", async () => {
  const long = patched.replaceAll("chat-ws", "acme-chat-ws-prod");
  fakeTools({ kustomize: printing(long) });
  const cwd = project({
    ...files,
    "base/kustomization.yaml": "resources: [all.yaml]\nnamePrefix: acme-\n",
    "overlays/prod/kustomization.yaml": `nameSuffix: -prod\n${files["overlays/prod/kustomization.yaml"]}`,
  });
  const { findings } = await lintRendered(cwd);
  const timeout = findings.find(({ rule }) => rule.id === TIMEOUT);
  const names = timeout?.related.map(({ at }) => sourceName(at.document.source.source));
  expect(new Set(names)).toEqual(new Set(["base/all.yaml"]));
});

test("kustomizations that build on each other are given to kustomize, which says so", async () => {
  const tool = fakeTools({ kustomize: 'console.error("Error: cycle detected"); process.exit(1);' });
  const cwd = project({ "a/kustomization.yaml": "resources: [../b]\n", "b/kustomization.yaml": "resources: [../a]\n" });
  const report = await lintRendered(cwd);
  expect(tool.runs()).toHaveLength(1);
  expect(saidIn(report)).toEqual(["a/kustomization.yaml:1 error: kustomize build ./a failed: Error: cycle detected"]);
});

test("an overlay without its base shows nothing, and that is not complete", async () => {
  const cwd = project(files);
  const report = await lint({ files: ["overlays"], cwd, config: false });
  expect(report.summary).toMatchObject({ paths: 0, complete: false, unrendered: 1 });
});

test("operations and patches in place are found in the kustomization", async () => {
  fakeTools({ kustomize: printing(patched) });
  const kustomization = `resources: [../../base]
patches:
  - target: { kind: BackendConfig, name: chat }
    patch: |-
      - op: replace
        path: /spec/timeoutSec
        value: 60
`;
  const cwd = project({ ...files, "overlays/prod/kustomization.yaml": kustomization });
  expect(placesOf(await lintRendered(cwd))).toContain(`overlays/prod/kustomization.yaml:7:16 ${TIMEOUT}`);
});

test("a comment beside the base's value allows what is found there", async () => {
  fakeTools({ kustomize: printing(base) });
  const allowed = base.replace("timeoutSec: 30", `timeoutSec: 30 # holdopen: allow ${TIMEOUT} -- clients reconnect`);
  const cwd = project({
    ...without("overlays/prod/kustomization.yaml", "overlays/prod/timeout.yaml"),
    "base/all.yaml": allowed,
  });
  const { findings } = await lintRendered(cwd);
  expect(findings.find(({ rule }) => rule.id === TIMEOUT)?.suppressed?.reason).toBe("clients reconnect");
});

test("each environment is rendered from its own overlay", async () => {
  const tool = fakeTools({ kustomize: printing(patched) });
  const cwd = project({ ...files, "overlays/staging/kustomization.yaml": "resources: [../../base]\n" });
  await lintRendered(cwd, { environment: "staging", rules: [TIMEOUT] });
  expect(tool.runs().map(({ args }) => args.at(-1))).toEqual(["./overlays/staging"]);
});

test("kubectl does it where there is no kustomize", async () => {
  const tool = fakeTools({ kubectl: printing(patched) });
  await lintRendered(project(files));
  expect(tool.runs().map(({ args }) => args)).toEqual([["kustomize", "./overlays/prod"]]);
});

test("without either the run is incomplete and says what to install", async () => {
  fakeTools({});
  const report = await lintRendered(project(files));
  expect(report.summary.complete).toBe(false);
  expect(saidIn(report).join("\n")).toContain("error: --render needs kustomize or kubectl on the PATH");
});

test("the tool sees neither proxies nor credentials nor anybody's home", async () => {
  const tool = fakeTools({ kustomize: printing(patched) });
  for (const name of ["HTTPS_PROXY", "https_proxy", "AWS_SECRET_ACCESS_KEY", "KUBECONFIG", "GITHUB_TOKEN"])
    vi.stubEnv(name, "secret");
  await lintRendered(project(files));
  const [{ env } = { env: {} }] = tool.runs();
  expect(JSON.stringify(env)).not.toContain('"secret"');
  expect(env).toMatchObject({ GIT_ALLOW_PROTOCOL: "none" });
  expect(env).toMatchObject({ HOME: expect.stringMatching(/holdopen-render-/) });
});

test.each([
  ["an address", "https://example.com/base.yaml"],
  ["a repository", "github.com/acme/base?ref=v1"],
  ["a file that is not there", "missing.yaml"],
])("%s is not fetched", async (_, resource) => {
  const tool = fakeTools({ kustomize: printing(patched) });
  const cwd = project({ ...files, "base/kustomization.yaml": `resources: [all.yaml, "${resource}"]\n` });
  const report = await lintRendered(cwd);
  expect(tool.runs()).toEqual([]);
  expect(report.summary.complete).toBe(false);
  expect(saidIn(report)).toContain(
    `base/kustomization.yaml:1 error: kustomize was not run: ${resource} is not here, and nothing is fetched`,
  );
});

test("a field that only Go's decoder recognises is refused", async () => {
  const tool = fakeTools({ kustomize: printing(patched) });
  const cwd = project({ ...files, "base/kustomization.yaml": "Resources: [https://example.com/base.yaml]\n" });
  expect(saidIn(await lintRendered(cwd)).join("\n")).toContain("spelt");
  expect(tool.runs()).toEqual([]);
});

test.each([
  ["fails", 'console.error("\\nError: no such thing\\nmore"); process.exit(1);', "failed: Error: no such thing"],
  [
    "prints without end",
    'const much = "x".repeat(1 << 20); for (let i = 0; i < 40; i++) require("node:fs").writeSync(1, much);',
    "printed more than 32 MB",
  ],
])("a tool that %s leaves the run incomplete", async (_, script, message) => {
  fakeTools({ kustomize: script });
  const report = await lintRendered(project(files));
  expect(report.summary.complete).toBe(false);
  expect(saidIn(report).join("\n")).toContain(`kustomize build ./overlays/prod ${message}`);
});

test("without --render nothing is run, what a patch touches is unknown, and that is noted once", async () => {
  const tool = fakeTools({ kustomize: printing(patched) });
  const report = await lint({ files: ["."], cwd: project(files), config: false });
  expect(tool.runs()).toEqual([]);
  expect(report.findings.filter(({ rule }) => rule.id === TIMEOUT).map(({ verdict }) => verdict)).toEqual([
    "undecided",
  ]);
  expect(saidIn(report)).toEqual([
    expect.stringMatching(/^overlays\/prod\/kustomization.yaml:2 note: kustomize was not run/),
  ]);
  expect(report.summary.complete).toBe(true);
});
