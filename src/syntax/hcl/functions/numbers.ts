import type { Node, Scalar } from "../../node.ts";
import { converted } from "../conform.ts";
import { numberOf } from "../operate.ts";
import { made } from "../value.ts";
import { conversion, type Functions, ofScalars, scalarsIn } from "./function.ts";

export const NUMBERS: Functions = {
  tonumber: conversion((value) => converted(value, "number"), "number"),
  tobool: conversion((value) => converted(value, "bool"), "bool"),
  max: ofScalars((...values) => extreme(values, Math.max)),
  min: ofScalars((...values) => extreme(values, Math.min)),
  ceil: ofScalars((value = null) => rounded(value, Math.ceil)),
  floor: ofScalars((value = null) => rounded(value, Math.floor)),
  abs: ofScalars((value = null) => rounded(value, Math.abs)),
  signum: ofScalars((value = null) => rounded(value, Math.sign)),
  parseint: ofScalars((text = null, base = null) => parsed(String(text), Number(base))),
  sum: ([list], { at }) => {
    const numbers = numbersIn(list);
    return numbers && numbers.length > 0
      ? made(at, Number(numbers.reduce((a, b) => a + b).toPrecision(15)))
      : undefined;
  },
};

function extreme(values: readonly Scalar[], choose: (one: number, other: number) => number): number | undefined {
  const numbers = values.flatMap((value) => numberOf(value) ?? []);
  return numbers.length === values.length && numbers.length > 0
    ? numbers.reduce((one, other) => choose(one, other))
    : undefined;
}

function rounded(value: Scalar, round: (number: number) => number): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : round(number);
}

function parsed(text: string, base: number): number | undefined {
  if (!Number.isInteger(base) || base < 2 || base > 36 || !/^[-+]?[0-9a-z]+$/i.test(text)) return undefined;
  const digits = text.toLowerCase().replace(/^[-+]/, "");
  const isWhole = [...digits].every((digit) => Number.parseInt(digit, 36) < base);
  return isWhole ? Number.parseInt(text, base) : undefined;
}

function numbersIn(list: Node | undefined): readonly number[] | undefined {
  const values = list?.kind === "list" ? scalarsIn(list.items) : undefined;
  const numbers = values?.flatMap((value) => numberOf(value) ?? []);
  return numbers?.length === values?.length ? numbers : undefined;
}
