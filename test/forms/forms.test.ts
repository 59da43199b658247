import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import type { Finding } from "../../src/engine/finding.ts";
import type { Report } from "../../src/engine/report.ts";
import type { ConnectionPath } from "../../src/model/path.ts";
import type { Location } from "../../src/syntax/document.ts";
import { values } from "../support/facts.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Rule of a finding to what its form writes at the place. */
type Places = Readonly<Record<string, string>>;

/** One service in Cloud Run's words, in those of whoever deploys it, and as the commands that do. */
const CLOUD_RUN: Readonly<Record<string, Places>> = {
  knative: run("600", "h2c", "20", "uvicorn"),
  "knative-described": run("600", "h2c", "20", "uvicorn"),
  "admin-api": run('"600s"', '"h2c"', "20", '"uvicorn"'),
  "config-connector": run("600s", "h2c", "20", "uvicorn"),
  "terraform-v2": run('"${local.minutes * 60}s"', '"h2c"', "20", '"uvicorn"'),
  "terraform-v1": run("var.timeout", '"h2c"', "20", '"uvicorn"'),
  "terraform-json": run('"${local.minutes * 60}s"', '"h2c"', "20", '"uvicorn"'),
  "terraform-module": run("600", '"h2c"', "20", '"uvicorn"'),
  "terraform-plan": run('"600s"', '"h2c"', "20", '"uvicorn"'),
  "terraform-plan-with-source": run("var.timeout", '"h2c"', "20", '"uvicorn"'),
  shell: run("600", "--use-http2", "20", "uvicorn"),
  makefile: run("600", "--use-http2", "20", "uvicorn"),
  "cloud-build": run("600", "--use-http2", "20", "uvicorn"),
  github: run("600", "--use-http2", "20", "uvicorn"),
  gitlab: run("600", "--use-http2", "20", "uvicorn"),
};

function run(timeout: string, protocol: string, probe: string, command: string): Places {
  return {
    "cloudrun/request-timeout-cuts-websocket": timeout,
    "cloudrun/http2-breaks-websocket": protocol,
    "probe/platform-limit-exceeded": probe,
    "shutdown/unbounded-graceful-wait": command,
  };
}

/** One workload behind a GKE Ingress. */
const GKE: Readonly<Record<string, Places>> = {
  yaml: gke("uvicorn", "name"),
  "kubectl-list": gke('"uvicorn"', '"name"'),
  terraform: gke('"uvicorn"', "name"),
  "terraform-manifests": gke("uvicorn", "name"),
  "terraform-json": gke('"uvicorn"', '"name"'),
  "terraform-plan": gke('"uvicorn"', '"name"'),
};

/** What a container does not have is pointed at where its first key stands. */
function gke(command: string, container: string): Places {
  return {
    "shutdown/prestop-missing": container,
    "lb/backend-timeout-cuts-websocket": "60",
    "shutdown/grace-shorter-than-drain": "45",
    "app/keepalive-shorter-than-lb": command,
    "shutdown/unbounded-graceful-wait": command,
  };
}

describe.each([
  { platform: "cloud-run", forms: CLOUD_RUN, model: "knative" },
  { platform: "gke", forms: GKE, model: "yaml" },
])("one service on $platform", ({ platform, forms, model }) => {
  test("is written in every form of this table, and in no other", () => {
    expect(readdirSync(join(here, platform)).sort()).toEqual(Object.keys(forms).sort());
  });

  test.each(Object.keys(forms))("has the same facts as %s", async (form) => {
    const [path, ...others] = (await read(platform, form)).paths;
    const [first] = (await read(platform, model)).paths;
    expect(others).toEqual([]);
    expect(factsOf(path)).toEqual(factsOf(first));
  });

  test.each(Object.keys(forms))("has the same findings as %s, each at its own place", async (form) => {
    const { findings, problems } = await read(platform, form);
    const first = (await read(platform, model)).findings;
    expect(problems.filter(({ level }) => level !== "note")).toEqual([]);
    expect(findings.map(said).sort()).toEqual(first.map(said).sort());
    for (const { rule, at } of findings) expect([rule.id, textAt(at)]).toEqual([rule.id, forms[form]?.[rule.id]]);
    expect(new Set(findings.map(({ rule }) => rule.id))).toEqual(new Set(Object.keys(forms[form] ?? {})));
  });
});

function read(platform: string, form: string): Promise<Report> {
  return lint({ cwd: join(here, platform, form), files: ["."], config: false });
}

/** What a form calls a setting is its own; what it says, and what is told of clients, is not. */
function said({ verdict, severity, rule, message }: Finding): string {
  return `${rule.id} ${verdict} ${severity} ${message}`;
}

function textAt({ document, span }: Location): string {
  return document.source.text.slice(span.start, span.end);
}

/**
 * A path without its places and words, and without what only some forms can say: that there is a default for it. Of an
 * instance, commands keep what they do not name: `test/adapters/cloud-run/run-settings.test.ts` holds that.
 */
function factsOf(path: ConnectionPath | undefined): unknown {
  return values({ ...path, run: undefined });
}
