// The vendor numbers behind a rule, as its page shows them.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLimits } from "./limits.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
let known;

/** The rows of policies/limits that a rule's source or its comment names, and those that gave a default in its findings, by id. */
export async function numbersOf(id, comment, findings) {
  known ??= readLimits(root);
  const rows = new Map((await known).map((row) => [row.id, row]));
  const found = new Set(findings.flatMap(({ evidence }) => evidence.flatMap(defaultsUnder)));
  for (const text of await sourcesOf(join(root, `src/rules/${id}.ts`))) {
    for (const [, name] of text.matchAll(/"([a-z0-9]+(?:-[a-z0-9]+)+)"/g)) if (rows.has(name)) found.add(name);
  }
  for (const [, name] of comment.matchAll(/`([a-z0-9-]+)`/g)) if (rows.has(name)) found.add(name);
  return [...found].sort().flatMap((name) => rows.get(name) ?? []);
}

export function numbersTable(rows) {
  const lines = rows.map((row) => `| \`${row.id}\` | ${row.appliesTo} | ${valueText(row)} | ${sureness(row)} |`);
  return ["| number | of | is | source |", "| --- | --- | --- | --- |", ...lines].join("\n");
}

function defaultsUnder({ origin }) {
  if (origin.kind === "derived") return origin.from.flatMap(defaultsUnder);
  return origin.kind === "default" ? [origin.limit.id] : [];
}

/** A rule's file and what it imports from its neighbours. */
async function sourcesOf(file, seen = new Map()) {
  if (seen.has(file)) return [];
  const text = await readFile(file, "utf8");
  seen.set(file, text);
  for (const [, path] of text.matchAll(/from "(\.[^"]+)"/g)) {
    const target = join(dirname(file), path);
    if (target.startsWith(join(root, "src/rules/"))) await sourcesOf(target, seen);
  }
  return [...seen.values()];
}

const UNITS = {
  seconds: " s",
  milliseconds: " ms",
  minutes: " min",
  bytes: " bytes",
  count: "",
  text: "",
  boolean: "",
};

function valueText({ unit, default: base, min, max, versions }) {
  const said = (value) => (typeof value === "number" ? `${value}${UNITS[unit]}` : String(value));
  const parts = [
    base === undefined ? "" : said(base),
    versions === undefined ? "" : versions.map((row) => `${said(row.default)} in ${row.range}`).join(", "),
    min === undefined ? "" : `at least ${said(min)}`,
    max === undefined ? "" : `at most ${said(max)}`,
  ];
  return parts
    .filter((part) => part !== "")
    .join("; ")
    .replaceAll("|", "\\|");
}

function sureness({ confidence, source, checked }) {
  return `[${confidence}, ${checked}](${source})`;
}
