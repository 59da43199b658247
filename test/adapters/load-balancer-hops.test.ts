import { describe, expect, test } from "vitest";
import { hopsOf } from "../../src/adapters/load-balancer-hops.ts";
import { declared, declaredSeconds, type Fact, unknown } from "../../src/model/fact.ts";
import type { Flavour } from "../../src/model/load-balancer.ts";
import { limit } from "../../src/platform/limits.ts";
import { locateKey, rootCursor } from "../../src/syntax/cursor.ts";
import { yaml } from "../support/parse.ts";
import { said } from "./compute/support.ts";

const at = locateKey(rootCursor(yaml("chat: 1")[0] ?? fail()));
const timeout = declaredSeconds("timeoutSec", 45, at);

function fail(): never {
  throw new Error("no document");
}

function limitsOf(flavour: Fact<Flavour>, cut: Fact<number> | undefined = timeout): readonly unknown[] {
  return hopsOf("chat", flavour, cut, at, limit).map(({ idleSeconds, lifetimeSeconds }) => [
    said(idleSeconds),
    said(lifetimeSeconds),
  ]);
}

describe("idle is not lifetime", () => {
  test.each<readonly [Flavour, readonly unknown[]]>([
    ["classic", [[undefined, 45]]],
    ["global-external", [[45, "86400 by lb-ws-global"]]],
    ["regional-external", [[45, undefined]]],
    ["regional-internal", [[45, undefined]]],
    ["cross-region-internal", [[45, undefined]]],
    ["proxy-network", [[45, undefined]]],
    ["passthrough-external", [["60 by nlb-pt-ext-track", undefined]]],
    ["passthrough-internal", [["600 by nlb-pt-int-track", undefined]]],
    ["service-mesh", []],
  ])("%s", (flavour, expected) => {
    expect(limitsOf(declared("kind", flavour, at))).toEqual(expected);
  });
});

test("an unknown kind leaves both limits unknown, with its reason", () => {
  const why = "unknown: it depends on the kind of load balancer: its class is not Google's";
  expect(limitsOf(unknown("kind", "its class is not Google's", at))).toEqual([[why, why]]);
});

test("without a timeout the limit is unknown, not absent", () => {
  const [hop] = hopsOf("chat", declared("kind", "classic", at), undefined, at, limit);
  expect(said(hop?.lifetimeSeconds)).toBe("unknown: its backend service is not in the input");
});

test("what was assumed of the kind is assumed of its limits", () => {
  const flavour = { ...declared<Flavour>("kind", "global-external", at), assumed: "GKE handles it" };
  const [hop] = hopsOf("chat", flavour, { ...timeout, assumed: "it arrives" }, at, limit);
  expect(hop?.idleSeconds).toMatchObject({ value: 45, assumed: "it arrives, and that GKE handles it" });
  expect(hop?.lifetimeSeconds).toMatchObject({ assumed: "GKE handles it" });
});
