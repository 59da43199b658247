import type { FileProxyName } from "../../config/config.ts";
import type { Fact } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { Traffic, TrafficEvidence } from "../../model/path.ts";
import type { Location } from "../../syntax/document.ts";
import type { LimitTable } from "../read.ts";
import type { ProxyFile } from "./proxy-file.ts";
import type { Target } from "./target.ts";

/** A proxy that is configured by files: how its configurations are told and what passes requests on in them. */
export interface FileProxy {
  readonly software: FileProxyName;
  /** As its makers write it. */
  readonly title: string;
  /** One site for each configuration that a proxy would be started with and that proxies anything. */
  sitesIn(files: readonly ProxyFile[]): readonly Site[];
}

/** A configuration as a proxy would be started with it. */
export interface Site {
  readonly proxy: FileProxy;
  readonly file: ProxyFile;
  readonly routes: readonly Route[];
}

/** A part of a configuration that passes requests on. */
export interface Route {
  /** In a sentence: `location /ws/`, `backend chat`. */
  readonly label: string;
  readonly at: Location;
  /** What passes the requests on. */
  readonly pass: Location;
  readonly targets: readonly Target[];
  /** Ports that it is open on; none where that cannot be told. */
  readonly ports: readonly string[];
  /** URL paths that it is for, where it is for some. */
  readonly paths: readonly Fact<string>[];
  /** Why its settings suggest sockets, where they do. */
  readonly upgrades?: TrafficEvidence;
  /** How well it fits a request for that URL path, more is better; undefined where it does not. */
  rank(path: string): number | undefined;
  read(asked: Asked): RouteReading;
}

export interface Asked {
  /** The proxy's, from the tag of its image. */
  readonly version: string | undefined;
  /** Undefined where nobody says. */
  readonly traffic: Traffic["kind"] | undefined;
  readonly limits: LimitTable;
}

/** What a route does to the connections through it. */
export type RouteReading = Pick<Hop, "idleSeconds" | "lifetimeSeconds" | "upgrade">;
