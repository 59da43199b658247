import { describe, expect, test } from "vitest";
import { type EvaluateOptions, evaluate } from "../../src/engine/evaluate.ts";
import type { Finding } from "../../src/engine/finding.ts";
import type { Policy } from "../../src/engine/policy.ts";
import type { Limits, Outcome, Rule, Setting } from "../../src/engine/rule.ts";
import {
  declaredSeconds,
  derivedSeconds,
  type Evidence,
  type Fact,
  secondsByDefault,
  unknown,
} from "../../src/model/fact.ts";
import type { ConnectionPath } from "../../src/model/path.ts";
import { socketFact } from "../../src/model/traffic.ts";
import type { Limit } from "../../src/platform/limit.ts";
import { limit } from "../../src/platform/limits.ts";
import { descend, locate, locateKey, rootCursor } from "../../src/syntax/cursor.ts";
import type { Document, Location } from "../../src/syntax/document.ts";
import { yaml } from "../support/parse.ts";
import { makePath } from "../support/path.ts";

function one(text: string, file: string): Document {
  const [document] = yaml(text, file);
  if (!document) throw new Error("no document");
  return document;
}

const service = one("timeout: 300\nidle: 30\nspec:\n  ping: 45\n", "service.yaml");
const at = (...keys: readonly string[]): Location => locate(descend(rootCursor(service), ...keys));
const timeout = declaredSeconds("timeout", 300, at("timeout"));
const idle = declaredSeconds("idle", 30, at("idle"));
const ping = declaredSeconds("ping", 45, at("spec", "ping"));

function row(confidence: Limit["confidence"]): Limit {
  const about = { role: "other", appliesTo: "tests", source: "https://example.com", checked: "2026-11" } as const;
  return { id: "test-row", unit: "seconds", default: 30, confidence, ...about };
}

const byDefault = (confidence: Limit["confidence"], key = "missing"): Fact<number> =>
  secondsByDefault(key, 30, locateKey(descend(rootCursor(service), "spec", key)), row(confidence));

type Check = (path: ConnectionPath) => Iterable<Outcome>;

function ruleOf(check: Check, id = "app/test"): Rule {
  return { id, title: "title", why: "why", references: [], params: {}, check };
}

const failing =
  (...evidence: Evidence): Check =>
  () => [{ verdict: "fail", evidence, message: "cut after 300 s" }];

function policy(severity: Setting = "error"): Policy {
  const one: Policy = {
    environment: "production",
    sessionSeconds: 3600,
    severityOf: () => severity,
    paramsOf: <P>() => ({}) as P,
    isSuppressible: () => true,
    sourcesOf: () => ({ severity: undefined, params: {} }),
    of: () => one,
    overridden: () => [],
  };
  return one;
}

function run(options: Partial<EvaluateOptions> & { readonly rules: readonly Rule[] }): ReturnType<typeof evaluate> {
  return evaluate({ paths: [makePath()], policy: policy(), limits: limit, ...options });
}

function only(check: Check, options: Partial<EvaluateOptions> = {}): Finding {
  const { findings } = run({ rules: [ruleOf(check)], ...options });
  const [first] = findings;
  if (!first || findings.length > 1) throw new Error(`${findings.length} findings`);
  return first;
}

describe("from outcome to finding", () => {
  test("the first fact gets the caret and the others become related, with what stands there", () => {
    const finding = only(failing(timeout, idle, ping));
    expect(finding.at.pointer).toEqual(["timeout"]);
    expect(finding.related.map((place) => [place.at.pointer, place.message])).toEqual([
      [["idle"], "idle is 30 s"],
      [["spec", "ping"], "ping is 45 s"],
    ]);
  });

  test("a derived fact is shown by what it was worked out from, each place once", () => {
    const sum = derivedSeconds(
      "sum",
      [timeout, idle],
      () => "300 + 30",
      (a = 0, b = 0) => a + b,
    );
    const finding = only(failing(sum, idle, timeout));
    expect(finding.at.pointer).toEqual(["timeout"]);
    expect(finding.related.map(({ message }) => message)).toEqual(["idle is 30 s"]);
  });

  test("settings that are missing at one place share its entry", () => {
    const finding = only(failing(timeout, byDefault("documented", "a"), byDefault("documented", "b")));
    expect(finding.related).toHaveLength(1);
    expect(finding.related[0]?.message).toMatch(/^a is 30 s by default .*; b is 30 s by default/);
  });

  test("a pass is no finding", () => {
    expect(run({ rules: [ruleOf(() => [{ verdict: "pass", evidence: [idle] }])] }).findings).toEqual([]);
  });

  test("undecided is a note, however severe the rule", () => {
    const what = unknown("idle", "a template fills it in", at("idle"));
    const finding = only(() => [{ verdict: "undecided", evidence: [what], message: "idle is unknown" }]);
    expect(finding).toMatchObject({ verdict: "undecided", severity: "note", assumptions: [] });
  });

  test("what a client notices is the rule's why, unless the outcome knows better", () => {
    expect(only(failing(idle)).notice).toBe("why");
    expect(only(() => [{ verdict: "fail", evidence: [idle], message: "m", notice: "close code 1006" }]).notice).toBe(
      "close code 1006",
    );
  });
});

describe("what is not certain is said one step more quietly", () => {
  const assumed: Fact<number> = { ...idle, assumed: "the key is in seconds" };

  test.each([
    ["error", "warning"],
    ["warning", "note"],
    ["note", "note"],
  ] as const)("%s becomes %s", (severity, lowered) => {
    expect(only(failing(timeout, assumed), { policy: policy(severity) }).severity).toBe(lowered);
    expect(only(failing(timeout, idle), { policy: policy(severity) }).severity).toBe(severity);
  });

  test("two assumptions are one step", () => {
    const other: Fact<number> = { ...ping, assumed: "the server sends it" };
    expect(only(failing(timeout, assumed, other))).toMatchObject({
      severity: "warning",
      assumptions: ["the key is in seconds", "the server sends it"],
    });
  });

  test.each([
    ["documented", "error", 0],
    ["inferred", "warning", 1],
    ["conflicting", "warning", 1],
  ] as const)("a %s default gives an %s", (confidence, severity, assumptions) => {
    const finding = only(failing(byDefault(confidence)));
    expect(finding.severity).toBe(severity);
    expect(finding.assumptions).toHaveLength(assumptions);
  });

  test("an assumption deep in the arithmetic counts", () => {
    const sum = derivedSeconds(
      "sum",
      [timeout, assumed],
      () => "",
      () => 0,
    );
    expect(only(failing(sum)).severity).toBe("warning");
  });

  test("traffic that only a name suggests is an assumption, and traffic that is declared is none", () => {
    const suggested = (strength: "weak" | "strong"): Finding => {
      const traffic = {
        kind: "websocket",
        evidence: [{ why: "the port is called ws", strength, at: at("idle") }],
      } as const;
      const path = makePath({ traffic });
      const evidence = socketFact(path);
      if (!evidence) throw new Error("no evidence");
      return only(failing(timeout, evidence), { paths: [path] });
    };
    expect(suggested("weak")).toMatchObject({ severity: "warning" });
    expect(suggested("weak").assumptions.join()).toMatch(/only a name suggests/);
    expect(suggested("strong")).toMatchObject({ severity: "error", assumptions: [] });
  });
});

describe("rules", () => {
  test("a rule that is off does not run", () => {
    let ran = 0;
    const rule = ruleOf(() => {
      ran++;
      return [];
    });
    run({ rules: [rule], policy: policy("off") });
    expect(ran).toBe(0);
  });

  test("a rule that breaks is told with its path and cause, and the others run", () => {
    const broken = ruleOf(() => {
      throw new Error("boom");
    }, "app/broken");
    const { findings, failures } = run({ rules: [broken, ruleOf(failing(idle))] });
    expect(findings).toHaveLength(1);
    expect(failures.map(({ message }) => message)).toEqual(["rule app/broken failed on path chat"]);
    expect(failures[0]?.cause).toMatchObject({ message: "boom" });
  });

  test("a rule is handed the limits of the run", () => {
    const seen: unknown[] = [];
    const limits: Limits = (id) => ({ ...limit(id), max: 7200 });
    const rule: Rule = {
      ...ruleOf(() => []),
      check(_path, _params, table) {
        seen.push(table("run-timeout-default").max);
        return [];
      },
    };
    run({ rules: [rule], limits });
    expect(seen).toEqual([7200]);
  });
});

describe("several paths", () => {
  const paths = [makePath({ id: "b" }), makePath({ id: "a" })];

  test("the same words at the same place are one finding", () => {
    expect(only(failing(idle), { paths }).paths).toEqual(["a", "b"]);
  });

  test("other words are another finding", () => {
    const check: Check = ({ id }) => [{ verdict: "fail", evidence: [idle], message: `cuts ${id}` }];
    expect(run({ rules: [ruleOf(check)], paths }).findings.map(({ message }) => message)).toEqual(["cuts a", "cuts b"]);
  });

  test("it is as grave as on the path where it is certain", () => {
    const check: Check = ({ id }) => [
      {
        verdict: "fail",
        message: "m",
        evidence: id === "a" ? [idle, { ...ping, assumed: "it is sent" }] : [idle, ping],
      },
    ];
    expect(only(check, { paths })).toMatchObject({ severity: "error", assumptions: [], paths: ["a", "b"] });
  });
});

describe("order", () => {
  test("is that of the places, whatever order rules and paths come in", () => {
    const rules = [ruleOf(failing(ping), "a/a"), ruleOf(failing(timeout), "z/z"), ruleOf(failing(timeout), "b/b")];
    const ids = (given: readonly Rule[]): readonly string[] =>
      run({ rules: given }).findings.map(({ rule }) => rule.id);
    expect(ids(rules)).toEqual(["b/b", "z/z", "a/a"]);
    expect(ids([...rules].reverse())).toEqual(["b/b", "z/z", "a/a"]);
  });
});

describe("fingerprints", () => {
  const print = (text: string, message: string, file = "service.yaml", id = "chat"): string => {
    const document = one(text, file);
    const fact = declaredSeconds("idle", 30, locate(descend(rootCursor(document), "spec", "idle")));
    const check: Check = () => [{ verdict: "fail", evidence: [fact], message }];
    return only(check, { paths: [makePath({ id })] }).fingerprint;
  };
  const usual = print("spec:\n  idle: 30\n", "cut after 30 s");

  test("survive reformatting, other numbers and another way in", () => {
    expect(usual).toMatch(/^[0-9a-f]{32}$/);
    expect(print("# moved\n\nspec: { idle: 20 }\n", "cut after 20 s")).toBe(usual);
    expect(print("spec:\n  idle: 30\n", "cut after 30 s", "service.yaml", "chat via Ingress chat")).toBe(usual);
  });

  test("tell files, services and settings apart", () => {
    expect(print("spec:\n  idle: 30\n", "m", "other.yaml")).not.toBe(usual);
    expect(print("spec:\n  idle: 30\n", "m", "service.yaml", "other")).not.toBe(usual);
    expect(only(failing(timeout)).fingerprint).not.toBe(only(failing(idle)).fingerprint);
  });

  test("two messages about one setting have one each", () => {
    const check: Check = () => [
      { verdict: "fail", evidence: [idle], message: "a" },
      { verdict: "fail", evidence: [idle], message: "b" },
    ];
    const prints = run({ rules: [ruleOf(check)] }).findings.map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(2);
  });
});
