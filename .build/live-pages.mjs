// Fills in what pages show of live checks: a server with one fault runs, and `verify` says what it finds there.
//
// A place for output names its fault: `<!-- fault: MODE -->`, or `<!-- fault: MODE {"timeScale": 30} -->` with options of
// `verify` and, under `server`, of the fault server (test/support/fault-server.ts); `"restart": true` lets checks restart
// it. The output follows between `<!-- output -->` and `<!-- /output -->`: on the page of a check that check's finding,
// elsewhere the whole report. Two runs measure different milliseconds, so a page is stale only where it differs in more
// than numbers.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundled } from "./bundled.mjs";
import { readDocComment } from "./doc-comment.mjs";
import { paramsTable } from "./params-table.mjs";

/**
 * The page of a live check as the comment above it in src/probe/scenarios has it, with the outputs of the page as it is.
 * Its sections are those of a rule; `## Failing` names the fault.
 */
export function composeLivePage(source, scenario, { page = "", valuesOf }) {
  const { id, title, check, suite, impact, references } = scenario;
  const file = `src/probe/scenarios/${id.replace("live/", "")}.ts`;
  const doc = readDocComment(source, { file, required: SECTIONS });
  const outputs = [...page.matchAll(/<!-- output -->[\s\S]*?<!-- \/output -->/g)].map(([whole]) => whole);
  const withOutput = (place) => `${place}\n\n${outputs.shift() ?? "<!-- output -->\n<!-- /output -->"}`;
  const failing = doc.sections.get("Failing").replaceAll(/^<!-- fault: .* -->$/gm, withOutput);
  const parts = [
    `# ${title}`,
    `\`${id}\` · check ${check} · suite ${suite} · impact ${impact}`,
    doc.intro,
    ...["## Condition", doc.sections.get("Condition"), paramsTable(scenario, valuesOf(scenario))],
    ...["## When it does not apply", doc.sections.get("When it does not apply")],
    ...["## Failing", failing],
    ...["## How to fix it", doc.sections.get("How to fix it")],
    ...["## Sources", references.map((reference) => `- ${reference}`).join("\n")],
  ];
  return `${parts.join("\n\n")}\n`;
}

const SECTIONS = ["Condition", "When it does not apply", "Failing", "How to fix it"];

/** The page with what is said of its faults today. Throws where a check does not fail on the fault of its own page. */
export async function renderLivePage(id, text, product) {
  let rendered = "";
  let at = 0;
  for (const match of text.matchAll(PLACE)) {
    const [whole, head, mode, options = "{}", shown] = match;
    const output = await outputOf(id, { mode, ...JSON.parse(options) }, product);
    const isFresh = comparable(output) === comparable(shown);
    rendered += text.slice(at, match.index) + (isFresh ? whole : `${head}${block(output)}<!-- /output -->`);
    at = match.index + whole.length;
  }
  if (at === 0 && id !== undefined && !NO_FAULT.test(text)) throw new Error(`${id}: the page names no fault`);
  return rendered + text.slice(at);
}

/** An output as far as two runs agree: no numbers, no nonces, and no white space or lines that depend on their width. */
export function comparable(output) {
  const [, findings = output] = /^([\s\S]*?)\nChecks of /m.exec(output) ?? [];
  return findings
    .split("\n")
    .filter((line) => !/^ *\d* *[│╭├╰]|```/.test(line))
    .join(" ")
    .replace(/\d+(\.\d+)?( ms| s)?/g, "0")
    .replace(/\s+/g, " ")
    .trim();
}

/** `<!-- no fault: … -->`: where no server can be wrong in the way the page is about, with the reason. */
const NO_FAULT = /<!-- no fault: \S.* -->/;
const PLACE = /(<!-- fault: (\S+)(?: (\{[\s\S]*?\}))? -->\n+<!-- output -->\n)([\s\S]*?)<!-- \/output -->/g;

async function outputOf(id, { mode, server, config, restart, ...options }, product) {
  const running = await product.startFaultServer(mode, server);
  const folder = mkdtempSync(join(tmpdir(), "holdopen-page-"));
  try {
    const file = join(folder, "holdopen.yaml");
    writeFileSync(file, config ?? product.config);
    const checks = id === undefined ? {} : { checks: [id] };
    const hook = restart ? { restart: [process.execPath, "-e", `fetch("${running.url}/__restart")`] } : {};
    const wanted = { ...checks, ...hook, timeScale: 10, ...options };
    const report = await product.verify({ ...wanted, url: running.url, config: file, cwd: folder });
    const findings = id === undefined ? report.findings : report.findings.filter(({ rule }) => rule.id === id);
    if (id !== undefined && findings.length === 0) throw new Error(`${id}: the check does not fail on ${mode}`);
    const shown = product.renderText({ ...report, findings }, { color: false, width: 90 });
    return shown.replaceAll(String(running.port), "8080");
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await running.close();
  }
}

function block(output) {
  return `\`\`\`text\n${output.trimEnd()}\n\`\`\`\n\n`;
}

/** The fault server, which is TypeScript, as something that this Node can run. */
export function loadFaultServer(root) {
  return bundled(root, 'export * from "./test/support/fault-server.ts";');
}
