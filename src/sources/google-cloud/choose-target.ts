import type { DeployedService, Target } from "./deployed-service.ts";
import { type Failure, failure } from "./failure.ts";

export interface Wish {
  readonly revision?: string;
  readonly tag?: string;
}

/** Where to connect, and who is expected to answer there. */
export interface Chosen {
  readonly ok: true;
  readonly url: string;
  readonly revision: string;
  /** How much of what is sent to `url` reaches the revision; undefined where the service does not say. */
  readonly percent: number | undefined;
}

/** The named revision, the tagged one, or the one that takes most traffic. */
export function chooseTarget(service: DeployedService, { revision, tag }: Wish): Chosen | Failure {
  if (tag !== undefined) return tagged(service, tag);
  return revision === undefined ? busiest(service) : named(service, revision);
}

function tagged({ targets, wantedTags }: DeployedService, tag: string): Chosen | Failure {
  const served = targets.find((target) => target.tag === tag);
  if (served?.uri !== undefined && served.revision !== undefined) {
    return { ok: true, url: served.uri, revision: served.revision, percent: 100 };
  }
  if (served !== undefined || wantedTags.includes(tag)) {
    return failure("tag-without-url", `the tag "${tag}" has no URL yet: Cloud Run is still setting it up`);
  }
  const tags = [...new Set([...targets.flatMap((target) => target.tag ?? []), ...wantedTags])].sort();
  const known = tags.length === 0 ? "it has no tags" : `its tags are ${tags.join(", ")}`;
  return failure("tag-not-found", `the service has no tag "${tag}"; ${known}`);
}

function named(service: DeployedService, revision: string): Chosen | Failure {
  const own = service.targets.find((target) => target.revision === revision && target.uri !== undefined);
  if (own?.uri !== undefined) return { ok: true, url: own.uri, revision, percent: 100 };
  const percent = shares(service.targets).get(revision) ?? 0;
  if (percent === 0) {
    return failure(
      "revision-not-addressable",
      `the revision ${revision} takes no traffic and has no tag, so no address leads to it; give it a tag`,
    );
  }
  return atService(service, revision, percent);
}

function busiest(service: DeployedService): Chosen | Failure {
  const byShare = [...shares(service.targets)].filter(([, percent]) => percent > 0);
  byShare.sort(([a, x], [b, y]) => y - x || rank(service, b) - rank(service, a));
  const [revision, percent] = byShare[0] ?? [service.latestReady ?? service.latestCreated];
  if (revision === undefined) {
    return failure("service-without-url", "the service has no revision, so there is nothing to connect to");
  }
  return atService(service, revision, percent);
}

function atService({ uri }: DeployedService, revision: string, percent: number | undefined): Chosen | Failure {
  if (uri === undefined) {
    return failure(
      "service-without-url",
      "the service has no URL: it never became ready, or its default URL is switched off",
    );
  }
  return { ok: true, url: uri, revision, percent };
}

/** Percent by revision; a revision may stand in several entries. */
function shares(targets: readonly Target[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { revision, percent } of targets) {
    if (revision !== undefined) found.set(revision, (found.get(revision) ?? 0) + percent);
  }
  return found;
}

/** Of two revisions with equal shares, the newer one is the one to look at. */
function rank({ latestReady }: DeployedService, revision: string): number {
  return revision === latestReady ? 1 : 0;
}
