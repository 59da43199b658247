import { expect, test } from "vitest";
import type { HealthCheck } from "../../../src/model/load-balancer.ts";
import { limit } from "../../../src/platform/limits.ts";
import { lbHealthPathMismatch } from "../../../src/rules/probe/lb-health-path-mismatch.ts";
import { fact, makeLoadBalancer, makePath, secondsOf } from "../../support/path.ts";

const message = (source: HealthCheck["source"], notInferred?: string): string => {
  const healthCheck: HealthCheck = {
    source,
    type: fact("type", "HTTP"),
    path: fact("path", "/"),
    intervalSeconds: secondsOf("interval", 15),
    timeoutSeconds: secondsOf("timeout", 15),
    ...(notInferred ? { notInferred: fact("readiness probe", notInferred) } : {}),
  };
  const health = {
    readinessPath: fact("readiness", "/ready"),
    externalPaths: [],
    covers: [],
    parallel: fact("p", false),
  };
  const path = makePath({ loadBalancer: makeLoadBalancer({ healthCheck }), health });
  const [outcome] = [...lbHealthPathMismatch.check(path, {}, limit)];
  return outcome?.verdict === "fail" ? outcome.message : "";
};

test("the message says what the load balancer really asks, and why", () => {
  expect(message("explicit")).toContain("Ingress chat checks / (its health check says so), and readiness is /ready");
  expect(message("default")).toContain("(the default; no health check sets one, and the readiness probe is not read)");
  expect(message("default", "it is a TCP probe")).toContain(
    "(the default; the readiness probe is not copied: it is a TCP probe)",
  );
});
