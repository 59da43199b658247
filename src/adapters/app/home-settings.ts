import { type Fact, locationOf, unknown } from "../../model/fact.ts";
import type { Heartbeat, TrafficEvidence } from "../../model/path.ts";
import { type HomeKey, normalKey, readHomeKey, suggestsSocketServer } from "./home-made.ts";
import type { AppReading } from "./reading.ts";
import { magnitudeOf } from "./unit.ts";
import { readSeconds, type Written } from "./written.ts";

/** A home-made setting, and what its key means. */
interface Home {
  readonly key: HomeKey;
  readonly written: Written;
}

/** `assumed` where nothing in a setting's own name says that it is about sockets. */
interface Context {
  readonly hasSockets: boolean;
}

/**
 * What an application's own keys say. Keys with a word for WebSockets count by themselves; others count only beside
 * such a key, or where the caller knows of sockets, and then say that they were taken for one.
 */
export function readHomeSettings(written: readonly Written[], context: Context): AppReading {
  const all = withoutDisabled(written);
  const homes = all.flatMap((one): readonly Home[] => {
    const key = readHomeKey(one.name);
    return key && isValue(one) ? [{ key, written: one }] : [];
  });
  const strong = homes.filter(({ key }) => key.prefix === "strong");
  const hints = all.filter(isHint);
  const hasSockets = context.hasSockets || strong.some(({ key }) => !key.isClient) || hints.length > 0;
  const used = hasSockets ? homes : strong;
  return {
    heartbeats: heartbeatsOf(used),
    evidence: evidenceOf(strong, hints),
    ...field("idleSeconds", "idle", used),
    ...field("keepAliveSeconds", "hka", used),
    ...field("drainSeconds", "drain", used),
  };
}

/** Everything but what stands under a `websocket.enabled: false`. */
function withoutDisabled(all: readonly Written[]): readonly Written[] {
  const disabled = new Set(
    all.flatMap(({ name, text }) => {
      const stem = suggestsSocketServer(name) && saysNo(text) && /^(.+)_enabled?$/.exec(normalKey(name))?.[1];
      return stem ? [stem] : [];
    }),
  );
  if (disabled.size === 0) return all;
  return all.filter(({ name }) => {
    const parts = normalKey(name).split("_");
    return !parts.some((_, i) => disabled.has(parts.slice(0, i).join("_")));
  });
}

function saysNo(text: Fact<string>): boolean {
  return text.known && /^(?:0|false|no|off|none)?$/i.test(text.value.trim());
}

function evidenceOf(strong: readonly Home[], hints: readonly Written[]): readonly TrafficEvidence[] {
  const evidence: TrafficEvidence[] = [];
  for (const { key, written } of strong) {
    if (key.role === "enabled" || key.isClient) continue;
    evidence.push({ why: `${written.name} is set`, strength: "strong", at: locationOf(written.text) });
  }
  for (const { name, text } of hints) evidence.push({ why: `${name} is set`, strength: "weak", at: locationOf(text) });
  return evidence;
}

/** A key that no role fits, and that only a server of sockets would have; unless it says that there are none. */
function isHint({ name, text }: Written): boolean {
  if (!suggestsSocketServer(name) || readHomeKey(name) !== undefined) return false;
  return !saysNo(text);
}

type Field = "idleSeconds" | "keepAliveSeconds" | "drainSeconds";

/** The first setting of a role, those with a word for WebSockets before the others. */
function field(name: Field, role: HomeKey["role"], homes: readonly Home[]): { readonly [K in Field]?: Fact<number> } {
  const found = homes.filter(({ key }) => key.role === role);
  const home = found.find(({ key }) => key.prefix === "strong") ?? found[0];
  const fact = home && secondsOf(home);
  return fact ? { [name]: fact } : {};
}

function heartbeatsOf(homes: readonly Home[]): readonly Heartbeat[] {
  const off = new Set(homes.filter(isSwitchedOff).map(({ key }) => key.stem));
  const pings = homes.filter(({ key }) => key.role === "ping" && !off.has(key.stem));
  const pongs = homes.filter(({ key }) => key.role === "pong" && !off.has(key.stem));
  const byStem = new Map(pongs.map((pong) => [pong.key.stem, pong]));
  const heartbeats = pings.map((ping): Heartbeat => {
    const pong = byStem.get(ping.key.stem) ?? (pings.length === 1 ? pongs[0] : undefined);
    return heartbeat(ping.key, secondsOf(ping), pong);
  });
  if (pings.length > 0) return heartbeats;
  return pongs.map((pong) => {
    const why = `no interval is written beside ${pong.written.name}`;
    return heartbeat(pong.key, unknown("heartbeat interval", why, locationOf(pong.written.text)), pong);
  });
}

function heartbeat({ isClient }: HomeKey, interval: Fact<number>, pong: Home | undefined): Heartbeat {
  return {
    sender: isClient ? "client" : "server",
    frame: "unknown",
    intervalSeconds: interval,
    ...(pong ? { timeoutSeconds: secondsOf(pong) } : {}),
    timeoutStarts: "unknown",
  };
}

function isSwitchedOff({ key, written: { text } }: Home): boolean {
  return key.role === "enabled" && saysNo(text);
}

function secondsOf({ key, written }: Home): Fact<number> {
  const bare = { kind: "guess", key: normalKey(written.name), magnitude: magnitudeOf(key.role) } as const;
  const read = readSeconds(written, bare);
  const at = locationOf(written.text);
  if (read === "off")
    return unknown(written.name, "it is switched off by a word, and what then applies is not written", at);
  if (!read.known) return read;
  if (read.value < 0 || (read.value === 0 && key.role !== "drain")) {
    return unknown(written.name, `${read.value} may switch it off or mean something of its own`, at);
  }
  if (key.prefix === "strong" || read.assumed !== undefined) return read;
  return { ...read, assumed: assumption(key, written.name) };
}

function assumption({ role }: HomeKey, name: string): string {
  switch (role) {
    case "hka":
      return `${name} is how long the server keeps an idle HTTP connection`;
    case "drain":
      return `${name} is how long the server takes to let its connections go`;
    default:
      return `${name} is a WebSocket setting`;
  }
}

/** Titles, descriptions and types that happen to sit under such a key are no values. */
function isValue({ text }: Written): boolean {
  return !text.known || /\d/.test(text.value) || /^(?:true|false|yes|no|on|off|none|null)$/i.test(text.value.trim());
}
