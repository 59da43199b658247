import { expect, test } from "vitest";
import type { ConnectionPath } from "../../../src/model/path.ts";
import type { Probe } from "../../../src/model/startup.ts";
import { limit } from "../../../src/platform/limits.ts";
import { handlerSlowerThanTimeout } from "../../../src/rules/probe/handler-slower-than-timeout.ts";
import { fact, makePath, secondsOf } from "../../support/path.ts";

const probe = (role: Probe["role"], kind: Probe["kind"], path?: string): Probe => ({
  role,
  kind,
  declaration: fact(`${role} probe`, kind),
  ...(path ? { path: fact("path", path) } : {}),
  initialDelaySeconds: secondsOf("delay", 0),
  periodSeconds: secondsOf("period", 10),
  timeoutSeconds: secondsOf("timeout", 1),
  failureThreshold: fact("failures", 3),
});

const judge = (probes: ConnectionPath["startup"]["probes"], readinessPath?: string): readonly string[] => {
  const path = makePath({
    startup: { probes, measuredByEnvironment: {}, phases: [], dependencies: [] },
    health: {
      externalPaths: [],
      covers: [{ name: fact("cover", "postgres"), timeoutSeconds: secondsOf("postgres", 2) }],
      parallel: fact("parallel", false),
      ...(readinessPath ? { readinessPath: fact("readiness", readinessPath) } : {}),
    },
  });
  return [...handlerSlowerThanTimeout.check(path, { margin: 0.8 }, limit)].map(({ verdict }) => verdict);
};

test("a readiness probe waits for the readiness handler unless it is known to ask something else", () => {
  expect(judge({ readiness: probe("readiness", "http", "/ready") })).toEqual(["fail"]);
  expect(judge({ readiness: probe("readiness", "http", "/ready") }, "/ready")).toEqual(["fail"]);
  expect(judge({ readiness: probe("readiness", "http", "/live") }, "/ready")).toEqual([]);
  expect(judge({ readiness: probe("readiness", "grpc") }, "/ready")).toEqual(["fail"]);
  expect(judge({ readiness: probe("readiness", "tcp") })).toEqual([]);
  expect(judge({ readiness: probe("readiness", "exec") })).toEqual([]);
});

test("other probes wait for it only where they ask the same path", () => {
  const readiness = probe("readiness", "http", "/ready");
  expect(judge({ readiness, startup: probe("startup", "http", "/ready") })).toEqual(["fail", "fail"]);
  expect(judge({ readiness, startup: probe("startup", "http", "/live") })).toEqual(["fail"]);
  expect(judge({ liveness: probe("liveness", "http", "/ready") }, "/ready")).toEqual(["fail"]);
  expect(judge({ liveness: probe("liveness", "grpc") }, "/ready")).toEqual([]);
});
