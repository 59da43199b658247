import type { Capacity } from "../model/capacity.ts";
import type { Deployment } from "../model/deployment.ts";
import type { Fact, UnknownFact } from "../model/fact.ts";
import type { Hop } from "../model/hop.ts";
import type { LoadBalancer } from "../model/load-balancer.ts";
import type { Labels, Override, Platform, Subject, TrafficEvidence } from "../model/path.ts";
import type { RunSettings } from "../model/run-settings.ts";
import type { Shutdown } from "../model/shutdown.ts";
import type { StartOrder } from "../model/startup.ts";
import type { Document, Location, Problem } from "../syntax/document.ts";
import type { Container } from "./container.ts";
import type { ProxyFile } from "./proxies/proxy-file.ts";

/**
 * A connection path as the platform's own files show it, before the application's settings and the user's config are
 * laid over it. Each platform's linker makes these; `assemble.ts` finishes them.
 */
export interface PathDraft {
  /** `chat`, `web/chat`; made unique with `via …` where one service has several ways in. */
  readonly id: string;
  readonly platform: Platform;
  /** The name of the service or workload, where it is declared. */
  readonly at: Location;
  /** What a `match:` in the config can name. */
  readonly subject: Subject;
  /** Of a Cloud Run service, where it is written. */
  readonly region?: string;
  /** Labels of the service or workload itself, not of its pods. */
  readonly labels?: Labels;
  readonly otherLabels?: UnknownFact;
  /** Evidence from names, ports, paths and protocols; that of the app's own settings is added later. */
  readonly evidence: readonly TrafficEvidence[];
  /** Load balancer and platform hops, client first; edges and the server are added later. */
  readonly hops: readonly Hop[];
  readonly loadBalancer?: LoadBalancer;
  /** The container that serves the traffic first, then its sidecars. Empty where no workload is in the input. */
  readonly containers: readonly Container[];
  /** Where the platform sends connections, if it needs a port of the process. */
  readonly containerPort?: Fact<number>;
  readonly protocol?: Fact<"http1" | "h2c">;
  readonly startupBudgetSeconds?: Fact<number>;
  readonly startOrder?: StartOrder;
  readonly shutdown: Omit<Shutdown, "drainSeconds">;
  readonly capacity: Omit<Capacity, "peakSockets" | "memoryMiB" | "serverSlots" | "pollingTransport">;
  /** Documents inside ConfigMaps that this workload mounts. */
  readonly appDocuments: readonly Document[];
  readonly run?: RunSettings;
  /** That its clients begin with HTTP long polling, where a library of its image makes them. */
  readonly pollingTransport?: Fact<boolean>;
  readonly deployment?: Deployment;
  readonly overrides?: readonly Override[];
  /** Proxies' files in the ConfigMaps that its first container mounts. */
  readonly proxyFiles?: readonly ProxyFile[];
  /** The Kubernetes Service that others in the cluster reach it by. */
  readonly host?: {
    readonly name: string;
    readonly namespace: string | undefined;
    readonly ports: readonly string[];
  };
}

export interface Linked {
  readonly drafts: readonly PathDraft[];
  readonly problems: readonly Problem[];
}
