import type { Wording } from "./fact.ts";
import type { Flavour, LoadBalancer } from "./load-balancer.ts";
import type { Platform, Traffic } from "./path.ts";
import type { Probe } from "./startup.ts";

export const PLATFORM_WORDS: Readonly<Record<Platform, string>> = {
  "cloud-run": "Cloud Run",
  "app-engine": "App Engine",
  knative: "Knative",
  kubernetes: "Kubernetes",
  "load-balancer": "load balancer",
};

interface TrafficWords {
  /** The kind as a label. */
  readonly label: string;
  /** What one client holds open. */
  readonly one: string;
  readonly many: string;
}

export const TRAFFIC_WORDS: Readonly<Record<Traffic["kind"], TrafficWords>> = {
  websocket: { label: "WebSocket", one: "WebSocket", many: "WebSockets" },
  sse: { label: "server-sent events", one: "event stream", many: "server-sent events" },
  grpc: { label: "gRPC streams", one: "gRPC stream", many: "gRPC streams" },
  "long-polling": { label: "long polling", one: "long poll", many: "long polling" },
  http: { label: "HTTP", one: "connection", many: "plain requests" },
};

/** As Google's documentation calls them. */
export const FLAVOUR_WORDS: Readonly<Record<Flavour, string>> = {
  classic: "classic Application Load Balancer",
  "global-external": "global external Application Load Balancer",
  "regional-external": "regional external Application Load Balancer",
  "regional-internal": "regional internal Application Load Balancer",
  "cross-region-internal": "cross-region internal Application Load Balancer",
  "service-mesh": "service mesh",
  "proxy-network": "proxy Network Load Balancer",
  "passthrough-external": "external passthrough Network Load Balancer",
  "passthrough-internal": "internal passthrough Network Load Balancer",
};

type BackendKind = Extract<LoadBalancer["backend"], { readonly known: true }>["value"];

const BACKEND_WORDS: Readonly<Record<BackendKind, string>> = {
  neg: "made of network endpoint groups",
  "instance-group": "made of instance groups",
  "serverless-neg": "a serverless NEG",
};

/** How a probe asks. */
export const PROBE_WORDS: Readonly<Record<Probe["kind"], string>> = {
  http: "HTTP",
  tcp: "TCP",
  grpc: "gRPC",
  exec: "command",
  "default-tcp": "TCP",
  unknown: "of unknown kind",
};

const PROBES_IN_FULL: Readonly<Record<string, string>> = {
  http: "an HTTP probe",
  tcp: "a TCP probe",
  grpc: "a gRPC probe",
  exec: "a command",
};

const IN_FULL: Readonly<Record<Wording, Readonly<Record<string, string>>>> = {
  sentence: {},
  reason: {},
  flavour: FLAVOUR_WORDS,
  backend: BACKEND_WORDS,
  probe: PROBES_IN_FULL,
};

/** One of the model's own words as it stands behind "is" in a sentence. */
export function inFull(wording: Wording, word: string): string {
  return IN_FULL[wording][word] ?? word;
}
