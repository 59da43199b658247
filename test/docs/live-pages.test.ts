import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { renderLivePage } from "../../.build/live-pages.mjs";
import { verify } from "../../src/api/verify.ts";
import { policyLayers, resolvePolicy } from "../../src/engine/policy.ts";
import { SCENARIOS } from "../../src/probe/all.generated.ts";
import { renderText } from "../../src/report/text.ts";
import { CHAT_CONFIG, startFaultServer } from "../support/fault-server.ts";

const product = { verify, renderText, startFaultServer, config: CHAT_CONFIG };
const pageOf = (id: string): string =>
  readFileSync(fileURLToPath(new URL(`../../policies/rules/${id}.md`, import.meta.url)), "utf8");
const policy = resolvePolicy(policyLayers(["recommended"]), "production");

describe.each(SCENARIOS.map((scenario) => ({ id: scenario.id, scenario })))("the page of $id", ({ id, scenario }) => {
  const page = pageOf(id);

  test("begins with the title, and says which check it is", () => {
    const { title, check, suite, impact } = scenario;
    const head = `\`${id}\` · check ${check} · suite ${suite} · impact ${impact}`;
    expect(page.split("\n").slice(0, 3)).toEqual([`# ${title}`, "", head]);
  });

  test("names every parameter with the value it has in production", () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| ([^|]*?) ?\|/gm)].map(([, name, value]) => [name, value]);
    const params: Readonly<Record<string, unknown>> = policy.paramsOf(scenario);
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(Object.keys(scenario.params).map((name) => [name, String(params[name])])),
    );
  });

  test("names its references", () => {
    for (const reference of scenario.references) expect(page).toContain(reference);
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
    const page = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8");
    expect(await renderLivePage(undefined, page, product)).toBe(page);
  },
);
