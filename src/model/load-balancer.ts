import type { Fact, KnownFact } from "./fact.ts";

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
  /** Undefined on a group that is, or may be, serverless: nothing is drained there. */
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
  readonly target: KnownFact<string>;
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
  readonly subject: KnownFact<string>;
  /** The settings that stay without effect, where they are written. */
  readonly settings: readonly Fact<unknown>[];
  /** What is wrong, as a clause: `its targetRef names Service chat in namespace web`. */
  readonly detail: string;
}

export interface HealthCheck {
  /** `explicit`: BackendConfig, HealthCheckPolicy or a Compute health check; `inferred`: copied from a readiness probe. */
  readonly source: "explicit" | "inferred" | "default";
  readonly type: Fact<string>;
  /** What it asks for; undefined where it does not ask over HTTP. */
  readonly path?: Fact<string>;
  readonly port?: Fact<number | string>;
  /** Set where nothing says which port it asks, and the readiness probe asks another one than the serving port. */
  readonly readinessPort?: Fact<number>;
  readonly intervalSeconds: Fact<number>;
  readonly timeoutSeconds: Fact<number>;
  /** Why a readiness probe was not copied, where one exists and was not. */
  readonly notInferred?: Fact<string>;
}
