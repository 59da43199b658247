import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import { exitCode } from "../../src/cli/exit.ts";
import type { Finding } from "../../src/engine/finding.ts";
import { flattened } from "../../src/engine/roots.ts";
import { type Location, sourceName, startOf } from "../../src/syntax/document.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** `gke/ingress.yaml:10:5`, as seen from the example's folder. */
function placeIn(example: string, at: Location): string {
  const { line, column } = startOf(at);
  return `${sourceName(at.document.source.source).slice(`examples/${example}/`.length)}:${line}:${column}`;
}

interface Fault {
  readonly rule: string;
  readonly at: string;
  readonly related: readonly string[];
}

const faultOf = (example: string, { rule, at, related }: Finding): Fault => ({
  rule: rule.id,
  at: placeIn(example, at),
  related: related.map((place) => placeIn(example, place.at)).sort(),
});

/** The reason to look for sockets at all; every rule about sockets points at it. */
const DECLARED = "holdopen.yaml:5:14";

describe("examples/chat-incident", async () => {
  const report = await lint({ files: ["examples/chat-incident"], cwd: root });
  const faults = flattened(report.findings).map((finding) => faultOf("chat-incident", finding));

  test.each<[string, readonly Fault[]]>([
    [
      "close 1011 on cold starts: sockets are accepted before the services they need",
      [
        {
          rule: "app/accept-before-ready",
          at: "holdopen.yaml:19:27",
          related: ["holdopen.yaml:23:30", "holdopen.yaml:23:49", DECLARED],
        },
      ],
    ],
    [
      "a heartbeat of 45 s against an idle limit of 30 s",
      [
        {
          rule: "app/heartbeat-exceeds-idle-limit",
          at: "config/app.yaml:10:23",
          related: ["gke/workload.yaml:40:3", DECLARED],
        },
        {
          rule: "lb/backend-timeout-cuts-websocket",
          at: "gke/workload.yaml:40:3",
          related: ["config/app.yaml:10:23", "gke/gateway.yaml:8:21", DECLARED],
        },
        {
          rule: "lb/backend-timeout-cuts-websocket",
          at: "gke/workload.yaml:42:3",
          related: ["gke/ingress.yaml:8:34", DECLARED, "holdopen.yaml:7:21"],
        },
      ],
    ],
    [
      "one start-up timeout of 10 s where starts take 10.5 s and 14.3 s",
      [
        {
          rule: "app/static-startup-timeout",
          at: "config/app.yaml:7:12",
          related: ["holdopen.yaml:17:28", "holdopen.yaml:17:47"],
        },
        {
          rule: "probe/startup-budget-too-small",
          at: "cloud-run/service.yaml:29:31",
          related: ["cloud-run/service.yaml:27:28", "holdopen.yaml:17:47"],
        },
        {
          rule: "probe/startup-budget-too-small",
          at: "gke/workload.yaml:29:31",
          related: ["gke/workload.yaml:24:11", "gke/workload.yaml:28:28", "holdopen.yaml:17:47"],
        },
      ],
    ],
    [
      "a dependency that starts before what it needs",
      [
        {
          rule: "app/dependency-order-violated",
          at: "holdopen.yaml:22:57",
          related: ["holdopen.yaml:21:28", "holdopen.yaml:22:25"],
        },
      ],
    ],
    [
      "readiness that takes 22 s where probes wait for 15 s and the application for 10 s",
      ["cloud-run/service.yaml:34:29", "config/app.yaml:7:12", "gke/workload.yaml:35:29"].map((at) => ({
        rule: "probe/handler-slower-than-timeout",
        at,
        related: ["holdopen.yaml:21:44", "holdopen.yaml:22:44"],
      })),
    ],
  ])("shows the symptom: %s", (_, expected) => {
    for (const fault of expected) expect(faults).toContainEqual(fault);
  });

  test("has the other faults that such a system collects, and no more", () => {
    const symptoms = [
      "app/accept-before-ready",
      "app/dependency-order-violated",
      "app/heartbeat-exceeds-idle-limit",
      "app/static-startup-timeout",
      "lb/backend-timeout-cuts-websocket",
      "probe/handler-slower-than-timeout",
      "probe/startup-budget-too-small",
    ];
    const others = faults.filter(({ rule }) => !symptoms.includes(rule)).map(({ rule, at }) => `${rule} ${at}`);
    expect(others.sort()).toEqual([
      "app/keepalive-shorter-than-lb config/app.yaml:4:15",
      "app/keepalive-shorter-than-lb config/app.yaml:4:15",
      "cloudrun/concurrency-caps-sockets cloud-run/service.yaml:16:29",
      "cloudrun/request-timeout-cuts-websocket cloud-run/service.yaml:15:5",
      "lb/backendconfig-not-attached gke/ingress.yaml:10:5",
      "lb/draining-disabled gke/workload.yaml:40:3",
      "lb/draining-disabled gke/workload.yaml:42:3",
      "lb/foreign-annotations-ignored gke/ingress.yaml:9:5",
      "lb/gateway-policy-not-attached gke/gateway.yaml:34:17",
      "lb/gateway-policy-not-attached gke/gateway.yaml:34:17",
      "probe/lb-health-path-mismatch gke/workload.yaml:40:3",
      "probe/readiness-is-liveness cloud-run/service.yaml:26:21",
      "shutdown/grace-shorter-than-drain config/app.yaml:5:18",
      "shutdown/grace-shorter-than-drain gke/workload.yaml:16:38",
      "shutdown/prestop-missing gke/workload.yaml:18:11",
    ]);
  });

  test("is read whole, and nothing in it stays undecided", () => {
    expect([report.problems, report.failures, report.summary.undecided]).toEqual([[], [], 0]);
    expect(report.paths.map(({ id }) => id)).toEqual([
      "chat",
      "web/chat via Gateway mobile",
      "web/chat via Ingress chat",
    ]);
  });

  test("fails a build: exit code 1", () => {
    expect(exitCode(report, { failOn: "error", strict: false })).toBe(1);
  });

  test("is what its README says: each row's places and rule are those of one finding", () => {
    const rows = readmeRows("chat-incident");
    expect(rows.length).toBeGreaterThan(10);
    for (const { rule, places } of rows) {
      const found = faults.filter((fault) => fault.rule === rule).map(({ at, related }) => lines([at, ...related]));
      expect(
        found.some((all) => places.every((place) => all.includes(place))),
        `${rule} at ${places.join(", ")}`,
      ).toBe(true);
    }
    expect(new Set(rows.map(({ rule }) => rule))).toEqual(new Set(faults.map(({ rule }) => rule)));
  });
});

describe("examples/chat-fixed", async () => {
  const report = await lint({ files: ["examples/chat-fixed"], cwd: root });

  test("has the same paths as the incident", () => {
    expect(report.paths.map(({ id }) => id)).toEqual([
      "chat",
      "web/chat via Gateway mobile",
      "web/chat via Ingress chat",
    ]);
  });

  test("contradicts itself nowhere: no finding, no problem, nothing undecided", () => {
    expect([report.findings, report.problems, report.failures]).toEqual([[], [], []]);
    expect(report.summary).toMatchObject({
      error: 0,
      warning: 0,
      note: 0,
      undecided: 0,
      suppressed: 0,
      complete: true,
    });
  });

  test("is just as clean under the strict pack, where staging is held to production's standard", async () => {
    const config = readFileSync(join(root, "examples/chat-fixed/holdopen.yaml"), "utf8");
    const strict = { name: "examples/chat-fixed/strict.yaml", text: config.replace("recommended", "strict") };
    for (const environment of ["staging", "production"]) {
      const { findings } = await lint({
        files: ["examples/chat-fixed"],
        cwd: root,
        texts: [strict],
        config: strict.name,
        environment,
      });
      expect(findings.map(({ rule, message }) => `${rule.id}: ${message}`)).toEqual([]);
    }
  });

  test("passes a build, strictly too: exit code 0", () => {
    expect(exitCode(report, { failOn: "note", strict: true })).toBe(0);
  });

  test("its README names the line of each repair as it stands there", () => {
    const rows = readme("chat-fixed").matchAll(/^\|[^|]*\| `([\w./-]+):(\d+)` \| `([^`]+)` \|/gm);
    const claims = [...rows].map(([, file = "", line = "", text = ""]) => ({ file, line: Number(line), text }));
    expect(claims.length).toBeGreaterThan(10);
    for (const { file, line, text } of claims) {
      const written = readFileSync(join(root, "examples/chat-fixed", file), "utf8")
        .split("\n")
        [line - 1]?.trim();
      expect(`${file}:${line} ${written}`).toContain(text);
    }
  });
});

const readme = (example: string): string => readFileSync(join(root, "examples", example, "README.md"), "utf8");
const lines = (places: readonly string[]): readonly string[] => places.map((place) => place.replace(/:\d+$/, ""));

/** Rows that end in a rule: the places that they name, and the rule. */
function readmeRows(example: string): readonly { readonly rule: string; readonly places: readonly string[] }[] {
  return readme(example)
    .split("\n")
    .flatMap((row) => {
      const [, rule] = /\| \[?`([a-z]+\/[a-z0-9-]+)`\]?[^|]*\|$/.exec(row) ?? [];
      const places = [...row.matchAll(/`([\w./-]+\.yaml:\d+)`/g)].map(([, place = ""]) => place);
      return rule === undefined ? [] : [{ rule, places }];
    });
}
