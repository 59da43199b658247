import { seconds } from "../model/describe.ts";

/** A product or sum as it prints: 0.8 x 45 is 36 and 1.5 x 14.3 is 21.45, whatever binary fractions make of it. */
export function exact(value: number): number {
  return Number(value.toFixed(3));
}

/** Up to the next tenth: a duration that is advised is never shorter than the one that is needed. */
export function roundUp(seconds: number): number {
  return exact(Math.ceil(exact(seconds * 10)) / 10);
}

/** `2 + 22 = 24 s`; one number alone is no sum. */
export function addition(values: readonly number[]): string {
  const total = seconds(exact(values.reduce((sum, value) => sum + value, 0)));
  return values.length < 2 ? total : `${values.join(" + ")} = ${total}`;
}
