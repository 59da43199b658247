import { declared, type Fact } from "../../model/fact.ts";
import type { AttachmentFault } from "../../model/path.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import { type LimitTable, textAt } from "../read.ts";
import type { Backend } from "./backend-config.ts";
import {
  BACKEND_POLICY,
  type BackendSettings,
  NO_BACKEND_POLICY,
  readSettings,
  writtenSettings,
} from "./backend-settings.ts";
import { append, keyOf, type Named, type Objects, sameNamespace } from "./objects.ts";
import type { BackendRef, WayIn } from "./way-in.ts";

type PolicyKind = "GCPBackendPolicy" | "GCPSessionAffinityPolicy" | "HealthCheckPolicy";

/** GKE's Gateway policies by what they target. */
export interface Policies {
  of(kind: PolicyKind, target: BackendRef): Named | undefined;
  /** Policies that target something of that name. */
  named(kind: PolicyKind, name: string): readonly Policy[];
}

interface Policy {
  readonly object: Named;
  readonly target: PolicyTarget;
}

interface PolicyTarget {
  readonly at: Cursor;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

const KINDS: readonly PolicyKind[] = ["GCPBackendPolicy", "GCPSessionAffinityPolicy", "HealthCheckPolicy"];

export function indexPolicies(objects: Objects): Policies {
  const byTarget = new Map<string, Named>();
  const byName = new Map<string, Policy[]>();
  for (const kind of KINDS) {
    for (const object of objects.all(kind)) {
      for (const target of targetsOf(object)) {
        append(byName, `${kind} ${target.name}`, { object, target });
        if (misfit(object, target) !== undefined) continue;
        const key = `${kind} ${keyOf(target.kind, object.namespace, target.name)}`;
        if (!byTarget.has(key)) byTarget.set(key, object);
      }
    }
  }
  return {
    of: (kind, target) => byTarget.get(`${kind} ${keyOf(target.kind, target.namespace, target.name)}`),
    named: (kind, name) => byName.get(`${kind} ${name}`) ?? [],
  };
}

function targetsOf(object: Named): readonly PolicyTarget[] {
  const spec = descend(object.at, "spec");
  const references = [descend(spec, "targetRef"), ...itemsOf(descend(spec, "targetRefs"))];
  return references.flatMap((at) => {
    const name = textAt(at, "name");
    if (name === undefined) return [];
    const namespace = textAt(at, "namespace") ?? object.namespace;
    return [{ at, group: textAt(at, "group") ?? "", kind: textAt(at, "kind") ?? "", name, namespace }];
  });
}

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Service: ["", "core"],
  ServiceImport: ["net.gke.io"],
};

/** Why a policy reaches nothing at all, whatever there is: wrong kind, wrong group, another namespace. */
function misfit(object: Named, target: PolicyTarget): string | undefined {
  const { kind, group, name, namespace } = target;
  const groups = GROUPS[kind];
  if (groups === undefined) return `its targetRef names ${kind || "no kind"} ${name}, not a Service or ServiceImport`;
  if (!groups.includes(group)) return `its targetRef names ${kind} ${name} of group "${group}"`;
  if (sameNamespace(namespace, object.namespace)) return undefined;
  return `its targetRef names ${kind} ${name} in namespace ${namespace ?? "default"}, and it must be in its own`;
}

/** What the GCPBackendPolicy of a Gateway's backend brings, and why one that was written does not arrive. */
export function readBackendPolicy(
  way: WayIn,
  home: Cursor,
  objects: Objects,
  policies: Policies,
  limits: LimitTable,
): Backend {
  const { backend } = way;
  const health = policies.of("HealthCheckPolicy", backend);
  const healthAt = health && { health: descend(health.at, "spec", "default") };
  const lostHealth = health ? [] : wrongTargets("HealthCheckPolicy", way, objects, policies);
  const policy = policies.of("GCPBackendPolicy", backend);
  if (policy) {
    const owner = `GCPBackendPolicy ${policy.name}`;
    const applied = declared(owner, policy.name, locate(descend(policy.at, "metadata", "name")));
    const own = readSettings(owner, descend(policy.at, "spec", "default"), BACKEND_POLICY, limits);
    const settings = withStickiness(own, backend, policies);
    return { settings, ...healthAt, applied, faults: lostHealth };
  }
  const owner = `${backend.kind} ${backend.name}`;
  const lost = wrongTargets("GCPBackendPolicy", way, objects, policies);
  const subject = declared(`backend of Gateway ${way.name}`, backend.name, locate(backend.at));
  const detail = `no GCPBackendPolicy in the input targets ${owner}`;
  const none: readonly AttachmentFault[] = [{ kind: "no-policy", subject, settings: [], detail }];
  const settings = withStickiness(readSettings(owner, home, NO_BACKEND_POLICY, limits), backend, policies);
  return { settings, ...healthAt, faults: [...(lost.length > 0 ? lost : none), ...lostHealth] };
}

/** A GCPSessionAffinityPolicy ties clients to a pod by a cookie of its own, where the GCPBackendPolicy says nothing. */
function withStickiness(settings: BackendSettings, backend: BackendRef, policies: Policies): BackendSettings {
  const policy = policies.of("GCPSessionAffinityPolicy", backend);
  const cookie = policy && descend(policy.at, "spec", "statefulGeneratedCookie");
  if (cookie?.node === undefined || settings.affinity.origin.kind !== "default") return settings;
  const what = `session affinity of GCPSessionAffinityPolicy ${policy?.name}`;
  return { ...settings, affinity: declared(what, "STRONG_COOKIE_AFFINITY", locateKey(cookie)) };
}

/** Policies that mean this backend and name it wrongly. */
function wrongTargets(kind: PolicyKind, way: WayIn, objects: Objects, policies: Policies): readonly AttachmentFault[] {
  const { backend, route } = way;
  const names = new Set([backend.name, way.name, ...(route === undefined ? [] : [route])]);
  const faults: AttachmentFault[] = [];
  for (const policy of [...names].flatMap((name) => policies.named(kind, name))) {
    const detail = missesBackend(policy, way, objects);
    if (detail === undefined || faults.length >= MOST_FAULTS) continue;
    const { name, at } = policy.object;
    const subject = declared(`${kind} ${name}`, name, locate(descend(at, "metadata", "name")));
    faults.push({ kind: "wrong-target", subject, settings: policySettings(kind, policy.object), detail });
  }
  return faults;
}

/** What is wrong with a policy's target; undefined where the policy means something else. */
function missesBackend({ object, target }: Policy, { backend }: WayIn, objects: Objects): string | undefined {
  const reason = misfit(object, target);
  const isHere = sameNamespace(object.namespace, backend.namespace);
  if (target.kind === "Gateway" || target.kind === "HTTPRoute") return isHere ? reason : undefined;
  if (target.name !== backend.name) return undefined;
  if (reason !== undefined) return reason;
  const named = `its targetRef names ${target.kind} ${target.name}`;
  if (isHere) return `${named}, and the route leads to ${backend.kind} ${backend.name}`;
  const isCertain = object.namespace !== undefined && backend.namespace !== undefined;
  if (!isCertain || objects.copies("Service", object.namespace, target.name).length > 0) return undefined;
  return `${named} in namespace ${object.namespace}, and the route leads to namespace ${backend.namespace}`;
}

/** One path needs no longer list than this to be put right. */
const MOST_FAULTS = 8;

function policySettings(kind: PolicyKind, object: Named): readonly Fact<unknown>[] {
  return writtenSettings(`${kind} ${object.name}`, descend(object.at, "spec", "default"));
}

/** Gateway policies that target a Service which is reached another way, where they do nothing. */
export function idlePolicies(target: BackendRef, way: string, policies: Policies): readonly AttachmentFault[] {
  return KINDS.flatMap((kind) => {
    const object = policies.of(kind, target);
    if (object === undefined) return [];
    const subject = declared(`${kind} ${object.name}`, object.name, locate(descend(object.at, "metadata", "name")));
    const detail = `a ${kind} counts behind a Gateway, and not behind ${way}`;
    return [{ kind: "no-effect" as const, subject, settings: policySettings(kind, object), detail }];
  });
}
