export { ConfigError } from "./api/config-error.ts";
export {
  type EffectiveOptions,
  type EffectiveOverride,
  type EffectiveRule,
  type EffectiveSetting,
  effectiveRules,
} from "./api/effective-rules.ts";
export { type Explained, type ExplainedValue, explainValue } from "./api/explain-value.ts";
export { lint } from "./api/lint.ts";
export type { InputText, LintOptions } from "./api/options.ts";
export { type PathField, pathFields } from "./api/path-fields.ts";
export { type PolicyTestOptions, type PolicyTestReport, type PolicyTestResult, testPolicy } from "./api/policy-test.ts";
export {
  renderBaseline,
  renderExplained,
  renderJson,
  renderPaths,
  renderPrunedBaseline,
  renderSarif,
  renderText,
  transcriptLines,
} from "./api/render.ts";
export { RequestError } from "./api/request-error.ts";
export { type CheckRow, explain, listChecks, listRules, type RuleRow } from "./api/rules.ts";
export { verify } from "./api/verify.ts";
export type { CheckNews, VerifyOptions } from "./api/verify-options.ts";
export type { Finding, Related, Suppressed } from "./engine/finding.ts";
export type { CheckResult, LiveRun, TimelineEvent } from "./engine/live.ts";
export type { Report, Summary } from "./engine/report.ts";
export type { Fix, RuleMeta, Setting, Severity } from "./engine/rule.ts";
export { describe } from "./model/describe.ts";
export { type Evidence, type Fact, type KnownFact, locationOf, type Origin, type UnknownFact } from "./model/fact.ts";
export type { Hop } from "./model/hop.ts";
export type { LoadBalancer } from "./model/load-balancer.ts";
export type { ConnectionPath, Heartbeat, TrafficEvidence } from "./model/path.ts";
export type { Probe } from "./model/startup.ts";
export type { Limit } from "./platform/limit.ts";
export {
  type Document,
  endOf,
  type Location,
  type Problem,
  type Source,
  sourceName,
  startOf,
} from "./syntax/document.ts";
export type { Position } from "./text/line-index.ts";
