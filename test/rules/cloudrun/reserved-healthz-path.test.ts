import { describe, expect, test } from "vitest";
import { assumptionsOf } from "../../../src/model/describe.ts";
import { reservedHealthzPath as rule } from "../../../src/rules/cloudrun/reserved-healthz-path.ts";
import { check, fact, makePath } from "../../support/path.ts";

const judge = (path: string) => {
  const health = { ...makePath().health, externalPaths: [fact("health.liveness", path)] };
  return check(rule, makePath({ health })).map((outcome) =>
    outcome.verdict === "fail"
      ? [assumptionsOf(outcome.evidence).length > 0 ? "perhaps" : "fail", outcome.fix?.title]
      : [outcome.verdict],
  );
};

describe("reserved paths", () => {
  test.each([
    ["/healthz", "/health"],
    ["/_ah/health", "/health"],
    ["/_ah/warmup", "/health"],
    ["/eventlog", "/health"],
    ["/api/eventlog", "/health"],
  ])("%s never reaches the container", (path, free) => {
    expect(judge(path)).toEqual([["fail", `Serve health at ${free} and ask for it there`]]);
  });

  test.each([
    ["/readyz", "/ready"],
    ["/api/healthz", "/api/health"],
  ])("%s ends in z and may be reserved", (path, free) => {
    expect(judge(path)).toEqual([["perhaps", `Serve health at ${free} and ask for it there`]]);
  });

  test.each(["/health", "/healthz/", "/zebra", "/_ahoy", "/eventlogs", "/"])("%s gets through", (path) => {
    expect(judge(path)).toEqual([["pass"]]);
  });
});
