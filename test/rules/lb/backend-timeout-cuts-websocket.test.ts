import { describe, expect, test } from "vitest";
import { assumptionsOf } from "../../../src/model/describe.ts";
import type { Flavour } from "../../../src/model/load-balancer.ts";
import { backendTimeoutCutsWebsocket as rule } from "../../../src/rules/lb/backend-timeout-cuts-websocket.ts";
import { check, fact, makeLoadBalancer, makePath, secondsOf, unreadable } from "../../support/path.ts";

const timeoutSeconds = secondsOf("timeoutSec", 30);
const behind = (flavour: Flavour) => makeLoadBalancer({ flavour: fact("flavour", flavour), timeoutSeconds });
const beat = (seconds: number) => ({
  sender: "server" as const,
  frame: "control" as const,
  intervalSeconds: secondsOf(`heartbeat of ${seconds} s`, seconds),
  timeoutStarts: "ping" as const,
});
const UNREAD = { ...beat(1), intervalSeconds: unreadable<number>("heartbeat") };

describe("backend timeout", () => {
  test("on a classic load balancer a fast heartbeat does not help", () => {
    const [outcome] = check(rule, makePath({ loadBalancer: behind("classic"), heartbeats: [beat(5)] }));
    expect(outcome).toMatchObject({ verdict: "fail", message: expect.stringContaining("30 < 3600") });
  });

  test("that the server is silent is certain where it is known, and an assumption elsewhere", () => {
    const path = makePath({ loadBalancer: behind("regional-internal") });
    const silentServer = fact("server", "it never sends a ping by itself");
    const assumed = check(rule, path).map(({ verdict, evidence }) => [verdict, assumptionsOf(evidence).length]);
    const certain = check(rule, { ...path, silentServer }).map(({ verdict, evidence }) => [
      verdict,
      assumptionsOf(evidence).length,
    ]);
    expect([assumed, certain]).toEqual([[["fail", 1]], [["fail", 0]]]);
  });

  test("the most frequent of several heartbeats decides", () => {
    const loadBalancer = behind("global-external");
    expect(check(rule, makePath({ loadBalancer, heartbeats: [beat(45), beat(20)] }))).toMatchObject([
      { verdict: "pass" },
    ]);
    expect(check(rule, makePath({ loadBalancer, heartbeats: [beat(45)] }))).toMatchObject([
      {
        verdict: "fail",
        message: expect.stringContaining("45 + 4.5 + 2 = 51.5 s of silence, more than 0.8 x 30 = 24 s"),
      },
    ]);
  });

  test("a heartbeat that cannot be read may save a slow one, and cannot spoil a fast one", () => {
    const loadBalancer = behind("global-external");
    const verdicts = [beat(45), beat(10)].map((known) =>
      check(rule, makePath({ loadBalancer, heartbeats: [known, UNREAD] })).map(({ verdict }) => verdict),
    );
    expect(verdicts).toEqual([["undecided"], ["pass"]]);
  });

  test("an event stream has no upgrade, so the timeout is its lifetime on every load balancer", () => {
    const traffic = { ...makePath().traffic, kind: "sse" as const };
    const path = makePath({ loadBalancer: behind("global-external"), heartbeats: [beat(5)], traffic });
    expect(check(rule, path)).toMatchObject([{ verdict: "fail", message: expect.stringContaining("lifetime") }]);
  });

  test("an unknown kind of load balancer matters only where the timeout is too short for one of them", () => {
    const loadBalancer = { ...behind("classic"), flavour: unreadable<Flavour>("flavour") };
    const long = { ...loadBalancer, timeoutSeconds: secondsOf("timeoutSec", 3600) };
    expect(check(rule, makePath({ loadBalancer }))).toMatchObject([{ verdict: "undecided" }]);
    expect(check(rule, makePath({ loadBalancer: long }))).toMatchObject([{ verdict: "pass" }]);
  });

  test.each<Flavour>(["service-mesh", "proxy-network", "passthrough-external", "passthrough-internal"])(
    "says nothing of a %s",
    (flavour) => expect(check(rule, makePath({ loadBalancer: behind(flavour) }))).toEqual([]),
  );

  test("says nothing of serverless groups, long polls, paths without evidence and sessions without a length", () => {
    const loadBalancer = behind("classic");
    const { traffic } = makePath();
    const paths = [
      makePath({ loadBalancer: { ...loadBalancer, backend: fact("backend", "serverless-neg") } }),
      makePath({ loadBalancer, traffic: { ...traffic, kind: "long-polling" } }),
      makePath({ loadBalancer, traffic: { kind: "http", evidence: [] } }),
      makePath({ loadBalancer, sessionSeconds: secondsOf("session", 0) }),
    ];
    expect(paths.flatMap((path) => check(rule, path))).toEqual([]);
  });
});
