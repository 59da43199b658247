// Packs the package and uses it as a stranger would: what is in it, whether it installs with nothing else, whether the
// executable runs, and whether the types are right for a strict TypeScript user.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = mkdtempSync(join(tmpdir(), "holdopen-pack-"));
const ALLOWED = [
  /^package\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^bin\/holdopen\.js$/,
  /^dist\/.+\.(js|d\.ts|txt)$/,
  /^policies\/.+\.(yaml|md)$/,
  /^schemas\/[a-z]+\.schema\.json$/,
];
const REQUIRED = [
  "bin/holdopen.js",
  "dist/cli.js",
  "dist/index.js",
  "dist/types/index.d.ts",
  "dist/THIRD-PARTY-LICENSES.txt",
  "LICENSE",
  "policies/recommended.yaml",
  "schemas/report.schema.json",
];
const MAX_BYTES = 4 * 1024 * 1024;

const run = (command, args, cwd = folder) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const failures = [];
const expect = (claim, holds) => void (holds || failures.push(claim));

try {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root));
  const files = packed.files.map(({ path }) => path);
  for (const file of files)
    expect(
      `${file} has no business in the package`,
      ALLOWED.some((pattern) => pattern.test(file)),
    );
  for (const file of REQUIRED) expect(`${file} is missing from the package`, files.includes(file));
  expect(`${packed.unpackedSize} bytes unpacked is more than ${MAX_BYTES}`, packed.unpackedSize <= MAX_BYTES);

  writeFileSync(join(folder, "package.json"), '{"name":"consumer","private":true,"type":"module"}');
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, packed.filename)]);
  const version = run(join(folder, "node_modules/.bin/holdopen"), ["--version"]).trim();
  expect(`--version printed ${version}`, version === packed.version);

  cpSync(join(root, "examples/chat-fixed"), join(folder, "chat-fixed"), { recursive: true });
  const report = JSON.parse(run(join(folder, "node_modules/.bin/holdopen"), ["lint", "-f", "json", "chat-fixed"]));
  expect(
    "the installed executable lints chat-fixed and finds a path and nothing else",
    report.summary.paths > 0 && report.findings.length === 0,
  );
  expect(
    "explain finds its pages",
    run(join(folder, "node_modules/.bin/holdopen"), ["explain", "lb/draining-disabled"]).length > 200,
  );

  writeFileSync(
    join(folder, "consumer.ts"),
    `import { type Finding, lint, type Report } from "holdopen";
const report: Report = await lint({ texts: [{ name: "a.yaml", text: "apiVersion: v1" }], config: false });
const first: Finding | undefined = report.findings[0];
const rule: string | undefined = first?.rule.id;
console.log(report.summary.files, rule);
// @ts-expect-error a file list is a list
await lint({ files: 1 });
`,
  );
  run(process.execPath, [
    join(root, "node_modules/typescript/bin/tsc"),
    "--noEmit",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--target",
    "es2023",
    "--module",
    "nodenext",
    "--types",
    "node",
    "--typeRoots",
    join(root, "node_modules/@types"),
    "consumer.ts",
  ]);
  writeFileSync(
    join(folder, "consumer.js"),
    'import { lint } from "holdopen"; const r = await lint({ texts: [{ name: "a.yaml", text: "apiVersion: v1" }], config: false }); console.log(r.summary.files);',
  );
  expect("the library runs", run(process.execPath, ["consumer.js"]).trim() === "1");
  console.log(`package holds: ${files.length} files, ${packed.unpackedSize} bytes unpacked`);
} catch (error) {
  failures.push(String(error.stdout ?? "") + String(error.stderr ?? "") + error.message);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
if (failures.length > 0) process.exitCode = 1;
