import { seconds } from "../model/describe.ts";
import type { Fact } from "../model/fact.ts";
import { tightestIdle, tightestLifetime, unknownIdleHops, unknownLifetimeHops } from "../model/limits-of-path.ts";
import type { ConnectionPath, Heartbeat } from "../model/path.ts";
import { socketEvidence } from "../model/traffic.ts";
import type { Page } from "./page.ts";
import { knownValue, type Panel, type Stretch, stretchRows, textRow } from "./path-panel.ts";
import type { Row } from "./path-row.ts";

/** How long a socket may be silent, against what keeps it from being silent. */
export function silencePanel(path: ConnectionPath, page: Page): Panel {
  if (socketEvidence(path) === undefined) return { title: "Silence", rows: [], conclusions: [] };
  const limits = limitStretches("idle limit", tightestIdle(path), unknownIdleHops(path));
  const pings = path.heartbeats.flatMap(heartbeatStretches);
  const rows = [
    ...(limits.length === 0 ? [textRow("idle limit", "none known on this path")] : []),
    ...stretchRows([...limits, ...pings], page),
    ...senderRows(path),
  ];
  return { title: "Silence", rows, conclusions: silenceConclusions(path) };
}

interface Limits {
  readonly hop: ConnectionPath["hops"][number];
  readonly fact: Fact<number>;
}

/** The limit that counts, and those that may count instead. */
function limitStretches(label: string, tightest: Limits | undefined, unknowns: readonly Limits[]): readonly Stretch[] {
  const stretches: Stretch[] = tightest ? [{ label, ...tightest, tone: "red" }] : [];
  return [...stretches, ...unknowns.map((limit) => ({ label, ...limit }))];
}

const STARTS: Readonly<Record<Heartbeat["timeoutStarts"], string>> = {
  ping: "from the ping",
  "last-message": "from the last message",
  unknown: "from an unknown moment",
};

function heartbeatStretches(heartbeat: Heartbeat): readonly Stretch[] {
  const { sender, frame, intervalSeconds, timeoutSeconds, timeoutStarts } = heartbeat;
  const note = frame === "unknown" ? "frames of unknown kind" : `${frame} frames`;
  return [
    { label: `${sender} ping`, fact: intervalSeconds, note, tone: "green" },
    { label: "pong within", fact: timeoutSeconds, note: STARTS[timeoutStarts], tone: "yellow" },
  ];
}

/** What is known where no ping is. */
function senderRows({ silentServer, heartbeats }: ConnectionPath): readonly Row[] {
  if (silentServer) return [textRow("server", silentServer.value, silentServer)];
  return heartbeats.length === 0 ? [textRow("heartbeat", "none found in these files")] : [];
}

function silenceConclusions(path: ConnectionPath): readonly string[] {
  const idle = tightestIdle(path)?.fact.value;
  const unknowns = unknownText(unknownIdleHops(path).length, "idle limit", idle !== undefined);
  if (idle === undefined) return unknowns;
  if (path.heartbeats.length === 0)
    return [`a socket on which nobody sends is cut after ${seconds(idle)}`, ...unknowns];
  const intervals = path.heartbeats.flatMap(({ intervalSeconds }) => knownValue(intervalSeconds) ?? []);
  const interval = Math.min(...intervals);
  if (!Number.isFinite(interval)) return unknowns;
  const verdict =
    interval < idle
      ? `a ping every ${seconds(interval)} comes ${seconds(idle - interval)} before the idle limit`
      : `a silent socket is cut after ${seconds(idle)}; the ping would come after ${seconds(interval)}`;
  return [verdict, ...unknowns];
}

/** How old a socket may get, busy or not, against the session that is wanted. */
export function agePanel(path: ConnectionPath, page: Page): Panel {
  if (socketEvidence(path) === undefined) return { title: "Age", rows: [], conclusions: [] };
  const limits = limitStretches("lifetime limit", tightestLifetime(path), unknownLifetimeHops(path));
  const isWanted = path.sessionSeconds.value !== 0;
  const session: readonly Stretch[] = isWanted ? [{ label: "session", fact: path.sessionSeconds, tone: "green" }] : [];
  const rows = [
    ...(limits.length === 0 ? [textRow("lifetime limit", "none known on this path")] : []),
    ...stretchRows([...limits, ...session], page),
  ];
  return { title: "Age", rows, conclusions: ageConclusions(path) };
}

function ageConclusions(path: ConnectionPath): readonly string[] {
  const age = tightestLifetime(path)?.fact.value;
  const session = path.sessionSeconds.value;
  const unknowns = unknownText(unknownLifetimeHops(path).length, "lifetime limit", age !== undefined);
  if (age === undefined || session === 0) return unknowns;
  const verdict =
    age < session
      ? `every session is cut at ${seconds(age)}, busy or not; ${seconds(session)} are wanted`
      : `the lifetime limit of ${seconds(age)} leaves room for a session of ${seconds(session)}`;
  return [verdict, ...unknowns];
}

function unknownText(amount: number, noun: string, isAnyKnown: boolean): readonly string[] {
  if (amount === 0) return [];
  const said = amount === 1 ? `1 ${noun} is unknown` : `${amount} ${noun}s are unknown`;
  return [isAnyKnown ? `${said} and may be shorter` : said];
}
