import type { Fact, KnownFact } from "../model/fact.ts";
import type { Document, Location } from "../syntax/document.ts";
import type { Pointer } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";
import type { AuthConfig } from "./auth.ts";
import type { ConversationConfig } from "./conversation.ts";

/** A validated `holdopen.yaml`. Facts keep their place in it, so a finding can point there. */
export interface Config {
  readonly document: Document;
  /** Packs to extend: built-in names, files or packages. */
  readonly extends: readonly string[];
  readonly environment: string | undefined;
  readonly environments: readonly EnvironmentConfig[];
  readonly services: readonly ServiceConfig[];
  readonly exclude: readonly string[];
  /** What it says of rules itself; the engine merges it over the packs. */
  readonly policy: PolicyLayer;
  readonly limits: Readonly<Record<string, LimitOverride>>;
  readonly suppressions: readonly ConfigSuppression[];
}

export interface EnvironmentConfig {
  readonly name: string;
  /** Globs, relative to the config's folder. */
  readonly files: readonly string[];
}

export interface ServiceConfig {
  readonly name: string;
  readonly at: Location;
  readonly match: ServiceMatch;
  readonly traffic?: KnownFact<"websocket" | "sse" | "grpc" | "long-polling" | "http">;
  readonly paths: readonly KnownFact<string>[];
  readonly sessionSeconds?: KnownFact<number>;
  readonly app: Readonly<Partial<Record<AppKey, AppAddress>>>;
  /** The Dockerfile or Procfile that its image is built from, as reports name it. */
  readonly dockerfile?: KnownFact<string>;
  /** Hops in front that no file shows: `cloudflare`, or with limits of their own. */
  readonly front: readonly FrontHop[];
  readonly startup: {
    /** By environment. */
    readonly measured: Readonly<Record<string, KnownFact<number>>>;
    readonly phases: readonly KnownFact<string>[];
    readonly acceptSocketsAfter?: KnownFact<string>;
    readonly dependencies: readonly {
      readonly name: KnownFact<string>;
      readonly phase?: KnownFact<string>;
      readonly timeoutSeconds?: KnownFact<number>;
      readonly needs: readonly KnownFact<string>[];
    }[];
  };
  readonly health: {
    readonly liveness?: KnownFact<string>;
    readonly readiness?: KnownFact<string>;
    readonly covers: readonly { readonly name: KnownFact<string>; readonly timeoutSeconds?: KnownFact<number> }[];
    readonly parallel?: KnownFact<boolean>;
  };
  /** Work that has to go on while no client is connected. */
  readonly background?: readonly KnownFact<string>[];
  readonly capacity: { readonly peakSockets?: KnownFact<number>; readonly memoryMiB?: KnownFact<number> };
  /** Who knocks, and with what; live checks do. */
  readonly auth?: AuthConfig;
  /** What a healthy exchange looks like; live checks hold one. */
  readonly conversation?: ConversationConfig;
}

/** Which object is this service; without any, the one of the service's name. */
export interface ServiceMatch {
  readonly cloudRun?: string;
  readonly appEngine?: string;
  /** `namespace/name` or `name`. */
  readonly deployment?: string;
  readonly statefulSet?: string;
  readonly backendService?: string;
}

export const APP_KEYS = [
  "heartbeat.intervalSeconds",
  "heartbeat.timeoutSeconds",
  "heartbeat.frame",
  "startup.timeoutSeconds",
  "keepAliveSeconds",
  "idleSeconds",
  "lifetimeSeconds",
  "drainSeconds",
  "port",
  "maxConnections",
] as const;
export type AppKey = (typeof APP_KEYS)[number];

/** A literal in the config, or the address of a value in one of the app's own files. */
export type AppAddress =
  | { readonly kind: "literal"; readonly value: KnownFact<number | string> }
  | {
      readonly kind: "address";
      readonly file: string;
      readonly pointer: Pointer;
      readonly unit: "s" | "ms" | "m" | "h" | undefined;
      readonly at: Location;
    };

/** Proxies that are read from files of their own, by the key that names such a file. */
export const FILE_PROXIES = ["nginx", "haproxy", "envoy", "caddy", "traefik"] as const;
export type FileProxyName = (typeof FILE_PROXIES)[number];

export interface FrontProxy {
  readonly software: FileProxyName;
  /** Its file, as reports name it. */
  readonly file: Fact<string>;
}

export interface FrontHop {
  readonly name: Fact<string>;
  /** Set where its own file is named. */
  readonly proxy?: FrontProxy;
  readonly idleSeconds?: Fact<number>;
  readonly lifetimeSeconds?: Fact<number>;
  /** Whether it passes WebSocket handshakes on. */
  readonly websockets?: Fact<boolean>;
}

export interface LimitOverride {
  readonly default?: number;
  readonly min?: number;
  readonly max?: number;
}

export interface ConfigSuppression {
  readonly rule: string;
  readonly file: string | undefined;
  readonly path: string | undefined;
  readonly reason: string;
  readonly until: string | undefined;
  readonly at: Location;
}

/** What a pack or a config says about rules: severities and parameters, one value or one for each environment. */
export interface PolicyLayer {
  /** What its settings are said to come from: a pack's name, or the file as reports name it. */
  readonly name: string;
  /** Wanted session length in seconds, by environment. */
  readonly session: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Other settings for some paths; later ones win over earlier ones. */
  readonly overrides: readonly PolicyOverride[];
  readonly assertions: readonly AssertionConfig[];
}

export interface RuleSetting {
  readonly severity?: PerEnvironment<SeveritySetting>;
  readonly params?: Readonly<Record<string, PerEnvironment<ParamValue>>>;
  /** False: no suppression holds for it, and no later layer makes it milder. */
  readonly suppressible?: boolean;
  /** The rule's id where it is set; undefined in built-in packs. */
  readonly at?: Location;
}

export type SeveritySetting = "error" | "warning" | "note" | "off";
export type ParamValue = number | boolean | string;
export type PerEnvironment<T> = T | Readonly<Record<string, T>>;

/** Holds for a path that every given matcher fits. */
export interface PolicyOverride {
  /** Globs of the files that declare the service or workload, as reports name them. */
  readonly files: readonly string[] | undefined;
  /** Names or globs. */
  readonly services: readonly string[] | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly at: Location;
}

/** A text that is code: where it stands, so that its mistakes can be pointed at. */
export interface Expression {
  readonly text: string;
  readonly at: Location;
  /** The characters of the file behind some of the text's. */
  readonly placeOf: (span: Span) => Span;
}

/** A demand of a team's own, as it is written. */
export interface AssertionConfig {
  readonly id: string;
  readonly at: Location;
  readonly assert: Expression;
  readonly when: Expression | undefined;
  readonly message: Expression;
  readonly title: string | undefined;
  readonly why: string | undefined;
  readonly references: readonly string[];
  readonly tests: readonly PolicyTest[];
}

/** An example with what an assertion has to say of it. */
export interface PolicyTest {
  readonly name: string;
  readonly assertion: string | undefined;
  /** Relative to the file that the test stands in. */
  readonly files: readonly string[];
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly environment: string | undefined;
  readonly expect: "pass" | "fail" | "undecided";
  readonly at: Location;
}
