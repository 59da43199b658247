import type { Location } from "../syntax/document.ts";
import type { Deployment } from "./deployment.ts";
import type { Fact, KnownFact, UnknownFact } from "./fact.ts";
import type { RunSettings } from "./run-settings.ts";

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
  readonly sessionSeconds: Fact<number>;
  /** From the client inwards. */
  readonly hops: readonly Hop[];
  readonly loadBalancer?: LoadBalancer;
  /** The paths that clients open connections at, where the user's config names them. */
  readonly requestPaths?: readonly Fact<string>[];
  readonly heartbeats: readonly Heartbeat[];
  /** Set when the server is known to send nothing by itself; the value is the sentence that says so. */
  readonly silentServer?: Fact<string>;
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

/** Read when a policy or an assertion asks for them: few do, and every object has some. */
export type Labels = () => Readonly<Record<string, Fact<string>>>;

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
  /** Set for a proxy that passes an opening handshake on only where it is told to. */
  readonly upgrade?: Upgrade;
  /** Set for a product in front, or a platform, of which it is known or doubted that it carries sockets at all. */
  readonly carries?: Carriage;
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

/** The kinds of Google Cloud load balancer that treat an upgraded connection differently. */
export type Flavour =
  | "classic"
  | "global-external"
  | "regional-external"
  | "regional-internal"
  | "cross-region-internal"
  | "service-mesh"
  | "proxy-network"
  | "passthrough-external"
  | "passthrough-internal";

/** A Google Cloud load balancer in front of the process, and the settings of the one backend the path goes through. */
export interface LoadBalancer {
  /** The Ingress, Gateway, Service or backend service that stands for it. */
  readonly name: string;
  readonly flavour: Fact<Flavour>;
  readonly backend: Fact<"neg" | "instance-group" | "serverless-neg">;
  /** Backend service `timeoutSec`; what it means depends on the flavour. */
  readonly timeoutSeconds?: Fact<number>;
  readonly drainSeconds?: Fact<number>;
  /** `NONE`, `CLIENT_IP`, `GENERATED_COOKIE` and so on, in the vendor's spelling. */
  readonly affinity?: Fact<string>;
  /** What it speaks to the backend where that is written: `HTTP`, `HTTPS`, `HTTP2`, `H2C`, `GRPC`. */
  readonly protocol?: Fact<string>;
  /** The request paths that it, or another way to the same service, sends there; undefined where that may be all. */
  readonly routes?: readonly RoutePattern[];
  /** What the load balancer really checks. Serverless NEGs have none. */
  readonly healthCheck?: HealthCheck;
  /** How long the load balancer keeps an idle HTTP connection to the server. */
  readonly backendKeepAliveSeconds?: Fact<number>;
  /** Where backend settings belong here, and what went wrong on the way. */
  readonly attachment: Attachment;
  /** Annotations of another controller on this load balancer, with their values. */
  readonly foreignAnnotations: readonly Fact<string>[];
}

/** Request paths that one rule of a load balancer matches. */
export interface RoutePattern {
  /** `segments`: `/ws` and what lies below it; `glob`: a star at the end stands for anything; `unread`: any may match. */
  readonly match: "exact" | "segments" | "start" | "glob" | "unread";
  readonly text: Fact<string>;
}

/** What carries a backend's settings, and the settings that were written but do not arrive. */
export interface Attachment {
  /** `backend-service`: the settings are the load balancer's own. */
  readonly via: "backend-config" | "gateway-policy" | "backend-service" | "none";
  /** The object that does apply, named where it is declared. */
  readonly applied?: Fact<string>;
  /** The Service (or ServiceImport) that would have to be named or annotated. */
  readonly target: Fact<string>;
  readonly faults: readonly AttachmentFault[];
}

export interface AttachmentFault {
  readonly kind: /** Exists, and nothing in the input uses it. */
    | "unused"
    /** The annotation sits where the controller does not look. */
    | "misplaced"
    /** The annotation's JSON does not parse or has the wrong shape. */
    | "malformed"
    /** The annotation names no port that the load balancer uses. */
    | "port-mismatch"
    /** It names an object that is not in the input: it may exist elsewhere. */
    | "not-in-input"
    /** The policy's targetRef names another group, kind, name or namespace, or the BackendConfig is in another one. */
    | "wrong-target"
    /** The kind of object has no effect on this kind of load balancer. */
    | "no-effect"
    /** A Gateway backend that no policy of the needed kind targets. */
    | "no-policy";
  /** The object or annotation at fault; its value is the name or the text. */
  readonly subject: Fact<string>;
  /** The settings that stay without effect, where they are written. */
  readonly settings: readonly Fact<unknown>[];
  /** What is wrong, as a clause: `its targetRef names Service chat in namespace web`. */
  readonly detail: string;
}

export interface HealthCheck {
  /** `explicit`: BackendConfig, HealthCheckPolicy or a Compute health check; `inferred`: copied from a readiness probe. */
  readonly source: "explicit" | "inferred" | "default";
  readonly type: Fact<string>;
  readonly path?: Fact<string>;
  readonly port?: Fact<number | string>;
  readonly intervalSeconds: Fact<number>;
  readonly timeoutSeconds: Fact<number>;
  /** Why a readiness probe was not copied, where one exists and was not. */
  readonly notInferred?: Fact<string>;
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

export interface Startup {
  readonly probes: { readonly startup?: Probe; readonly readiness?: Probe; readonly liveness?: Probe };
  /** The platform's window: what the start may take before the process is given up. */
  readonly budgetSeconds?: Fact<number>;
  /** The application's own limit on its start. */
  readonly appTimeoutSeconds?: Fact<number>;
  /** p95 of measured starts in this environment. */
  readonly measuredSeconds?: Fact<number>;
  /** The same for every environment the config names, this one included. */
  readonly measuredByEnvironment: Readonly<Record<string, Fact<number>>>;
  /** Phase names in their order. */
  readonly phases: readonly Fact<string>[];
  /** The phase after which sockets are accepted. */
  readonly acceptSocketsAfter?: Fact<string>;
  readonly dependencies: readonly Dependency[];
  /** Why the port is open before the application is ready (a pre-fork master, lazy initialisation), where known. */
  readonly bindsEarly?: Fact<string>;
}

export interface Dependency {
  readonly name: Fact<string>;
  readonly phase?: Fact<string>;
  readonly timeoutSeconds?: Fact<number>;
  readonly needs: readonly Fact<string>[];
}

export interface Probe {
  readonly role: "startup" | "readiness" | "liveness";
  /** `default-tcp`: no probe is written and the platform adds its own. */
  readonly kind: "http" | "tcp" | "grpc" | "exec" | "default-tcp" | "unknown";
  /** The probe's key, or where it would be written; the value is its kind. */
  readonly declaration: Fact<string>;
  readonly path?: Fact<string>;
  readonly port?: Fact<number | string>;
  readonly initialDelaySeconds: Fact<number>;
  readonly periodSeconds: Fact<number>;
  readonly timeoutSeconds: Fact<number>;
  readonly failureThreshold: Fact<number>;
  /** Set for one that the running service has, whatever it is: the platform has accepted it. */
  readonly isAccepted?: true;
}

export interface Health {
  /** Paths named by the user's config. */
  readonly livenessPath?: Fact<string>;
  readonly readinessPath?: Fact<string>;
  /** Paths that something outside the platform is known to call. */
  readonly externalPaths: readonly Fact<string>[];
  /** What the readiness handler waits for, with each check's own limit. */
  readonly covers: readonly ReadinessCheck[];
  readonly parallel: Fact<boolean>;
}

export interface ReadinessCheck {
  readonly name: Fact<string>;
  readonly timeoutSeconds?: Fact<number>;
}

export interface Shutdown {
  /** From SIGTERM (Kubernetes: from the start of preStop) to SIGKILL. */
  readonly graceSeconds?: Fact<number>;
  readonly preStopSeconds?: Fact<number>;
  /** Set where no preStop hook is written, as a sentence at the place of one. */
  readonly noPreStop?: Fact<string>;
  /** How long the application takes to let its connections go; `Infinity` where it waits without limit. */
  readonly drainSeconds?: Fact<number>;
  /** Set on Spot capacity, which caps the grace period. */
  readonly spot?: Fact<boolean>;
  /** How a new version takes the place of the old one, where the platform lets a file say so. */
  readonly rollout?: Rollout;
}

/** Counts are as Kubernetes writes them: a number of pods, or a share of them (`25%`). */
export interface Rollout {
  /** `RollingUpdate`, or `Recreate`: all pods go before the first new one starts. */
  readonly strategy: Fact<string>;
  readonly maxUnavailable: Fact<string>;
  readonly maxSurge: Fact<string>;
}

/** What changes the number of instances while clients are connected. */
export interface Autoscaling {
  /** `HorizontalPodAutoscaler chat`. */
  readonly name: string;
  /** `cpu`, `memory` or another resource; for metrics of other kinds the kind: `Pods`, `Object`, `External`. */
  readonly metrics: readonly Fact<string>[];
  /** `Disabled` where instances are never taken away. */
  readonly scaleIn?: Fact<string>;
}

/** Where the server listens and how it is started. */
export interface Process {
  /** Where the platform sends connections. */
  readonly containerPort?: Fact<number>;
  readonly port?: Fact<number>;
  /** `port`, where the server is one that listens on a single port. */
  readonly onlyPort?: Fact<number>;
  readonly host?: Fact<string>;
  readonly signal?: Signal;
  /** The ports that the image's Dockerfile names with EXPOSE, which is a remark and opens nothing. */
  readonly exposed?: readonly Fact<number>[];
  /** The image's own HEALTHCHECK, which neither Cloud Run nor Kubernetes asks. */
  readonly imageHealthcheck?: Fact<string>;
}

/** The way of SIGTERM from the platform to the server. */
export interface Signal {
  /** Counts where `way` is known. */
  readonly arrives: boolean;
  /** What it meets, as a sentence; unknown where that hangs on the image. */
  readonly way: Fact<string>;
  /** Set where the process is killed without any grace. */
  readonly atOnce?: true;
}

export interface Capacity {
  /** Requests, and so sockets, per instance. */
  readonly concurrency?: Fact<number>;
  readonly minInstances?: Fact<number>;
  readonly maxInstances?: Fact<number>;
  readonly autoscaling?: Autoscaling;
  /** Session affinity of Cloud Run or App Engine; on a load balancer see `LoadBalancer.affinity`. */
  readonly affinity?: Fact<boolean>;
  /** Declared load. */
  readonly peakSockets?: Fact<number>;
  /** Declared: what one instance needs when it holds all the sockets that it is sent. */
  readonly memoryMiB?: Fact<number>;
  /** Whether a transport needs several requests to reach the same instance (HTTP long polling). */
  readonly pollingTransport?: Fact<boolean>;
  /** What the server itself can hold at once (workers times threads), where it is bounded. */
  readonly serverSlots?: Fact<number>;
}
