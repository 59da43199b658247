// Fills in what the pages show: the output of each rule's example, and what the commands of docs/ and examples/ print.
// Nobody types output. Run it after a build: node .build/pages.mjs, with the names of pages for these alone, or --still for
// all but what live checks say.
//
// How a page is written:
//
// - A fenced block whose first line is a comment that is nothing but a file name (`# ingress.yaml`, `// check.ts`) is that
//   file. The comment is its first line, so that line numbers count as one reads. One block, one file; several documents
//   of one file stand in one block with `---` between them. In a JSON file the comment becomes an
//   empty line. Code without such a comment is no file.
// - A rule's page is rendered as a whole (rule-pages.mjs), and so is that of a live check (live-pages.mjs).
// - Everywhere else, fenced blocks of the kind `console`: lines that begin with `$ ` are run in a folder that holds the
//   page's files so far, with the examples where a block names one, and what follows them is what was printed. Known are
//   `holdopen …` with `< file`, `cat FILE`, `node FILE` for the page's own TypeScript, and `echo $?`.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { composeLivePage, loadFaultServer, renderLivePage } from "./live-pages.mjs";
import { loadRules, renderRulePage } from "./rule-pages.mjs";

/**
 * Path of each page, from the repository's root, to the text it must have; of those named, or of all. Needs dist/.
 * With `still`, what live checks say stays as it is: they take minutes, and want a machine that does nothing else.
 */
export async function renderPages(root, { named = [], still = false } = {}) {
  const isWanted = (file) => named.length === 0 || named.includes(file);
  const { lint, listChecks, pathFields, renderText, verify } = await import(
    pathToFileURL(join(root, "dist/index.js")).href
  );
  const { startFaultServer, CHAT_CONFIG: config } = await loadFaultServer(root);
  const live = { verify, renderText, startFaultServer, config };
  const withLive = (id, text) => (still ? text : renderLivePage(id, text, live));
  const pages = {};
  const { rules, scenarios, valuesOf } = await loadRules(root);
  for (const rule of rules) {
    const file = `policies/rules/${rule.id}.md`;
    if (isWanted(file)) pages[file] = await renderRulePage(root, rule, { lint, renderText, valuesOf });
  }
  for (const scenario of scenarios) {
    const file = `policies/rules/${scenario.id}.md`;
    if (!isWanted(file)) continue;
    const source = await readFile(join(root, `src/probe/scenarios/${scenario.id.replace("live/", "")}.ts`), "utf8");
    const page = await readFile(join(root, file), "utf8").catch(() => "");
    pages[file] = await withLive(scenario.id, composeLivePage(source, scenario, { page, valuesOf }));
  }
  const others = ["README.md", ...(await pagesIn(root, "docs")), ...(await pagesIn(root, "examples"))];
  for (const file of others.filter(isWanted)) {
    const text = renderCommands(await readFile(join(root, file), "utf8"), { root, holdopen: built(root) });
    pages[file] = withFields(withChecks(await withLive(undefined, text), listChecks()), pathFields());
  }
  return pages;
}

/** The page with the table of all live checks, where it has a place for one. */
export function withChecks(text, checks) {
  const rows = checks.map(({ check, name, rule, suite, impact, title }) => {
    const when = check.startsWith("K") ? "`--cold`" : suite;
    return `| ${check} | ${name} | ${when} | ${impact} | [${title}](../policies/rules/${rule}.md) |`;
  });
  const table = ["| | check | suite | impact | fails when |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
  return text.replace(
    /(<!-- checks -->\n)[\s\S]*?(<!-- \/checks -->)/,
    (_, open, close) => `${open}\n${table}\n\n${close}`,
  );
}

/** The page with the table of all that an assertion can read, where it has a place for one. */
export function withFields(text, fields) {
  const rows = fields.map(({ name, type, about }) => `| \`${name}\` | ${type} | ${about} |`);
  const table = ["| name | type | what it is |", "| --- | --- | --- |", ...rows].join("\n");
  return text.replace(
    /(<!-- fields -->\n)[\s\S]*?(<!-- \/fields -->)/,
    (_, open, close) => `${open}\n${table}\n\n${close}`,
  );
}

/** The named blocks of a page, in their order. */
export function filesIn(text) {
  return fencedBlocks(text).flatMap(({ body }) => fileIn(body) ?? []);
}

function fileIn(body) {
  const [, name] = FILE_NAME.exec(body) ?? [];
  if (name === undefined) return undefined;
  // JSON has no comments; an empty line in its place leaves the numbers of all lines as they are.
  return { name, text: name.endsWith(".json") ? body.replace(FILE_NAME, "\n") : body };
}

/** Every fenced block with its kind, its text, and where its text begins and ends. A longer fence may hold a shorter one. */
export function fencedBlocks(text) {
  return [...text.matchAll(/^(`{3,})([a-z]*)\n([\s\S]*?)^\1$/gm)].map(({ index, 1: fence, 2: kind, 3: body }) => {
    const start = index + fence.length + kind.length + 1;
    return { kind, body, start, end: start + body.length };
  });
}

/** The page with the output of every command that it shows. */
export function renderCommands(text, { root, holdopen }) {
  const blocks = fencedBlocks(text);
  if (!blocks.some(({ kind }) => kind === "console")) return text;
  const folder = mkdtempSync(join(tmpdir(), "holdopen-page-"));
  try {
    // The folder is the end of the search for a config, as a repository's root is.
    mkdirSync(join(folder, ".git"));
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules/holdopen"), "junction");
    const isNamed = blocks.some(({ body }) => body.includes("examples/"));
    if (isNamed) cpSync(join(root, "examples"), join(folder, "examples"), { recursive: true });
    let rendered = "";
    let at = 0;
    for (const { kind, body, start, end } of blocks) {
      const file = kind === "console" ? undefined : fileIn(body);
      if (file) place(folder, file);
      if (kind !== "console") continue;
      rendered += text.slice(at, start) + transcript(body, { folder, holdopen });
      at = end;
    }
    return rendered + text.slice(at);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function transcript(body, { folder, holdopen }) {
  let code = 0;
  const shown = [];
  for (const line of body.split("\n").filter((one) => one.startsWith("$ "))) {
    const ran = runLine(line.slice(2), { folder, holdopen, code });
    code = ran.code;
    shown.push(`${line}\n${ran.out}${ran.err}`);
  }
  return shown.join("");
}

function runLine(line, { folder, holdopen, code }) {
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, one, two, three]) => one ?? two ?? three);
  const from = words.lastIndexOf("<");
  const input = from < 0 ? "" : readFileSync(join(folder, words[from + 1]));
  const [command, ...args] = from < 0 ? words : words.slice(0, from);
  if (command === "holdopen") return holdopen(args, { cwd: folder, input });
  if (command === "cat")
    return { code: 0, out: args.map((name) => readFileSync(join(folder, name), "utf8")).join(""), err: "" };
  if (line === "echo $?") return { code: 0, out: `${code}\n`, err: "" };
  if (command === "node") {
    const run = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    return { code: run.status, out: run.stdout, err: run.stderr };
  }
  throw new Error(`a page shows a command that is not known here: ${line}`);
}

/** TypeScript is also laid down as the JavaScript that a compiler makes of it. */
function place(folder, { name, text }) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  if (!name.endsWith(".ts")) return;
  const { code } = transformSync(text, { loader: "ts", format: "esm", target: "node20" });
  writeFileSync(path.replace(/\.ts$/, ".js"), code);
  if (!existsSync(join(folder, "package.json"))) writeFileSync(join(folder, "package.json"), '{"type":"module"}');
}

function built(root) {
  return (args, { cwd, input }) => {
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
    const run = spawnSync(process.execPath, [join(root, "bin/holdopen.js"), ...args], {
      cwd,
      input,
      env,
      encoding: "utf8",
    });
    return { code: run.status, out: run.stdout, err: run.stderr };
  };
}

const FILE_NAME = /^(?:#|\/\/) ([\w./-]+\.\w+|[\w./-]*\.env|[\w./-]*Dockerfile)\n/;

/** Every page in a folder and below it, in order. */
export async function pagesIn(root, folder) {
  const names = await readdir(join(root, folder), { recursive: true });
  return names
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const root = join(dirname(fileURLToPath(import.meta.url)), "..");
  const args = process.argv.slice(2);
  const options = { named: args.filter((arg) => arg !== "--still"), still: args.includes("--still") };
  // Twice: docs/explain.md shows a rule's page.
  for (let pass = 0; pass < 2; pass++) {
    for (const [file, text] of Object.entries(await renderPages(root, options))) {
      const path = join(root, file);
      if ((await readFile(path, "utf8").catch(() => undefined)) === text) continue;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }
}
