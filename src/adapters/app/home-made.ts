/**
 * Names that applications give their own settings. The patterns come from keys seen in public code: with a word for
 * WebSockets in front they are right nearly always, without one about half the time.
 */

/** What a home-made key does to connections. */
type HomeRole = "ping" | "pong" | "idle" | "hka" | "drain" | "enabled";

export interface HomeKey {
  readonly role: HomeRole;
  /** `strong`: a word for WebSockets; `weak`: a word that may be one; `none`: only the role. */
  readonly prefix: "strong" | "weak" | "none";
  /** The key without its role, which pairs an interval with its timeout. */
  readonly stem: string;
  readonly isClient: boolean;
}

/** Nobody names a setting like this; it also bounds what the patterns have to look at. */
const MAX_LENGTH = 200;
/** Without one of these no pattern below fits. Most keys of a large file stop here. */
const ROLE_WORD = /ping|pong|beat|hb|idle|activity|keep|graceful|shutdown|drain|termination/i;
const SOCKET_WORD = /ws|socket|sio|engine|cable|signal|stomp|sockjs|reverb|pusher|centrifugo/i;
const UNIT = "(?:_(?:in_)?(?:ms|msecs?|millis|milli_?seconds?|s|secs?|seconds?|mins?|minutes?|h|hours?|ns|us))?$";
const STRONG =
  /(?:^|_)(?:ws|wss|web_?sockets?|socket_?io|sio|engine_?io|(?:action_?)?cable|anycable|signal_?r|stomp|sockjs|reverb|pusher|centrifugo)(?:_|$)/;
const WEAK = /(?:^|_)(?:sockets?|realtime|gateway|hub|stream(?:ing)?|sse|live|push)(?:_|$)/;
/** Other things that beat, idle and drain. */
const DENIED =
  /(?:^|_)(?:job|queue|task|worker|celery|raft|gossip|election|leader|lease|lock|poll(?:er)?|training|metrics?|telemetry|kafka|consumer|amqp|rabbit|temporal|db|database|pg|postgres|mysql|mongo|redis|cache|pool|ssh|tcp|http2|h2|grpc|bgp|vrrp|tab|agent|status|checkpoint|gps|disco|probe|latency|tracking|session|auth|login|user|cookie|smtp|ftp|ldap)(?:_|$)/;

/** The word itself, and what build tools ask of a variable that they are to hand to the browser. */
const CLIENT = /(?:^|_)(?:clients?(?:_|$)|(?:(?:next|nuxt|expo)_public|vite|react_app|gatsby)_)/;

const PATTERNS: readonly (readonly [HomeRole, RegExp])[] = [
  ["enabled", /(?:^|_)(?:ping|heart_?beat|keep_?alive)_enabled?$/],
  ["ping", role("(?:ping|heart_?beat|hb|keep_?alive)_(?:interval|period|every|freq(?:uency)?|cadence)")],
  ["ping", /(?:^|_)(?:heart_?beat|ping|keep_?alive)_(?:ms|msecs?|millis|milliseconds|secs?|seconds?|s)$/],
  ["pong", role("(?:(?:pong|ping|heart_?beat)_(?:timeout|wait|deadline|grace)|pong_?wait)")],
  ["hka", role("(?:http|server)_idle_timeout")],
  ["idle", role("(?:idle|inactivity|activity)_(?:timeout|ttl|limit)")],
  ["hka", role("(?:keep_?alive_?timeout|timeout_?keep_?alive)")],
  [
    "drain",
    role(
      "(?:graceful(?:_shutdown)?|shutdown(?:_grace)?|drain|termination)_(?:timeout|grace(?:_period)?|period|delay|deadline)(?:_seconds)?",
    ),
  ],
];

/** False where nothing below has a word for the key, which is how most variables of a container are. */
export function mayBeHomeMade(name: string): boolean {
  return ROLE_WORD.test(name) || SOCKET_WORD.test(name);
}

/** What the key means, or undefined where it is none of ours. */
export function readHomeKey(name: string): HomeKey | undefined {
  if (name.length > MAX_LENGTH || !ROLE_WORD.test(name)) return undefined;
  const key = normalKey(name);
  if (/termination_grace_period(?:_seconds)?$/.test(key)) return undefined; // the pod's, whoever's file it stands in
  const prefix = STRONG.test(key) ? "strong" : WEAK.test(key) ? "weak" : "none";
  if (prefix !== "strong" && DENIED.test(key)) return undefined;
  for (const [role, pattern] of PATTERNS) {
    const match = pattern.exec(key);
    if (!match) continue;
    // The keep-alive of a WebSocket, and no HTTP connection, is what such a key times.
    const meant = role === "hka" && prefix === "strong" ? "pong" : role;
    return { role: meant, prefix, stem: key.slice(0, match.index), isClient: CLIENT.test(key) };
  }
  return undefined;
}

/** `wsPingInterval`, `WS_PING-INTERVAL` and `ws.ping interval` are one key. */
export function normalKey(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}

/** Keys that a socket server has and its clients do not: where it listens and how much it takes. */
const SERVER_KEY =
  /_(?:port|path|endpoint|enabled?|max_(?:connections|clients|payload(?:_\w+)?|message_\w+|queue(?:_\w+)?)|buffer_size|compression)$/;

/** Whether a key without a role still suggests that sockets are served. */
export function suggestsSocketServer(name: string): boolean {
  if (name.length > MAX_LENGTH || !SOCKET_WORD.test(name)) return false;
  const key = normalKey(name);
  return STRONG.test(key) && SERVER_KEY.test(key) && !CLIENT.test(key) && !/(?:^|_)(?:public|url|uri)_/.test(key);
}

function role(words: string): RegExp {
  return new RegExp(`(?:^|_)${words}${UNIT}`);
}
