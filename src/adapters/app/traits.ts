import { byDefault, declaredAs, type Fact, locationOf, unknown } from "../../model/fact.ts";
import type { Heartbeat, TrafficEvidence } from "../../model/path.ts";
import type { LimitTable } from "../read.ts";
import { defaultOf, unknownDefault } from "./defaults.ts";
import { type Detected, findWritten, holds, nameOf, outOfSight } from "./detect.ts";
import { hasFlag, hiddenFlags } from "./flags.ts";
import type { CountSetting } from "./framework.ts";
import type { AppReading } from "./reading.ts";
import { withAssumption } from "./values.ts";
import { readCount } from "./written.ts";

/** What a framework brings beside its timers: evidence of sockets, port, slots, and the habits of its clients. */
export function readTraits(detected: Detected, limits: LimitTable): AppReading {
  const port = portOf(detected);
  const serverSlots = slotsOf(detected, limits);
  const bindsEarly = bindsEarlyOf(detected);
  const pollingTransport = pollingOf(detected, limits);
  return {
    heartbeats: clientsOf(detected, limits),
    evidence: evidenceOf(detected),
    ...(port ? { port } : {}),
    ...(serverSlots ? { serverSlots } : {}),
    ...(bindsEarly ? { bindsEarly } : {}),
    ...(pollingTransport ? { pollingTransport } : {}),
  };
}

function evidenceOf(detected: Detected): readonly TrafficEvidence[] {
  const { evidence, evidenceUnless, settings } = detected.framework;
  const found: TrafficEvidence[] = [];
  const isRefuted = evidenceUnless !== undefined && holds(detected, evidenceUnless);
  if (evidence && !isRefuted) found.push({ ...evidence, at: detected.sign });
  for (const setting of settings) {
    const written = setting.shows && findWritten(detected, setting);
    if (!setting.shows || !written) continue;
    found.push({ why: `${written.name} is set`, strength: setting.shows, at: locationOf(written.text) });
  }
  return found;
}

/** Only a port that is written out: `$PORT` is the platform's to choose, and right whatever it is. */
function portOf(detected: Detected): Fact<number> | undefined {
  for (const setting of detected.framework.settings) {
    if (setting.role !== "port") continue;
    const written = findWritten(detected, setting);
    if (!written?.text.known || written.text.assumed !== undefined) continue;
    const { value } = written.text;
    const port = setting.pick ? setting.pick.exec(value)?.[1] : value;
    if (port !== undefined && /^\d{1,5}$/.test(port))
      return { ...written.text, what: written.name, value: Number(port) };
  }
  return undefined;
}

function slotsOf(detected: Detected, limits: LimitTable): Fact<number> | undefined {
  const { slots, name } = detected.framework;
  if (slots === undefined) return undefined;
  const workers = countOf(detected, slots.workers, limits);
  const each = countOf(detected, slots.each, limits);
  const what = `what ${name} can hold at once`;
  // The one that is written is what a reader should be shown first.
  const from = workers.origin.kind === "default" ? ([each, workers] as const) : ([workers, each] as const);
  const origin = { kind: "derived", from, how: "" } as const;
  if (!workers.known) return { known: false, what, why: workers.why, origin };
  if (!each.known) return { known: false, what, why: each.why, origin };
  const how = `${plural(workers.value, slots.workers.noun)} x ${plural(each.value, slots.each.noun)}`;
  return { known: true, what, value: workers.value * each.value, origin: { ...origin, how } };
}

function countOf(detected: Detected, setting: CountSetting, limits: LimitTable): Fact<number> {
  const { framework, home } = detected;
  const written = findWritten(detected, setting);
  const what = nameOf(framework, setting);
  if (written) {
    const why = written.text.known ? `"${written.text.value}" is not a number` : written.text.why;
    return readCount(written) ?? unknown(what, why, locationOf(written.text));
  }
  const limit = limits(setting.limit);
  const why = outOfSight(detected);
  return why ? unknownDefault(what, limit, home, why) : byDefault(what, Number(limit.default), home, limit);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function bindsEarlyOf({ framework, by, args, moreArgs, home }: Detected): Fact<string> | undefined {
  const { bindsEarly, name } = framework;
  if (bindsEarly === undefined || by !== "command" || hiddenFlags(args)) return undefined;
  if (hasFlag(args, bindsEarly.unless) ?? (moreArgs && hasFlag(moreArgs, bindsEarly.unless))) return undefined;
  return declaredAs("sentence", `port of ${name}`, bindsEarly.why, home);
}

function pollingOf(detected: Detected, limits: LimitTable): Fact<boolean> | undefined {
  const { framework, home } = detected;
  if (framework.polls === undefined) return undefined;
  const written = findWritten(detected, framework.polls.transports);
  if (!written) return byDefault(`long polling of ${framework.name}`, true, home, limits(framework.polls.limit));
  const { text, name } = written;
  return text.known ? { ...text, what: name, value: /polling/i.test(text.value) } : { ...text, what: name };
}

function clientsOf({ framework, home }: Detected, limits: LimitTable): readonly Heartbeat[] {
  if (framework.clients === undefined) return [];
  const { frame, limit, assumed } = framework.clients;
  const fact = defaultOf(`pings of the clients of ${framework.name}`, limits(limit), undefined, home);
  if (fact === "off") return [];
  const intervalSeconds = withAssumption(fact, assumed);
  return [{ sender: "client", frame, intervalSeconds, timeoutStarts: "unknown" }];
}
