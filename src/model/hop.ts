import type { Fact, KnownFact, UnknownFact } from "./fact.ts";

/** One party that can cut the connection. A limit that is undefined is one this hop does not have. */
export interface Hop {
  readonly name: string;
  readonly kind: "edge" | "load-balancer" | "proxy" | "platform" | "server";
  /** Cuts a silent connection after so many seconds. */
  readonly idleSeconds?: Fact<number>;
  /** Cuts the connection at this age, busy or not. */
  readonly lifetimeSeconds?: Fact<number>;
  /** Set where its own settings were read. */
  readonly software?: ProxySoftware;
  /** Set for a proxy that others change too, and that replaces its workers when they do. */
  readonly reload?: Reload;
  /** Set for a proxy that passes an opening handshake on only where it is told to. */
  readonly upgrade?: Upgrade;
  /** Set for a product in front, or a platform, of which it is known or doubted that it carries sockets at all. */
  readonly carries?: Carriage;
}

/** What becomes of open connections when a proxy's configuration changes. */
export interface Reload {
  /** How long the workers that are replaced keep them; `Infinity` where that has no limit. */
  readonly keepsSeconds: Fact<number>;
  /** How many others there are whose changes replace the workers. */
  readonly others: Fact<number>;
}

/** What a product passes on that is no short request. Where nothing is said, nothing is known against it. */
export interface Carriage {
  /** Opening handshakes of WebSockets. */
  readonly websockets?: Fact<boolean>;
  /** Responses while they are being written; one that does not holds event streams back. */
  readonly streams?: Fact<boolean>;
}

/** Proxies whose own settings are read; a mesh's sidecars and gateways go by the name of the mesh. */
export type ProxySoftware = "nginx" | "haproxy" | "envoy" | "istio" | "traefik" | "contour" | "kong" | "caddy";

/** What a proxy does to the opening handshake of a WebSocket. */
export interface Upgrade {
  /** The place that is about these requests. */
  readonly location: Fact<string>;
  /** What keeps every handshake from arriving, each a sentence; none where all of them do. */
  readonly faults: readonly KnownFact<string>[];
  /** What might, and cannot be read. */
  readonly undecided: readonly UnknownFact[];
}
