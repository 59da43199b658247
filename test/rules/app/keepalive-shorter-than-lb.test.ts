import { expect, test } from "vitest";
import type { LoadBalancer } from "../../../src/model/load-balancer.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { limit } from "../../../src/platform/limits.ts";
import { keepaliveShorterThanLb } from "../../../src/rules/app/keepalive-shorter-than-lb.ts";
import { makeLoadBalancer, makePath, secondsOf, unreadable } from "../../support/path.ts";

const verdicts = (lb: Partial<LoadBalancer>, overrides: Partial<ConnectionPath> = {}): readonly string[] => {
  const loadBalancer = makeLoadBalancer({ backendKeepAliveSeconds: secondsOf("keep-alive", 600), ...lb });
  const path = makePath({ loadBalancer, keepAliveSeconds: secondsOf("server keep-alive", 5), ...overrides });
  return [...keepaliveShorterThanLb.check(path, {}, limit)].map(({ verdict }) => verdict);
};

test("a load balancer or backend of unknown kind is undecided", () => {
  expect(verdicts({ flavour: unreadable("flavour") })).toEqual(["undecided"]);
  expect(verdicts({ backend: unreadable("backend") })).toEqual(["undecided"]);
});

test("a server that closes after every answer has no idle connection to lose", () => {
  expect(verdicts({}, { keepAliveSeconds: secondsOf("server keep-alive", 0) })).toEqual(["pass"]);
});
