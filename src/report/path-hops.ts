import type { Fact } from "../model/fact.ts";
import type { Hop } from "../model/hop.ts";
import { tightestIdle, tightestLifetime } from "../model/limits-of-path.ts";
import type { ConnectionPath } from "../model/path.ts";
import { FLAVOUR_WORDS, PLATFORM_WORDS, TRAFFIC_WORDS } from "../model/words.ts";
import { displayWidth } from "../text/printable.ts";
import { wrap } from "../text/wrap.ts";
import { type Page, plainWidth, said } from "./page.ts";
import { noteOf, partsOf, placeLabel, type Row, rowText, secondsRow } from "./path-row.ts";
import { placeOf } from "./place.ts";

/** The path's name in its box, then why it is thought to carry what it carries. */
export function headerText(path: ConnectionPath, page: Page): readonly string[] {
  const { colors, width } = page;
  const inner = width - 4;
  const right = `${PLATFORM_WORDS[path.platform]} · ${TRAFFIC_WORDS[path.traffic.kind].label} · ${said(path.environment)}`;
  const fits = displayWidth(said(path.id)) + displayWidth(right) + 2 <= inner;
  const names = wrap(said(path.id), inner);
  const rows = fits
    ? [
        colors.bold(names[0] ?? "") +
          " ".repeat(inner - displayWidth(names[0] ?? "") - displayWidth(right)) +
          colors.dim(right),
      ]
    : [...names.map(colors.bold), ...wrap(right, inner).map(colors.dim)];
  const edge = colors.dim("│");
  return [
    colors.dim(`╭${"─".repeat(width - 2)}╮`),
    ...rows.map((row) => `${edge} ${row}${" ".repeat(Math.max(0, inner - plainWidth(row)))} ${edge}`),
    colors.dim(`╰──┬${"─".repeat(width - 5)}╯`),
    ...evidenceRows(path, page).flatMap((row) => rowText(row, page)),
    ...loadBalancerRows(path).flatMap((row) => rowText(row, page)),
  ];
}

const SPINE = "   │  ";

function evidenceRows({ traffic }: ConnectionPath, page: Page): readonly Row[] {
  const shown = page.verbose ? traffic.evidence : traffic.evidence.slice(0, 1);
  if (shown.length === 0)
    return [{ lead: SPINE, label: "traffic", value: "", note: "nothing here points to long-lived connections" }];
  return shown.map(({ why, strength, at }, index) => {
    const { file, line } = placeOf(at);
    return {
      lead: SPINE,
      label: index === 0 ? "because" : "",
      value: "",
      note: `${why} (${strength})`,
      place: `${file}:${line}`,
    };
  });
}

/** The flavour decides whether the timeout is an idle limit or a lifetime, so it is said before any number. */
function loadBalancerRows({ loadBalancer }: ConnectionPath): readonly Row[] {
  if (loadBalancer === undefined) return [];
  const { flavour, name } = loadBalancer;
  const kind = flavour.known
    ? `${FLAVOUR_WORDS[flavour.value]}: ${noteOf(flavour)}`
    : `of unknown kind: ${flavour.why}`;
  return [{ lead: SPINE, label: "balancer", value: "", note: `${name}, ${kind}`, place: placeLabel(flavour) }];
}

/** From the client inwards: every party that can cut the connection, with both of its limits. */
export function hopsText(path: ConnectionPath, page: Page): readonly string[] {
  const { colors } = page;
  const idle = tightestIdle(path)?.hop;
  const lifetime = tightestLifetime(path)?.hop;
  const spine = colors.dim("   │");
  const lines = [spine, `   ○ ${colors.bold("client")}`];
  for (const hop of path.hops) {
    lines.push(spine, ...hopHead(hop, page));
    lines.push(...limitText(hop.idleSeconds, { label: "idle", isTightest: hop === idle }, page));
    lines.push(...limitText(hop.lifetimeSeconds, { label: "lifetime", isTightest: hop === lifetime }, page));
  }
  return [...lines, spine, `   ● ${colors.bold("process")}`];
}

function hopHead({ name, kind }: Hop, { colors, width }: Page): readonly string[] {
  const label = kind === "load-balancer" ? "load balancer" : kind;
  const names = wrap(said(name), width - 6 - label.length - 2);
  return names.map((part, index) => {
    if (index > 0) return `${colors.dim("   │")}  ${colors.bold(part)}`;
    const gap = " ".repeat(Math.max(2, width - 6 - displayWidth(part) - label.length));
    return `${colors.dim("   ├─")} ${colors.bold(part)}${gap}${colors.dim(label)}`;
  });
}

interface LimitStyle {
  readonly label: "idle" | "lifetime";
  readonly isTightest: boolean;
}

function limitText(fact: Fact<number> | undefined, { label, isTightest }: LimitStyle, page: Page): readonly string[] {
  if (fact === undefined) return rowText({ lead: "   │    ", label, value: "none", note: "" }, page);
  const { colors } = page;
  const row = secondsRow(isTightest ? `   │  ${colors.red("▶")} ` : "   │    ", label, fact, page);
  const marked = isTightest
    ? { ...row, valuePaint: (text: string) => colors.bold(colors.red(text)), note: `◀ tightest; ${row.note}` }
    : row;
  const parts = page.verbose ? partsOf(fact, "   │    ") : [];
  return [marked, ...parts].flatMap((each) => rowText(each, page));
}
