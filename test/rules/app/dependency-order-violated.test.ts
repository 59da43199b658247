import { expect, test } from "vitest";
import type { Dependency } from "../../../src/model/startup.ts";
import { limit } from "../../../src/platform/limits.ts";
import { dependencyOrderViolated } from "../../../src/rules/app/dependency-order-violated.ts";
import { fact, makePath } from "../../support/path.ts";

const dependency = (name: string, ...needs: readonly string[]): Dependency => ({
  name: fact(name, name),
  needs: needs.map((need) => fact(`${name} needs ${need}`, need)),
});

const check = (...dependencies: readonly Dependency[]) => {
  const path = makePath({ startup: { probes: {}, measuredByEnvironment: {}, phases: [], dependencies } });
  return [...dependencyOrderViolated.check(path, {}, limit)];
};

test("a dependency that needs itself can never start", () => {
  expect(check(dependency("redis", "redis")).map(({ verdict }) => verdict)).toEqual(["fail"]);
});

test("each circle is told once, wherever one begins to look", () => {
  const outcomes = check(
    dependency("web", "a", "c"),
    dependency("a", "b"),
    dependency("b", "a"),
    dependency("c", "d"),
    dependency("d", "e"),
    dependency("e", "c"),
  );
  expect(outcomes.map((outcome) => ("message" in outcome ? outcome.message.split(":")[0] : ""))).toEqual([
    "a needs b, which needs a",
    "c needs d, which needs e, which needs c",
  ]);
});

test("a diamond is no circle", () => {
  expect(
    check(dependency("top", "left", "right"), dependency("left", "end"), dependency("right", "end"), dependency("end")),
  ).toEqual([]);
});

test("a very long chain of needs is followed without running out of stack", () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => dependency(`d${i}`, `d${(i + 1) % 20_000}`));
  expect(check(...chain)).toHaveLength(1);
});
