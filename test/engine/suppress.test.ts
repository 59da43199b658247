import { describe, expect, test } from "vitest";
import type { ConfigSuppression } from "../../src/config/config.ts";
import { commentSuppressions } from "../../src/engine/comments.ts";
import type { Finding } from "../../src/engine/finding.ts";
import { configSuppressions, suppress } from "../../src/engine/suppress.ts";
import { declared } from "../../src/model/fact.ts";
import { descend, locateKey, rootCursor } from "../../src/syntax/cursor.ts";
import { type Document, sourceText } from "../../src/syntax/document.ts";
import { parseDotenv } from "../../src/syntax/dotenv.ts";
import { parseToml } from "../../src/syntax/toml.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { makeFinding } from "../support/sample-report.ts";

const ID = "lb/draining-disabled";
const ruleIds = [ID, "app/heartbeat-missing"];
const today = "2026-12-01";

function documents(text: string, file: string): readonly Document[] {
  const source = sourceText({ kind: "file", file }, text);
  const parse = file.endsWith(".toml") ? parseToml : file.endsWith(".env") ? parseDotenv : parseYaml;
  return parse(source).documents;
}

function findingAt(document: Document, keys: readonly (string | number)[], id = ID, ...paths: string[]): Finding {
  const at = locateKey(descend(rootCursor(document), ...keys));
  return makeFinding({
    rule: { id, title: "t", why: "w", references: [] },
    message: "m",
    paths: paths.length > 0 ? paths : ["chat"],
    evidence: [declared("x", 1, at)],
    fingerprint: "f",
  });
}

/** Which of these keys a finding is suppressed at. */
function accepted(text: string, keys: readonly string[], file = "a.yaml", id = ID): readonly string[] {
  const parsed = documents(text, file);
  const { suppressions, problems } = commentSuppressions(parsed, { ruleIds, today });
  expect(problems.map(({ message }) => message)).toEqual([]);
  return keys.filter((key) => {
    const path = key.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const document = parsed.find((candidate) => descend(rootCursor(candidate), ...path).node !== undefined);
    if (!document) throw new Error(`${key} is nowhere`);
    const [finding] = suppress([findingAt(document, path, id)], suppressions);
    return finding?.suppressed !== undefined;
  });
}

const ALLOW = `# holdopen: allow ${ID} -- batch backend`;

describe("the scope of a comment", () => {
  test("at the end of a line it is that line", () => {
    expect(accepted(`a: 1\nb: 2 ${ALLOW}\nc: 3\n`, ["a", "b", "c"])).toEqual(["b"]);
  });

  test("at the end of a line with a block below it is the line and not the block", () => {
    expect(accepted(`a: 1\nb: ${ALLOW}\n  c: 3\n`, ["a", "b", "b.c"])).toEqual(["b"]);
  });

  test("alone on a line it is what begins below, with everything in it", () => {
    const text = `a: 1\n${ALLOW}\n\n# another comment\nb:\n  c: 3\n  d:\n    e: 1\nf: 2\n`;
    expect(accepted(text, ["a", "b", "b.c", "b.d.e", "f"])).toEqual(["b", "b.c", "b.d.e"]);
  });

  test("above a list item it is the whole item and no other", () => {
    const text = `list:\n  - name: x\n    y: 1\n  ${ALLOW}\n  - name: z\n    y: 2\n  - name: w\n`;
    expect(accepted(text, ["list.0.y", "list.1.name", "list.1.y", "list.2.name"])).toEqual(["list.1.name", "list.1.y"]);
  });

  test("above the first content it is the whole document, and not the next one", () => {
    const text = `${ALLOW}\na: 1\nb: 2\n---\nc: 3\n---\n# x\n${ALLOW}\nd:\n  e: 4\n---\nf: 5\n`;
    expect(accepted(text, ["a", "b", "c", "d", "d.e", "f"])).toEqual(["a", "b", "d", "d.e"]);
  });

  test("above the first separator and beside one it is the document that follows", () => {
    expect(accepted(`${ALLOW}\n---\na: 1\nb: 2\n`, ["a", "b"])).toEqual(["a", "b"]);
    expect(accepted(`a: 1\n--- ${ALLOW}\nb: 2\nc: 3\n`, ["a", "b", "c"])).toEqual(["b", "c"]);
  });

  test("a TOML table is one with all its keys", () => {
    const text = `first = 1\n${ALLOW}\n[server]\nport = 80\n[other]\nport = 81 ${ALLOW}\nhost = "h"\n`;
    expect(accepted(text, ["first", "server", "server.port", "other.port", "other.host"], "a.toml")).toEqual([
      "server",
      "server.port",
      "other.port",
    ]);
  });

  test("more hash signs, or none of the space that YAML wants, make no difference", () => {
    expect(accepted(`a: 1\n#${ALLOW}\nb: 2\nc: 3\n`, ["a", "b", "c"])).toEqual(["b"]);
    expect(accepted(`a = 1${ALLOW}\nb = 2\n`, ["a", "b"], "a.toml")).toEqual(["a"]);
  });

  test("a line of a .env file is one", () => {
    expect(accepted(`A=1\n${ALLOW}\nB=2\nC=3 ${ALLOW}\nD=4\n`, ["A", "B", "C", "D"], "a.env")).toEqual(["B", "C"]);
  });

  test("with Windows line ends it is the same", () => {
    expect(accepted(`a: 1\r\n${ALLOW}\r\nb: 2\r\nc: 3 ${ALLOW}\r\nd: 4\r\n`, ["a", "b", "c", "d"])).toEqual(["b", "c"]);
  });

  test("a related place counts as well as the primary one", () => {
    const [document] = documents(`a: 1\nb: 2 ${ALLOW}\n`, "a.yaml");
    if (!document) throw new Error("no document");
    const { suppressions } = commentSuppressions([document], { ruleIds, today });
    const primary = findingAt(document, ["a"]);
    const related = [{ at: findingAt(document, ["b"]).at, message: "b" }];
    expect(suppress([primary], suppressions)[0]?.suppressed).toBeUndefined();
    expect(suppress([{ ...primary, related }], suppressions)[0]?.suppressed).toMatchObject({ reason: "batch backend" });
  });

  test("another file of the same shape is not covered", () => {
    const [one] = documents(`a: 1 ${ALLOW}\n`, "a.yaml");
    const [two] = documents(`a: 1 ${ALLOW}\n`, "b.yaml");
    if (!one || !two) throw new Error("no document");
    const { suppressions } = commentSuppressions([one], { ruleIds, today });
    expect(suppress([findingAt(two, ["a"])], suppressions)[0]?.suppressed).toBeUndefined();
  });
});

describe("what a comment allows", () => {
  test("only the rules it names", () => {
    expect(accepted(`a: 1 ${ALLOW}\n`, ["a"], "a.yaml", "app/heartbeat-missing")).toEqual([]);
    const both = `# holdopen: allow ${ID}, app/heartbeat-missing -- r`;
    expect(accepted(`a: 1 ${both}\n`, ["a"], "a.yaml", "app/heartbeat-missing")).toEqual(["a"]);
  });

  test.each([
    ["in quotes", `a: "x ${ALLOW}"\nb: 1\n`],
    ["in a literal block", `a: |\n  ${ALLOW}\n  b\nb: 1\n`],
    ["in a folded block", `a: >-\n  text\n  ${ALLOW}\nb: 1\n`],
    ["in a key", `"${ALLOW}": 1\nb: 1\n`],
  ])("nothing %s, where it is text", (_, text) => {
    expect(accepted(text, ["b"])).toEqual([]);
    expect(commentSuppressions(documents(text, "a.yaml"), { ruleIds, today }).suppressions).toEqual([]);
  });

  test("nothing where no space is before it", () => {
    expect(accepted(`A=x${ALLOW}\nB=1\n`, ["A", "B"], "a.env")).toEqual([]);
  });

  test("until its last day and no longer", () => {
    const text = (until: string): string => `a: 1\nb: 2 # holdopen: allow ${ID} until ${until} -- r\n`;
    expect(accepted(text(today), ["b"])).toEqual(["b"]);
    const { suppressions, problems } = commentSuppressions(documents(text("2026-11-30"), "a.yaml"), { ruleIds, today });
    expect(suppressions).toEqual([]);
    expect(problems).toMatchObject([
      { level: "note", message: `the suppression of ${ID} ran out on 2026-11-30 and no longer holds` },
    ]);
  });

  test("its reason and date come along", () => {
    const parsed = documents(`a: 1\nb: 2 # holdopen: allow ${ID} until 2027-01-01 -- batch -- only\n`, "a.yaml");
    const { suppressions } = commentSuppressions(parsed, { ruleIds, today });
    expect(suppressions).toMatchObject([{ reason: "batch -- only", until: "2027-01-01", rules: [ID] }]);
    expect(suppressions[0]?.at.span).toEqual({ start: 10, end: parsed[0]?.source.text.trimEnd().length });
  });
});

describe("a comment that makes no sense is a problem at its place", () => {
  test.each([
    ["no reason", `allow ${ID}`, /needs a reason/],
    ["an empty reason", `allow ${ID} --`, /needs a reason/],
    ["no rule", "allow -- r", /not a suppression/],
    ["another verb", `ignore ${ID} -- r`, /not a suppression/],
    [
      "an unknown rule",
      "allow lb/drainig-disabled -- r",
      /unknown rule "lb\/drainig-disabled"; did you mean "lb\/draining-disabled"/,
    ],
    ["a day that does not exist", `allow ${ID} until 2027-02-30 -- r`, /"2027-02-30" is no date/],
    ["no date", `allow ${ID} until -- r`, /"" is no date/],
  ])("%s", (_, text, message) => {
    const { suppressions, problems } = commentSuppressions(documents(`a: 1 # holdopen: ${text}\n`, "a.yaml"), {
      ruleIds,
      today,
    });
    expect(problems).toMatchObject([{ span: { start: 5 } }]);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.level).toBeUndefined();
    const [document] = documents("a: 1", "a.yaml");
    if (document) expect(suppress([findingAt(document, ["a"])], suppressions)[0]?.suppressed).toBeUndefined();
  });

  test("at the end of a document it stands above nothing", () => {
    const { problems } = commentSuppressions(documents(`a: 1\n${ALLOW}\n---\nb: 1\n${ALLOW}\n`, "a.yaml"), {
      ruleIds,
      today,
    });
    expect(problems.map(({ message }) => message)).toEqual([
      "this suppression stands above nothing it could be for",
      "this suppression stands above nothing it could be for",
    ]);
  });

  test("thousands of comments and a very long one are read, up to a bound", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1 ${ALLOW}`).join("\n");
    const long = `a: 1 # holdopen: allow${" ".repeat(1_000_000)}x`;
    const hashes = `a: 1 ${"#".repeat(1_000_000)} holdopen: x`;
    const texts = [many, long, hashes].flatMap((text, i) => documents(text, `${i}.yaml`));
    const { suppressions, problems } = commentSuppressions(texts, { ruleIds, today });
    expect(suppressions).toHaveLength(1000);
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringMatching(/more than 1000/));
  });
});

describe("suppressions of the config", () => {
  const [config] = documents("suppressions: []", "deploy/holdopen.yaml");
  const [service] = documents("a: 1", "deploy/gke/service.yaml");
  if (!config || !service) throw new Error("no document");
  const at = locateKey(rootCursor(config));
  const base: ConfigSuppression = { rule: ID, file: undefined, path: undefined, reason: "r", until: undefined, at };
  const holds = (given: Partial<ConfigSuppression>, finding: Finding = findingAt(service, ["a"])): boolean => {
    const { suppressions } = configSuppressions([{ ...base, ...given }], today);
    return suppress([finding], suppressions)[0]?.suppressed !== undefined;
  };

  test("one without a place holds everywhere, for its rule", () => {
    expect(holds({})).toBe(true);
    expect(holds({ rule: "app/heartbeat-missing" })).toBe(false);
  });

  test("its file is a glob from the config's folder", () => {
    expect(holds({ file: "gke/**" })).toBe(true);
    expect(holds({ file: "gke/service.yaml" })).toBe(true);
    expect(holds({ file: "deploy/gke/**" })).toBe(false);
  });

  test("its path has to be every path of the finding", () => {
    expect(holds({ path: "chat" })).toBe(true);
    expect(holds({ path: "chat" }, findingAt(service, ["a"], ID, "chat", "web"))).toBe(false);
    expect(holds({ path: "chat" }, findingAt(service, ["a"], ID, "chat@staging"))).toBe(true);
  });

  test("after its last day it is a note and nothing else", () => {
    expect(holds({ until: today })).toBe(true);
    expect(holds({ until: "2026-11-30" })).toBe(false);
    expect(configSuppressions([{ ...base, until: "2026-11-30" }], today).problems).toMatchObject([{ level: "note" }]);
  });
});
