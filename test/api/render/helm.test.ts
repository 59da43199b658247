import { expect, test } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import { backendConfig, DEPLOYMENT, INGRESS, SERVICE, TIMEOUT, together } from "./chat.ts";
import { fakeTools, lintRendered, placesOf, printing, project, saidIn } from "./fake-tool.ts";

const files = {
  "chat/Chart.yaml": "apiVersion: v2\nname: chat\nversion: 1.0.0\n",
  "chat/values.yaml": "backend:\n  timeoutSec: 30\n",
  "chat/templates/all.yaml": together(SERVICE, INGRESS, DEPLOYMENT),
  "chat/templates/backend.yaml": backendConfig("  timeoutSec: {{ .Values.backend.timeoutSec }}\n"),
};

function rendered(spec: string): string {
  const source = (file: string, text: string): string =>
    text
      .split("---\n")
      .map((object) => `---\n# Source: chat/templates/${file}\n${object}`)
      .join("");
  return source("all.yaml", files["chat/templates/all.yaml"]) + source("backend.yaml", backendConfig(spec));
}

test("a value that the template takes from values.yaml is found there", async () => {
  const tool = fakeTools({ helm: printing(rendered("  timeoutSec: 30\n")) });
  const report = await lintRendered(project(files));
  expect(placesOf(report)).toContain(`chat/values.yaml:2:15 ${TIMEOUT}`);
  expect(saidIn(report)).toEqual(["chat/Chart.yaml:1 note: rendered with helm template chat ./chat"]);
  expect(tool.runs().map(({ args }) => args)).toEqual([["template", "chat", "./chat"]]);
});

test("the values of the environment go before, and those of another do not count", async () => {
  const tool = fakeTools({ helm: printing(rendered("  timeoutSec: 60\n")) });
  const values = { "chat/values-prod.yaml": "backend: { timeoutSec: 60 }\n", "chat/values-dev.yaml": "backend: {}\n" };
  const report = await lintRendered(project({ ...files, ...values, "chat/values-eu.yaml": "a: 1\n" }), {
    rules: [TIMEOUT],
  });
  expect(placesOf(report)).toEqual([`chat/values-prod.yaml:1:24 ${TIMEOUT}`]);
  expect(tool.runs().map(({ args }) => args)).toEqual([
    ["template", "chat", "./chat", "-f", "./chat/values-prod.yaml"],
  ]);
  expect(saidIn(report)[0]).toContain("without values-eu.yaml");
});

test("a value that is not the one in values.yaml is found in the template", async () => {
  fakeTools({ helm: printing(rendered("  timeoutSec: 45\n")) });
  expect(placesOf(await lintRendered(project(files)))).toContain(`chat/templates/backend.yaml:5:15 ${TIMEOUT}`);
});

test("a value that the template has in plain words is found there only if it is the same", async () => {
  const plain = { ...files, "chat/templates/backend.yaml": backendConfig("  timeoutSec: 30 # seconds\n") };
  fakeTools({ helm: printing(rendered("  timeoutSec: 30\n")) });
  expect(placesOf(await lintRendered(project(plain)))).toContain(`chat/templates/backend.yaml:5:15 ${TIMEOUT}`);
  const other = { ...files, "chat/templates/backend.yaml": backendConfig("  timeoutSec: 31\n") };
  expect(placesOf(await lintRendered(project(other))).join()).toMatch(/rendered:chat:\d+:15 lb\/backend-timeout/);
});

test("of two lines that may be meant none is taken", async () => {
  const choice =
    "{{ if .Values.a }}\n  timeoutSec: {{ .Values.x }}\n{{ else }}\n  timeoutSec: {{ .Values.y }}\n{{ end }}\n";
  fakeTools({ helm: printing(rendered("  timeoutSec: 30\n")) });
  const report = await lintRendered(project({ ...files, "chat/templates/backend.yaml": backendConfig(choice) }));
  expect(placesOf(report).join()).toMatch(/rendered:chat:\d+:15 lb\/backend-timeout/);
});

test("what is not written is pointed at in the template, at the key below which it would be", async () => {
  const nothing = backendConfig("  logging: {{ .Values.logging }}\n");
  fakeTools({ helm: printing(rendered("  logging: { enable: true }\n")) });
  const report = await lintRendered(project({ ...files, "chat/templates/backend.yaml": nothing }));
  expect(placesOf(report)).toContain(`chat/templates/backend.yaml:4:1 ${TIMEOUT}`);
});

test("a chart whose dependencies are not there is not rendered", async () => {
  const tool = fakeTools({ helm: printing("") });
  const chart = `${files["chat/Chart.yaml"]}dependencies:\n  - name: redis\n    repository: https://example.com\n`;
  const report = await lintRendered(project({ ...files, "chat/Chart.yaml": chart }));
  expect(tool.runs()).toEqual([]);
  expect(report.summary.complete).toBe(false);
  expect(saidIn(report).join("\n")).toContain("chat/Chart.yaml:5 error: helm was not run: redis is not in charts/");
});

test("a chart inside a chart and a library are not rendered by themselves", async () => {
  const tool = fakeTools({ helm: printing(rendered("  timeoutSec: 30\n")) });
  const sub = { "chat/charts/sub/Chart.yaml": "apiVersion: v2\nname: sub\n" };
  await lintRendered(project({ ...files, ...sub, "lib/Chart.yaml": "apiVersion: v2\nname: lib\ntype: library\n" }));
  expect(tool.runs()).toHaveLength(1);
});

test("without helm the run is incomplete and says what to install", async () => {
  fakeTools({});
  const report = await lintRendered(project(files));
  expect(report.summary.complete).toBe(false);
  expect(saidIn(report).join("\n")).toContain("chat/Chart.yaml:1 error: --render needs helm on the PATH");
});

test("a name that could be a flag is given to helm as no name of a release", async () => {
  const tool = fakeTools({ helm: printing(rendered("  timeoutSec: 30\n")) });
  const chart = "apiVersion: v2\nname: --post-renderer=x\n";
  await lintRendered(project({ ...files, "chat/Chart.yaml": chart }));
  expect(tool.runs()[0]?.args).toEqual(["template", "release", "./chat"]);
});

test("without --render each template is a note, and the summary counts it", async () => {
  const alone = { ...files, "chat/templates/all.yaml": "{{ if .Values.on }}\napiVersion: v1\n{{ end }}\n" };
  const report = await lint({ files: ["."], cwd: project(alone), config: false });
  expect(report.problems.map(({ level }) => level)).toEqual(["note", "note"]);
  expect(report.summary).toMatchObject({ unrendered: 2, complete: false });
});

test("templates beside what shows a path leave the run complete", async () => {
  const report = await lint({ files: ["."], cwd: project(files), config: false });
  expect(report.summary).toMatchObject({ unrendered: 1, complete: true, paths: 1 });
});
