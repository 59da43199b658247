import type { CheckResult, LiveRun } from "../engine/live.ts";
import { clip, printable } from "../text/printable.ts";
import { hanging, type Page, type Paint, plainWidth } from "./page.ts";

/** One line for each check: whether it held, and what was measured. */
export function checksText({ checks, target, seconds, notes = [] }: LiveRun, page: Page): readonly string[] {
  const { colors, width } = page;
  const ran = checks.filter(({ verdict }) => verdict !== "skipped");
  const lines = [...hanging("", `Checks of ${target}, ${seconds.toFixed(1)} s`, width, colors.bold)];
  if (page.verbose) for (const note of notes) lines.push(...hanging("    ", note, width, colors.dim));
  const longest = Math.max(0, ...checks.map(({ name }) => name.length));
  for (const check of ran) lines.push(...checkText(check, longest, page));
  const skipped = checks.filter(({ verdict }) => verdict === "skipped");
  if (skipped.length === 0) return [...lines, ""];
  if (page.verbose) for (const check of skipped) lines.push(...checkText(check, longest, page));
  else
    lines.push(
      ...hanging(
        "    ",
        `not run: ${skipped.map(({ check }) => check).join(", ")} (--verbose says why)`,
        width,
        colors.dim,
      ),
    );
  return [...lines, ""];
}

function checkText(
  { check, name, verdict, said }: CheckResult,
  longest: number,
  { colors, width }: Page,
): readonly string[] {
  const [sign, tone] = signsIn(colors)[verdict];
  const head = `  ${tone(sign)} ${check.padEnd(4)}${name.padEnd(longest + 2)}`;
  // What failed is told whole above; here one line has to do.
  if (verdict === "fail") return [head + clip(printable(said), width - plainWidth(head))];
  return hanging(head, said, width, verdict === "undecided" ? undefined : colors.dim);
}

function signsIn(colors: Page["colors"]): Readonly<Record<CheckResult["verdict"], readonly [string, Paint]>> {
  return {
    pass: ["✔", colors.green],
    fail: ["✖", colors.red],
    undecided: ["?", colors.cyan],
    skipped: ["-", colors.dim],
  };
}
