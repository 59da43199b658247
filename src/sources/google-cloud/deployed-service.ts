import { listOf, numberOf, textOf } from "./json.ts";

/** What an answer of the Admin API v2 says of where a service can be reached and who answers there. */
export interface DeployedService {
  readonly uri: string | undefined;
  /** Short names. */
  readonly latestReady: string | undefined;
  readonly latestCreated: string | undefined;
  readonly targets: readonly Target[];
  /** Tags that were asked for; those that are served stand in `targets`. */
  readonly wantedTags: readonly string[];
}

/** One entry of `trafficStatuses`. */
export interface Target {
  /** Short name; undefined while "latest" has not become a revision. */
  readonly revision: string | undefined;
  readonly percent: number;
  readonly tag: string | undefined;
  readonly uri: string | undefined;
}

export function readDeployedService(answer: unknown): DeployedService {
  const latestReady = shortName(textOf(answer, "latestReadyRevision"));
  return {
    uri: textOf(answer, "uri"),
    latestReady,
    latestCreated: shortName(textOf(answer, "latestCreatedRevision")),
    targets: listOf(answer, "trafficStatuses").map((entry) => readTarget(entry, latestReady)),
    wantedTags: listOf(answer, "traffic").flatMap((entry) => textOf(entry, "tag") ?? []),
  };
}

function readTarget(entry: unknown, latestReady: string | undefined): Target {
  const isLatest = textOf(entry, "type") === "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST";
  return {
    revision: shortName(textOf(entry, "revision")) ?? (isLatest ? latestReady : undefined),
    percent: numberOf(entry, "percent") ?? 0,
    tag: textOf(entry, "tag"),
    uri: textOf(entry, "uri"),
  };
}

function shortName(name: string | undefined): string | undefined {
  return name?.slice(name.lastIndexOf("/") + 1);
}
