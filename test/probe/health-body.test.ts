import { expect, test } from "vitest";
import { expectAllPass, expectOnlyFailure, messageOf, verdicts, verifyMode } from "../support/live.ts";

const body = { checks: ["H1", "H2"] } as const;
const WITHOUT_COVERS = "services: { chat: { paths: [/ws], health: { readiness: /ready } } }";

test.concurrent("a good body passes", async () => {
  const report = await verifyMode("good", body);
  expectAllPass(report);
  expect(messageOf(report, "H2")).toMatch(/ready, postgres, redis too/);
});

test.concurrent("a dependency that is down is found in the body, not in the status", async () => {
  const report = await verifyMode("health-unhealthy-dependency", body);
  expectOnlyFailure(report, "H2", /answers 200, .* its body says otherwise: redis is "down"/);
  expect(report.findings[0]?.related.map(({ message }) => message).join()).toMatch(/redis/);
});

test.concurrent("a plain word cannot show what readinessCovers promises", async () => {
  expectOnlyFailure(await verifyMode("health-not-json", body), "H2", /does not name postgres, redis/);
});

test.concurrent("a plain word is enough where nothing more is promised", async () => {
  const report = await verifyMode("health-not-json", { ...body, config: WITHOUT_COVERS });
  expectAllPass(report);
  expect(verdicts(report)).toEqual({ H1: "pass", H2: "pass" });
});

test.concurrent("what readinessCovers names has to be named", async () => {
  const config = WITHOUT_COVERS.replace("/ready }", "/ready, readinessCovers: [Postgres, kafka] }");
  expectOnlyFailure(await verifyMode("good", { ...body, config }), "H2", /does not name kafka:/);
});

test.concurrent("a status that is bad stays the readiness check's", async () => {
  const report = await verifyMode("health-503", { ...body, config: `${WITHOUT_COVERS}\n${SHORT}` });
  expectOnlyFailure(report, "H1", /did not become good/);
});

const SHORT = "rules: { live/never-ready: { params: { deadlineSeconds: 5 } } }";
