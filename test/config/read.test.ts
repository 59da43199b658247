import { describe, expect, test } from "vitest";
import type { Known } from "../../src/config/checks.ts";
import type { Config, ServiceConfig } from "../../src/config/config.ts";
import { readConfig } from "../../src/config/read.ts";
import { type Fact, locationOf } from "../../src/model/fact.ts";
import { sourceText, startOf } from "../../src/syntax/document.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";

const known: Known = {
  rules: [
    { id: "lb/draining-disabled", params: {} },
    { id: "app/static-startup-timeout", params: { margin: { default: 1.5 } } },
  ],
  packs: ["recommended", "strict"],
};

function read(text: string, file = "holdopen.yaml"): ReturnType<typeof readConfig> {
  const [document] = parseYaml(sourceText({ kind: "file", file }, text)).documents;
  if (!document) throw new Error("the test's own text does not parse");
  return readConfig(document, known);
}

function config(text: string, file?: string): Config {
  const { config: found, problems } = read(text, file);
  expect(problems.map(({ message }) => message)).toEqual([]);
  if (!found) throw new Error("no config");
  return found;
}

function service(text: string): ServiceConfig {
  const [first] = config(text).services;
  if (!first) throw new Error("no service");
  return first;
}

/** `line:column message` of every problem. */
function mistakes(text: string): readonly string[] {
  const { config: found, problems } = read(text);
  expect(found === undefined).toBe(problems.length > 0);
  return problems.map(({ source, span, message }) => {
    const { line, column } = source.lines.position(span.start);
    return `${line}:${column} ${message}`;
  });
}

function known_<T>(fact: Fact<T> | undefined): T {
  if (!fact?.known) throw new Error("not known");
  return fact.value;
}

const FULL = `
extends: [recommended, strict]
environment: staging
environments:
  staging: { files: [deploy/staging/**] }
  qa: {}
services:
  chat:
    match: { deployment: web/chat }
    traffic: websocket
    paths: [/ws]
    sessionSeconds: 1h
    app:
      heartbeat.intervalSeconds: config/app.yaml#/websocket/0/heartbeat~1interval
      heartbeat.timeoutSeconds: { at: config/app.yaml#/pong, unit: ms }
      heartbeat.frame: control
      startup.timeoutSeconds: 45000ms
      port: 8080
    front:
      - cloudflare
      - { name: corporate proxy, idleSeconds: 2m }
    startup:
      measured: { staging: 10.5s, production: 14.3s, qa: 9 }
      phases: [init, database, services]
      acceptSocketsAfter: services
      dependencies:
        postgres: { phase: database, timeout: 15s }
        redis: { phase: database, timeout: 60s, needs: [postgres] }
    health:
      liveness: /health
      readiness: /ready
      readinessCovers: { postgres: 2s, websocket: 0s }
      parallel: true
    capacity: { peakSockets: 2000 }
    auth:
      bearer: { env: CHAT_TOKEN }
      headers: { X-Api-Key: { file: secrets/key } }
      subprotocols: [app.v1]
      idToken: { audience: service-url, header: X-Serverless-Authorization }
      clientCertificate: { cert: { file: client.pem }, key: { file: client.key } }
      users: [{ name: ann, bearer: { env: ANN } }]
    conversation:
      send: { type: user_message, text: ping }
      expect: [agent_started, agent_completed]
      mode: subsequence
      reply: { withinSeconds: 5, minBytes: 1 }
exclude: [vendor/**]
session: { qa: 10m }
rules:
  lb/draining-disabled: off
  app/static-startup-timeout: { severity: { qa: note }, params: { margin: { qa: 2 } } }
limits:
  run-timeout-default: { max: 7200 }
suppressions:
  - { rule: lb/draining-disabled, file: deploy/**, reason: batch backend, until: 2027-01-31 }
`;

describe("a whole config", () => {
  const chat = service(FULL);

  test("durations become seconds at their place", () => {
    expect(known_(chat.sessionSeconds)).toBe(3600);
    const measured = chat.startup.measured.production;
    if (!measured) throw new Error("not measured");
    expect(measured).toMatchObject({ known: true, value: 14.3, unit: "s" });
    expect(measured.what).toBe("services.chat.startup.measured.production");
    expect(startOf(locationOf(measured))).toEqual({ line: 23, column: 47 });
  });

  test("addresses are taken apart", () => {
    expect(chat.app["heartbeat.intervalSeconds"]).toMatchObject({
      kind: "address",
      file: "config/app.yaml",
      pointer: ["websocket", 0, "heartbeat/interval"],
      unit: undefined,
    });
    expect(chat.app["heartbeat.timeoutSeconds"]).toMatchObject({ kind: "address", pointer: ["pong"], unit: "ms" });
  });

  test("literals are facts of the config", () => {
    expect(chat.app["startup.timeoutSeconds"]).toMatchObject({ kind: "literal", value: { value: 45, unit: "s" } });
    expect(chat.app["heartbeat.frame"]).toMatchObject({ kind: "literal", value: { value: "control" } });
    expect(chat.app.port).toMatchObject({ kind: "literal", value: { value: 8080 } });
  });

  test("hops in front have the limits they are given and no others", () => {
    expect(chat.front.map(({ name, idleSeconds }) => [known_(name), idleSeconds && known_(idleSeconds)])).toEqual([
      ["cloudflare", undefined],
      ["corporate proxy", 120],
    ]);
  });

  test("checks with a time of their own keep it", () => {
    expect(chat.health.covers.map((cover) => [known_(cover.name), known_(cover.timeoutSeconds)])).toEqual([
      ["postgres", 2],
      ["websocket", 0],
    ]);
  });

  test("off is a severity, though YAML 1.1 reads it as false", () => {
    const { session, rules } = config(FULL).policy;
    expect(session).toEqual({ qa: 600 });
    expect(rules).toMatchObject({
      "lb/draining-disabled": { severity: "off" },
      "app/static-startup-timeout": { severity: { qa: "note" }, params: { margin: { qa: 2 } } },
    });
  });

  test("suppressions, limits and packs come as they are written", () => {
    const { suppressions, limits, extends: packs, environments } = config(FULL);
    expect(suppressions).toMatchObject([
      { rule: "lb/draining-disabled", reason: "batch backend", until: "2027-01-31" },
    ]);
    expect(limits).toEqual({ "run-timeout-default": { max: 7200 } });
    expect(packs).toEqual(["recommended", "strict"]);
    expect(environments).toEqual([
      { name: "staging", files: ["deploy/staging/**"] },
      { name: "qa", files: [] },
    ]);
  });
});

test("a config that says nothing of packs extends recommended, and one that says none extends none", () => {
  expect(config("exclude: [vendor/**]").extends).toEqual(["recommended"]);
  expect(config("extends: []").extends).toEqual([]);
  expect(config("extends: strict").extends).toEqual(["strict"]);
});

test("files of addresses are named as the command line sees them", () => {
  const text = "services: { chat: { app: { idleSeconds: config/app.yaml#/idle } } }";
  const [chat] = config(text, "deploy/holdopen.yaml").services;
  expect(chat?.app.idleSeconds).toMatchObject({ file: "deploy/config/app.yaml" });
});

describe("a mistake is told at its place, in plain words", () => {
  test.each([
    [
      "a key near a dotted one",
      "services:\n  chat:\n    app:\n      heartbet: 45",
      '4:7 unknown key "heartbet" in services.chat.app; did you mean "heartbeat.intervalSeconds"?',
    ],
    ["a top-level key", "enviroment: qa", '1:1 unknown key "enviroment"; did you mean "environment"?'],
    [
      "a key near nothing",
      "services: { chat: { capacity: { colour: red } } }",
      '1:33 unknown key "colour" in services.chat.capacity; known keys: peakSockets, memoryMiB',
    ],
    [
      "a duration in words",
      "services:\n  chat:\n    sessionSeconds: an hour",
      "3:21 services.chat.sessionSeconds should be a duration such as 45, 10.5s, 500ms, 2m or 1h",
    ],
    [
      "a negative duration",
      "session: { staging: -5 }",
      "1:21 session.staging should be a duration such as 45, 10.5s, 500ms, 2m or 1h",
    ],
    [
      "a map where a list belongs",
      "services:\n  chat:\n    paths:\n      ws: /ws",
      "3:5 services.chat.paths should be a list of URL paths",
    ],
    ["another word for traffic", "services: { chat: { traffic: ws } }", /should be websocket, sse, grpc/],
    ["yes where true belongs", "services: { chat: { health: { parallel: yes } } }", /parallel should be true or false/],
    [
      "a suppression without a reason",
      "suppressions:\n  - rule: lb/draining-disabled",
      '2:5 suppressions[0] has no "reason"',
    ],
    ["a blank reason", "suppressions:\n  - { rule: lb/draining-disabled, reason: '' }", /reason should be a reason/],
    [
      "an unknown severity",
      "rules: { lb/draining-disabled: fatal }",
      /^1:32 rules.lb\/draining-disabled should be error, warning/,
    ],
    [
      "a secret in the file",
      "services: { chat: { auth: { bearer: s3cr3t } } }",
      /bearer should be a map with env or file, never/,
    ],
    ["a list for the whole", "- services", "1:3 the file should be the configuration of holdopen"],
    ["a key written twice", "exclude: []\nexclude: []", '2:1 the key "exclude" is written twice'],
    ["__proto__", "__proto__: { extends: strict }", /unknown key "__proto__"/],
    ["a port of zero", "services: { chat: { app: { port: 0 } } }", /app.port should be a whole number/],
    ["a frame of another kind", "services: { chat: { app: { heartbeat.frame: binary } } }", /should be control, data/],
    [
      "an address with an unknown unit",
      "services: { chat: { app: { port: { at: a#/b, unit: us } } } }",
      /unit should be s, ms, m or h/,
    ],
  ])("%s", (_, text, message) => {
    const [first, ...rest] = mistakes(text);
    expect(first).toMatch(message);
    if (typeof message === "string") expect(first).toBe(message);
    expect(rest).toEqual([]);
  });

  test("a secret that stands in the file by mistake is not repeated", () => {
    expect(mistakes("services: { chat: { auth: { bearer: s3cr3t } } }").join()).not.toContain("s3cr3t");
  });

  test("all mistakes are told, in the order of the file", () => {
    expect(mistakes("exclud: []\nservices: { chat: { trafic: sse, paths: 1 } }\nsesion: {}")).toEqual([
      '1:1 unknown key "exclud"; did you mean "exclude"?',
      '2:21 unknown key "trafic" in services.chat; did you mean "traffic"?',
      "2:41 services.chat.paths should be a list of URL paths",
      '3:1 unknown key "sesion"; did you mean "session"?',
    ]);
  });
});

describe("a reference that leads nowhere is told", () => {
  const startup = (body: string): string => `services:\n  chat:\n    startup: ${body}`;

  test.each([
    ["a pack", "extends: [strikt]", '1:11 unknown pack "strikt"; did you mean "strict"?'],
    [
      "a rule",
      "rules: { lb/drainig-disabled: off }",
      '1:10 unknown rule "lb/drainig-disabled"; did you mean "lb/draining-disabled"?',
    ],
    ["a rule without its group", "rules: { draining-disabled: off }", /did you mean "lb\/draining-disabled"/],
    [
      "a suppressed rule",
      "suppressions: [{ rule: lb/nothing-like-it, reason: r }]",
      '1:24 unknown rule "lb/nothing-like-it"; known: lb/draining-disabled, app/static-startup-timeout',
    ],
    [
      "a parameter",
      "rules: { app/static-startup-timeout: { params: { margn: 2 } } }",
      /unknown parameter of app\/static-startup-timeout "margn"; did you mean "margin"/,
    ],
    [
      "a parameter of another type",
      "rules: { app/static-startup-timeout: { params: { margin: wide } } }",
      /^1:58 margin of app\/static-startup-timeout should be a number/,
    ],
    [
      "an environment of a severity",
      "rules: { lb/draining-disabled: { prodution: off } }",
      '1:34 unknown environment "prodution"; did you mean "production"?',
    ],
    [
      "an environment that is declared nowhere",
      "environment: qa",
      '1:14 unknown environment "qa"; declare it under environments',
    ],
    ["an environment of a measurement", startup("{ measured: { stagin: 3s } }"), /unknown environment "stagin"/],
    ["an environment of a session", "session: { qa: 3s }", /unknown environment "qa"/],
    [
      "a limit",
      "limits: { run-timeout-defalt: { max: 7200 } }",
      /unknown limit "run-timeout-defalt"; did you mean "run-timeout-default"/,
    ],
    [
      "a day that does not exist",
      "suppressions: [{ rule: lb/draining-disabled, reason: r, until: 2027-02-30 }]",
      /"2027-02-30" is no date/,
    ],
    [
      "a dependency",
      startup("{ dependencies: { redis: { needs: [postgre] }, postgres: {} } }"),
      /unknown dependency "postgre"; did you mean "postgres"/,
    ],
    ["a dependency on itself", startup("{ dependencies: { redis: { needs: [redis] } } }"), /redis cannot need itself/],
    [
      "a phase of a dependency",
      startup("{ phases: [init], dependencies: { redis: { phase: inti } } }"),
      /unknown phase "inti"; did you mean "init"/,
    ],
    [
      "a phase where none is declared",
      startup("{ acceptSocketsAfter: services }"),
      /unknown phase "services"; none is declared/,
    ],
    ["a phase that comes twice", startup("{ phases: [init, init] }"), /"init" is in this list twice/],
    [
      "an environment beside severity",
      "rules: { lb/draining-disabled: { severity: off, staging: note } }",
      /staging does not go beside severity/,
    ],
  ])("%s", (_, text, message) => {
    const [first, ...rest] = mistakes(text);
    expect(first).toMatch(message);
    expect(rest).toEqual([]);
  });
});
