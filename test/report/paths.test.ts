import { describe, expect, test } from "vitest";
import type { Report } from "../../src/engine/report.ts";
import { derivedSeconds } from "../../src/model/fact.ts";
import type { ConnectionPath } from "../../src/model/path.ts";
import { renderPaths } from "../../src/report/paths.ts";
import { displayWidth } from "../../src/text/printable.ts";
import { ATTACKS, hostileReport } from "../support/hostile.ts";
import { sampleReport } from "../support/sample-report.ts";

const plain = { color: false };
const [first, second] = sampleReport.paths;
if (first === undefined || second === undefined) throw new Error("the sample has two paths");
const run = first;
const gke = second;

function drawing(path: ConnectionPath, verbose = false): string {
  const report: Report = { ...sampleReport, paths: [path], problems: [] };
  return renderPaths(report, { ...plain, verbose });
}

/** The lines of one panel. */
function panel(path: ConnectionPath, title: string): string {
  const [, text = ""] = drawing(path).split(new RegExp(`^  ${title} ─+$`, "m"));
  return text.split(/^$/m)[0] ?? "";
}

test("each path is drawn from the client to the process", async () => {
  await expect(renderPaths(sampleReport, plain)).toMatchFileSnapshot("snapshots/paths.txt");
});

test("a verbose drawing shows all evidence and the parts of every sum", async () => {
  await expect(renderPaths(sampleReport, { ...plain, verbose: true })).toMatchFileSnapshot(
    "snapshots/paths-verbose.txt",
  );
});

test("colours change nothing but colours", () => {
  const colored = renderPaths(sampleReport, { color: true });
  expect(colored).toContain("\x1b[");
  expect(colored.replace(/\x1b\[[0-9;]*m/g, "")).toBe(renderPaths(sampleReport, plain));
});

test.each([60, 83, 84, 100, 300])("asked for %i columns it takes no more, and never more than 100", (width) => {
  for (const verbose of [false, true]) {
    const lines = renderPaths(sampleReport, { ...plain, width, verbose }).split("\n");
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(Math.min(width, 100));
  }
});

test("hops stand in order, with kind and both limits", () => {
  const text = drawing(run);
  const names = ["○ client", "├─ Cloudflare", "├─ Cloud Run request timeout", "├─ uvicorn", "● process"];
  expect(names.map((name) => text.indexOf(name))).toEqual(
    names.map((name) => text.indexOf(name)).sort((a, b) => a - b),
  );
  expect(text).toMatch(/├─ Cloudflare +edge\n/);
  expect(text).toMatch(/▶ lifetime +300 s +◀ tightest; default, run-timeout-default +deploy\/service\.yaml:7\n/);
});

test("only the tightest limit of each kind is marked", () => {
  expect(drawing(run).match(/▶/g)).toHaveLength(2);
  expect(drawing(gke).match(/▶/g)).toHaveLength(1);
});

test("an unknown limit says why, and that the tightest may not be the tightest", () => {
  expect(drawing(gke)).toMatch(/idle +unknown +nginx\.conf is not in the input/);
  const both = { ...gke, hops: [...run.hops, ...gke.hops] };
  expect(panel(both, "Silence")).toContain("1 idle limit is unknown and may be shorter");
});

describe("silence", () => {
  test("a ping is compared with the tightest idle limit", () => {
    expect(panel(run, "Silence")).toContain("a ping every 45 s comes 55 s before the idle limit");
  });

  test("a ping that comes too late is seen to", () => {
    const [heartbeat] = run.heartbeats;
    if (!heartbeat?.intervalSeconds.known) throw new Error("the sample has changed");
    const late = { ...heartbeat, intervalSeconds: { ...heartbeat.intervalSeconds, value: 100 } };
    const text = panel({ ...run, heartbeats: [late] }, "Silence");
    expect(text).toContain("a silent socket is cut after 100 s; the ping would come after 100 s");
  });

  test("an interval that cannot be read decides nothing", () => {
    const [heartbeat] = run.heartbeats;
    if (heartbeat === undefined) throw new Error("the sample has changed");
    const hidden = {
      known: false as const,
      what: "interval",
      why: "it is computed",
      origin: heartbeat.intervalSeconds.origin,
    };
    const text = panel({ ...run, heartbeats: [{ ...heartbeat, intervalSeconds: hidden }] }, "Silence");
    expect(text).toContain("it is computed");
    expect(text).not.toContain("→");
  });

  test("no heartbeat is said to be none that was found", () => {
    expect(panel({ ...run, heartbeats: [] }, "Silence")).toContain("none found in these files");
  });
});

test("without evidence of sockets there is no word about them", () => {
  const text = drawing({ ...run, traffic: { kind: "http", evidence: [] } });
  expect(text).not.toMatch(/Silence|Age|session|ping/);
  expect(text).toContain("nothing here points to long-lived connections");
});

describe("age", () => {
  test("a session that is longer than the lifetime limit is cut", () => {
    expect(panel(run, "Age")).toContain("every session is cut at 300 s, busy or not; 3600 s are wanted");
  });

  test("a session of 0 s is no wish", () => {
    if (!run.sessionSeconds.known) throw new Error("the sample has changed");
    const text = panel({ ...run, sessionSeconds: { ...run.sessionSeconds, value: 0 } }, "Age");
    expect(text).not.toMatch(/session|→/);
  });
});

describe("shutdown", () => {
  test("the drain begins when preStop ends", () => {
    const lines = panel(gke, "Shutdown").split("\n");
    const preStop = lines.find((line) => line.includes("preStop ")) ?? "";
    const drain = lines.find((line) => line.includes("app drains")) ?? "";
    expect(drain.indexOf("━")).toBe(preStop.lastIndexOf("━") + 1);
    expect(panel(gke, "Shutdown")).toContain("preStop 15 s + drain 20 s takes 35 s, 5 s more than the grace of 30 s");
  });

  test("an unknown preStop leaves the sum open", () => {
    const preStopSeconds = {
      known: false as const,
      what: "preStop",
      why: "a script",
      origin: gke.sessionSeconds.origin,
    };
    const text = panel({ ...gke, shutdown: { ...gke.shutdown, preStopSeconds } }, "Shutdown");
    expect(text).not.toContain("takes");
  });

  test("a drain without end is told as one", () => {
    const { drainSeconds } = gke.shutdown;
    if (!drainSeconds?.known) throw new Error("the sample has changed");
    const endless = { ...drainSeconds, value: Number.POSITIVE_INFINITY };
    const text = panel({ ...gke, shutdown: { ...gke.shutdown, drainSeconds: endless } }, "Shutdown");
    expect(text).toMatch(/app drains +no limit/);
    expect(text).toContain("has no end of its own; the grace ends at 30 s");
  });
});

test("a sum that rests on an unknown is unknown", () => {
  const { appTimeoutSeconds } = run.startup;
  if (appTimeoutSeconds === undefined) throw new Error("the sample has changed");
  const hidden = { known: false as const, what: "x", why: "a template", origin: appTimeoutSeconds.origin };
  const budgetSeconds = derivedSeconds(
    "window",
    [appTimeoutSeconds, hidden],
    () => "",
    () => 0,
  );
  const text = panel({ ...run, startup: { ...run.startup, budgetSeconds } }, "Start-up");
  expect(text).toMatch(/window +unknown +a template/);
  expect(text).not.toContain("→");
});

test("no path is said to be none, with what was read", () => {
  const text = renderPaths({ ...sampleReport, paths: [], summary: { ...sampleReport.summary, paths: 0 } }, plain);
  expect(text.trimEnd().split("\n").at(-1)).toBe(
    "no connection path in 5 files (production) · incomplete: not everything was read",
  );
});

test.each(ATTACKS.map((attack) => [JSON.stringify(attack), attack] as const))(
  "%s reaches no terminal and no log",
  (_, attack) => {
    for (const color of [false, true]) {
      const raw = renderPaths(hostileReport(attack), { color, verbose: true }).replace(/\x1b\[[0-9;]*m/g, "");
      expect(raw).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|##\w*\[/);
      for (const line of raw.split("\n")) expect(line.trim().startsWith("::")).toBe(false);
    }
  },
);

test("the place of a number is whole, on a line of its own where it is long", () => {
  const [hop] = gke.hops;
  if (!hop?.lifetimeSeconds?.known || hop.lifetimeSeconds.origin.kind !== "default")
    throw new Error("the sample has changed");
  const { at } = hop.lifetimeSeconds.origin;
  const file = `deploy/${"overlays/".repeat(7)}backendconfig.yaml`;
  const source = { ...at.document.source, source: { kind: "file" as const, file } };
  const origin = {
    ...hop.lifetimeSeconds.origin,
    at: { pointer: at.pointer, span: at.span, document: { ...at.document, source } },
  };
  const text = drawing({ ...gke, hops: [{ ...hop, lifetimeSeconds: { ...hop.lifetimeSeconds, origin } }] });
  expect(text).toMatch(new RegExp(`\\n   │ +${file}:6\\n`));
});

test("a health check that cannot be seen is unknown once, with its reason", () => {
  const { loadBalancer } = gke;
  if (!loadBalancer?.healthCheck) throw new Error("the sample has changed");
  const hidden = {
    known: false as const,
    what: "health check",
    why: "it is not in the input",
    origin: gke.sessionSeconds.origin,
  };
  const healthCheck = { source: "explicit" as const, type: hidden, intervalSeconds: hidden, timeoutSeconds: hidden };
  const text = panel({ ...gke, loadBalancer: { ...loadBalancer, healthCheck } }, "Health");
  expect(text.match(/it is not in the input/g)).toHaveLength(1);
});
