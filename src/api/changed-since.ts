import { resolve } from "node:path";
import type { Finding } from "../engine/finding.ts";
import type { Report } from "../engine/report.ts";
import { summarise } from "../engine/summary.ts";
import { changesSince } from "../sources/git.ts";
import { type Problem, sourceName, sourceText } from "../syntax/document.ts";
import { syntaxOf } from "../syntax/parse.ts";
import { printable } from "../text/printable.ts";
import type { LintOptions } from "./options.ts";
import { inOrder } from "./problems.ts";
import { RequestError } from "./request-error.ts";

/** The report with only those findings that have a place in a file that changed; all files were read all the same. */
export function onlyChanged(report: Report, { changedSince: ref, cwd }: LintOptions): Report {
  if (ref === undefined) return report;
  const changes = changesSince(ref, resolve(cwd ?? process.cwd()));
  if ("why" in changes) throw new RequestError(printable(changes.why));
  const touches = ({ at, related }: Finding): boolean =>
    [at, ...related.map((place) => place.at)].some(
      ({ document }) => !changes.isUnchanged(sourceName(document.source.source)),
    );
  const findings = report.findings.filter(touches);
  const left = report.findings.filter((finding) => !touches(finding));
  const leftOut = left.filter(({ suppressed, baselineState }) => !suppressed && baselineState !== "unchanged").length;
  const problems = inOrder([...report.problems, ...deletedNotes(changes.deleted, ref)]);
  const summary = summarise({ ...report, findings, problems });
  return { ...report, findings, problems, summary, changedSince: { ref, leftOut } };
}

/** Nothing points at what is not there, so what its going brought about is left out. */
function deletedNotes(deleted: readonly string[], ref: string): readonly Problem[] {
  const [first, ...rest] = deleted.filter((file) => syntaxOf(file) !== undefined);
  if (first === undefined) return [];
  const these = rest.length === 0 ? "this file was" : `this file and ${rest.length} more were`;
  const message = `${these} deleted since ${ref}; what that broke in files that did not change is left out: only a run without --changed-since shows it`;
  return [
    { source: sourceText({ kind: "file", file: first }, ""), span: { start: 0, end: 0 }, message, level: "note" },
  ];
}
