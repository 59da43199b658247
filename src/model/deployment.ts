import type { Fact } from "./fact.ts";

/** What a deployed Cloud Run service says of itself. A part that is undefined is not said. */
export interface Deployment {
  /** Counts the changes that were asked for. */
  readonly generation?: Fact<number>;
  /** The change that Cloud Run has dealt with last. */
  readonly observedGeneration?: Fact<number>;
  /** Set while what was asked for is being carried out. */
  readonly reconciling?: Fact<boolean>;
  readonly ready?: ReadyCondition;
  /** Short names. */
  readonly latestCreatedRevision?: Fact<string>;
  readonly latestReadyRevision?: Fact<string>;
  /** Where requests go. */
  readonly traffic: readonly TrafficEntry[];
  /** Where they were asked to go; tags that are not in `traffic` are not served yet. */
  readonly wantedTraffic: readonly TrafficEntry[];
  /** The revision whose settings the path shows, where it was read by itself. */
  readonly revision?: DeployedRevision;
}

export interface DeployedRevision {
  readonly name: Fact<string>;
  readonly ready?: ReadyCondition;
}

/** The condition `Ready`, in the words of either API. */
export interface ReadyCondition {
  /** `unknown` while it is being worked on. */
  readonly state: Fact<"true" | "false" | "unknown">;
  /** `HealthCheckContainerError`, `HEALTH_CHECK_CONTAINER_ERROR` … */
  readonly reason?: Fact<string>;
  readonly message?: Fact<string>;
}

export interface TrafficEntry {
  /** Short name; undefined where "the latest" is meant and no revision is named. */
  readonly revision?: Fact<string>;
  /** Follows whatever is the latest ready revision. */
  readonly isLatest: boolean;
  /** 0 where it is not written, as for an entry that is only a tag. */
  readonly percent: Fact<number>;
  readonly tag?: Fact<string>;
  readonly uri?: Fact<string>;
}
