import type { Finding, Related } from "../engine/finding.ts";
import { describe } from "../model/describe.ts";
import type { Location, SourceText } from "../syntax/document.ts";
import { sourceName } from "../syntax/document.ts";
import { codeFrame, type Excerpt, type Mark } from "../text/frame.ts";
import { docsOf } from "./docs.ts";
import { hanging, type Page, type Paint, said } from "./page.ts";
import { placeOf, placeText } from "./place.ts";

/**
 * A finding with a frame for each place it rests on, but those that the reader has seen already: what happens, where it
 * is written, what to do.
 */
export function findingText(finding: Finding, page: Page, seen: readonly Related[] = []): readonly string[] {
  const { colors, width } = page;
  const tone = severityPaint(finding, page);
  const head = colors.bold(tone(finding.severity.padEnd(9)));
  const frame = codeFrame(excerptsOf(finding, seen), {
    width,
    paint: (part, text) => {
      if (part === "primary") return colors.bold(tone(text));
      if (part === "related") return colors.cyan(text);
      return part === "edge" ? colors.dim(text) : text;
    },
  });
  return [
    ...hanging(head, finding.message, width, colors.bold),
    ...hanging(" ".repeat(9), subjectOf(finding.rule.id, finding.paths), width, colors.dim),
    ...frame.lines,
    ...details(finding, frame.gutter, page),
  ];
}

/** Whether two places are the same characters with the same words. */
export function isSame(a: Related, b: Related): boolean {
  const isPlace = a.at.document.source === b.at.document.source && a.at.span.start === b.at.span.start;
  return isPlace && a.message === b.message;
}

/** `lb/draining-disabled on web/chat`: the rule, and the connections it speaks of. */
export function subjectOf(ruleId: string, paths: readonly string[]): string {
  return paths.length === 0 ? ruleId : `${ruleId} on ${paths.join(", ")}`;
}

function severityPaint(finding: Finding, { colors }: Page): Paint {
  if (finding.severity === "error") return colors.red;
  return finding.severity === "warning" ? colors.yellow : colors.blue;
}

/** The rows that close a finding, drawn on from its last frame. */
function details(finding: Finding, gutter: number, { colors, width }: Page): readonly string[] {
  const rows: (readonly [string, string, Paint])[] =
    finding.notice === "" ? [] : [["client", finding.notice, (text) => text]];
  for (const assumption of finding.assumptions) rows.push(["assumes", assumption, colors.dim]);
  for (const { rule, message, at } of finding.consequences ?? []) {
    rows.push(["so also", `${message} ${rule.id} at ${placeText(placeOf(at))}`, (text) => text]);
  }
  if (finding.fix) rows.push(["fix", finding.fix.title, colors.green]);
  rows.push(["rule", docsOf(finding.rule), colors.dim]);
  return rows.flatMap(([label, text, paint], index) => {
    const corner = colors.dim(`${" ".repeat(gutter + 1)}${index === 0 ? "╰─" : "  "}`);
    return hanging(`${corner} ${colors.dim(label.padEnd(8))} `, text, width, paint);
  });
}

/** The places of a finding by text, the primary's first; the same characters are pointed at once for each sentence. */
function excerptsOf(finding: Finding, seen: readonly Related[]): readonly Excerpt[] {
  const marks = new Map<SourceText, Mark[]>();
  const add = (at: Location, label: string, primary: boolean): void => {
    const list = marks.get(at.document.source) ?? [];
    marks.set(at.document.source, list);
    const { start, end } = at.span;
    if (!list.some((mark) => mark.span.start === start && mark.span.end === end && mark.label === label)) {
      list.push({ span: { start, end }, label, primary });
    }
  };
  add(finding.at, said(describe(finding.evidence[0])), true);
  for (const place of finding.related) {
    if (!seen.some((one) => isSame(one, place))) add(place.at, said(place.message), false);
  }
  return [...marks].map(([source, list]) => ({ name: sourceName(source.source), lines: source.lines, marks: list }));
}
