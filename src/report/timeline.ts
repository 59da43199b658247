import type { Finding } from "../engine/finding.ts";
import type { CheckResult, LiveRun, TimelineEvent } from "../engine/live.ts";
import { startOf } from "../syntax/document.ts";
import { clip, displayWidth, printable } from "../text/printable.ts";
import type { Colors, Page, Paint } from "./page.ts";

/** The picture is never wider: it goes into build logs and commit comments. */
const WIDTH = 80;
/** Moments of a check that failed that are told one by one. */
const MOST_MOMENTS = 14;
/** And so many on each side of what is pointed at. */
const BESIDE = 2;

/**
 * What happened when, in one picture: a lane for each check, and below it those that failed, moment by moment around
 * what their findings point at.
 */
export function timelineText(live: LiveRun, findings: readonly Finding[], { colors }: Page): readonly string[] {
  const lanes = live.checks.flatMap((check) => laneOf(check, live.timeline) ?? []);
  if (lanes.length === 0) return [];
  const label = Math.max(...lanes.map(({ check }) => displayWidth(check.name))) + 2;
  const scale = scaleOf(live, WIDTH - label - 2);
  const lines = [colors.bold("What happened when"), `  ${" ".repeat(label)}${colors.dim(axis(scale))}`];
  for (const lane of lanes) {
    const picture = drawn(lane, scale, colors);
    if (picture !== "") lines.push(`  ${lane.check.name.padEnd(label)}${picture}`);
  }
  lines.push(colors.dim(`  ${LEGEND}`));
  for (const { check, events } of lanes) {
    if (check.verdict === "fail") lines.push("", ...closeUp(check, shownOf(check, events, findings), colors));
  }
  return [...lines, ""];
}

interface Lane {
  readonly check: CheckResult;
  readonly events: readonly TimelineEvent[];
}

interface Scale {
  readonly columns: number;
  readonly milliseconds: number;
}

function laneOf(check: CheckResult, timeline: readonly TimelineEvent[]): Lane | undefined {
  const events = timeline.filter((event) => event.check === check.transcript);
  return check.verdict === "skipped" || events.length === 0 ? undefined : { check, events };
}

function scaleOf({ seconds, timeline }: LiveRun, columns: number): Scale {
  const last = timeline[timeline.length - 1]?.ms ?? 0;
  return { columns, milliseconds: Math.max(1, seconds * 1000, last) };
}

/** `0      1.1 s      2.1 s`: four marks, the last one at the right edge. */
function axis({ columns, milliseconds }: Scale): string {
  const cells = Array.from({ length: columns }, () => " ");
  for (const part of [0, 1, 2, 3, 4]) {
    const text = part === 0 ? "0" : short((milliseconds * part) / 4);
    const at = part === 0 ? 0 : Math.round((columns * part) / 4) - text.length;
    for (const [index, letter] of [...text].entries()) cells[at + index] = letter;
  }
  return cells.join("");
}

const LEGEND = "○ open  ─ held  › sent  ‹ received  • healthy  ! not healthy  ✖ cut or refused";

type Mark = "✖" | "!" | "○" | "‹" | "›" | "•" | "─" | " ";
/** Where several fall into one column, the gravest is shown. */
const RANK: readonly Mark[] = [" ", "─", "•", "›", "‹", "○", "!", "✖"];

function drawn({ events }: Lane, { columns, milliseconds }: Scale, colors: Colors): string {
  const cells: Mark[] = Array.from({ length: columns }, () => " ");
  const columnOf = (ms: number): number => Math.min(columns - 1, Math.floor((ms / milliseconds) * columns));
  const put = (column: number, mark: Mark): void => {
    if (RANK.indexOf(mark) > RANK.indexOf(cells[column] ?? " ")) cells[column] = mark;
  };
  const opened = new Map<unknown, number>();
  for (const { ms, fields } of events) {
    put(columnOf(ms), markOf(fields));
    if (fields.event === "open") opened.set(fields.on, ms);
    if (fields.event !== "end") continue;
    hold(opened.get(fields.on), ms);
    opened.delete(fields.on);
  }
  for (const ms of opened.values()) hold(ms, milliseconds);
  return cells
    .map((mark) => paintsIn(colors)[mark]?.(mark) ?? mark)
    .join("")
    .trimEnd();

  function hold(from: number | undefined, to: number): void {
    if (from === undefined) return;
    for (let column = columnOf(from); column <= columnOf(to); column++) put(column, "─");
  }
}

function paintsIn(colors: Colors): Readonly<Partial<Record<Mark, Paint>>> {
  return { "✖": colors.red, "!": colors.yellow, "•": colors.green, "○": colors.cyan, "─": colors.dim };
}

function markOf({ event, direction, status, ours, how }: TimelineEvent["fields"]): Mark {
  switch (event) {
    case "open":
      return "○";
    case "rejected":
    case "failed":
      return "✖";
    case "end":
      return ours === true && how === "close-frame" ? "─" : how === "dropped" ? "─" : "✖";
    case "answer":
      return typeof status === "number" && status >= 200 && status < 400 ? "•" : "!";
    case "no-answer":
      return "!";
    case "message":
    case "ping":
    case "pong":
      return direction === "in" ? "‹" : "›";
    default:
      return " ";
  }
}

/** The moments that the findings of a check point at, each with those beside it; the last ones where there is no finding. */
function shownOf(
  { rule, transcript }: CheckResult,
  events: readonly TimelineEvent[],
  findings: readonly Finding[],
): readonly TimelineEvent[] {
  const places = findings
    .filter((finding) => finding.rule.id === rule.id)
    .flatMap(({ at, related }) => [at, ...related.map((place) => place.at)]);
  const lines = places
    .filter(
      ({
        document: {
          source: { source },
        },
      }) => source.kind === "transcript" && source.scenario === transcript,
    )
    .map((place) => startOf(place).line);
  if (lines.length === 0) return events.slice(-MOST_MOMENTS);
  return events.filter(({ line }) => lines.some((one) => Math.abs(one - line) <= BESIDE)).slice(0, MOST_MOMENTS);
}

/** Those moments, counted from the first of them; an ellipsis where some were left out. */
function closeUp({ name }: CheckResult, shown: readonly TimelineEvent[], colors: Colors): readonly string[] {
  const [first] = shown;
  if (first === undefined) return [];
  const lines = [`  ${colors.bold(name)}, from ${short(first.ms)} on`];
  let before = first.line - 1;
  for (const { ms, line, fields } of shown) {
    if (line > before + 1) lines.push(`  ${"…".padStart(10)}`);
    before = line;
    const head = `  ${`+${short(ms - first.ms)}`.padStart(10)}  `;
    lines.push(head + clip(printable(momentText(fields)), WIDTH - head.length));
  }
  return lines;
}

function momentText({
  on,
  event,
  direction,
  text,
  status,
  path,
  how,
  code,
  reason,
  message,
  ours,
}: TimelineEvent["fields"]): string {
  switch (event) {
    case "handshake":
      return `${on}  handshake ${path ?? ""}`;
    case "open":
      return `${on}  open (101)`;
    case "rejected":
      return `${on}  refused with ${status}`;
    case "failed":
    case "no-answer":
      return `${on}  ${path === undefined ? "" : `GET ${path}: `}${message ?? "failed"}`;
    case "message":
    case "ping":
    case "pong":
    case "close":
      return `${on}  ${direction === "in" ? "←" : "→"} ${event}${text === undefined ? "" : ` ${text}`}`;
    case "answer":
      return `GET ${path}: ${status}`;
    case "end":
      return `${on}  ${ours === true ? "closed" : "✖ cut"}: ${how === "close-frame" ? code : how}${reason === undefined ? "" : ` "${reason}"`}`;
    default:
      return `${on}  ${event}`;
  }
}

/** `63 ms`, `4.1 s`, `12 min`: as short as an axis needs it. */
function short(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000)} min`;
}
