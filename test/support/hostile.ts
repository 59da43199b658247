import type { Report } from "../../src/engine/report.ts";
import { declared } from "../../src/model/fact.ts";
import { sourceText } from "../../src/syntax/document.ts";
import { cleanReport, makeFinding, requestTimeoutRule } from "./sample-report.ts";

/** What an attacker would like to see in a terminal or a build log. */
export const ATTACKS = [
  "\x1b[2J\x1b]0;owned\x07",
  "\x9b31m",
  "\n::error file=x::owned",
  "\r::stop-commands::owned",
  "::add-mask::owned",
  "##[error]owned",
  "##vso[task.setvariable variable=x]owned",
  "\u202egnp.exe\u2066",
  "\u2028::error::owned",
  "<script>alert(1)</script>",
  "[click](https://evil.example) {0}",
  "half \ud83d a pair",
] as const;

/** A report in which every text that can come from the input holds the attack, file names included. */
export function hostileReport(attack: string): Report {
  const source = sourceText(
    { kind: "file", file: `dir/${attack}.yaml` },
    `a: 1\n# ${attack}\nb: ${JSON.stringify(attack)}\n`,
  );
  // Not parsed: half of the attacks are no YAML, and a report has to stand them all the same.
  const root = { kind: "scalar", start: 0, end: source.text.length, value: attack, style: "plain" } as const;
  const document = { source, root };
  const at = {
    document,
    pointer: ["b", attack],
    span: { start: source.text.lastIndexOf("b:"), end: source.text.length },
  };
  const fact = declared(`setting ${attack}`, attack, at);
  const missing = { known: false as const, what: attack, why: attack, origin: { kind: "declared" as const, at } };
  const [first] = cleanReport.paths;
  if (first === undefined) throw new Error("the sample has no path");
  const finding = makeFinding({
    rule: requestTimeoutRule,
    message: attack,
    notice: attack,
    paths: [attack],
    evidence: [fact, missing],
    assumptions: [attack],
    fix: { title: attack, safety: "unsafe" },
    fingerprint: "0123456789abcdef",
  });
  return {
    ...cleanReport,
    paths: [
      {
        ...first,
        id: attack,
        traffic: { kind: "websocket", evidence: [{ why: attack, strength: "weak", at }] },
        hops: [{ name: attack, kind: "proxy", idleSeconds: missing }],
      },
    ],
    findings: [
      finding,
      { ...finding, verdict: "undecided", severity: "note" },
      { ...finding, suppressed: { reason: attack, at } },
    ],
    problems: [{ source, span: { start: 0, end: 1 }, message: attack }],
    files: [`dir/${attack}.yaml`],
    failures: [new Error(attack)],
  };
}
