import type { Location } from "../syntax/document.ts";
import type { Capacity } from "./capacity.ts";
import type { Deployment } from "./deployment.ts";
import type { Fact, KnownFact, UnknownFact } from "./fact.ts";
import type { Health } from "./health.ts";
import type { Hop } from "./hop.ts";
import type { LoadBalancer } from "./load-balancer.ts";
import type { Process } from "./process.ts";
import type { RunSettings } from "./run-settings.ts";
import type { Shutdown } from "./shutdown.ts";
import type { Startup } from "./startup.ts";

/**
 * What a socket goes through, from client to process, for one service in one environment. A part that is undefined
 * does not exist here (a workload without a load balancer); a part that exists and cannot be read is an unknown fact.
 */
export interface ConnectionPath {
  /** Unique in a report: `chat`, `web/chat`, `web/chat via Ingress chat`. */
  readonly id: string;
  readonly environment: string;
  readonly platform: Platform;
  /** The name of the service or workload, where it is declared. */
  readonly at: Location;
  readonly traffic: Traffic;
  /** How long a session must survive. */
  readonly sessionSeconds: KnownFact<number>;
  /** From the client inwards. */
  readonly hops: readonly Hop[];
  readonly loadBalancer?: LoadBalancer;
  /** The paths that clients open connections at, where the user's config names them. */
  readonly requestPaths?: readonly KnownFact<string>[];
  readonly heartbeats: readonly Heartbeat[];
  /** Set when the server is known to send nothing by itself; the value is the sentence that says so. */
  readonly silentServer?: KnownFact<string>;
  /** How long the server keeps an idle HTTP connection open. */
  readonly keepAliveSeconds?: Fact<number>;
  readonly startup: Startup;
  readonly health: Health;
  readonly shutdown: Shutdown;
  readonly capacity: Capacity;
  /** What its command line shows of the process; undefined where that is nothing. */
  readonly process?: Process;
  /** The protocol spoken to the process; `h2c` cannot carry a WebSocket on Cloud Run. */
  readonly protocol?: Fact<"http1" | "h2c">;
  /** Labels of the service or workload. */
  readonly labels?: Labels;
  /** Set where it may have other labels than these, for they cannot be read as a whole. */
  readonly otherLabels?: UnknownFact;
  /** What it is a path to; undefined for a path that was put together by hand. */
  readonly subject?: Subject;
  /** Work that is declared to go on while no client is connected, each by its name. */
  readonly background?: readonly Fact<string>[];
  /** What Cloud Run is told about its instances. */
  readonly run?: RunSettings;
  /** What a deployed Cloud Run service says of itself. */
  readonly deployment?: Deployment;
  /** Flags of a command that say otherwise than a file that declares the same service. */
  readonly overrides?: readonly Override[];
  /** The same path as it is deployed, where this one is declared and both were read. */
  readonly deployed?: ConnectionPath;
  /** The same path in other environments, where their files were read. */
  readonly elsewhere?: readonly ConnectionPath[];
}

export type Labels = Readonly<Record<string, Fact<string>>>;

/** A setting that a file declares and a command sets to something else. */
export interface Override {
  readonly flag: Fact<string>;
  readonly file: Fact<string>;
}

/** What a path leads to, by the name that its platform knows it by. */
export interface Subject {
  readonly kind:
    | "cloud-run"
    | "app-engine"
    | "deployment"
    | "stateful-set"
    | "daemon-set"
    | "pod"
    | "service"
    | "backend-service";
  readonly name: string;
  readonly namespace: string | undefined;
}

export type Platform = "cloud-run" | "app-engine" | "knative" | "kubernetes" | "load-balancer";

export interface Traffic {
  readonly kind: "websocket" | "sse" | "grpc" | "long-polling" | "http";
  /** Why we think so, strongest first. Empty: nothing is said about sockets. */
  readonly evidence: readonly TrafficEvidence[];
}

export interface TrafficEvidence {
  readonly why: string;
  /** `declared`: the user's config says so. `strong`: cannot be anything else. `weak`: a name that suggests it. */
  readonly strength: "declared" | "strong" | "weak";
  readonly at: Location;
  /** What it rests on besides that no file says. */
  readonly assumed?: string;
}

/** Something that sends bytes on an otherwise silent socket. */
export interface Heartbeat {
  readonly sender: "server" | "client";
  /** Control frames (ping, pong) or data frames; only data is beyond doubt for every proxy. */
  readonly frame: "control" | "data" | "unknown";
  /** Unknown with a reason where it is set but cannot be read. */
  readonly intervalSeconds: Fact<number>;
  /** How long the sender waits for an answer before it gives the peer up. */
  readonly timeoutSeconds?: Fact<number>;
  /** What the timeout counts from; it decides whether it must exceed the interval. */
  readonly timeoutStarts: "ping" | "last-message" | "unknown";
}
