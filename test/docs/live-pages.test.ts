import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { composeLivePage, renderLivePage } from "../../.build/live-pages.mjs";
import { shippedValues } from "../../.build/params-table.mjs";
import { verify } from "../../src/api/verify.ts";
import { policyLayers, resolvePolicy } from "../../src/engine/policy.ts";
import { SCENARIOS } from "../../src/probe/all.generated.ts";
import { renderText } from "../../src/report/text.ts";
import { CHAT_CONFIG, startFaultServer } from "../support/fault-server.ts";

const product = { verify, renderText, startFaultServer, config: CHAT_CONFIG };
const read = (file: string): string => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8");
const pageOf = (id: string): string => read(`policies/rules/${id}.md`);
const valuesOf = shippedValues({ policyLayers, resolvePolicy });

describe.each(SCENARIOS.map((scenario) => ({ id: scenario.id, scenario })))("the page of $id", ({ id, scenario }) => {
  const page = pageOf(id);

  test("is what its source says today, outputs aside (node .build/pages.mjs)", () => {
    const source = read(`src/probe/scenarios/${id.replace("live/", "")}.ts`);
    expect(page).toBe(composeLivePage(source, scenario, { page, valuesOf }));
  });
});

test.concurrent.for(SCENARIOS.map(({ id }) => id))(
  "the page of %s shows what the check says of its fault today, numbers aside (node .build/pages.mjs)",
  { timeout: 120_000 },
  async (id, { expect }) => {
    const page = pageOf(id);
    expect(await renderLivePage(id, page, product)).toBe(page);
  },
);

test.concurrent.for(["README.md", "docs/verify.md"])(
  "%s shows what verify says today, numbers aside (node .build/pages.mjs)",
  { timeout: 120_000 },
  async (file, { expect }) => {
    const page = read(file);
    expect(await renderLivePage(undefined, page, product)).toBe(page);
  },
);
