import { describe, expect, test } from "vitest";
import type { AssertionConfig } from "../../../src/config/config.ts";
import { readPack } from "../../../src/config/read-pack.ts";
import { compileAssertions } from "../../../src/engine/assertions/assertion-rule.ts";
import type { Outcome, Rule } from "../../../src/engine/rule.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { limit } from "../../../src/platform/limits.ts";
import { yaml } from "../../support/parse.ts";
import { fact, makeLoadBalancer, makePath, secondsOf, unreadable } from "../../support/path.ts";

function written(text: string): readonly AssertionConfig[] {
  const [document] = yaml(text, "team.yaml");
  const { read, problems } = document ? readPack(document, ".") : { read: undefined, problems: [] };
  if (!read) throw new Error(problems.map(({ message }) => message).join("\n"));
  return read.layer.assertions;
}

function pack(assert: string, more: Readonly<Record<string, string>> = {}): string {
  const entries = Object.entries({ message: "wrong", ...more }).map(
    ([key, value]) => `    ${key}: ${JSON.stringify(value)}`,
  );
  return ["assertions:", "  - id: our/test", `    assert: ${assert}`, ...entries, ""].join("\n");
}

/** `line:column message` of every mistake. */
function mistakes(text: string): readonly string[] {
  return compileAssertions(written(text)).problems.map(({ source, span, message }) => {
    const { line, column } = source.lines.position(span.start);
    return `${line}:${column} ${message}`;
  });
}

function rule(assert: string, more: Readonly<Record<string, string>> = {}): Rule {
  const { rules, problems } = compileAssertions(written(pack(`'${assert}'`, more)));
  const [one] = rules;
  if (!one) throw new Error(problems[0]?.message);
  return one;
}

function outcomes(assert: string, path: ConnectionPath, more?: Readonly<Record<string, string>>): readonly Outcome[] {
  return [...rule(assert, more).check(path, {}, limit)];
}

/** `fail grace, drain`: the verdict and the facts, the one with the caret first; `none` where it does not apply. */
function said(assert: string, path: ConnectionPath, more?: Readonly<Record<string, string>>): string {
  const [outcome] = outcomes(assert, path, more);
  return outcome ? `${outcome.verdict} ${outcome.evidence.map(({ what }) => what).join(", ")}` : "none";
}

const draining = makePath({
  shutdown: { graceSeconds: secondsOf("grace", 30), drainSeconds: secondsOf("drain", 28) },
  loadBalancer: makeLoadBalancer({ drainSeconds: unreadable("lb drain") }),
});

describe("an assertion", () => {
  test("fails at the facts that it read, the first one read first", () => {
    expect(said("path.shutdown.drainSeconds <= path.shutdown.graceSeconds - 5", draining)).toBe("fail drain, grace");
    expect(said("path.shutdown.graceSeconds - 5 >= path.shutdown.drainSeconds", draining)).toBe("fail grace, drain");
  });

  test("passes with what it read as evidence", () => {
    expect(said("path.shutdown.drainSeconds <= path.shutdown.graceSeconds", draining)).toBe("pass drain, grace");
  });

  test("is undecided where an unknown fact matters, and points there", () => {
    const path = "path.shutdown.graceSeconds > path.shutdown.lbDrainSeconds";
    expect(said(path, draining)).toBe("undecided lb drain, grace");
    expect(outcomes(path, draining)).toMatchObject([
      { message: "Cannot tell whether our/test holds: lb drain is unknown (a template fills it in)." },
    ]);
  });

  test("is decided where the unknown fact cannot change the answer", () => {
    expect(said("path.shutdown.lbDrainSeconds > 5 || path.shutdown.graceSeconds == 30", draining)).toContain("pass");
    expect(said("path.shutdown.lbDrainSeconds > 5 && path.shutdown.graceSeconds == 31", draining)).toContain("fail");
  });

  test("does not apply where something that it reads is not there", () => {
    expect(said("path.capacity.concurrency > 5", draining)).toBe("none");
    expect(said("path.loadBalancer.drainSeconds > 5", makePath())).toBe("none");
  });

  test("is never silent because of what is missing when something unknown was met before", () => {
    expect(said("path.shutdown.lbDrainSeconds > path.capacity.concurrency", draining)).toBe("undecided lb drain");
  });

  test("can ask whether something is there", () => {
    expect(said("has(path.capacity.concurrency)", draining)).toContain("fail");
    expect(said("has(path.shutdown.graceSeconds)", draining)).toBe("pass grace");
    expect(said("has(path.shutdown.lbDrainSeconds)", draining)).toBe("undecided lb drain");
  });

  test("that reads nothing of a file is about the service", () => {
    expect(said('path.platform == "kubernetes"', makePath())).toBe("fail name of the service");
  });

  test("applies only where its condition holds", () => {
    const when = { when: 'path.environment == "production" && path.hasSockets' };
    expect(said("path.shutdown.graceSeconds > 30", draining, when)).toBe("fail grace, the reason to expect WebSockets");
    expect(said("path.shutdown.graceSeconds > 30", { ...draining, environment: "staging" }, when)).toBe("none");
    const quiet = { ...draining, traffic: { kind: "websocket" as const, evidence: [] } };
    expect(said("path.shutdown.graceSeconds > 30", quiet, when)).toBe("none");
  });

  test("whose condition is unknown is undecided, and one whose condition asks for what is not there does not apply", () => {
    expect(said("true", draining, { when: "path.shutdown.lbDrainSeconds > 1" })).toBe("undecided lb drain");
    expect(said("false", draining, { when: "path.capacity.concurrency > 1" })).toBe("none");
  });

  test("that makes no sense for a path is undecided", () => {
    expect(outcomes("path.hops[7].idleSeconds > 1", draining)).toMatchObject([{ verdict: "undecided" }]);
  });
});

describe("limits on the way", () => {
  const edge = { name: "edge", kind: "edge" as const };
  const path = makePath({
    hops: [
      { ...edge, idleSeconds: secondsOf("edge idle", 100) },
      { ...edge, idleSeconds: secondsOf("proxy idle", 60), lifetimeSeconds: secondsOf("proxy lifetime", 900) },
    ],
  });

  test("the tightest one counts", () => {
    expect(said("path.idleSeconds > 60", path)).toBe("fail proxy idle");
    expect(said("path.idleSeconds >= 60", path)).toBe("pass proxy idle");
    expect(said("path.lifetimeSeconds > 900", path)).toBe("fail proxy lifetime");
  });

  test("a hop without a limit has no limit, and is no fault", () => {
    expect(said("path.hops.all(h, h.lifetimeSeconds >= 900)", path)).toBe("pass proxy lifetime");
    expect(said("path.idleSeconds > 100000", makePath())).toContain("pass");
  });

  test("one that is unknown may be the tightest", () => {
    const open = { ...path, hops: [...path.hops, { ...edge, idleSeconds: unreadable<number>("mesh idle") }] };
    expect(said("path.idleSeconds >= 60", open)).toBe("undecided mesh idle");
    expect(said("path.hops.all(h, h.idleSeconds >= 61)", open)).toContain("fail");
    expect(said("path.hops.all(h, h.idleSeconds >= 60)", open)).toContain("undecided mesh idle");
  });

  test("a request timeout is a platform's lifetime, and only of Cloud Run and Knative", () => {
    const platform = [{ name: "run", kind: "platform" as const, lifetimeSeconds: secondsOf("timeout", 300) }];
    expect(said("path.requestTimeoutSeconds >= 3600", makePath({ hops: platform }))).toBe("fail timeout");
    expect(said("path.requestTimeoutSeconds >= 1", makePath({ hops: platform, platform: "kubernetes" }))).toBe("none");
  });

  test("the most frequent heartbeat counts, and an unknown one may be it", () => {
    const beat = (seconds: number) =>
      ({
        sender: "server",
        frame: "control",
        intervalSeconds: secondsOf(`every ${seconds}`, seconds),
        timeoutStarts: "unknown",
      }) as const;
    const two = makePath({ heartbeats: [beat(45), beat(20)] });
    expect(said("path.heartbeat.intervalSeconds < 25", two)).toBe("pass every 20");
    const open = {
      ...two,
      heartbeats: [...two.heartbeats, { ...beat(1), intervalSeconds: unreadable<number>("env") }],
    };
    expect(said("path.heartbeat.intervalSeconds < 25", open)).toBe("undecided env");
    expect(said("path.heartbeat.intervalSeconds < 25", makePath())).toBe("none");
  });
});

describe("labels", () => {
  const path = makePath({ labels: () => ({ team: fact("label team", "chat"), tier: unreadable("label tier") }) });

  test("are read by name", () => {
    expect(said('path.labels["team"] == "chat"', path)).toBe("pass label team");
    expect(said('path.labels.team == "web"', path)).toBe("fail label team");
    expect(said('"team" in path.labels', path)).toContain("pass");
  });

  test("one that is not there does not apply, and one that is unknown is undecided", () => {
    expect(said('path.labels.owner == "web"', path)).toBe("none");
    expect(said('path.labels.tier == "web"', path)).toBe("undecided label tier");
    expect(said('"constructor" in path.labels', path)).toContain("fail");
  });
});

describe("numbers", () => {
  const holds = (expression: string): boolean => said(expression, draining).startsWith("pass");

  test.each([
    "path.shutdown.graceSeconds == 30",
    "30 == path.shutdown.graceSeconds",
    "path.shutdown.graceSeconds != 31",
    "path.shutdown.graceSeconds + 1 == 31",
    "1 + path.shutdown.graceSeconds == 31",
    "60 - path.shutdown.graceSeconds == 30",
    "path.shutdown.graceSeconds * 2 == 60",
    "2 * path.shutdown.graceSeconds == 60",
    "path.shutdown.graceSeconds / 4 == 7.5",
    "15 / path.shutdown.graceSeconds == 0.5",
    "path.shutdown.graceSeconds in [30, 60]",
    "!(path.shutdown.graceSeconds in [31, 60])",
    "path.shutdown.graceSeconds < 30.5 && path.shutdown.graceSeconds > 29",
    "-path.shutdown.graceSeconds < 0",
    "path.hops.size() == 0",
  ])("a whole number beside one of a path counts as a double: %s", (expression) => {
    expect(holds(expression)).toBe(true);
  });

  test("two whole numbers keep the arithmetic of CEL", () => {
    expect(holds("5 / 2 == 2")).toBe(true);
    expect(holds("5.0 / 2.0 == 2.5")).toBe(true);
  });

  // What is known to be other than the specification has it: a new version that changes it shows here.
  test("known deviations of the library", () => {
    expect(mistakes(pack("path.shutdown.graceSeconds in [30, 60.5]"))).toEqual([
      expect.stringContaining("List elements"),
    ]);
  });
});

describe("a message", () => {
  const text = (message: string, path = draining): string => {
    const [outcome] = outcomes("false", path, { message });
    return outcome && outcome.verdict !== "pass" ? outcome.message : "";
  };

  test("has values with their units", () => {
    expect(text("drains for {path.shutdown.drainSeconds}, killed after { path.shutdown.graceSeconds }")).toBe(
      "drains for 28 s, killed after 30 s",
    );
  });

  test("has the unit once where its author wrote it too", () => {
    expect(text("drains for {path.shutdown.drainSeconds} s.")).toBe("drains for 28 s.");
    expect(text("{path.shutdown.drainSeconds} sockets")).toBe("28 s sockets");
  });

  test("may work something out, which has no unit of its own", () => {
    expect(text("{path.shutdown.graceSeconds - 5} s are left")).toBe("25 s are left");
  });

  test("says what is unknown, missing or without limit", () => {
    expect(text("{path.shutdown.lbDrainSeconds}, {path.capacity.concurrency}, {path.idleSeconds}")).toBe(
      "an unknown value, nothing, no limit",
    );
  });

  test("doubles braces to keep them", () => {
    expect(text("{{path}} on {path.platform}")).toBe("{path} on cloud-run");
  });
});

describe("a mistake is told at its characters, with the nearest name", () => {
  test.each([
    [
      "path.shutdown.graceSecond > 3",
      '3:27 unknown field "graceSecond" of path.shutdown; did you mean "graceSeconds"?',
    ],
    ["pth.platform == 'x'", '3:13 unknown name "pth"; did you mean "path"?'],
    ["path.platform == 3", "3:13 == does not go between a text and a number"],
    ["path.shutdown > 3", "3:13 > does not go between path.shutdown, which has fields of its own and a number"],
    ["path.hops.all(h, h.idleSecond > 3)", '3:32 unknown field "idleSecond"; did you mean "idleSeconds"?'],
    ["has(path.shutdown.grace)", '3:31 unknown field "grace" of path.shutdown; did you mean "graceSeconds"?'],
    ["path.hops.all(h, has(h.idle))", '3:34 unknown field "idle"; did you mean "idleSeconds"?'],
    ["path.shutdown.graceSeconds", "3:13 this is a number; it should be true or false"],
    ["path.platform.matches('(a+)+')", "3:13 matches is not available; startsWith, endsWith and contains are"],
    ["dyn(path).nothing > 1", "3:13 dyn is not available: types are what mistakes are found by"],
    ["cel.bind(x, 1, x > 0)", "3:13 cel.bind is not available"],
    ["path.shutdown.graceSeconds >", "3:41 Unexpected token: EOF"],
  ])("%s", (expression, mistake) => {
    expect(mistakes(pack(expression))).toEqual([mistake]);
  });

  test("in quotes, in folded lines and in a message", () => {
    expect(mistakes(pack('"path.shutdwn.spot"'))).toEqual([
      '3:19 unknown field "shutdwn" of path; did you mean "shutdown"?',
    ]);
    expect(mistakes(pack(">-\n      path.hasSockets &&\n      path.platfrm == 'x'"))).toEqual([
      '5:12 unknown field "platfrm" of path; did you mean "platform"?',
    ]);
    expect(mistakes(pack("path.hasSockets", { message: "on {path.platfrm}" }))).toEqual([
      '4:24 unknown field "platfrm" of path; did you mean "platform"?',
    ]);
    expect(mistakes(pack("path.hasSockets", { message: "a { b" }))).toEqual(["4:17 a lone {; write {{ for a brace"]);
  });
});

describe("what would take for ever is refused or over at once", () => {
  const list = `[${"1,".repeat(99)}1]`;

  test("loops within loops", () => {
    const loops = (depth: number): string => (depth === 0 ? "true" : `${list}.all(x${depth}, ${loops(depth - 1)})`);
    expect(mistakes(pack(`'${loops(3)}'`))).toEqual([expect.stringContaining("more than 2 loops within each other")]);
  });

  test("depth and length", () => {
    expect(mistakes(pack(`'${"(".repeat(5000)}true${")".repeat(5000)}'`))).toHaveLength(1);
    expect(mistakes(pack(`'${"!".repeat(5000)}true'`))).toHaveLength(1);
    expect(mistakes(pack(`'${"true && ".repeat(5000)}true'`))).toHaveLength(1);
    expect(mistakes(pack(`'1 in [${"1,".repeat(5000)}1]'`))).toHaveLength(1);
  });
});
