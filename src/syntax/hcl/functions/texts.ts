import type { Node, Scalar } from "../../node.ts";
import { converted } from "../conform.ts";
import { charge, listNode, made, opaque, TOO_MUCH, weightOf } from "../value.ts";
import { conversion, type Functions, scalarsIn, textIn, type Work } from "./function.ts";

const MAX_TEXT = 1_000_000;

export const TEXTS: Functions = {
  tostring: conversion((value) => converted(value, "string"), "string"),
  lower: ofText((text) => text.toLowerCase()),
  upper: ofText((text) => text.toUpperCase()),
  trimspace: ofText((text) => text.trim()),
  trimsuffix: ofText((text, end = "") => (end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  trimprefix: ofText((text, start = "") => (text.startsWith(start) ? text.slice(start.length) : text)),
  trim: ofText((text, set = "") => trimmed(text, set)),
  startswith: ofText((text, start = "") => text.startsWith(start)),
  endswith: ofText((text, end = "") => text.endsWith(end)),
  strcontains: ofText((text, part = "") => text.includes(part)),
  substr: ofText((text, offset, length) => cut(text, Number(offset), Number(length))),
  replace: ofText((text, what = "", by = "") => {
    // A pattern between slashes may take for ever.
    const isPattern = /^\/.+\/$/s.test(what);
    return isPattern ? undefined : joined(what === "" ? [...text] : text.split(what), by);
  }),
  split: ([by, text], { at, setting }) => {
    const [separator, whole] = [textIn(by), textIn(text)];
    if (separator === undefined || whole === undefined) return undefined;
    const parts = separator === "" ? [...whole] : whole.split(separator);
    if (!charge(setting.budget, parts.length)) return opaque(at, TOO_MUCH);
    return listNode(
      at,
      parts.map((part) => made(at, part)),
    );
  },
  join: ([by, ...lists], site) => {
    const parts = lists.map((list) => (list.kind === "list" ? scalarsIn(list.items) : undefined));
    const separator = textIn(by);
    if (separator === undefined || parts.includes(undefined)) return whyNot(lists, site);
    const text = parts.flatMap((part) => part ?? []);
    const whole = text.includes(null) ? undefined : joined(text.map(String), separator);
    return whole === undefined ? undefined : bounded(whole, site);
  },
  format: (args, site) => {
    const values = scalarsIn(args);
    const text = values && formatted(values);
    return text === undefined ? undefined : bounded(text, site);
  },
  formatlist: (args, site) => {
    const { at } = site;
    const lists = args.flatMap((arg) => (arg.kind === "list" ? [arg.items] : []));
    if (new Set(lists.map(({ length }) => length)).size !== 1) return undefined;
    const length = lists[0]?.length ?? 0;
    const cost = args.reduce((sum, arg) => sum + 1 + weightOf(arg), 0);
    if (!charge(site.setting.budget, length * cost)) return opaque(at, TOO_MUCH);
    const items = Array.from({ length }, (_, index) => {
      const values = scalarsIn(args.map((arg) => (arg.kind === "list" ? (arg.items[index] ?? arg) : arg)));
      const text = values && formatted(values);
      return text === undefined ? opaque(at, "what formatlist() gives is not worked out") : bounded(text, site);
    });
    return listNode(at, items);
  },
};

function ofText(compute: (text: string, ...more: readonly string[]) => Scalar | undefined): Work {
  return (args, site) => {
    const texts = args.flatMap((arg) => textIn(arg) ?? []);
    const [text, ...more] = texts;
    if (text === undefined || texts.length < args.length) return undefined;
    const value = compute(text, ...more);
    return typeof value === "string" ? bounded(value, site) : value === undefined ? undefined : made(site.at, value);
  };
}

function bounded(text: string, { at, setting }: Parameters<Work>[1]): Node {
  const fits = text.length <= MAX_TEXT && charge(setting.budget, text.length >> 6);
  return fits ? made(at, text) : opaque(at, TOO_MUCH);
}

/** The reason that stands in a list. */
function whyNot(lists: readonly Node[], { at }: Parameters<Work>[1]): Node | undefined {
  const open = lists
    .flatMap((list) => (list.kind === "list" ? list.items : [list]))
    .find(({ kind }) => kind === "opaque");
  return open?.kind === "opaque" ? opaque(at, open.why) : undefined;
}

/** Undefined where it would be longer than anything that is worth having. */
function joined(parts: readonly string[], separator: string): string | undefined {
  const length = parts.reduce((sum, part) => sum + part.length + separator.length, 0);
  return length > 2 * MAX_TEXT ? undefined : parts.join(separator);
}

function trimmed(text: string, set: string): string {
  const taken = new Set(set);
  const letters = [...text];
  const start = letters.findIndex((letter) => !taken.has(letter));
  const end = letters.findLastIndex((letter) => !taken.has(letter));
  return start < 0 ? "" : letters.slice(start, end + 1).join("");
}

function cut(text: string, offset: number, length: number): string | undefined {
  if (!Number.isInteger(offset) || !Number.isInteger(length)) return undefined;
  const letters = [...text];
  const start = offset < 0 ? letters.length + offset : offset;
  return letters.slice(start, length < 0 ? undefined : start + length).join("");
}

/** `%s`, `%d`, `%v`, `%q`, `%t`, `%f` and `%x`, with a width and zeros before. Anything else is left to Terraform. */
function formatted([pattern, ...values]: readonly Scalar[]): string | undefined {
  if (typeof pattern !== "string") return undefined;
  const rest = [...values];
  let isWhole = true;
  const text = pattern.replace(
    /%(?:(%)|(0?)(\d{0,2})(?:\.(\d))?([a-zA-Z])|.?)/gs,
    (_, percent, zero, width, digits, verb) => {
      if (percent !== undefined) return "%";
      const value = rest.shift();
      const said =
        value === undefined || value === null || verb === undefined ? undefined : written(value, verb, digits);
      if (said === undefined) isWhole = false;
      return (said ?? "").padStart(Number(width), zero === "" ? " " : "0");
    },
  );
  return isWhole && rest.length === 0 ? text : undefined;
}

function written(value: string | number | boolean, verb: string, digits: string | undefined): string | undefined {
  if (verb === "q") return typeof value === "string" ? JSON.stringify(value) : undefined;
  if (digits !== undefined && verb !== "f") return undefined;
  if (/^[svt]$/.test(verb)) return String(value);
  const number = Number(value);
  if (typeof value === "boolean" || !Number.isFinite(number)) return undefined;
  if (verb === "f") return number.toFixed(Number(digits ?? 6));
  if (!Number.isInteger(number)) return undefined;
  return verb === "d" ? String(number) : verb === "x" ? number.toString(16) : undefined;
}
