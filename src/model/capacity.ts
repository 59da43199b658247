import type { Fact, KnownFact } from "./fact.ts";

/** What changes the number of instances while clients are connected. */
export interface Autoscaling {
  /** `HorizontalPodAutoscaler chat`. */
  readonly name: string;
  /** `cpu`, `memory` or another resource; for metrics of other kinds the kind: `Pods`, `Object`, `External`. */
  readonly metrics: readonly Fact<string>[];
  /** `Disabled` where instances are never taken away. */
  readonly scaleIn?: Fact<string>;
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
  readonly peakSockets?: KnownFact<number>;
  /** Declared: what one instance needs when it holds all the sockets that it is sent. */
  readonly memoryMiB?: KnownFact<number>;
  /** Whether a transport needs several requests to reach the same instance (HTTP long polling). */
  readonly pollingTransport?: Fact<boolean>;
  /** What the server itself can hold at once (workers times threads), where it is bounded. */
  readonly serverSlots?: Fact<number>;
}
