import type { Config, ServiceConfig } from "../config/config.ts";
import type { ConnectionPath } from "../model/path.ts";
import { type Document, type Problem, sourceName } from "../syntax/document.ts";
import { readAppDocument } from "./app/document.ts";
import type { AppReading } from "./app/reading.ts";
import { assemble } from "./assemble.ts";
import { linkCloudRun } from "./cloud-run/link.ts";
import { linkCompute } from "./compute/link.ts";
import { readLoadBalancers } from "./compute/load-balancers.ts";
import type { PathDraft, Subject } from "./draft.ts";
import { linkKubernetes } from "./kubernetes/link.ts";
import type { LimitTable } from "./read.ts";
import { recognise } from "./recognise.ts";

export interface AdaptInput {
  /** Everything that was parsed, the config left out. */
  readonly documents: readonly Document[];
  readonly config: Config | undefined;
  readonly environment: string;
  /** What a session must survive where the config does not say, in seconds. */
  readonly sessionSeconds: number;
  readonly limits: LimitTable;
}

export interface Adapted {
  readonly paths: readonly ConnectionPath[];
  readonly problems: readonly Problem[];
}

/** Documents of any kind to connection paths: recognise objects, link them per platform, lay the app's settings over. */
export function adapt(input: AdaptInput): Adapted {
  const { limits } = input;
  const { resources, others } = recognise(input.documents);
  const loadBalancers = readLoadBalancers(resources, limits);
  const linked = [
    linkCloudRun(resources, limits, loadBalancers),
    linkKubernetes(resources, limits),
    linkCompute(resources, limits, loadBalancers),
  ];
  const drafts = linked.flatMap(({ drafts }) => drafts);
  const services = matchServices(drafts, input.config?.services ?? []);
  const files = readAppFiles(others, drafts, limits);
  const byFile = new Map(input.documents.map((document) => [sourceName(document.source.source), document]));
  const paths = drafts.map((draft) =>
    assemble({
      draft,
      service: services.byDraft.get(draft),
      files: files.get(draft) ?? [],
      documents: byFile,
      environment: input.environment,
      sessionSeconds: input.sessionSeconds,
      limits,
    }),
  );
  paths.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { paths, problems: [...linked.flatMap(({ problems }) => problems), ...services.problems] };
}

interface Matched {
  readonly byDraft: ReadonlyMap<PathDraft, ServiceConfig>;
  readonly problems: readonly Problem[];
}

/** Which service of the config each draft is. A service that is nowhere is said: its numbers would count for nothing. */
function matchServices(drafts: readonly PathDraft[], services: readonly ServiceConfig[]): Matched {
  const byDraft = new Map<PathDraft, ServiceConfig>();
  const problems: Problem[] = [];
  for (const service of services) {
    const found = drafts.filter((draft) => isSubject(draft.subject, service));
    for (const draft of found) if (!byDraft.has(draft)) byDraft.set(draft, service);
    if (found.length > 0) continue;
    const message = `services.${service.name} matches no service, workload or backend service in the input`;
    problems.push({ source: service.at.document.source, span: service.at.span, message });
  }
  return { byDraft, problems };
}

function isSubject(subject: Subject, { name, match }: ServiceConfig): boolean {
  const { cloudRun, deployment, statefulSet, backendService } = match;
  if (cloudRun !== undefined) return subject.kind === "cloud-run" && isNamed(subject, cloudRun);
  if (deployment !== undefined) return subject.kind === "deployment" && isNamed(subject, deployment);
  if (statefulSet !== undefined) return subject.kind === "stateful-set" && isNamed(subject, statefulSet);
  if (backendService !== undefined) return subject.kind === "backend-service" && isNamed(subject, backendService);
  return isNamed(subject, name);
}

/** `name`, or `namespace/name`; a manifest without a namespace is in whichever the user means. */
function isNamed(subject: Subject, wanted: string): boolean {
  const slash = wanted.indexOf("/");
  if (slash < 0) return subject.name === wanted;
  const namespace = wanted.slice(0, slash);
  return subject.name === wanted.slice(slash + 1) && (subject.namespace ?? namespace) === namespace;
}

/**
 * The app's own files belong to the one service of the input, or to the service whose name is a part of their path.
 * Where neither tells, they belong to nobody: a wrong number would be worse than none.
 */
function readAppFiles(
  others: readonly Document[],
  drafts: readonly PathDraft[],
  limits: LimitTable,
): ReadonlyMap<PathDraft, readonly AppReading[]> {
  const byName = new Map<string, PathDraft[]>();
  for (const draft of drafts) {
    const group = byName.get(draft.subject.name);
    if (group) group.push(draft);
    else byName.set(draft.subject.name, [draft]);
  }
  const only = byName.size === 1 ? drafts : undefined;
  const readings = new Map<PathDraft, AppReading[]>();
  for (const document of others) {
    const owners = only ?? ownersOf(sourceName(document.source.source), byName);
    if (owners.length === 0) continue;
    const reading = readAppDocument(document, limits);
    for (const owner of owners) {
      const list = readings.get(owner) ?? [];
      list.push(reading);
      readings.set(owner, list);
    }
  }
  return readings;
}

function ownersOf(file: string, byName: ReadonlyMap<string, readonly PathDraft[]>): readonly PathDraft[] {
  for (const part of file.split("/").reverse()) {
    const owners = byName.get(part) ?? byName.get(part.replace(/\.[^.]*$/, ""));
    if (owners) return owners;
  }
  return [];
}
