import { expect, test } from "vitest";
import { uniqueIds } from "../../src/adapters/unique-ids.ts";

test("short ids stay short where they are alone", () => {
  expect(
    uniqueIds([
      ["a", "x/a"],
      ["b", "x/b"],
    ]),
  ).toEqual(["a", "b"]);
});

test("all that collide get longer, nobody else", () => {
  expect(
    uniqueIds([
      ["a", "x/a"],
      ["a", "y/a"],
      ["b", "x/b"],
    ]),
  ).toEqual(["x/a", "y/a", "b"]);
});

test("what is taken counts as a collision", () => {
  expect(uniqueIds([["a", "service a"]], new Set(["a"]))).toEqual(["service a"]);
});

test("what cannot be told apart is numbered", () => {
  expect(uniqueIds([["a"], ["a"], ["a"]])).toEqual(["a", "a #2", "a #3"]);
});
