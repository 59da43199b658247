import { describe, expect, test } from "vitest";
import type { LimitId } from "../../src/platform/limits.generated.ts";
import { defaultFor, limit } from "../../src/platform/limits.ts";
import { type BareVersion, spanOfConstraint } from "../../src/platform/version-span.ts";

const written = (version: readonly number[]): string =>
  version.map((part) => (part === Number.POSITIVE_INFINITY ? "*" : part)).join(".");
const span = (text: string, bare: BareVersion = "exact"): string | undefined =>
  spanOfConstraint(text, bare)?.map(written).join(" to ");

describe("a constraint of a package manager lets in", () => {
  test.each([
    ["^4.7.0", "4.7.0 to 4.*.*"],
    ["^0.30.1", "0.30.1 to 0.30.*"],
    ["^0.0.3", "0.0.3 to 0.0.3"],
    ["~4.7.1", "4.7.1 to 4.7.*"],
    ["~4", "4.0.0 to 4.*.*"],
    ["4.x", "4.0.0 to 4.*.*"],
    ["4.7.2", "4.7.2 to 4.7.2"],
    ["=4.7.2", "4.7.2 to 4.7.2"],
    ["==0.30.6", "0.30.6 to 0.30.6"],
    ["==0.30.*", "0.30.0 to 0.30.*"],
    [">=0.15,<1", "0.15.0 to 0.*.*"],
    [">= 0.15, < 0.30.2", "0.15.0 to 0.30.1"],
    [">=0.15 <0.30", "0.15.0 to 0.29.*"],
    [">1.2.3", "1.2.4 to *.*.*"],
    [">1", "2.0.0 to *.*.*"],
    ["<=2.1", "0.0.0 to 2.1.*"],
    ["~=0.30.1", "0.30.1 to 0.30.*"],
    ["~=0.30", "0.30.0 to 0.*.*"],
    ["~> 6.4", "6.4.0 to 6.*.*"],
    ["~> 6.4.2", "6.4.2 to 6.4.*"],
    ["1.2.3 - 2.3.4", "1.2.3 to 2.3.4"],
    ["^3.1.0 || ^4.0.0", "3.1.0 to 4.*.*"],
    [">=1,!=1.5.0", "1.0.0 to *.*.*"],
    ["v1.5.0", "1.5.0 to 1.5.0"],
    ["*", "0.0.0 to *.*.*"],
    ["", "0.0.0 to *.*.*"],
    ["latest", undefined],
    ["workspace:*", undefined],
    ["git+https://example.test/a.git", undefined],
    [">=2 <1", undefined],
    [`>=${"1".repeat(1000)}`, undefined],
  ])("%s: %s", (text, expected) => {
    expect(span(text)).toBe(expected);
  });

  test("a bare version is what its ecosystem takes it for", () => {
    expect(span("0.7", "caret")).toBe("0.7.0 to 0.7.*");
    expect(span("1.2.3", "caret")).toBe("1.2.3 to 1.*.*");
  });
});

test.each<[LimitId, string, unknown]>([
  ["uvicorn-ping", "==0.30.6", 20],
  ["uvicorn-ping", ">=0.15", 20],
  ["uvicorn-ping", ">=0.14", undefined],
  ["uvicorn-ping", "<0.15", "off"],
  ["sio-pong", "^4.7.0", 20000],
  ["sio-pong", "^3.0.0 || ^4.0.0", undefined],
  ["sio-pong", "^2.0.0", undefined],
  ["puma-hka", "~> 6.4", 20],
  ["puma-hka", ">= 6", undefined],
])("the default of %s is decided by %s only where all its versions agree: %s", (id, text, expected) => {
  expect(defaultFor(limit(id), spanOfConstraint(text, "exact"))).toBe(expected);
});
