/**
 * One table as Markdown: each program against a reference among them.
 *
 * @param {readonly import("./measure.mjs").Measured[]} results
 * @param {string} reference The name of one of them.
 */
export function renderTable(results, reference) {
  const base = results.find(({ name }) => name === reference);
  const hasUsage = results.some(({ peakBytes }) => peakBytes > 0);
  const header = ["", "median", "best", `x ${reference}`, ...(hasUsage ? ["CPU", "peak memory"] : []), "runs"];
  const rows = results.map((result) => {
    if (result.failure) return [result.name, result.failure.replaceAll("|", "/").replaceAll("\n", " ")];
    const ratio = base && !base.failure ? `${(result.median / base.median).toFixed(2)} x` : "?";
    const times = [seconds(result.median), seconds(result.best)];
    const used = [seconds(result.cpuSeconds), `${(result.peakBytes / 1e6).toFixed(0)} MB`];
    return [result.name, ...times, ratio, ...(hasUsage ? used : []), String(result.runs)];
  });
  return align([header, ...rows]);
}

/** @param {readonly import("./targets.mjs").Verdict[]} verdicts */
export function renderVerdicts(verdicts) {
  const word = (isMet) => (isMet === undefined ? "not measured" : isMet ? "met" : "NOT met");
  return align([
    ["target", "measured", ""],
    ...verdicts.map(({ claim, measured, isMet }) => [claim, isMet === undefined ? "" : measured, word(isMet)]),
  ]);
}

/** @param {readonly (readonly string[])[]} rows The first is the header; a shorter row says why it has no numbers. */
function align(rows) {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    // A reason instead of numbers may be long; it runs over the columns it leaves empty.
    Math.max(3, ...rows.filter((row) => column === 0 || row.length === columns).map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map(
    (row) => `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

function seconds(value) {
  return value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(2)} s`;
}
