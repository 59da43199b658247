import { describe, expect, test } from "vitest";
import type { PolicyLayer } from "../../src/config/config.ts";
import { policyLayers, resolvePolicy } from "../../src/engine/policy.ts";
import { defineRule } from "../../src/engine/rule.ts";

const about = { title: "t", why: "w", references: [] };
const params = { margin: { default: 1.5, about: "times" }, name: { default: "services", about: "phase" } };
const rule = defineRule({ id: "app/slow", ...about, params, check: () => [] });

function layer(text: Partial<PolicyLayer>): PolicyLayer {
  return { name: "test", session: {}, rules: {}, overrides: [], assertions: [], ...text };
}

function severity(environment: string, ...settings: readonly PolicyLayer["rules"][string][]): string {
  const layers = settings.map((setting) => layer({ rules: { "app/slow": setting } }));
  return resolvePolicy(layers, environment).severityOf("app/slow");
}

describe("severity", () => {
  test("a rule that nobody mentions is off", () => {
    expect(severity("production")).toBe("off");
    expect(resolvePolicy([], "production").severityOf("app/other")).toBe("off");
  });

  test("one value holds in every environment", () => {
    expect(severity("development", { severity: "note" })).toBe("note");
  });

  test("a later layer wins", () => {
    expect(severity("production", { severity: "error" }, { severity: "off" })).toBe("off");
  });

  test("a later layer that names other environments leaves this one alone", () => {
    expect(severity("production", { severity: "error" }, { severity: { staging: "note" } })).toBe("error");
  });

  test("a later layer that only sets parameters leaves the severity alone", () => {
    expect(severity("production", { severity: "error" }, { params: { margin: 2 } })).toBe("error");
  });

  test("an environment that is not named is held to production's standard", () => {
    const triple = { severity: { development: "off", staging: "note", production: "error" } } as const;
    expect(severity("qa", triple)).toBe("error");
    expect(severity("qa", triple, { severity: { qa: "warning" } })).toBe("warning");
  });

  test("a standard environment that a layer leaves out does not borrow production's value", () => {
    expect(severity("development", { severity: { production: "error" } })).toBe("off");
  });

  test("an environment called constructor is one like any other", () => {
    expect(severity("constructor", { severity: { production: "error" } })).toBe("error");
  });
});

describe("parameters", () => {
  const values = (environment: string, given: PolicyLayer["rules"][string]["params"]) =>
    resolvePolicy([layer({ rules: { "app/slow": { params: given ?? {} } } })], environment).paramsOf(rule);

  test("without a word they are the rule's defaults", () => {
    expect(values("production", {})).toEqual({ margin: 1.5, name: "services" });
    expect(resolvePolicy([], "production").paramsOf(rule)).toEqual({ margin: 1.5, name: "services" });
  });

  test("each environment has its own", () => {
    const margin = { development: 1, staging: 1.25, production: 1.5 };
    expect(values("staging", { margin }).margin).toBe(1.25);
    expect(values("qa", { margin: { ...margin, production: 3 } }).margin).toBe(3);
  });

  test("a value of another type counts for nothing", () => {
    expect(values("production", { margin: "wide" }).margin).toBe(1.5);
  });
});

describe("the built-in packs", () => {
  test("sessions last longer the closer they are to users", () => {
    const lengths = ["development", "staging", "production", "qa"].map(
      (environment) => resolvePolicy(policyLayers(["recommended"]), environment).sessionSeconds,
    );
    expect(lengths).toEqual([0, 900, 3600, 3600]);
  });

  test("strict stands on recommended, which comes in once", () => {
    expect(policyLayers(["strict"])).toEqual(policyLayers(["recommended", "strict"]));
    expect(policyLayers(["strict"])).toHaveLength(2);
  });

  test("the config's own layer is on top", () => {
    const own = layer({ session: { production: 60 } });
    expect(resolvePolicy(policyLayers(["strict"], own), "production").sessionSeconds).toBe(60);
  });

  test("without a pack nothing is asked for", () => {
    expect(resolvePolicy(policyLayers([]), "production").sessionSeconds).toBe(0);
  });
});
