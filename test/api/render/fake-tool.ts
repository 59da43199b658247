import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { lint } from "../../../src/api/lint.ts";
import type { LintOptions } from "../../../src/api/options.ts";
import type { Report } from "../../../src/engine/report.ts";
import { sourceName, startOf } from "../../../src/syntax/document.ts";

/** A folder of files, gone after the test. */
export function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "holdopen-project-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

export interface FakeTool {
  /** Arguments and environment of each run so far. */
  runs(): readonly { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> }[];
}

/** Puts executables on an otherwise empty PATH; each prints the same whatever it is asked, and keeps what that was. */
export function fakeTools(scripts: Readonly<Record<string, string>>): FakeTool {
  const folder = mkdtempSync(join(tmpdir(), "holdopen-tools-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, "log.jsonl");
  for (const [name, script] of Object.entries(scripts)) {
    const file = join(folder, name);
    const keep = `require("node:fs").appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args: process.argv.slice(2), env: process.env }) + "\\n");`;
    writeFileSync(file, `#!${process.execPath}\n${keep}\n${script}\n`);
    chmodSync(file, 0o755);
  }
  vi.stubEnv("PATH", ["relative", folder].join(delimiter));
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return {
    runs: () =>
      existsSync(log)
        ? readFileSync(log, "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line))
        : [],
  };
}

export function printing(text: string): string {
  return `process.stdout.write(${JSON.stringify(text)});`;
}

export function lintRendered(cwd: string, options: LintOptions = {}): Promise<Report> {
  return lint({ files: ["."], cwd, config: false, render: true, ...options });
}

/** `file:line:column rule`, as far as anything was found. */
export function placesOf({ findings }: Report): readonly string[] {
  return findings.map(({ at, rule }) => {
    const { line, column } = startOf(at);
    return `${sourceName(at.document.source.source)}:${line}:${column} ${rule.id}`;
  });
}

export function saidIn({ problems }: Report): readonly string[] {
  return problems.map(
    ({ source, span, message, level }) =>
      `${sourceName(source.source)}:${source.lines.position(span.start).line} ${level ?? "error"}: ${message}`,
  );
}
