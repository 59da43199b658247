// Measures holdopen against what it cannot be faster than, and against its peers, in one run on the same files.
import { mkdirSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measure, ROOT } from "./measure.mjs";
import { installPeers, peerPrograms } from "./peers.mjs";
import { JSON_PARSE, planPrograms, planVerdicts, preparePlan } from "./plan-set.mjs";
import { corePrograms, HOLDOPEN, prepareSet, prepareSmallFile, readSummary } from "./sets.mjs";
import { renderTable, renderVerdicts } from "./table.mjs";
import { verdicts } from "./targets.mjs";

const { values: flags } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    "no-peers": { type: "boolean", default: false },
    plan: { type: "boolean", default: false },
    assert: { type: "boolean", default: false },
  },
});
const SIZES = flags.quick ? [1000] : [1000, 10_000, 20_000];
const RUNS = flags.quick ? 3 : 5;
const STARTUP_RUNS = flags.quick ? 7 : 25;
/** How often peers run on each size; those that would take minutes are not tried. */
const PEER_RUNS = new Map([
  [1000, 3],
  [10_000, 1],
]);
const TIMEOUT_SECONDS = 60;

const folder = join(ROOT, ".bench");
mkdirSync(folder, { recursive: true });
const load = loadavg()[0] ?? 0;
const startup = flags.plan ? [] : await measureStartup();
const tables = flags.plan ? [] : await measureSets();
const plan = preparePlan(folder);
const planResults = await measure(planPrograms(plan, flags.quick ? 3 : 7), {
  timeoutSeconds: TIMEOUT_SECONDS,
  usage: true,
});
print();

/** Whole processes as a shell would start them: nothing is loaded to ask what they use. */
async function measureStartup() {
  const file = prepareSmallFile(folder);
  const programs = [
    { name: "node -e 0", args: ["-e", "0"] },
    { name: "holdopen --version", args: [HOLDOPEN, "--version"] },
    { name: "holdopen lint FILE", args: [HOLDOPEN, "lint", file, "--fail-on", "never"] },
  ].map((program) => ({ ...program, runs: STARTUP_RUNS }));
  return measure(programs, { timeoutSeconds: TIMEOUT_SECONDS, usage: false });
}

/** All sizes in the same rounds, so that they may be compared with each other, too. */
async function measureSets() {
  const sets = SIZES.map((objects) => prepareSet(folder, objects, !flags["no-peers"] && PEER_RUNS.has(objects)));
  const peers = join(folder, "peers");
  const peerFailure = flags["no-peers"] ? "left out" : await installPeers(peers);
  const entries = sets.flatMap((set) => [
    ...corePrograms(set, RUNS).map((program) => ({ set, program, isPeer: false })),
    ...peersOf(peers, set).map((program) => ({ set, program, isPeer: true })),
  ]);
  const programs = entries.filter(({ isPeer }) => !(isPeer && peerFailure)).map(({ program }) => program);
  const results = await measure(programs, { timeoutSeconds: TIMEOUT_SECONDS, usage: true, progress: console.error });
  return sets.map((set) => ({
    set,
    results: entries
      .filter((entry) => entry.set === set)
      .map(({ program, isPeer }) => ({
        ...(results[programs.indexOf(program)] ?? {
          name: program.name,
          median: 0,
          best: 0,
          runs: 0,
          cpuSeconds: 0,
          peakBytes: 0,
        }),
        ...(isPeer && peerFailure ? { failure: peerFailure } : {}),
        isPeer,
      })),
  }));
}

function peersOf(peers, set) {
  const runs = PEER_RUNS.get(set.objects);
  return runs === undefined ? [] : peerPrograms(peers, set, flags.quick ? 1 : runs);
}

function print() {
  const { node } = process.versions;
  const isBusy = load > 1 ? ", busy with other work: do not trust these times" : "";
  console.log(`Node ${node}, ${process.platform}, ${cpus().length} CPUs, load ${load.toFixed(1)} before${isBusy}\n`);
  if (!flags.plan) console.log(`Start-up\n\n${renderTable(startup, "node -e 0")}\n`);
  for (const { set, results } of tables) {
    console.log(`${set.objects.toLocaleString("en")} objects\n\n${renderTable(results, "js-yaml loadAll")}\n`);
    if (results[0]?.failure === undefined) console.log(`${describeReport(set)}\n`);
  }
  console.log(`A Terraform plan\n\n${renderTable(planResults, JSON_PARSE)}\n`);
  const judged = [...(flags.plan ? [] : verdicts(findResult)), ...planVerdicts(plan, planResults)];
  console.log(renderVerdicts(judged));
  const hasFailed = [...startup, ...planResults, ...tables.flatMap(({ results }) => results)].some(
    (r) => r.failure && !r.isPeer,
  );
  const isUnmet = flags.assert && judged.some(({ isMet }) => isMet === false);
  process.exitCode = hasFailed || isUnmet ? 1 : 0;
}

function findResult(name, objects) {
  const results = objects === undefined ? startup : tables.find(({ set }) => set.objects === objects)?.results;
  return results?.find((result) => result.name === name);
}

function describeReport({ report }) {
  const { paths, error, warning, note, undecided, files } = readSummary(report);
  return `holdopen read ${files} files and reported ${paths} paths: ${error} errors, ${warning} warnings, ${note} notes, ${undecided} undecided`;
}
