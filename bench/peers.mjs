import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Other linters of the same files, at fixed versions, installed apart from the package. */
const VERSIONS = { "@monokle/validation": "0.33.0", "@stoplight/spectral-cli": "6.16.3" };
const INSTALL_TIMEOUT_MS = 180_000;
const RULESET = fileURLToPath(new URL("spectral.yaml", import.meta.url));
const MONOKLE = fileURLToPath(new URL("monokle.mjs", import.meta.url));

/**
 * Installs them, unless they are there.
 *
 * @param {string} folder
 * @returns {Promise<string | undefined>} Why it failed.
 */
export async function installPeers(folder) {
  if (Object.entries(VERSIONS).every(([name, version]) => installedVersion(folder, name) === version)) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ private: true }, null, 2)}\n`);
  const packages = Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`);
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    await promisify(execFile)("npm", ["install", ...flags, ...packages], { cwd: folder, timeout: INSTALL_TIMEOUT_MS });
    return undefined;
  } catch (error) {
    const said = error.stderr?.split("\n").filter((line) => line.startsWith("npm error")) ?? [];
    return `could not be installed: ${said.slice(0, 2).join(" ").replaceAll("npm error ", "") || error.message}`;
  }
}

function installedVersion(folder, name) {
  const file = join(folder, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}

/**
 * The peers as programs over one set. Spectral reads one object per file, so it gets the set in that shape.
 *
 * @param {string} folder Where they are installed.
 * @param {{ objects: number, folder: string, singleFolder: string }} set
 * @param {number} runs
 * @returns {readonly import("./measure.mjs").Program[]}
 */
export function peerPrograms(folder, set, runs) {
  const spectral = join(folder, "node_modules/@stoplight/spectral-cli/dist/index.js");
  const files = join(set.singleFolder, "**/*.yaml");
  return [
    {
      name: `Spectral ${VERSIONS["@stoplight/spectral-cli"]}, 5 rules`,
      args: [
        spectral,
        "lint",
        "--ruleset",
        RULESET,
        "--format",
        "json",
        "--output",
        `${set.singleFolder}.spectral`,
        files,
      ],
      runs,
    },
    {
      name: `Monokle ${VERSIONS["@monokle/validation"]}, 3 plugins`,
      args: [MONOKLE, folder, set.folder],
      check: (out) => (out.startsWith(`${set.objects} `) ? undefined : `read ${out.trim()} of ${set.objects} objects`),
      runs,
    },
  ];
}
