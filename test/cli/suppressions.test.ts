import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chatService } from "../support/chat-service.ts";
import { holdopen, type Run } from "../support/cli.ts";

const CUT = "cloudrun/request-timeout-cuts-websocket";
const GRACE = "shutdown/grace-shorter-than-drain";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdopen-suppress-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Run => holdopen(["lint", ...args], { cwd: folder });
const lastLine = ({ out }: Run): string => out.trimEnd().split("\n").at(-1) ?? "";
function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly level: string;
  readonly message: string;
}

function problemsOf(...args: string[]): readonly Problem[] {
  return JSON.parse(run("-f", "json", ...args).out).problems;
}

const annotated = (text: string, changes: Parameters<typeof chatService>[0] = {}): string =>
  chatService({ drain: "5", ...changes }).replace(
    "  labels:",
    `  annotations:\n    holdopen.dev/allow: ${text}\n  labels:`,
  );

describe("an annotation", () => {
  test("allows what points into its object, and says where", () => {
    write("chat.yaml", annotated(`"${CUT} until 2099-01-01 -- calls last ten minutes"`));
    const [finding] = JSON.parse(run("-f", "json").out).findings;
    expect(finding.suppressed).toEqual({
      reason: "calls last ten minutes",
      until: "2099-01-01",
      file: "chat.yaml",
      line: 6,
      column: 25,
    });
    expect(lastLine(run())).toBe("✔ no contradiction found · 1 suppressed · 1 connection path in 1 file (production)");
  });

  test("allows nothing in another object of the same file, and not another rule", () => {
    const other = chatService({ name: "other", drain: "5" });
    write("chat.yaml", `${annotated(`"${CUT} -- r"`, { drain: "30" })}---\n${other}`);
    const found = JSON.parse(run("-f", "json").out).findings;
    expect(
      found.map((one: { path: string; rule: string; suppressed: unknown }) => [
        one.path,
        one.rule,
        one.suppressed !== null,
      ]),
    ).toEqual([
      ["chat", CUT, true],
      ["chat", GRACE, false],
      ["other", CUT, false],
    ]);
  });

  test("holds several, one a line, each with its own place", () => {
    write(
      "chat.yaml",
      annotated(`|\n      ${CUT} -- short calls\n      ${GRACE} -- clients come back`, { drain: "30" }),
    );
    const found = JSON.parse(run("-f", "json").out).findings;
    expect(found.map((one: { suppressed: Problem }) => [one.suppressed.line, one.suppressed.column])).toEqual([
      [7, 7],
      [8, 7],
    ]);
  });

  test("of a template is about the template", () => {
    const text = chatService({ drain: "5" }).replace(
      "  template:\n",
      `  template:\n    metadata:\n      annotations: { holdopen.dev/allow: "${CUT} -- r" }\n`,
    );
    write("chat.yaml", text);
    expect(run().code).toBe(0);
  });

  test("works in JSON, which has no comments", () => {
    const object = {
      apiVersion: "serving.knative.dev/v1",
      kind: "Service",
      metadata: {
        name: "chat",
        labels: { "cloud.googleapis.com/location": "x" },
        annotations: { "holdopen.dev/allow": `${CUT} -- r` },
      },
      spec: {
        template: {
          spec: {
            timeoutSeconds: 600,
            containers: [
              { image: "a/b", args: ["uvicorn", "a:app", "--ws-ping-interval=20", "--host=0.0.0.0", "--port=8080"] },
            ],
          },
        },
      },
    };
    write("chat.json", JSON.stringify(object));
    expect(lastLine(run())).toContain("1 suppressed");
  });

  test.each(["at the service", "in the template"])("works in Terraform, %s", (where) => {
    const annotations = `annotations = { "holdopen.dev/allow" = "${CUT} -- short calls" }`;
    write(
      "main.tf",
      `resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"
  ${where === "at the service" ? annotations : ""}
  template {
    ${where === "at the service" ? "" : annotations}
    timeout = "600s"
    containers {
      image = "europe-docker.pkg.dev/acme/chat/server:1.14.2"
      args  = ["uvicorn", "app.main:app", "--host=0.0.0.0", "--port=8080", "--ws-ping-interval=20", "--timeout-graceful-shutdown=5"]
    }
  }
}
`,
    );
    expect(lastLine(run())).toBe("✔ no contradiction found · 1 suppressed · 1 connection path in 1 file (production)");
  });

  test("works on an object of Config Connector", () => {
    write(
      "backend.yaml",
      `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: websocket-chat
  annotations:
    holdopen.dev/allow: lb/draining-disabled -- batch backend
spec:
  location: global
`,
    );
    expect(problemsOf().filter(({ level }) => level !== "note")).toEqual([]);
  });

  test.each([
    ["no reason", `"${CUT}"`, 6, 25, "a suppression needs a reason behind --; write: holdopen.dev/allow: "],
    ["nothing", '""', 6, 5, "not a suppression"],
    ["a list", `[${CUT}]`, 6, 5, "not a suppression"],
    ["an unknown rule", '"lb/drainig-disabled -- r"', 6, 25, 'did you mean "lb/draining-disabled"?'],
    ["no date", `"${CUT} until soon -- r"`, 6, 25, '"soon" is no date'],
  ])("with %s is a problem at its place, and allows nothing", (_, text, line, column, message) => {
    write("chat.yaml", annotated(text));
    const [problem] = problemsOf();
    expect(problem).toMatchObject({ file: "chat.yaml", line, level: "error" });
    expect([problem?.message.includes(message), [column, 25].includes(problem?.column ?? 0)]).toEqual([true, true]);
    expect(lastLine(run())).toContain("✖ 1 error");
  });

  test("with a slip in its name is a problem", () => {
    write("chat.yaml", annotated(`"${CUT} -- r"`).replace("holdopen.dev/allow", "holdopen.dev/alow"));
    expect(problemsOf()[0]?.message).toContain('did you mean "holdopen.dev/allow"?');
  });

  test("that has run out says so and no longer holds", () => {
    write("chat.yaml", annotated(`"${CUT} until 2020-01-01 -- r"`));
    expect(problemsOf()).toMatchObject([{ level: "note", line: 6 }]);
    expect(run().code).toBe(1);
  });

  test("by the ten thousand ends in a problem", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `a${i}: {annotations: {holdopen.dev/allow: ${CUT} -- r}}`);
    write("many.yaml", `${annotated(`"${CUT} -- r"`)}---\n${many.join("\n")}\n`);
    const texts = problemsOf().map(({ message }) => message);
    expect(texts.filter((text) => text === "more than 1000 suppressions; from here on none is read")).toHaveLength(1);
  });
});

const UNUSED = /nothing needs this suppression of (\S+) any more/;
const unused = (...args: string[]): readonly string[] =>
  problemsOf(...args).flatMap(({ file, line, column, level, message }) => {
    const rule = UNUSED.exec(message)?.[1];
    return rule === undefined ? [] : [`${level} ${file}:${line}:${column} ${rule}`];
  });

describe("a suppression that nothing needs is a note", () => {
  const sound = { timeout: `3600 # holdopen: allow ${CUT} -- short calls`, drain: "5" };
  const config = (rule: string, more = ""): string =>
    `suppressions:\n  - rule: ${rule}\n    reason: short calls\n${more}`;

  test("in a comment, and it leaves the exit code alone", () => {
    write("chat.yaml", chatService(sound));
    expect(unused()).toEqual([`note chat.yaml:10:28 ${CUT}`]);
    expect(run().code).toBe(0);
    expect(unused("chat.yaml")).toHaveLength(1);
  });

  test("in an annotation", () => {
    write("chat.yaml", annotated(`"${CUT} -- r"`, { timeout: "3600" }));
    expect(unused()).toEqual([`note chat.yaml:6:25 ${CUT}`]);
  });

  test("for each of its rules", () => {
    write("chat.yaml", chatService({ timeout: `600 # holdopen: allow ${CUT}, ${GRACE} -- r`, drain: "5" }));
    expect(unused()).toEqual([`note chat.yaml:10:27 ${GRACE}`]);
  });

  test("in the config", () => {
    write("chat.yaml", chatService({ timeout: "3600", drain: "5" }));
    write("holdopen.yaml", config(CUT));
    expect(unused()).toEqual([`note holdopen.yaml:2:5 ${CUT}`]);
    write("holdopen.yaml", config(CUT, "    file: chat.yaml\n"));
    expect(unused("chat.yaml")).toHaveLength(1);
  });

  test("and not where a file of the config was not read", () => {
    write("chat.yaml", chatService({ timeout: "3600", drain: "5" }));
    write("sub/other.yaml", chatService({ name: "other", drain: "5" }));
    write("holdopen.yaml", config(CUT, "    file: sub/*.yaml\n"));
    expect(unused("chat.yaml")).toEqual([]);
    write("holdopen.yaml", config(CUT));
    expect(unused("chat.yaml")).toEqual([]);
    expect(unused("sub")).toEqual([]);
    expect(unused()).toEqual([]);
  });

  test("and not where it is used", () => {
    write("chat.yaml", chatService({ timeout: `600 # holdopen: allow ${CUT} -- r`, drain: "5" }));
    expect(unused()).toEqual([]);
  });

  test("and not where the rule could not be decided", () => {
    write("chat.yaml", chatService({ timeout: `\${T} # holdopen: allow ${CUT} -- r`, drain: "5" }));
    expect(unused()).toEqual([]);
  });

  test("and not where something could not be read", () => {
    write("chat.yaml", `${chatService(sound)}---\na: [\n`);
    expect(unused()).toEqual([]);
  });

  test("and not where there is no path that the rule could speak of", () => {
    write(
      "names.yaml",
      `# holdopen: allow ${CUT} -- r\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: timeoutSeconds }\n`,
    );
    expect(unused("names.yaml")).toEqual([]);
  });

  test("and not where the rule is off", () => {
    write("chat.yaml", chatService(sound));
    write("holdopen.yaml", `rules:\n  ${CUT}: off\n`);
    expect(unused()).toEqual([]);
  });

  test.each([
    "cloudrun/traffic-pinned-to-old-revision",
    "cloudrun/revision-not-ready",
    "cloudrun/tag-without-url",
    "lb/console-drift",
    "cfg/timeout-differs-between-environments",
  ])("and not for %s, which has nothing to go by here", (rule) => {
    write("chat.yaml", chatService({ timeout: `3600 # holdopen: allow ${rule} -- r`, drain: "5" }));
    write(
      "holdopen.yaml",
      config(rule).replace(rule, rule === "lb/console-drift" ? "live/accepted-before-ready" : rule),
    );
    expect(unused()).toEqual([]);
  });

  test("and not where a milder environment than production was asked", () => {
    write("chat.yaml", chatService(sound));
    for (const name of ["development", "staging"]) expect(unused("--env", name)).toEqual([]);
    expect(unused("--env", "production")).toHaveLength(1);
  });

  test("and where there are several environments, only when all were asked", () => {
    write("base/chat.yaml", chatService(sound));
    write("overlays/staging/chat.yaml", chatService({ name: "chat-staging", drain: "5" }));
    write("overlays/production/chat.yaml", chatService({ name: "chat-production", timeout: "3600", drain: "5" }));
    expect(unused()).toEqual([]);
    expect(unused("--env", "all")).toEqual([`note base/chat.yaml:10:28 ${CUT}`]);
  });

  test("and not where one of all environments needs it", () => {
    const allowed = `600 # holdopen: allow ${CUT} -- r`;
    write(
      "holdopen.yaml",
      "environments:\n  development: {}\n  production: {}\nsession: { development: 300s, production: 1h }\n",
    );
    write("chat.yaml", chatService({ timeout: allowed, drain: "5" }));
    expect(run("--env", "all").err).toBe("");
    expect(unused("--env", "all")).toEqual([]);
  });
});
