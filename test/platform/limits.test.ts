import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readLimits, renderLimits } from "../../.build/limits.mjs";
import type { Limit } from "../../src/platform/limit.ts";
import { LIMITS, type LimitId } from "../../src/platform/limits.generated.ts";
import { defaultFor, defaultSeconds, limit, secondsOf } from "../../src/platform/limits.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const rows: Readonly<Record<LimitId, Limit>> = LIMITS;
const all = Object.values(rows);
const ids = Object.keys(rows) as LimitId[];

describe("policies/limits", async () => {
  const schema = JSON.parse(await readFile(`${root}schemas/limits.schema.json`, "utf8"));
  const validate = new Ajv({ allowUnionTypes: true, allErrors: true }).compile(schema);
  const files = (await readdir(`${root}policies/limits`)).sort();

  test.each(files)("%s is valid", async (file) => {
    validate(parse(await readFile(`${root}policies/limits/${file}`, "utf8")));
    expect(validate.errors).toBeNull();
  });

  test.each([
    ["an unknown key", { colour: "red" }],
    ["an unknown unit", { unit: "fortnights" }],
    ["an unknown role", { role: "keepalive" }],
    ["an unknown confidence", { confidence: "probable" }],
    ["a source without an address", { source: "the handbook" }],
    ["a month that does not exist", { checked: "2026-13" }],
    ["a duration in words", { default: "half an hour" }],
    ["a row without any value", { default: undefined, max: undefined }],
    ["a range that is no comparator", { versions: [{ range: "^1.2.3", default: 1 }] }],
    ["a number for a boolean", { unit: "boolean", default: 1 }],
    ["a ceiling for a text", { unit: "text", default: "gen1", max: 3 }],
  ])("%s is refused", (_, change) => {
    const row = { ...limit("run-shutdown"), ...change };
    expect(validate([JSON.parse(JSON.stringify(row))])).toBe(false);
  });

  test("every id is taken once", async () => {
    const lists = await Promise.all(files.map((file) => readFile(`${root}policies/limits/${file}`, "utf8")));
    const taken = lists.flatMap((text) => (parse(text) as Limit[]).map(({ id }) => id));
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken.length).toBe(ids.length);
  });

  test("limits.generated.ts is what the YAML says", async () => {
    const generated = await readFile(`${root}src/platform/limits.generated.ts`, "utf8");
    expect(generated).toBe(renderLimits(await readLimits(root)));
  });
});

describe("rows", () => {
  test("each row is found by its own id", () => {
    for (const id of ids) expect(limit(id).id).toBe(id);
  });

  test("a default lies between its bounds", () => {
    const outside = all.filter(
      (row) =>
        typeof row.default === "number" &&
        (row.default < (row.min ?? row.default) || row.default > (row.max ?? row.default)),
    );
    expect(outside).toEqual([]);
  });

  test("bounds are in order", () => {
    const crossed = all.filter(({ min, max }) => min !== undefined && max !== undefined && min > max);
    expect(crossed).toEqual([]);
  });

  test("versions that disagree leave no default", () => {
    const guessed = all.filter(
      (row) => row.default !== undefined && row.versions?.some((version) => version.default !== row.default),
    );
    expect(guessed).toEqual([]);
  });

  test("ranges of versions do not overlap, and the newest is last", () => {
    for (const row of all) {
      const starts = (row.versions ?? []).map(({ range }) => /^>=([\d.]+)/.exec(range)?.[1]);
      expect(starts.slice(1)).not.toContain(undefined);
      for (const [index, start] of starts.entries()) {
        if (start !== undefined) expect(defaultFor(row, start), row.id).toBe(row.versions?.[index]?.default);
      }
    }
  });

  test("a row whose sources disagree says so", () => {
    expect(limit("run-startup-product-max")).toMatchObject({ max: 600, confidence: "conflicting" });
    expect(limit("run-startup-strict-max")).toMatchObject({ max: 240, confidence: "conflicting" });
  });
});

describe("platform arithmetic", () => {
  test("Cloud Run's request timeout can be raised to an hour, and no further", () => {
    expect(limit("run-timeout-default")).toMatchObject({ default: 300, max: 3600, role: "lifetime" });
  });

  test("the platform's own start-up probe waits as long as the strict ceiling", () => {
    const window =
      defaultSeconds("run-probe-default-tcp-period") * threshold("run-probe-default-tcp-failure-threshold");
    expect(window).toBe(limit("run-startup-strict-max").max);
  });

  test("a bare probe block shortens the start-up window to 30 s", () => {
    const window = defaultSeconds("run-probe-defaults-period") * threshold("run-probe-defaults-failure-threshold");
    expect(window).toBe(30);
  });

  test("the advised keep-alive outlives the load balancer's", () => {
    expect(limit("lb-backend-ka-620").min).toBeGreaterThan(defaultSeconds("lb-backend-ka"));
  });

  test("a pod's default grace is longer than Cloud Run's", () => {
    expect(defaultSeconds("k8s-grace")).toBeGreaterThan(defaultSeconds("run-shutdown"));
  });

  function threshold(id: LimitId): number {
    return Number(limit(id).default);
  }
});

describe("defaultFor", () => {
  test.each<[LimitId, string | undefined, Limit["default"]]>([
    ["uvicorn-ping", "0.14.0", "off"],
    ["uvicorn-ping", "0.15.0", 20],
    ["uvicorn-ping", "0.30.6", 20],
    ["uvicorn-ping-wsproto", "0.45.9", "off"],
    ["fastify-hka", "3.29.5", 5000],
    ["fastify-hka", "4.0.0", 72000],
    ["eio-pong", "3.1.2", 60000],
    ["eio-pong", "3.5.0", 5000],
    ["eio-pong", "3.6.2", 20000],
    ["eio-pong", "4.1.2", 5000],
    ["eio-pong", "6.6.4", 20000],
    ["node-hka", "20.19.1", 5000],
    ["node-hka", "26.3.0", 5000],
    ["redis-py-tcp-keep-alive", "7.2.0", false],
    ["boot-drain", "3.4.1", "graceful"],
  ])("%s at %s is %s", (id, version, expected) => {
    expect(defaultFor(limit(id), version)).toBe(expected);
  });

  test("a row without versions has one default for all", () => {
    expect(defaultFor(limit("uvicorn-hka"), "0.30.0")).toBe(5);
    expect(defaultFor(limit("uvicorn-hka"), undefined)).toBe(5);
  });

  test("an unknown version leaves it open where versions disagree", () => {
    expect(defaultFor(limit("fastify-hka"), undefined)).toBeUndefined();
    expect(defaultFor(limit("fastify-hka"), "latest")).toBeUndefined();
    expect(defaultFor(limit("fastify-hka"), "^4.0.0")).toBeUndefined();
  });

  test("an unknown version changes nothing where versions agree", () => {
    expect(defaultFor(limit("node-hka"), undefined)).toBe(5000);
    expect(defaultFor(limit("node-hka"), "lts-alpine")).toBe(5000);
  });

  test("a version outside every range leaves it open", () => {
    expect(defaultFor(limit("node-hka"), "27.0.0")).toBeUndefined();
    expect(defaultFor(limit("lb-tf-scheme-default"), "7.10.0")).toBeUndefined();
  });

  test("a partial version counts where all of it lies in one range", () => {
    expect(defaultFor(limit("node-hka"), "22-alpine")).toBe(5000);
    expect(defaultFor(limit("fastify-hka"), "v4")).toBe(72000);
    expect(defaultFor(limit("tornado-pong-factor"), "6")).toBeUndefined();
    expect(defaultFor(limit("tornado-pong-factor"), "6.5")).toBe(1);
  });

  test("each comparator is inclusive or not as written", () => {
    const row: Limit = {
      ...limit("run-shutdown"),
      versions: [
        { range: "<=1.0.0", default: 1 },
        { range: ">1.0.0 <2.0.0", default: 2 },
      ],
    };
    expect(["1.0.0", "1.0.1", "1.99.0", "2.0.0"].map((version) => defaultFor(row, version))).toEqual([
      1,
      2,
      2,
      undefined,
    ]);
  });

  test("a comparator nobody wrote is our mistake, not a silent miss", () => {
    const row: Limit = { ...limit("run-shutdown"), versions: [{ range: "~1.0.0", default: 1 }] };
    expect(() => defaultFor(row, "1.0.0")).toThrow(TypeError);
  });
});

describe("seconds", () => {
  test("milliseconds, seconds and minutes convert exactly", () => {
    expect(defaultSeconds("node-hka")).toBe(5);
    expect(defaultSeconds("run-timeout-default")).toBe(300);
    expect(secondsOf(limit("uws-life"), 240)).toBe(14_400);
    expect(secondsOf(limit("eio-ping"), 4500)).toBe(4.5);
  });

  test("a given value wins over the default, zero included", () => {
    expect(secondsOf(limit("k8s-grace"), 600)).toBe(600);
    expect(secondsOf(limit("k8s-grace"), 0)).toBe(0);
  });

  test("what is off, missing or differs by version has no seconds", () => {
    expect(() => defaultSeconds("ws-ping")).toThrow("ws-ping has no numeric default: off");
    expect(() => defaultSeconds("run-startup-strict-max")).toThrow("none");
    expect(() => defaultSeconds("fastify-hka")).toThrow(TypeError);
  });

  test("a count, a size or a name is no duration", () => {
    expect(() => defaultSeconds("run-port-env")).toThrow("run-port-env is no duration: count");
    expect(() => secondsOf(limit("ws-size"))).toThrow(TypeError);
    expect(() => defaultSeconds("gunicorn-class")).toThrow(TypeError);
  });
});
