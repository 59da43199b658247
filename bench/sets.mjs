import { closeSync, existsSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate, OBJECTS_PER_FILE, writeObjects } from "./generate.mjs";

const LOAD_JS_YAML = fileURLToPath(new URL("load-js-yaml.mjs", import.meta.url));
const LOAD_YAML = fileURLToPath(new URL("load-yaml.mjs", import.meta.url));
export const HOLDOPEN = fileURLToPath(new URL("../bin/holdopen.js", import.meta.url));

/**
 * Objects on disk: what all programs of one table read.
 *
 * @typedef {object} Set
 * @property {number} objects
 * @property {string} folder
 * @property {string} singleFolder The same objects, one per file.
 * @property {string} report Where holdopen writes its report.
 */

/**
 * Writes a set to disk.
 *
 * @param {string} folder @param {number} objects @param {boolean} alsoSingle
 * @returns {Set}
 */
export function prepareSet(folder, objects, alsoSingle) {
  const set = {
    objects,
    folder: join(folder, `objects-${objects}`),
    singleFolder: join(folder, `objects-${objects}-single`),
    report: join(folder, `objects-${objects}.report`),
  };
  writeObjects(set.folder, objects);
  if (alsoSingle) writeObjects(set.singleFolder, objects, { onePerFile: true });
  return set;
}

/** One file with one Cloud Run service that takes sockets, as a beginner has it. @param {string} folder */
export function prepareSmallFile(folder) {
  const texts = [...generate(800)].flatMap(({ text }) => text.split("---\n"));
  const service = texts.find((text) => text.includes("serving.knative.dev") && text.includes("WS_PATH"));
  const file = join(folder, "small.yaml");
  writeFileSync(file, service ?? "");
  return file;
}

/**
 * The product and the two parsers over one set.
 *
 * @param {Set} set @param {number} runs
 * @returns {readonly import("./measure.mjs").Program[]}
 */
export function corePrograms(set, runs) {
  const check = (out) => (Number(out) === set.objects ? undefined : `read ${out.trim()} of ${set.objects} objects`);
  const lint = ["lint", set.folder, "-f", `json=${set.report}`, "--no-config", "--fail-on", "never"];
  rmSync(set.report, { force: true });
  return [
    { name: "holdopen lint", args: [HOLDOPEN, ...lint], check: () => checkReport(set), runs },
    { name: "js-yaml loadAll", args: [LOAD_JS_YAML, set.folder], check, runs },
    { name: "yaml parseAllDocuments", args: [LOAD_YAML, set.folder], check, runs },
  ];
}

/** @param {Set} set */
function checkReport(set) {
  if (!existsSync(set.report)) return "wrote no report";
  const { files, complete } = readSummary(set.report);
  const expected = set.objects / OBJECTS_PER_FILE;
  return files === expected && complete ? undefined : `read ${files} of ${expected} files, complete: ${complete}`;
}

/** The summary of a report, which stands near its beginning: there is no need to parse megabytes. */
export function readSummary(report) {
  const start = Buffer.alloc(4096);
  const file = openSync(report, "r");
  const length = readSync(file, start);
  closeSync(file);
  const summary = /"summary":\s*(\{[^{}]*\})/.exec(start.toString("utf8", 0, length))?.[1];
  return JSON.parse(summary ?? "{}");
}
