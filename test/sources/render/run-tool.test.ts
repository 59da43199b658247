import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findTool } from "../../../src/sources/render/find-tool.ts";
import { runTool } from "../../../src/sources/render/run-tool.ts";

function script(text: string): { readonly folder: string; readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), "holdopen-tool-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "tool");
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return { folder, file };
}

test("a tool is found in the absolute folders of PATH alone", () => {
  const { folder, file } = script("");
  expect(findTool("tool", folder)).toBe(file);
  expect(findTool("tool", relative(process.cwd(), folder))).toBeUndefined();
  expect(findTool("tool", "")).toBeUndefined();
});

test("a file that nobody may run is no tool", () => {
  const { folder, file } = script("");
  chmodSync(file, 0o644);
  expect(findTool("tool", folder)).toBeUndefined();
});

test("a tool that does not end is ended, with what it started waiting on", async () => {
  const { folder, file } = script("sleep 5; sleep 5");
  const made = await runTool(file, [], { cwd: folder, timeoutMs: 200 });
  expect(made).toEqual({ failed: "did not finish within 0.2 s" });
});

test("an argument is never read by a shell", async () => {
  const { folder, file } = script('printf "%s" "$1"');
  expect(await runTool(file, ["$(id); x"], { cwd: folder })).toEqual({ text: "$(id); x" });
});

test("a tool that prints nothing and fails says how it ended", async () => {
  const { folder, file } = script("exit 7");
  expect(await runTool(file, [], { cwd: folder })).toEqual({ failed: "failed: exit 7" });
});
