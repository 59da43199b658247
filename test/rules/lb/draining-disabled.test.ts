import { describe, expect, test } from "vitest";
import { drainingDisabled as rule } from "../../../src/rules/lb/draining-disabled.ts";
import { check, fact, makeLoadBalancer, makePath, secondsOf } from "../../support/path.ts";

const attachment = { via: "backend-config" as const, target: fact("Service chat", "chat"), faults: [] };
const loadBalancer = makeLoadBalancer({ drainSeconds: secondsOf("drainingTimeoutSec", 0), attachment });

describe("draining", () => {
  test.each([
    [600, 60],
    [65, 60],
    [30, 25],
    [2, 1],
  ])("with a grace period of %i s the fix proposes %i s", (grace, wanted) => {
    const path = makePath({ loadBalancer, shutdown: { graceSeconds: secondsOf("grace", grace) } });
    expect(check(rule, path)).toMatchObject([
      {
        verdict: "fail",
        fix: { title: `Attach a BackendConfig with connectionDraining.drainingTimeoutSec: ${wanted} to Service chat` },
      },
    ]);
  });
});
