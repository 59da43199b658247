import { expect, test } from "vitest";
import type { Probe } from "../../../src/model/startup.ts";
import { limit } from "../../../src/platform/limits.ts";
import { platformLimitExceeded } from "../../../src/rules/probe/platform-limit-exceeded.ts";
import { fact, makePath, secondsOf } from "../../support/path.ts";

const probe = (role: Probe["role"], changes: Partial<Probe>): Probe => ({
  role,
  kind: "http",
  declaration: fact(`${role} probe`, "http"),
  initialDelaySeconds: secondsOf("delay", 0),
  periodSeconds: secondsOf("period", 10),
  timeoutSeconds: secondsOf("timeout", 1),
  failureThreshold: fact("failures", 3),
  ...changes,
});

const outcomes = (role: Probe["role"], changes: Partial<Probe>) => {
  const startup = { probes: { [role]: probe(role, changes) }, measuredByEnvironment: {}, phases: [], dependencies: [] };
  return [...platformLimitExceeded.check(makePath({ startup }), {}, limit)];
};
const verdicts = (role: Probe["role"], changes: Partial<Probe>): readonly string[] =>
  outcomes(role, changes).map(({ verdict }) => verdict);

test.each([
  ["startup", 240, "pass"],
  ["startup", 241, "undecided"],
  ["startup", 600, "undecided"],
  ["startup", 601, "fail"],
  ["liveness", 600, "pass"],
  ["liveness", 3600, "undecided"],
  ["liveness", 3601, "fail"],
] as const)("a %s probe may be delayed by %d s: %s", (role, delay, verdict) => {
  expect(verdicts(role, { initialDelaySeconds: secondsOf("delay", delay) })).toEqual([verdict]);
});

test("only a window that no GPU allows either is refused without an assumption", () => {
  const assumptions = (failures: number) =>
    outcomes("startup", { failureThreshold: fact("failures", failures) })
      .flatMap(({ evidence }) => evidence)
      .flatMap((evidence) => (evidence.known && evidence.assumed ? [evidence.assumed] : []));
  expect(assumptions(180)).toEqual(["the service has no GPU, with which Cloud Run would wait up to 1800 s"]);
  expect(assumptions(181)).toEqual([]);
});

test("every fault of a probe is told, but only one doubt", () => {
  const changes = { timeoutSeconds: secondsOf("timeout", 11), failureThreshold: fact("failures", 61) };
  expect(verdicts("startup", changes)).toEqual(["fail", "fail"]);
  const doubtful = { initialDelaySeconds: secondsOf("delay", 300), failureThreshold: fact("failures", 30) };
  expect(verdicts("startup", doubtful)).toEqual(["undecided"]);
});
