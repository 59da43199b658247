// Checks which folder of src imports which, and that nothing goes in circles. Each forbidden edge says why it is one.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise } from "dependency-cruiser";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What a folder may import, and why nothing else. `types`: only `import type`. */
const LAYERS = {
  text: { may: [], why: "offsets and lines must be usable by everything, so they know of nothing" },
  platform: { may: [], why: "vendor numbers are data; data depends on nobody" },
  syntax: { may: ["text"], why: "a file format must not know what the files are about" },
  model: {
    may: ["text", "platform", "syntax"],
    why: "the model is the language of adapters and rules and speaks of neither",
  },
  config: {
    may: ["text", "syntax", "model", "platform"],
    why: "holdopen.yaml is one more document, read before anything is linked",
  },
  adapters: {
    may: ["text", "syntax", "model", "platform"],
    types: ["config"],
    why: "adapters turn documents into the model and give no verdicts",
  },
  engine: {
    may: ["text", "model", "syntax", "platform"],
    types: ["config"],
    why: "the engine runs rules it does not know on paths whose files it never sees",
  },
  rules: {
    may: ["engine", "model", "platform"],
    why: "a rule is a page: parsing, joining and defaults are done before it runs",
  },
  probe: {
    may: ["text", "syntax", "platform", "model", "engine"],
    types: ["config"],
    why: "a scenario is a rule that holds a socket: it knows neither files nor rules, and says what it saw",
  },
  report: { may: ["text", "syntax", "model", "engine"], why: "a report prints what was decided and decides nothing" },
  sources: { may: ["syntax"], why: "bringing text in must not depend on what is made of it" },
  api: {
    may: ["text", "syntax", "model", "platform", "config", "adapters", "engine", "rules", "probe", "report", "sources"],
    why: "the api wires the layers and is below the command line",
  },
  cli: {
    may: ["api"],
    types: ["engine"],
    why: "the command line has no private door: what it can do, a library user can do",
  },
};

const folders = Object.keys(LAYERS);
const forbidden = [
  {
    name: "no-cycles",
    severity: "error",
    comment: "in a circle nothing can be understood first",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  ...folders.flatMap((from) =>
    folders
      .filter((to) => to !== from && !LAYERS[from].may.includes(to))
      .map((to) => ({
        name: `${from}-not-${to}`,
        severity: "error",
        comment: LAYERS[from].why,
        from: { path: `^src/${from}/` },
        to: { path: `^src/${to}/`, ...(LAYERS[from].types?.includes(to) ? { dependencyTypesNot: ["type-only"] } : {}) },
      })),
  ),
  {
    name: "no-barrel-inside",
    severity: "error",
    comment: "import the file you need: src/index.ts is for users of the library",
    from: { path: "^src/" },
    to: { path: "^src/index\\.ts$" },
  },
  {
    name: "effects-at-the-edge",
    severity: "error",
    comment:
      "files, network and processes belong to sources, probe/net, api and cli: the core gives the same output for the same input",
    from: { path: "^src/", pathNot: "^src/(sources|probe/net|api|cli)/" },
    to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|path)$" },
  },
];

const { output } = await cruise(["src"], {
  baseDir: root,
  ruleSet: { forbidden },
  validate: true,
  doNotFollow: { path: "node_modules" },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: join(root, "tsconfig.json") },
  enhancedResolveOptions: { extensions: [".ts", ".js"], conditionNames: ["import", "types"] },
});
const { summary } = output;
const edges = output.modules.reduce((sum, module) => sum + module.dependencies.length, 0);
for (const { rule, from, to } of summary.violations) {
  const why = forbidden.find(({ name }) => name === rule.name)?.comment;
  console.error(`${from} imports ${to}\n  ${rule.name}: ${why}`);
}
const outside = output.modules.filter(
  ({ source }) => /^src\/[^/]+\//.test(source) && !folders.includes(source.split("/")[1]),
);
for (const { source } of outside)
  console.error(`${source} stands in a folder without a layer; give it one in .build/layers.mjs`);
if (output.modules.length < 50 || edges < 100) {
  console.error(`only ${output.modules.length} modules and ${edges} imports were seen: the check itself is broken`);
  process.exitCode = 1;
} else if (summary.violations.length > 0 || outside.length > 0) {
  process.exitCode = 1;
} else {
  console.log(`layers hold: ${output.modules.length} modules, ${edges} imports`);
}
