// The page of a rule over files, policies/rules/<group>/<name>.md, rendered from
//
// - the doc comment above the rule in src/rules/<group>/<name>.ts: what it is about, then the sections `## Condition`,
//   `## When it does not apply`, `## How to fix it` and, where there were any, `## Incidents`; at its end `@allow` with
//   an example of a reason to allow it;
// - the rule itself: title, id, parameters, references;
// - the first failing and the first passing case of test/rules/<group>/<name>, and what the report says of the former;
// - policies/: what the recommended pack gives the parameters, and the limits that the rule compares with.
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { bundled } from "./bundled.mjs";
import { readDocComment } from "./doc-comment.mjs";
import { numbersOf, numbersTable } from "./page-numbers.mjs";
import { paramsTable, shippedValues } from "./params-table.mjs";

/** The text that a rule's page must have. Throws where the comment lacks a part, or a case is not what its name says. */
export async function renderRulePage(root, rule, product) {
  const file = `src/rules/${rule.id}.ts`;
  const doc = readDocComment(await readFile(join(root, file), "utf8"), {
    file,
    required: REQUIRED,
    optional: OPTIONAL,
  });
  if (doc.allow === undefined) throw new Error(`${file}: the comment does not end in @allow and a reason`);
  const failing = exampleOf(root, rule.id, "fail");
  const passing = exampleOf(root, rule.id, "pass");
  const report = await product.lint(failing.input);
  if (!report.findings.some(({ verdict }) => verdict === "fail")) throw new Error(`${failing.folder}: nothing fails`);
  const numbers = await numbersOf(rule.id, doc.text, report.findings);
  const sections = [
    `# ${rule.title}`,
    `\`${rule.id}\``,
    doc.intro,
    ...section("Condition", doc.sections, paramsTable(rule, product.valuesOf(rule))),
    ...section("When it does not apply", doc.sections),
    `## Failing`,
    ...asFor(failing),
    ...failing.files.map(shown),
    fence("text", product.renderText(report, { color: false, width: 90 }).trimEnd()),
    `## Passing`,
    ...asFor(passing),
    ...changed(failing.files, passing.files),
    ...section("How to fix it", doc.sections),
    `## How to allow it`,
    "Above the setting in question, or under `suppressions:` in `holdopen.yaml`:",
    fence("yaml", `# holdopen: allow ${rule.id} until 2027-06-30 -- ${doc.allow}`),
    ...(doc.sections.has("Incidents") ? section("Incidents", doc.sections) : []),
    ...(numbers.length > 0 ? ["## Numbers", numbersTable(numbers)] : []),
    "## Sources",
    rule.references.map((reference) => `- ${reference}`).join("\n"),
  ];
  return `${sections.join("\n\n")}\n`;
}

const REQUIRED = ["Condition", "When it does not apply", "How to fix it"];
const OPTIONAL = ["Incidents"];

function section(heading, sections, ...more) {
  return [`## ${heading}`, sections.get(heading), ...more];
}

/** The first case of a kind: `fail` comes before `fail-default`. */
function exampleOf(root, id, kind) {
  const cases = join("test/rules", id);
  const name = readdirSync(join(root, cases))
    .filter((one) => one.startsWith(kind))
    .sort()[0];
  if (name === undefined) throw new Error(`${cases}: there is no case ${kind}`);
  const folder = join(cases, name);
  const found = filesBelow(join(root, folder));
  const environment = found.find((file) => file.name === "env")?.text.trim() ?? "production";
  const files = found.filter((file) => !["env", "expect.txt", "says.txt"].includes(file.name)).map(withoutMarkers);
  const isConfig = (file) => file.name === "holdopen.yaml";
  const isDeployed = (file) => file.name.startsWith("deployed/");
  const input = {
    rules: [id],
    config: files.some(isConfig) ? "holdopen.yaml" : false,
    environment,
    texts: files.filter((file) => !isDeployed(file)),
    deployed: files.filter(isDeployed),
  };
  return { folder, files, environment, input };
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: path.slice(folder.length + 1).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function withoutMarkers({ name, text }) {
  return { name, text: text.replaceAll(/[ \t]*# (?:expect: (?:fail|undecided|pass)|related|unrelated)\b.*$/gm, "") };
}

function asFor({ environment }) {
  return environment === "production" ? [] : [`As for ${environment}:`];
}

function shown({ name, text }) {
  return `\`${name}\`:\n\n${fence(kindOf(name), text.trimEnd())}`;
}

function kindOf(name) {
  return /(?:^|\/)Dockerfile$/.test(name) ? "dockerfile" : (KINDS[extname(name)] ?? "text");
}

const KINDS = { ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".tf": "hcl", ".sh": "sh", ".conf": "nginx" };

/** What the passing case changes: files that are new as a whole, of others what differs. */
function changed(before, after) {
  const kept = [];
  const changes = after.flatMap((file) => {
    const old = before.find(({ name }) => name === file.name);
    if (old?.text === file.text) kept.push(`\`${file.name}\``);
    if (old === undefined) return shown(file);
    return old.text === file.text ? [] : `\`${file.name}\`:\n\n${fence("diff", difference(old.text, file.text))}`;
  });
  if (kept.length === 0) return changes;
  return [...changes, `${kept.join(", ")} ${kept.length === 1 ? "stays as it is" : "stay as they are"}.`];
}

/** From the first line that differs to the last one, with the lines around them. */
function difference(before, after) {
  const [old, now] = [before.trimEnd().split("\n"), after.trimEnd().split("\n")];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const from = Math.max(0, head - CONTEXT);
  return [
    ...old.slice(from, head).map((line) => ` ${line}`),
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...now.slice(head, now.length - tail).map((line) => `+${line}`),
    ...now.slice(now.length - tail, now.length - tail + CONTEXT).map((line) => ` ${line}`),
  ].join("\n");
}

const CONTEXT = 3;

function fence(kind, body) {
  return `\`\`\`${kind}\n${body}\n\`\`\``;
}

/** Rules and live checks, and what the recommended pack gives their parameters, from the source. */
export async function loadRules(root) {
  const contents = `
    export { RULES } from "./src/rules/all.generated.ts";
    export { SCENARIOS } from "./src/probe/all.generated.ts";
    export { policyLayers, resolvePolicy } from "./src/engine/policy.ts";`;
  const { RULES, SCENARIOS, ...engine } = await bundled(root, contents);
  return { rules: RULES, scenarios: SCENARIOS, valuesOf: shippedValues(engine) };
}
