import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import type { LintOptions } from "../../src/api/options.ts";
import type { Finding } from "../../src/engine/finding.ts";
import { RULES } from "../../src/rules/all.generated.ts";
import { type Location, sourceName, startOf } from "../../src/syntax/document.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const folders = (path: string): readonly string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

const place = (at: Location): string => `${sourceName(at.document.source.source)}:${startOf(at).line}`;

/** What the markers of a case say: `# expect: fail [severity]` at a primary line, `# related` at a related one. */
function markers(folder: string): Record<"expected" | "related" | "severities", readonly string[]> {
  const expected: string[] = [];
  const related: string[] = [];
  const severities: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!/\.(ya?ml|toml|env|json|conf|cfg)$|\.env$|(?:^|\/)Caddyfile$/.test(name)) continue;
    for (const [index, line] of readFileSync(join(folder, name), "utf8").split("\n").entries()) {
      const at = `${name}:${index + 1}`;
      for (const [, verdict, severity] of line.matchAll(/# expect: (fail|undecided)(?: (error|warning|note))?/g)) {
        expected.push(`${at} ${verdict}`);
        if (severity) severities.push(`${at} ${severity}`);
      }
      if (/# related\b/.test(line)) related.push(at);
    }
  }
  const listed = join(folder, "expect.txt");
  if (existsSync(listed)) expected.push(...readFileSync(listed, "utf8").trim().split("\n"));
  return { expected: expected.sort(), related, severities };
}

async function findings(rule: string, folder: string): Promise<readonly Finding[]> {
  const env = join(folder, "env");
  const environment = existsSync(env) ? readFileSync(env, "utf8").trim() : "production";
  const report = await lint({ ...filesOf(folder), cwd: folder, rules: [rule], environment });
  expect(report.failures).toEqual([]);
  expect(report.problems.filter(({ level }) => level !== "note").map(({ message }) => message)).toEqual([]);
  expect(report.paths.length, "the case has no connection path at all").toBeGreaterThan(0);
  return report.findings.filter(({ suppressed }) => !suppressed);
}

/** What lies in `deployed/` is what runs, and what lies beside it is what is declared. */
function filesOf(folder: string): Pick<LintOptions, "files" | "deployed"> {
  const running = join(folder, "deployed");
  if (!existsSync(running)) return { files: ["."] };
  const read = (name: string): string => readFileSync(join(running, name), "utf8");
  return {
    files: readdirSync(folder).filter((name) => !["deployed", "env", "expect.txt"].includes(name)),
    deployed: readdirSync(running).map((name) => ({ name: `deployed/${name}`, text: read(name) })),
  };
}

describe.each(RULES.map(({ id }) => id))("%s", (id) => {
  const folder = join(here, id);
  const cases = folders(folder);

  test("has a failing, a passing and an undecided case", () => {
    for (const kind of ["fail", "pass", "undecided"]) {
      expect(cases.filter((name) => name.startsWith(kind)).length, `no ${kind}* case`).toBeGreaterThan(0);
    }
  });

  test.each(cases)("%s is found as marked, and nothing else", async (name) => {
    const { expected, related, severities } = markers(join(folder, name));
    const found = await findings(id, join(folder, name));
    expect(found.map(({ at, verdict }) => `${place(at)} ${verdict}`).sort()).toEqual(expected);
    const places = new Set(found.flatMap((finding) => finding.related.map(({ at }) => place(at))));
    for (const at of related) expect(places).toContain(at);
    expect(found.map(({ at, severity }) => `${place(at)} ${severity}`)).toEqual(
      expect.arrayContaining([...severities]),
    );
    if (name.startsWith("pass")) expect(expected).toEqual([]);
    if (name.startsWith("fail")) expect(expected.some((text) => text.endsWith("fail"))).toBe(true);
    if (name.startsWith("undecided")) expect(expected.some((text) => text.endsWith("undecided"))).toBe(true);
  });
});

test("every case belongs to a rule", () => {
  const known = RULES.map(({ id }) => id);
  const written = folders(here).flatMap((group) => folders(join(here, group)).map((name) => `${group}/${name}`));
  expect(written.filter((id) => !known.includes(id))).toEqual([]);
});
