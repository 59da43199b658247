import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { renderPacks } from "../../.build/validators.mjs";
import { PACK_NAMES, policyLayers, resolvePolicy } from "../../src/engine/policy.ts";
import type { Setting } from "../../src/engine/rule.ts";
import { SCENARIOS } from "../../src/probe/all.generated.ts";
import { RULES as FILE_RULES } from "../../src/rules/all.generated.ts";

/** A policy speaks of both. */
const RULES = [...FILE_RULES, ...SCENARIOS];
const root = fileURLToPath(new URL("../../", import.meta.url));
const environments = ["development", "staging", "production"];
const weight: Readonly<Record<Setting, number>> = { off: 0, note: 1, warning: 2, error: 3 };

const severity = (pack: string, environment: string, id: string): Setting =>
  resolvePolicy(policyLayers([pack]), environment).severityOf(id);

test("packs.generated.ts is what policies/*.yaml says", async () => {
  expect(await readFile(`${root}src/engine/packs.generated.ts`, "utf8")).toBe(await renderPacks(root));
});

test("there are the packs that the documentation names", () => {
  expect(PACK_NAMES).toEqual(["cloud-run", "gke", "recommended", "strict"]);
});

test("a pack mentions no rule that does not exist", () => {
  const ids = new Set(RULES.map(({ id }) => id));
  const mentioned = PACK_NAMES.flatMap((name) => policyLayers([name]).flatMap(({ rules }) => Object.keys(rules)));
  expect(mentioned.filter((id) => !ids.has(id))).toEqual([]);
});

test("a pack sets no parameter that its rule does not have", () => {
  for (const { rules } of policyLayers(["strict"])) {
    for (const [id, { params = {} }] of Object.entries(rules)) {
      const known = Object.keys(RULES.find((rule) => rule.id === id)?.params ?? {});
      expect(known, id).toEqual(expect.arrayContaining(Object.keys(params)));
    }
  }
});

describe.each(RULES.map(({ id }) => id))("%s", (id) => {
  test("is on in production", () => {
    for (const pack of PACK_NAMES) expect(severity(pack, "production", id), pack).not.toBe("off");
  });

  test("is no milder in a later environment", () => {
    for (const pack of PACK_NAMES) {
      const weights = environments.map((environment) => weight[severity(pack, environment, id)]);
      expect(weights, pack).toEqual([...weights].sort());
    }
  });

  test("is no milder in strict than in recommended", () => {
    for (const environment of environments) {
      const [usual, strict] = [severity("recommended", environment, id), severity("strict", environment, id)];
      expect(weight[strict], environment).toBeGreaterThanOrEqual(weight[usual]);
    }
  });
});

describe.each(["cloud-run", "gke"])("%s", (pack) => {
  const with_ = (packs: readonly string[], environment: string, id: string): Setting =>
    resolvePolicy(policyLayers(packs), environment).severityOf(id);

  test("asks for more than recommended, and never for more or less than strict where both are extended", () => {
    const ids = RULES.map(({ id }) => id);
    const louder = ids.filter((id) => severity(pack, "staging", id) !== severity("recommended", "staging", id));
    expect(louder.length).toBeGreaterThan(3);
    for (const environment of environments) {
      for (const id of ids) {
        expect(with_(["strict", pack], environment, id), `${id} in ${environment}`).toBe(
          severity("strict", environment, id),
        );
      }
    }
  });

  test("takes nothing away from the other one", () => {
    const other = pack === "gke" ? "cloud-run" : "gke";
    for (const environment of environments) {
      for (const { id } of RULES) {
        const both = with_([pack, other], environment, id);
        for (const one of [pack, other]) {
          expect(weight[both], `${id} in ${environment}`).toBeGreaterThanOrEqual(
            weight[severity(one, environment, id)],
          );
        }
      }
    }
  });
});

test("strict asks for more than recommended", () => {
  const louder = RULES.filter(({ id }) => severity("strict", "staging", id) !== severity("recommended", "staging", id));
  expect(louder.length).toBeGreaterThan(5);
});

test("a load balancer that checks another path is advice, never an error", () => {
  for (const pack of PACK_NAMES) {
    for (const environment of environments) {
      expect(severity(pack, environment, "probe/lb-health-path-mismatch")).not.toBe("error");
    }
  }
});
