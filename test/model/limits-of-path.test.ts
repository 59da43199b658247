import { describe, expect, test } from "vitest";
import type { Hop } from "../../src/model/hop.ts";
import {
  tightestIdle,
  tightestLifetime,
  unknownIdleHops,
  unknownLifetimeHops,
} from "../../src/model/limits-of-path.ts";
import { makePath, secondsOf, unreadable } from "../support/path.ts";

const hop = (name: string, limits: Partial<Hop>): Hop => ({ name, kind: "proxy", ...limits });
const idle = (name: string, seconds: number): Hop => hop(name, { idleSeconds: secondsOf(name, seconds) });

describe("the tightest limit", () => {
  test("is the smallest one, and the outermost of equals", () => {
    const hops = [idle("edge", 100), idle("balancer", 30), idle("proxy", 30)];
    expect(tightestIdle(makePath({ hops }))).toMatchObject({ hop: { name: "balancer" }, fact: { value: 30 } });
  });

  test("of silence is not that of age", () => {
    const hops = [idle("proxy", 30), hop("platform", { lifetimeSeconds: secondsOf("timeout", 3600) })];
    expect(tightestLifetime(makePath({ hops }))?.hop.name).toBe("platform");
    expect(tightestIdle(makePath({ hops }))?.hop.name).toBe("proxy");
  });

  test("is none where no hop has one, or only without end", () => {
    expect(tightestIdle(makePath({ hops: [hop("proxy", {})] }))).toBeUndefined();
    expect(tightestIdle(makePath({ hops: [idle("proxy", Number.POSITIVE_INFINITY)] }))).toBeUndefined();
  });

  test("is never an unknown one, which is told apart", () => {
    const hops = [hop("template", { idleSeconds: unreadable("idle") }), idle("proxy", 60)];
    const path = makePath({ hops });
    expect(tightestIdle(path)?.hop.name).toBe("proxy");
    expect(unknownIdleHops(path).map((limit) => limit.hop.name)).toEqual(["template"]);
    expect(unknownLifetimeHops(path)).toEqual([]);
  });
});
