import type { Artifact, Log, Notification, Run } from "sarif";
import type { BaselineComparison, BaselineEntry } from "../engine/baseline.ts";
import type { Report } from "../engine/report.ts";
import { failureText } from "./failure.ts";
import { jsonText } from "./json-text.ts";
import { placeOfProblem } from "./place.ts";
import { artifactOf, SOURCE_ROOT } from "./sarif-location.ts";
import { plainMessage } from "./sarif-message.ts";
import { sarifResult } from "./sarif-result.ts";
import { rulesOf, sarifRule } from "./sarif-rule.ts";

/** SARIF 2.1.0, as code scanning services read it. The rules are those that the findings name. */
export function renderSarif(report: Report): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [runOf(report)],
  };
  return jsonText(log);
}

function runOf(report: Report): Run {
  const rules = rulesOf(report.findings);
  const ruleIndexes = new Map(rules.map(({ meta }, index) => [meta.id, index]));
  return {
    tool: {
      driver: {
        name: report.tool.name,
        version: report.tool.version,
        semanticVersion: report.tool.version,
        rules: rules.map(sarifRule),
      },
    },
    // One category for each environment, so that a service that collects runs keeps staging and production apart.
    automationDetails: { id: `${report.tool.name}/${report.command}/${report.environment}/` },
    originalUriBaseIds: {
      [SOURCE_ROOT]: { description: { text: "The folder in which holdopen ran; all file names start there." } },
    },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: report.summary.complete && report.failures.length === 0,
        toolExecutionNotifications: [
          ...report.problems.map(notificationOf),
          ...report.failures.map(failureNotification),
        ],
      },
    ],
    artifacts: report.files.map((file): Artifact => ({ location: artifactOf({ kind: "file", file }) })),
    results: report.findings.map((finding) => sarifResult(finding, ruleIndexes)),
    ...(report.baseline === undefined ? {} : { properties: { baseline: baselineOf(report.baseline) } }),
  };
}

/** What is gone is no result of state `absent`: services that do not know the state would open alerts for it. */
function baselineOf({ name, gone, unchecked }: BaselineComparison): object {
  return { file: plainMessage(name), gone: gone.map(plainEntry), unchecked: unchecked.map(plainEntry) };
}

function plainEntry({ fingerprint, rule, path, file, message }: BaselineEntry): object {
  return { fingerprint, rule, path, file, message: plainMessage(message) };
}

function failureNotification(failure: Error): Notification {
  return { level: "error", message: { text: plainMessage(failureText(failure)) } };
}

function notificationOf(problem: Report["problems"][number]): Notification {
  const { line, column } = placeOfProblem(problem);
  return {
    level: problem.level === "inconclusive" ? "warning" : (problem.level ?? "error"),
    message: { text: plainMessage(problem.message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactOf(problem.source.source),
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}
