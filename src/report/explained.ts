import type { Said } from "../engine/consult.ts";
import { describe } from "../model/describe.ts";
import { type Fact, locationOf, type Origin } from "../model/fact.ts";
import type { Problem } from "../syntax/document.ts";
import { hanging, type Page, pageOf, pageText, type TextOptions } from "./page.ts";
import { placeOf, placeText } from "./place.ts";
import { problemsText } from "./text.ts";

/** What is known of one value on one path. */
interface Explained {
  readonly path: string;
  readonly environment: string;
  readonly value: { readonly name: string; readonly about: string };
  readonly facts: readonly { readonly fact: Fact<unknown>; readonly said: readonly Said[] }[];
}

/** Where a value comes from, and what each rule that uses it makes of it. */
export function renderExplained(
  { values, problems }: { readonly values: readonly Explained[]; readonly problems: readonly Problem[] },
  options: TextOptions,
): string {
  const page = pageOf(options, 100);
  const lines = values.flatMap((one) => [...valueText(one, page), ""]);
  lines.push(...problemsText(problems, page));
  return pageText(lines.at(-1) === "" ? lines.slice(0, -1) : lines);
}

function valueText({ path, environment, value, facts }: Explained, page: Page): readonly string[] {
  const { colors, width } = page;
  const lines = [...hanging("", `${value.name} of ${path} (${environment})`, width, colors.bold)];
  if (facts.length === 0) {
    const none = `Nothing that was read gives this path ${value.about}, and no default does.`;
    return [...lines, ...hanging("  ", none, width)];
  }
  for (const { fact, said } of facts)
    lines.push("", ...originText(fact, "  ", page), ...said.flatMap((one) => saidText(one, page)));
  for (const { fact, said } of facts) {
    if (said.length === 0)
      lines.push(...hanging("  ", `No rule holds ${fact.what} against anything here.`, width, colors.dim));
  }
  return lines;
}

/** The value, its place, and what stands behind it: the row of a default, the parts of a sum. */
function originText(fact: Fact<unknown>, margin: string, page: Page): readonly string[] {
  const { colors, width } = page;
  const { origin } = fact;
  const head = hanging(margin, describe(fact), width);
  if (origin.kind === "derived") {
    return [
      ...head,
      ...origin.from.flatMap((part) => originText(part, `${margin}  ← `.replace(/← {3}/, "    "), page)),
    ];
  }
  const at = placeText(placeOf(locationOf(fact)));
  const indent = " ".repeat(margin.length + 2);
  if (origin.kind !== "default") return [...head, ...hanging(indent, `${WHERE[origin.kind]} ${at}`, width, colors.dim)];
  return [
    ...head,
    ...hanging(indent, `it would be set at ${at}`, width, colors.dim),
    ...hanging(indent, limitText(origin.limit), width, colors.dim),
  ];
}

const WHERE = { declared: "written at", policy: "chosen by the policy, for", observed: "seen at" } as const;

type Limit = Extract<Origin, { readonly kind: "default" }>["limit"];

const CONFIDENCE: Readonly<Record<Limit["confidence"], string>> = {
  documented: "documented",
  inferred: "inferred, no vendor documents it",
  conflicting: "conflicting, the vendor's own pages disagree",
};

function limitText({ id, confidence, source, checked }: Limit): string {
  return `${id}: ${CONFIDENCE[confidence]}; ${source}, read ${checked}`;
}

const VERDICTS: Readonly<Record<Said["verdict"], string>> = {
  pass: "passes",
  fail: "fails",
  undecided: "is undecided",
};

function saidText({ rule, verdict, severity, message, against }: Said, page: Page): readonly string[] {
  const { colors, width } = page;
  const tone = verdict === "fail" ? colors.red : verdict === "pass" ? colors.green : colors.cyan;
  const verdictWords = `${VERDICTS[verdict]}${severity === undefined ? "" : ` (${severity})`}`;
  return [
    ...hanging("    ", `${rule.id} ${verdictWords}`, width, tone),
    ...against.flatMap((fact) =>
      hanging("      with ", `${describe(fact)} ${placeText(placeOf(locationOf(fact)))}`, width, colors.dim),
    ),
    ...(message === undefined ? [] : hanging("      ", message, width)),
  ];
}
