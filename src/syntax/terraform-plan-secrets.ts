import type { Span } from "../text/span.ts";
import { findEntry, type Node } from "./node.ts";

/** Modules within modules; deeper than anybody builds. */
const MAX_MODULES = 60;

/**
 * Where a plan or a state writes out what it marks as sensitive, which it does in clear: a report shows lines of the
 * text, and what stands beside a finding may be a secret.
 */
export function secretSpans(root: Node): readonly Span[] {
  const spans: Span[] = [];
  const states = [root, at(root, "prior_state")];
  for (const state of states) {
    for (const key of ["planned_values", "values"]) addModule(spans, at(state, key, "root_module"), 0);
    addOutputs(spans, at(state, "planned_values", "outputs"));
    addOutputs(spans, at(state, "values", "outputs"));
  }
  for (const list of ["resource_changes", "resource_drift"]) {
    for (const item of itemsOf(at(root, list))) {
      const change = at(item, "change");
      for (const side of ["before", "after"]) addIn(spans, change, side, `${side}_sensitive`);
    }
  }
  addVariables(spans, root);
  return spans.sort((a, b) => a.start - b.start);
}

/** The same text with the characters of some spans crossed out, so that every place stays where it is. */
export function withoutSecrets(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from) continue;
    parts.push(text.slice(from, start), "*".repeat(end - start));
    from = end;
  }
  return parts.length === 0 ? text : parts.join("") + text.slice(from);
}

function addModule(spans: Span[], module: Node | undefined, depth: number): void {
  for (const item of itemsOf(at(module, "resources")))
    addMarked(spans, at(item, "values"), at(item, "sensitive_values"));
  if (depth === MAX_MODULES) return;
  for (const child of itemsOf(at(module, "child_modules"))) addModule(spans, child, depth + 1);
}

function addOutputs(spans: Span[], outputs: Node | undefined): void {
  if (outputs?.kind !== "map") return;
  for (const { value } of outputs.entries) addIn(spans, value, "value", "sensitive");
}

function addVariables(spans: Span[], root: Node): void {
  const declared = at(root, "configuration", "root_module", "variables");
  const variables = at(root, "variables");
  if (variables?.kind !== "map") return;
  for (const { key, value } of variables.entries) addMarked(spans, at(value, "value"), at(declared, key, "sensitive"));
}

/** Hardly anything is sensitive, so the marks are looked at first. */
function addIn(spans: Span[], holder: Node | undefined, key: string, marks: string): void {
  const mark = at(holder, marks);
  const isNothing = mark === undefined || (mark.kind !== "scalar" ? mark.end - mark.start === 2 : mark.value !== true);
  if (!isNothing) addMarked(spans, at(holder, key), mark);
}

/** Values whose mark is `true`, wherever in them it is. */
function addMarked(spans: Span[], value: Node | undefined, mark: Node | undefined): void {
  if (value === undefined || mark === undefined) return;
  if (mark.kind === "scalar") {
    if (mark.value === true) addAll(spans, value);
  } else if (mark.kind === "list") {
    const items = itemsOf(value);
    for (const [index, inner] of mark.items.entries()) addMarked(spans, items[index], inner);
  } else if (mark.kind === "map") {
    for (const { key, value: inner } of mark.entries) addMarked(spans, at(value, key), inner);
  }
}

/** Every scalar, without its quotes. */
function addAll(spans: Span[], value: Node): void {
  if (value.kind === "list") for (const item of value.items) addAll(spans, item);
  else if (value.kind === "map") for (const { value: inner } of value.entries) addAll(spans, inner);
  else if (value.kind === "scalar" && value.style === "quoted")
    spans.push({ start: value.start + 1, end: value.end - 1 });
  else spans.push({ start: value.start, end: value.end });
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}

function at(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  return keys.reduce((inner, key) => findEntry(inner, key)?.value, node);
}
