import type { ServiceConfig } from "../config/config.ts";
import type { Subject } from "../model/path.ts";
import type { Problem } from "../syntax/document.ts";
import type { PathDraft } from "./draft.ts";

export interface Matched {
  readonly byDraft: ReadonlyMap<PathDraft, ServiceConfig>;
  readonly problems: readonly Problem[];
}

/** Which service of the config each draft is. A service that is nowhere is said: its numbers would count for nothing. */
export function matchServices(drafts: readonly PathDraft[], services: readonly ServiceConfig[]): Matched {
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

/** Whether the config's service is this object. */
export function isSubject(subject: Subject, { name, match }: ServiceConfig): boolean {
  const { cloudRun, appEngine, deployment, statefulSet, backendService } = match;
  if (appEngine !== undefined) return subject.kind === "app-engine" && isNamed(subject, appEngine);
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
