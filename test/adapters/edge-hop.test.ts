import { describe, expect, test } from "vitest";
import { edgeHop } from "../../src/adapters/edge/edge-hop.ts";
import { declared, type Fact } from "../../src/model/fact.ts";
import type { Traffic } from "../../src/model/path.ts";
import { limit } from "../../src/platform/limits.ts";
import { locate, rootCursor } from "../../src/syntax/cursor.ts";
import { yaml } from "../support/parse.ts";

const [document] = yaml("front");
const at = document && locate(rootCursor(document));
if (at === undefined) throw new Error("no place");

const said = (fact: Fact<unknown> | undefined): unknown => (fact?.known ? fact.value : fact && "unknown");

function edge(name: string, traffic: Traffic["kind"] = "websocket", websockets?: Fact<boolean>): readonly unknown[] {
  if (at === undefined) return [];
  const front = { name: declared("front", name, at), ...(websockets && { websockets }) };
  const { idleSeconds, lifetimeSeconds, carries } = edgeHop(front, traffic, limit);
  return [idleSeconds, lifetimeSeconds, carries?.websockets, carries?.streams].map(said);
}

describe("a product in front", () => {
  test.each([
    ["cloudflare", [100, undefined, undefined, undefined]],
    ["cloudfront", [600, undefined, true, undefined]],
    ["azure-front-door", [300, 14400, true, false]],
    ["api-gateway", [300, 3600, "unknown", undefined]],
    ["firebase-hosting", [undefined, undefined, false, false]],
    ["netlify", [undefined, 26, "unknown", undefined]],
    ["vercel", ["unknown", "unknown", "unknown", undefined]],
    ["fastly", ["unknown", undefined, "unknown", undefined]],
    ["akamai", ["unknown", undefined, "unknown", undefined]],
    ["espv2", ["unknown", undefined, true, undefined]],
    ["esp", ["unknown", undefined, "unknown", undefined]],
    ["iap", [undefined, undefined, true, undefined]],
    ["cloud-cdn", [undefined, undefined, undefined, undefined]],
    ["corporate-proxy", ["unknown", undefined, undefined, undefined]],
    ["constructor", ["unknown", undefined, undefined, undefined]],
  ])("is what its vendor says of WebSockets: %s", (name, expected) => {
    expect(edge(name)).toEqual(expected);
  });

  test.each([
    ["api-gateway", [undefined, 15, "unknown", undefined]],
    ["azure-front-door", ["unknown", undefined, true, false]],
    ["firebase-hosting", [undefined, 60, false, false]],
    ["cloudfront", ["unknown", undefined, true, undefined]],
  ])("may treat an event stream otherwise: %s", (name, expected) => {
    expect(edge(name, "sse")).toEqual(expected);
  });

  test("is known however it is spelt", () => {
    expect(edge("Firebase Hosting")).toEqual(edge("firebase-hosting"));
    expect(edge("Google_API_Gateway")).toEqual(edge("api-gateway"));
  });

  test("does what the user says it does", () => {
    expect(edge("api-gateway", "websocket", declared("websockets", true, at))).toEqual([300, 3600, true, undefined]);
  });
});
