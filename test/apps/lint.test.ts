import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test.each(["examples/chat-node", "examples/chat-python"])("%s contradicts itself nowhere", async (folder) => {
  const report = await lint({ files: [folder], cwd: root });
  expect(report.paths.map(({ id }) => id)).toEqual(["chat"]);
  expect(report.findings.map(({ rule, message }) => `${rule.id}: ${message}`)).toEqual([]);
  expect(report.problems).toEqual([]);
  expect(report.summary.complete).toBe(true);
});
