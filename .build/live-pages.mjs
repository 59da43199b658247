// Fills in what the pages of live checks show: a server with one fault runs, and the check says what it finds there.
//
// A page names the fault: `<!-- fault: MODE -->`, or `<!-- fault: MODE {"timeScale": 30} -->` with options of `verify`
// and, under `server`, of the fault server (test/support/fault-server.ts). Two runs measure different milliseconds, so a
// page is stale only where it differs in more than numbers.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** The page with what its check says of its fault today. Throws where the check does not fail there. */
export async function renderLivePage(id, text, { verify, renderText, startFaultServer, config }) {
  const { mode, server, ...options } = faultOf(text);
  const running = await startFaultServer(mode, server);
  const folder = mkdtempSync(join(tmpdir(), "holdopen-page-"));
  try {
    const file = join(folder, "holdopen.yaml");
    writeFileSync(file, options.config ?? config);
    const report = await verify({
      checks: [id],
      timeScale: 10,
      ...options,
      url: running.url,
      config: file,
      cwd: folder,
    });
    const found = report.findings.filter(({ rule, verdict }) => rule.id === id && verdict === "fail");
    if (found.length === 0) throw new Error(`${id}: the check does not fail on ${mode}`);
    const shown = renderText({ ...report, findings: found }, { color: false, width: 90 });
    return withOutput(text, shown.replaceAll(String(running.port), "8080"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await running.close();
  }
}

/** The finding's own words on a page, with every number and nonce made alike. */
export function messageOn(page) {
  const [, output = ""] = OUTPUT.exec(page) ?? [];
  const [, message = ""] = /^(?:error|warning|note) +([\s\S]*?)\n +live\//m.exec(output) ?? [];
  return message.replace(/\s+/g, " ").replace(/\d+(\.\d+)?( ms| s)?/g, "0");
}

/** The fault server, which is TypeScript, as something that this Node can run. */
export async function loadFaultServer(root) {
  const folder = mkdtempSync(join(root, "node_modules", ".fault-server-"));
  try {
    const outfile = join(folder, "fault-server.mjs");
    const entryPoints = [join(root, "test/support/fault-server.ts")];
    await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const FAULT = /<!-- fault: (\S+)(?: (\{[\s\S]*?\}))? -->/;
const OUTPUT = /<!-- output -->\n([\s\S]*?)<!-- \/output -->/;

function faultOf(text) {
  const [, mode, options = "{}"] = FAULT.exec(text) ?? [];
  if (mode === undefined) throw new Error("the page names no fault");
  return { mode, ...JSON.parse(options) };
}

function withOutput(text, output) {
  if (!OUTPUT.test(text)) throw new Error("there is no place for the output");
  const block = `<!-- output -->\n\`\`\`text\n${output.trimEnd()}\n\`\`\`\n\n<!-- /output -->`;
  const page = text.replace(OUTPUT, () => block);
  return messageOn(page) === messageOn(text) ? text : page;
}
