import type { LimitId } from "../../platform/limits.generated.ts";

/** What is known of a product by its name: a row of policies/limits, or the reason why there is none. */
export interface KnownEdge {
  /** What a WebSocket meets there. */
  readonly socket: EdgeLimits;
  /** What any other response that goes on and on meets; the same where nothing is said. */
  readonly stream?: EdgeLimits;
  /** Whether it passes opening handshakes on; undefined where nothing is known against it. */
  readonly websockets?: LimitId | Doubt;
  /** Whether it passes responses on while they are being written. */
  readonly streams?: LimitId | Doubt;
}

/** A limit that is undefined is one that it does not have. */
export interface EdgeLimits {
  readonly idle?: LimitId | Doubt;
  readonly lifetime?: LimitId | Doubt;
}

/** A reason, as the end of a sentence. */
export interface Doubt {
  readonly why: string;
}

const NOWHERE: Doubt = { why: "no file shows it; give idleSeconds under front:" };
const UNSEEN: EdgeLimits = { idle: NOWHERE };

const ESP: KnownEdge = {
  socket: UNSEEN,
  websockets: {
    why: "version 2 passes them on by itself and version 1 only with --enable_websocket, and no file shows which it is; give websockets under front:",
  },
};

/** Products in front by the names that people use for them. */
const EDGES: Readonly<Record<string, KnownEdge>> = {
  akamai: {
    socket: UNSEEN,
    websockets: { why: "its property has to enable them, which no file shows; give websockets under front:" },
  },
  "api-gateway": {
    socket: { idle: "apigw-ws-idle", lifetime: "apigw-lifetime" },
    stream: { lifetime: "apigw-deadline" },
    websockets: { why: "only a gateway in streaming mode does, which no file shows; give websockets under front:" },
  },
  "azure-front-door": {
    socket: { idle: "front-door-idle", lifetime: "front-door-lifetime" },
    stream: UNSEEN,
    websockets: "front-door-upgrade",
    streams: "front-door-streams",
  },
  // These two are parts of the load balancer, whose limits are those of its own hop.
  "cloud-cdn": { socket: {} },
  iap: { socket: {}, websockets: "iap-ws" },
  "cloud-endpoints": ESP,
  cloudflare: { socket: { idle: "cloudflare" } },
  cloudfront: { socket: { idle: "cloudfront-idle" }, stream: UNSEEN, websockets: "cloudfront-upgrade" },
  esp: ESP,
  espv2: { socket: UNSEEN, websockets: "esp-ws" },
  fastly: {
    socket: UNSEEN,
    websockets: {
      why: "its WebSockets product is off unless enabled, which no file shows; give websockets under front:",
    },
  },
  // No WebSocket opens that could be of any age.
  "firebase-hosting": {
    socket: {},
    stream: { lifetime: "fb-hosting" },
    websockets: "fb-hosting-upgrade",
    streams: "fb-hosting-streams",
  },
  netlify: {
    socket: { lifetime: "netlify-proxy" },
    websockets: { why: "no page of Netlify's says that rewrites do; give websockets under front:" },
  },
  vercel: {
    socket: { ...UNSEEN, lifetime: { why: "no page of Vercel's gives one; give lifetimeSeconds under front:" } },
    websockets: { why: "no page of Vercel's says that rewrites to other hosts do; give websockets under front:" },
  },
};

/** A product that goes by that name, however it is spelt. */
export function knownEdge(name: string): KnownEdge | undefined {
  const key = keyOf(name);
  return Object.hasOwn(EDGES, key) ? EDGES[key] : undefined;
}

/** Whether somebody means that product by a name. */
export function isEdgeNamed(name: string, edge: string): boolean {
  return keyOf(name) === edge;
}

function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-")
    .replace(/^google-/, "");
}

/** Any other: nothing is known but that it is there. */
export const UNKNOWN_EDGE: KnownEdge = { socket: UNSEEN };
