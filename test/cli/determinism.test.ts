import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { holdopen } from "../support/cli.ts";

const cwd = fileURLToPath(new URL("../../examples/chat-incident/", import.meta.url));
const bin = fileURLToPath(new URL("../../bin/holdopen.js", import.meta.url));
const files = readdirSync(cwd, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.yaml$/.test(name) && name !== "holdopen.yaml",
);

describe("the same input gives the same bytes", () => {
  test.each(["json", "sarif", "text"])("in whatever order files are named: %s", (format) => {
    const args = ["lint", "-f", format, "--config", "holdopen.yaml"];
    const forwards = holdopen([...args, ...files], { cwd });
    const backwards = holdopen([...args, ...[...files].reverse()], { cwd });
    expect(forwards.code).toBe(1);
    expect(backwards.out).toBe(forwards.out);
    expect(forwards.out.length).toBeGreaterThan(1000);
  });

  const canUnshare = spawnSync("unshare", ["-rn", "true"]).status === 0;
  test.skipIf(!canUnshare)("without any network interface (skipped where namespaces are not allowed)", () => {
    const args = ["lint", "-f", "json", "."];
    const alone = spawnSync("unshare", ["-rn", process.execPath, bin, ...args], { cwd, encoding: "utf8" });
    expect(alone.status).toBe(1);
    expect(alone.stdout).toBe(holdopen(args, { cwd }).out);
  });

  test("and the working directory does not matter but for the names", () => {
    const inside = JSON.parse(holdopen(["lint", "-f", "json", "."], { cwd }).out);
    const outside = JSON.parse(holdopen(["lint", "-f", "json", "chat-incident"], { cwd: `${cwd}..` }).out);
    const strip = (report: typeof inside) => JSON.parse(JSON.stringify(report).replaceAll("chat-incident/", ""));
    const fingerprintless = (report: typeof inside) =>
      report.findings.map(({ fingerprint: _, ...finding }: { fingerprint: string }) => finding);
    expect(fingerprintless(strip(outside))).toEqual(fingerprintless(inside));
  });
});
