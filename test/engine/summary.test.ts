import { expect, test } from "vitest";
import { summarise } from "../../src/engine/summary.ts";
import { sampleReport } from "../support/sample-report.ts";

test("a suppressed finding counts as that and nothing else, and an undecided one as undecided", () => {
  const { error, warning, note, undecided, suppressed, paths, files } = summarise(sampleReport);
  expect({ error, warning, note, undecided, suppressed }).toEqual({
    error: 1,
    warning: 1,
    note: 0,
    undecided: 2,
    suppressed: 1,
  });
  expect([paths, files]).toEqual([2, 5]);
});

test("a note leaves the answer whole, and what could not be read does not", () => {
  const { problems } = sampleReport;
  expect(summarise(sampleReport).complete).toBe(false);
  expect(summarise({ ...sampleReport, problems: problems.filter(({ level }) => level === "note") }).complete).toBe(
    true,
  );
});
