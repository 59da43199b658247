import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { planText } from "./plan.mjs";
import { HOLDOPEN, readSummary } from "./sets.mjs";

const LOAD_JSON = fileURLToPath(new URL("load-json.mjs", import.meta.url));
const MEGABYTE = 1_000_000;
const BYTES = 20 * MEGABYTE;
/** Once as many seconds as JSON.parse takes, twice, and this for everything else. */
const EXTRA_SECONDS = 1;
const MAX_PEAK = 400;

export const JSON_PARSE = "JSON.parse";

/**
 * One plan on disk, and how long JSON.parse alone took for it.
 *
 * @typedef {{ file: string, report: string, parseSeconds: number[] }} PlanSet
 * @param {string} folder
 * @returns {PlanSet}
 */
export function preparePlan(folder) {
  const set = { file: join(folder, "plan.json"), report: join(folder, "plan.report"), parseSeconds: [] };
  writeFileSync(set.file, planText(BYTES));
  rmSync(set.report, { force: true });
  return set;
}

/** @param {PlanSet} set @param {number} runs @returns {readonly import("./measure.mjs").Program[]} */
export function planPrograms(set, runs) {
  const { file, report, parseSeconds } = set;
  const lint = ["lint", file, "-f", `json=${report}`, "--no-config", "--fail-on", "never"];
  const keep = (out) => void parseSeconds.push(Number(out) / 1000);
  return [
    { name: JSON_PARSE, args: [LOAD_JSON, file], check: keep, runs },
    { name: "holdopen lint", args: [HOLDOPEN, ...lint], check: () => checkReport(report), runs },
  ];
}

function checkReport(report) {
  if (!existsSync(report)) return "wrote no report";
  const { paths, complete } = readSummary(report);
  return paths > 100 && complete ? undefined : `found ${paths} paths, complete: ${complete}`;
}

/**
 * Judged by the best of all runs: a busy machine makes nothing faster.
 *
 * @param {PlanSet} set @param {readonly import("./measure.mjs").Measured[]} results
 * @returns {readonly import("./targets.mjs").Verdict[]}
 */
export function planVerdicts({ parseSeconds }, results) {
  const lint = results.find(({ name }) => name !== JSON_PARSE);
  const time = `a plan of ${BYTES / MEGABYTE} MB in at most 2 x JSON.parse + ${EXTRA_SECONDS} s`;
  const memory = `a plan of ${BYTES / MEGABYTE} MB in less than ${MAX_PEAK} MB`;
  if (lint === undefined || lint.failure !== undefined || parseSeconds.length === 0) {
    return [time, memory].map((claim) => ({ claim, measured: "not measured", isMet: undefined }));
  }
  const parse = Math.min(...parseSeconds);
  const allowed = 2 * parse + EXTRA_SECONDS;
  const peak = lint.peakBytes / MEGABYTE;
  return [
    {
      claim: time,
      measured: `${seconds(lint.best)} of ${seconds(allowed)} (${seconds(parse)} alone)`,
      isMet: lint.best <= allowed,
    },
    { claim: memory, measured: `${peak.toFixed(0)} MB`, isMet: peak > 0 && peak < MAX_PEAK },
  ];
}

function seconds(value) {
  return `${value.toFixed(2)} s`;
}
