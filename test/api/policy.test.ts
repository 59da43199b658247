import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ConfigError } from "../../src/api/config-error.ts";
import { effectiveRules } from "../../src/api/effective-rules.ts";
import { lint } from "../../src/api/lint.ts";
import { testPolicy } from "../../src/api/policy-test.ts";
import { RequestError } from "../../src/api/request-error.ts";
import { sourceName, startOf } from "../../src/syntax/document.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string>>;

/** A folder of its own with these files; a repository's root, so that no config above it is found. */
function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "holdopen-policy-"));
  folders.push(folder);
  mkdirSync(join(folder, ".git"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function service(name: string, timeoutSeconds: number, labels = "{}"): string {
  return `apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: ${name}, labels: ${labels} }
spec:
  template:
    spec:
      timeoutSeconds: ${timeoutSeconds}
      containers: [{ image: example.com/chat, args: [uvicorn, a:b, --host=0.0.0.0, --port=8080, --ws-ping-interval=20] }]
`;
}

/** `file:line rule severity` of every finding that counts. */
async function found(files: Files, environment = "production"): Promise<readonly string[]> {
  const { findings } = await lint({ cwd: folderOf(files), environment });
  return findings
    .filter(({ suppressed, verdict }) => !suppressed && verdict === "fail")
    .map(
      ({ rule, severity, at }) => `${sourceName(at.document.source.source)}:${startOf(at).line} ${rule.id} ${severity}`,
    );
}

async function mistakes(files: Files): Promise<readonly string[]> {
  const error: unknown = await lint({ cwd: folderOf(files) }).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ConfigError);
  return error instanceof ConfigError ? error.message.split("\n") : [];
}

const TIMEOUT = "cloudrun/request-timeout-cuts-websocket";
const QUIET = "cloudrun/concurrency-caps-sockets: off, shutdown/signal-not-forwarded: off";
/** A pack that asserts one thing and silences what the examples are not about. */
const TEAM = `extends: recommended
rules: { ${QUIET} }
assertions:
  - id: our/long-enough
    assert: path.requestTimeoutSeconds >= 1800
    message: only {path.requestTimeoutSeconds}
    severity: { staging: warning, production: error }
`;

describe("extends", () => {
  const short = { "service.yaml": service("chat", 3600), "team.yaml": TEAM.replace("1800", "3601") };

  test("a file beside the config, whose assertions count like rules", async () => {
    const files = { ...short, "holdopen.yaml": "extends: ./team.yaml\n" };
    expect(await found(files)).toEqual(["service.yaml:7 our/long-enough error"]);
    expect(await found(files, "staging")).toEqual(["service.yaml:7 our/long-enough warning"]);
    expect(await found(files, "development")).toEqual([]);
  });

  test("a pack in a folder extends what is beside itself, and the config changes what packs say", async () => {
    const files = {
      ...short,
      "policy/all.yaml": "extends: ../team.yaml\n",
      "holdopen.yaml": "extends: [./policy/all.yaml]\n",
    };
    expect(await found(files)).toEqual(["service.yaml:7 our/long-enough error"]);
    const milder = `${files["holdopen.yaml"]}rules: { our/long-enough: note }\n`;
    expect(await found({ ...files, "holdopen.yaml": milder })).toEqual(["service.yaml:7 our/long-enough note"]);
  });

  test("an installed package: the file that it names, policy.yaml, or the one that is asked for", async () => {
    const home = "node_modules/@acme/policy";
    const config = (name: string): string => `extends: "${name}"\n`;
    const named = {
      [`${home}/package.json`]: '{"holdopen":"./packs/main.yaml"}',
      [`${home}/packs/main.yaml`]: short["team.yaml"],
    };
    const usual = { [`${home}/package.json`]: "{}", [`${home}/policy.yaml`]: short["team.yaml"] };
    const base = { "service.yaml": short["service.yaml"] };
    const expected = ["service.yaml:7 our/long-enough error"];
    expect(await found({ ...base, ...named, "holdopen.yaml": config("@acme/policy") })).toEqual(expected);
    expect(await found({ ...base, ...usual, "holdopen.yaml": config("@acme/policy") })).toEqual(expected);
    expect(await found({ ...base, ...usual, "holdopen.yaml": config("@acme/policy/policy.yaml") })).toEqual(expected);
  });

  test("nothing outside of a package, and nothing but YAML", async () => {
    const home = "node_modules/evil";
    const files = { "secret.yaml": "rules: {}\n", [`${home}/code.js`]: "throw 1" };
    const asked = (holdopen: string, name = "evil"): Promise<readonly string[]> =>
      mistakes({
        ...files,
        [`${home}/package.json`]: JSON.stringify({ holdopen }),
        "holdopen.yaml": `extends: ${name}\n`,
      });
    expect(await asked("../../secret.yaml")).toEqual([
      "holdopen.yaml:1:10: ../../secret.yaml is not inside the package evil",
    ]);
    expect(await asked("./code.js")).toEqual(["holdopen.yaml:1:10: ./code.js of the package evil is no YAML file"]);
    expect(await asked("./none.yaml")).toEqual(["holdopen.yaml:1:10: the package evil has no ./none.yaml"]);
    expect(await asked("policy.yaml", "evil/../../secret.yaml")).toEqual([
      "holdopen.yaml:1:10: ../../secret.yaml is not inside the package evil",
    ]);
  });

  test("a link out of a package is not followed", async () => {
    const folder = folderOf({
      "secret.yaml": "rules: {}\n",
      "node_modules/evil/package.json": "{}",
      "holdopen.yaml": "extends: evil\n",
    });
    symlinkSync(join(folder, "secret.yaml"), join(folder, "node_modules/evil/policy.yaml"));
    await expect(lint({ cwd: folder })).rejects.toThrow("policy.yaml is not inside the package evil");
  });

  test("texts in memory extend texts in memory, and nothing is read from disk", async () => {
    const texts = (extended: string) => [
      { name: "deploy/service.yaml", text: short["service.yaml"] },
      { name: "deploy/team.yaml", text: short["team.yaml"] },
      { name: "deploy/holdopen.yaml", text: `extends: ${extended}\n` },
    ];
    const { findings, files } = await lint({ texts: texts("./team.yaml"), environment: "production" });
    expect(findings.filter(({ verdict }) => verdict === "fail").map(({ rule }) => rule.id)).toEqual([
      "our/long-enough",
    ]);
    expect(files).toEqual(["deploy/service.yaml"]);
    await expect(lint({ texts: texts("../package.json") })).rejects.toThrow("there is no package.json among the texts");
  });

  test("what leads nowhere is told where it stands", async () => {
    expect(
      await mistakes({
        "holdopen.yaml": "extends: [recomended, ./no.yaml, /etc/x.yaml, @a/b]\n".replace("@a/b", '"@a/b"'),
      }),
    ).toEqual([
      'holdopen.yaml:1:11: unknown pack "recomended"; did you mean "recommended"?',
      "holdopen.yaml:1:23: no.yaml: no such file or folder",
      'holdopen.yaml:1:34: "/etc/x.yaml" is neither a pack, a file beside this one (./…) nor a package',
      'holdopen.yaml:1:47: unknown pack "@a/b"; known: cloud-run, gke, recommended, strict; no package of this name is installed',
    ]);
  });

  test("a circle is told where it closes", async () => {
    expect(
      await mistakes({
        "holdopen.yaml": "extends: ./a.yaml\n",
        "a.yaml": "extends: [./b.yaml]\n",
        "b.yaml": "extends: [recommended, ./a.yaml]\n",
      }),
    ).toEqual(["b.yaml:1:24: this pack extends itself: a.yaml → b.yaml → a.yaml"]);
  });

  test("packs that share packs beneath them, many levels deep, are read once each", async () => {
    const level = (n: number): string => (n === 40 ? "rules: {}\n" : `extends: [./p${n + 1}.yaml, ./p${n + 1}.yaml]\n`);
    const packs = Object.fromEntries(Array.from({ length: 41 }, (_, n) => [`p${n}.yaml`, level(n)]));
    expect(
      await found({ ...packs, "holdopen.yaml": "extends: ./p0.yaml\n", "service.yaml": service("chat", 10) }),
    ).toEqual([]);
  });

  test("mistakes of a pack are told in the pack", async () => {
    const pack = `rules:
  lb/drainin-disabled: off
  ${TIMEOUT}: { prodution: error }
assertions:
  - { id: our/one, assert: path.platfrm == "x", message: x }
  - { id: our/one, assert: "true", message: x }
  - { id: ${TIMEOUT}, assert: "true", message: x }
`;
    expect(await mistakes({ "holdopen.yaml": "extends: ./team.yaml\n", "team.yaml": pack })).toEqual([
      'team.yaml:2:3: unknown rule "lb/drainin-disabled"; did you mean "lb/draining-disabled"?',
      'team.yaml:3:46: unknown environment "prodution"; did you mean "production"?',
      "team.yaml:6:11: our/one is declared already, at team.yaml:5:11",
      `team.yaml:7:11: ${TIMEOUT} is a rule of holdopen already`,
    ]);
    expect(await mistakes({ "holdopen.yaml": "extends: ./team.yaml\n", "team.yaml": "asertions: []\n" })).toEqual([
      'team.yaml:1:1: unknown key "asertions"; did you mean "assertions"?',
    ]);
    expect(
      await mistakes({
        "holdopen.yaml": "extends: ./team.yaml\n",
        "team.yaml": 'assertions: [{ id: our/one, assert: path.platfrm == "x", message: x }]\n',
      }),
    ).toEqual(['team.yaml:1:42: unknown field "platfrm" of path; did you mean "platform"?']);
  });

  test("a pack may speak of an environment that this config does not have", async () => {
    const pack = `rules: { ${TIMEOUT}: { qa-eu: error, production: off } }\n`;
    expect(
      await found({ "holdopen.yaml": "extends: ./t.yaml\n", "t.yaml": pack, "s.yaml": service("chat", 10) }),
    ).toEqual([]);
  });
});

describe("an override by a label that cannot be read", () => {
  const config = `extends: []\nrules: { ${TIMEOUT}: error }\nsession: { production: 1h }\noverrides:\n  - { labels: { team: a }, rules: { ${TIMEOUT}: note } }\n`;
  const notes = async (files: Files): Promise<readonly string[]> => {
    const { problems, findings } = await lint({ cwd: folderOf({ "holdopen.yaml": config, ...files }) });
    const at = problems.map(({ source, span, message, level }) => {
      const { line } = source.lines.position(span.start);
      return `${sourceName(source.source)}:${line} ${level} ${message}`;
    });
    return [...at, ...findings.map(({ severity }) => severity)];
  };

  test("does not count, and a note says so", async () => {
    expect(await notes({ "service.yaml": service("chat", 300, '{ team: "${TEAM}" }') })).toEqual([
      "service.yaml:3 note whether the override at holdopen.yaml:5 is about chat is not known, and it does not count: label team of Cloud Run service chat is unknown (${TEAM} is filled in later)",
      "error",
    ]);
  });

  test("whether it is one label or all of them", async () => {
    const run = `resource "google_cloud_run_v2_service" "chat" {
  name     = "chat"
  location = "europe-west1"
  labels   = var.labels
  template {
    timeout = "300s"
    containers {
      image = "example.com/chat"
      args  = ["uvicorn", "a:b", "--host=0.0.0.0", "--port=8080", "--ws-ping-interval=20"]
    }
  }
}
`;
    const [note, ...severities] = await notes({ "main.tf": run });
    expect(note).toMatch(
      /^main\.tf:4 note whether the override at holdopen\.yaml:5 is about chat is not known, .*: labels of Cloud Run service chat is unknown/,
    );
    expect(severities).toEqual(["error"]);
  });

  test("says nothing where another label fits it or rules it out", async () => {
    expect(await notes({ "service.yaml": service("chat", 300, '{ team: a, tier: "${TIER}" }') })).toEqual(["note"]);
    expect(await notes({ "service.yaml": service("chat", 300, '{ team: b, tier: "${TIER}" }') })).toEqual(["error"]);
  });
});

describe("overrides", () => {
  const base = {
    "a/chat.yaml": service("chat", 300, "{ team: web }"),
    "b/batch.yaml": service("batch", 300, "{ team: data }"),
  };
  const config = (override: string): string =>
    `extends: []\nrules: { ${TIMEOUT}: error }\nsession: { production: 1h }\noverrides:\n  - { ${override}, rules: { ${TIMEOUT}: note } }\n`;

  test.each([
    ["files: [b/**]"],
    ["services: [batch]"],
    ["services: ['ba*']"],
    ["labels: { team: data }"],
    ["files: ['**'], services: [batch], labels: { team: data }"],
  ])("of %s hold for the path that fits, and for no other", async (override) => {
    expect(await found({ ...base, "holdopen.yaml": config(override) })).toEqual([
      `a/chat.yaml:7 ${TIMEOUT} error`,
      `b/batch.yaml:7 ${TIMEOUT} note`,
    ]);
  });

  test.each([
    ["files: [c/**]"],
    ["services: [bat]"],
    ["labels: { team: none }"],
    ["labels: { owner: data }"],
    ["services: [batch], labels: { team: web }"],
  ])("of %s hold for none", async (override) => {
    expect((await found({ ...base, "holdopen.yaml": config(override) })).every((line) => line.endsWith("error"))).toBe(
      true,
    );
  });

  test("a rule that is off everywhere else can be on, and parameters change", async () => {
    const text = `extends: []\nsession: { production: 1h }\noverrides:\n  - { services: [chat], rules: { ${TIMEOUT}: warning } }\n  - { services: [chat], rules: { ${TIMEOUT}: { severity: error } } }\n`;
    expect(await found({ ...base, "holdopen.yaml": text })).toEqual([`a/chat.yaml:7 ${TIMEOUT} error`]);
  });

  test("globs of a pack are relative to the config that extends it", async () => {
    const pack = config("files: [b/**]");
    const files = { ...base, "holdopen.yaml": "extends: ./policy/team.yaml\n", "policy/team.yaml": pack };
    expect(await found(files)).toContain(`b/batch.yaml:7 ${TIMEOUT} note`);
  });

  test("need something to fit, and rules that exist", async () => {
    expect(await mistakes({ "holdopen.yaml": "overrides:\n  - rules: { lb/none: off }\n" })).toEqual([
      "holdopen.yaml:2:5: an override needs files, services or labels; rules for all go into rules:",
      'holdopen.yaml:2:14: unknown rule "lb/none"',
    ]);
  });
});

describe("suppressible: false", () => {
  const lock = `extends: recommended\nrules:\n  ${QUIET.replace(", ", "\n  ")}\n  ${TIMEOUT}: { severity: { development: note, staging: error, production: error }, suppressible: false }\n`;
  const base = { "team.yaml": lock, "service.yaml": service("chat", 300) };

  test("no comment and no entry of the config hides a finding, and it is said that they do not", async () => {
    const cwd = folderOf({
      "team.yaml": lock,
      "service.yaml": service("chat", 300).replace(
        "timeoutSeconds: 300",
        `timeoutSeconds: 300 # holdopen: allow ${TIMEOUT} -- we know`,
      ),
      "holdopen.yaml": `extends: ./team.yaml\nsuppressions:\n  - { rule: ${TIMEOUT}, reason: we know }\n`,
    });
    const { findings, problems, summary } = await lint({ cwd });
    expect(findings.filter(({ rule, suppressed }) => rule.id === TIMEOUT && !suppressed)).toHaveLength(1);
    expect(problems.map(({ message, level }) => `${level} ${message}`)).toEqual([
      `note ${TIMEOUT} cannot be suppressed: the policy says suppressible: false`,
      `note ${TIMEOUT} cannot be suppressed: the policy says suppressible: false`,
    ]);
    expect(summary.complete).toBe(true);
  });

  test.each([
    [`rules: { ${TIMEOUT}: off }`, "1:10", "cannot be milder than error in production"],
    [`rules: { ${TIMEOUT}: { staging: warning } }`, "1:10", "cannot be milder than error in staging"],
    [
      `overrides: [{ services: [chat], rules: { ${TIMEOUT}: note } }]`,
      "1:42",
      "cannot be milder than error in production",
    ],
    [`rules: { ${TIMEOUT}: { suppressible: true } }`, "1:10", "cannot be made suppressible again"],
  ])("%s above it is refused", async (above, place, reason) => {
    const files = { ...base, "holdopen.yaml": `${above}\nextends: ./team.yaml\n` };
    expect(await mistakes(files)).toEqual([
      `holdopen.yaml:${place}: ${TIMEOUT} ${reason}: team.yaml says suppressible: false`,
    ]);
  });

  test("what is stricter is taken, and a built-in pack above it makes nothing milder", async () => {
    const stricter = {
      ...base,
      "holdopen.yaml": `extends: ./team.yaml\nrules: { ${TIMEOUT}: error }\nsession: { development: 1h }\n`,
    };
    expect(await found(stricter, "development")).toEqual([`service.yaml:7 ${TIMEOUT} error`]);
    const milder = {
      ...base,
      "team.yaml": lock.replace("extends: recommended\n", "").replace("development: note", "development: error"),
      "holdopen.yaml": "extends: [./team.yaml, recommended]\nsession: { development: 1h }\n",
    };
    expect(await found(milder, "development")).toContain(`service.yaml:7 ${TIMEOUT} error`);
  });
});

describe("the effective rules", () => {
  test("say where each setting is from", async () => {
    const cwd = folderOf({
      "team.yaml": TEAM,
      "holdopen.yaml": `extends: ./team.yaml\nrules:\n  probe/startup-budget-too-small: { params: { margin: 2 } }\n`,
    });
    const rules = await effectiveRules({ cwd, environment: "staging" });
    const of = (id: string) => rules.find((rule) => rule.id === id)?.settings;
    expect(of("our/long-enough")).toEqual([
      { environment: "staging", severity: "warning", from: "team.yaml:4", params: [] },
    ]);
    expect(of("shutdown/signal-not-forwarded")).toMatchObject([{ severity: "off", from: "team.yaml:2" }]);
    expect(of("probe/startup-budget-too-small")).toEqual([
      {
        environment: "staging",
        severity: "warning",
        from: "recommended",
        params: [{ name: "margin", value: 2, from: "holdopen.yaml:3" }],
      },
    ]);
  });

  test("say what overrides make of them, and for which paths", async () => {
    const rule = "lb/draining-disabled";
    const cwd = folderOf({
      "team.yaml": `extends: recommended\noverrides:\n  - services: [chat-*]\n    rules:\n      ${rule}: error\n`,
      "holdopen.yaml": [
        "extends: ./team.yaml",
        "overrides:",
        "  - files: [old/**]",
        "    labels: { team: a }",
        "    rules:",
        `      ${rule}: { development: off, staging: off, production: note }`,
        "      probe/startup-budget-too-small: { params: { margin: 3 } }",
        "",
      ].join("\n"),
    });
    const rules = await effectiveRules({ cwd });
    const overridesOf = (id: string) => rules.find((one) => one.id === id)?.overrides ?? [];
    const said = overridesOf(rule).map(({ of, settings }) => [of, settings.map(({ severity }) => severity).join()]);
    expect(said).toEqual([
      [{ files: [], services: ["chat-*"], labels: {} }, "error,error,error"],
      [{ files: ["old/**"], services: [], labels: { team: "a" } }, "off,off,note"],
    ]);
    expect(overridesOf(rule).map(({ settings }) => settings[0]?.from)).toEqual(["team.yaml:5", "holdopen.yaml:6"]);
    const [margin] = overridesOf("probe/startup-budget-too-small").flatMap(({ settings }) => settings[2]?.params ?? []);
    expect(margin).toEqual({ name: "margin", value: 3, from: "holdopen.yaml:7" });
    expect(overridesOf("lb/app-protocol-mismatch")).toEqual([]);
  });

  test("of a pack that is named, beside a config that says other things", async () => {
    const cwd = folderOf({ "team.yaml": TEAM, "holdopen.yaml": "extends: strict\n" });
    const ids = (await effectiveRules({ cwd, policy: "./team.yaml" })).map(({ id }) => id);
    expect(ids).toContain("our/long-enough");
    expect((await effectiveRules({ cwd })).map(({ id }) => id)).not.toContain("our/long-enough");
    await expect(effectiveRules({ cwd, policy: "strct" })).rejects.toThrow(
      '--policy:1:10: unknown pack "strct"; did you mean "strict"?',
    );
  });
});

describe("policy test", () => {
  const tests = (expected: string): string => `${TEAM}    tests:
      - { name: from a file, files: [example.yaml], expect: ${expected} }
      - name: from a text
        environment: staging
        text: |
${service("chat", 3600).replace(/^/gm, "          ")}
        expect: pass
      - name: nothing to see
        text: "apiVersion: v1"
        expect: pass
`;
  const files = { "example.yaml": service("chat", 300), "team.yaml": tests("fail") };
  const got = async (cwd: string, names: readonly string[]): Promise<readonly string[]> =>
    (await testPolicy({ cwd, files: names })).results.map(
      (one) => `${one.file}:${one.line} ${one.name}: ${one.expected} ${one.got}`,
    );

  test("runs examples that are files and examples that are texts; one that proves nothing is no pass", async () => {
    expect(await got(folderOf(files), ["team.yaml"])).toEqual([
      "team.yaml:9 from a file: fail fail",
      "team.yaml:10 from a text: pass pass",
      "team.yaml:23 nothing to see: pass none",
    ]);
  });

  test("without names, runs those of the config and of what it extends", async () => {
    const cwd = folderOf({ ...files, "holdopen.yaml": "extends: ./team.yaml\n" });
    expect(await got(cwd, [])).toHaveLength(3);
  });

  test("takes tests from a file beside the pack, with a config of their own", async () => {
    const beside = `tests:
  - name: beside
    assertion: our/long-enough
    text:
      service.yaml: ${JSON.stringify(service("chat", 300))}
      holdopen.yaml: "services: { chat: { traffic: http } }"
    expect: fail
`;
    const cwd = folderOf({ "team.yaml": TEAM, "team.test.yaml": beside });
    expect(await got(cwd, ["team.yaml"])).toEqual(["team.test.yaml:2 beside: fail fail"]);
    expect(await got(cwd, ["team.test.yaml"])).toEqual(["team.test.yaml:2 beside: fail fail"]);
  });

  test("says which assertions nobody tests", async () => {
    const two = `${tests("fail")}  - { id: our/untested, assert: "true", message: x }\n`;
    expect(
      (await testPolicy({ cwd: folderOf({ ...files, "team.yaml": two }), files: ["team.yaml"] })).untested,
    ).toEqual(["our/untested"]);
  });

  test("refuses what makes no sense", async () => {
    const refused = (texts: Files, names: readonly string[] = ["team.yaml"]) =>
      testPolicy({ cwd: folderOf(texts), files: names });
    await expect(refused({ "team.yaml": TEAM })).rejects.toThrow(new RequestError("no tests in team.yaml"));
    await expect(refused({}, ["none.yaml"])).rejects.toThrow(new RequestError("there is no none.yaml"));
    await expect(refused({}, [])).rejects.toThrow("there is no holdopen.yaml here or above");
    await expect(refused({ "team.yaml": `${TEAM}    tests: [{ name: empty, expect: pass }]\n` })).rejects.toThrow(
      'team.yaml:8:15: the test "empty" has neither files nor text',
    );
    const stray = "tests: [{ name: x, assertion: our/long-enogh, text: x, expect: pass }]\n";
    await expect(refused({ "team.yaml": TEAM, "team.test.yaml": stray })).rejects.toThrow(
      'team.test.yaml:1:11: there is no assertion "our/long-enogh"; did you mean "our/long-enough"?',
    );
    await expect(
      refused({ "team.yaml": TEAM, "team.test.yaml": "tests: [{ name: x, text: x, expect: pass }]\n" }),
    ).rejects.toThrow("team.test.yaml:1:11: a test in a file of tests has to name its assertion");
  });
});
