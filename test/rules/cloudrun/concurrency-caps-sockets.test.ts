import { describe, expect, test } from "vitest";
import type { Capacity } from "../../../src/model/capacity.ts";
import { concurrencyCapsSockets as rule } from "../../../src/rules/cloudrun/concurrency-caps-sockets.ts";
import { check, fact, makePath } from "../../support/path.ts";

const judge = (
  numbers: Readonly<Partial<Record<"concurrency" | "maxInstances" | "peakSockets" | "serverSlots", number>>>,
) => {
  const capacity: Capacity = Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, fact(name, value)]),
  );
  return check(rule, makePath({ capacity }));
};

describe("slots for sockets", () => {
  test("the fix raises the concurrency as long as Cloud Run allows it, then the instances", () => {
    const titles = [2000, 9000].map((peakSockets) => judge({ concurrency: 80, maxInstances: 10, peakSockets }));
    expect(titles).toMatchObject([
      [{ verdict: "fail", fix: { title: "Set the concurrency to 250" } }],
      [{ verdict: "fail", fix: { title: "Allow 141 instances at 80 each" } }],
    ]);
  });

  test("a server with fewer slots than the concurrency bounds the sum as well", () => {
    expect(judge({ concurrency: 80, maxInstances: 10, peakSockets: 100, serverSlots: 8 })).toMatchObject([
      { verdict: "fail", message: expect.stringContaining("Client 9 of an instance hangs") },
      {
        verdict: "fail",
        message: expect.stringContaining("0.8 x 10 x 8 = 64"),
        fix: { title: "Allow 16 instances at 8 each" },
      },
    ]);
  });

  test("shares compare as they print", () => {
    expect(judge({ concurrency: 35, maxInstances: 10, peakSockets: 280 })).toMatchObject([{ verdict: "pass" }]);
    expect(judge({ concurrency: 35, maxInstances: 10, peakSockets: 281 })).toMatchObject([{ verdict: "fail" }]);
  });

  test("without a declared load and a bounded server there is nothing to say", () => {
    expect(judge({ concurrency: 80, maxInstances: 10 })).toEqual([]);
  });
});
