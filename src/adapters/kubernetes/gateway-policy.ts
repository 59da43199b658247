import { declared, type Fact, unknown } from "../../model/fact.ts";
import type { AttachmentFault } from "../../model/load-balancer.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { type LimitTable, placeholderIn, textAt } from "../read.ts";
import type { Backend } from "./backend-config.ts";
import {
  agreedSettings,
  BACKEND_POLICY,
  type BackendSettings,
  NO_BACKEND_POLICY,
  placeName,
  readSettings,
  undecidedSettings,
  writtenSettings,
} from "./backend-settings.ts";
import type { Choice, Chooser } from "./copies.ts";
import { compareNames, filledInLater } from "./names.ts";
import { append, compareNamespaces, keyOf, type Named, type Objects, sameNamespace } from "./objects.ts";
import type { BackendRef, WayIn } from "./way-in.ts";

type PolicyKind = "GCPBackendPolicy" | "GCPSessionAffinityPolicy" | "HealthCheckPolicy";

/** GKE's Gateway policies by what they target. */
export interface Policies {
  /** The policy that targets the backend; of several the one that is nearest to where the backend is referred to. */
  of(kind: PolicyKind, target: BackendRef): Choice<Named> | undefined;
  /** A policy that may target the backend once placeholders are filled in, as a reason why that cannot be told. */
  inQuestion(kind: PolicyKind, target: BackendRef): Question | undefined;
  /** Policies that target something of that name. */
  named(kind: PolicyKind, name: string): readonly Policy[];
}

interface Question {
  readonly why: string;
  readonly at: Location;
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
  const byTarget = new Map<string, Rivals>();
  const fitting = new Map<PolicyKind, Policy[]>();
  const unwritten = new Map<PolicyKind, Policy[]>();
  const byName = new Map<string, Policy[]>();
  for (const kind of KINDS) {
    for (const object of objects.all(kind)) {
      for (const target of targetsOf(object)) {
        append(byName, `${kind} ${target.name}`, { object, target });
        if (misfit(object, target) !== undefined) continue;
        append(fitting, kind, { object, target });
        if (placeholderOf({ object, target })) append(unwritten, kind, { object, target });
        if (!fits(object, target)) continue;
        const key = `${kind} ${keyOf(target.kind, object.namespace, target.name)}`;
        const rivals = byTarget.get(key);
        if (rivals) rivals.list.push(object);
        else byTarget.set(key, { list: [object] });
      }
    }
  }
  return {
    of(kind, target) {
      const rivals = byTarget.get(`${kind} ${keyOf(target.kind, target.namespace, target.name)}`);
      if (rivals === undefined) return undefined;
      rivals.chooser ??= objects.chooser(rivals.list);
      return rivals.chooser(target.at);
    },
    inQuestion(kind, target) {
      const own = filledInLater(target.name, target.namespace);
      if (own && objects.findOpen("Service", target.namespace, target.name)) return { why: own, at: locate(target.at) };
      const open = (own ? fitting : unwritten).get(kind)?.find((policy) => mayTarget(policy, target));
      const why = open && (placeholderOf(open) ?? own);
      return why
        ? { why, at: placeholderOf(open) ? locate(descend(open.target.at, "name")) : locate(target.at) }
        : undefined;
    },
    named: (kind, name) => byName.get(`${kind} ${name}`) ?? [],
  };
}

/** The policies of one target. */
interface Rivals {
  readonly list: [Named, ...Named[]];
  /** Made when it is first asked for. */
  chooser?: Chooser<Named>;
}

function placeholderOf({ object, target }: Policy): string | undefined {
  return filledInLater(target.name, object.namespace, target.kind, target.group, target.namespace);
}

function mayTarget({ object, target }: Policy, { kind, name, namespace }: BackendRef): boolean {
  if (compareNames(target.kind, kind) === "different" || compareNames(target.name, name) === "different") return false;
  return compareNamespaces(object.namespace, namespace) !== "different";
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
  if (groups === undefined && !placeholderIn(kind))
    return `its targetRef names ${kind || "no kind"} ${name}, not a Service or ServiceImport`;
  if (groups?.includes(group) === false && !placeholderIn(group))
    return `its targetRef names ${kind} ${name} of group "${group}"`;
  if (compareNamespaces(namespace, object.namespace) !== "different") return undefined;
  return `its targetRef names ${kind} ${name} in namespace ${namespace ?? "default"}, and it must be in its own`;
}

/** Whether a policy that is no misfit reaches its target as it is written, with nothing left to be filled in. */
function fits(object: Named, { kind, group, namespace }: PolicyTarget): boolean {
  return GROUPS[kind]?.includes(group) === true && sameNamespace(namespace, object.namespace);
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
  const health = readHealthPolicy(way, objects, policies);
  const choice = policies.of("GCPBackendPolicy", backend);
  if (choice) {
    const { name, at } = choice.object;
    const owner = `GCPBackendPolicy ${name}`;
    const applied = declared(owner, name, locate(descend(at, "metadata", "name")));
    const read = (policy: Named): BackendSettings =>
      readSettings(owner, descend(policy.at, "spec", "default"), BACKEND_POLICY, limits);
    const agreed = agreedSettings(read(choice.object), choice.tied.map(read), choice.layers.map(read));
    return { ...health, settings: withStickiness(agreed, backend, policies), applied };
  }
  const owner = `${backend.kind} ${backend.name}`;
  const question = policies.inQuestion("GCPBackendPolicy", backend);
  if (question) return { ...health, settings: undecidedSettings(owner, question.why, question.at) };
  const lost = wrongTargets("GCPBackendPolicy", way, objects, policies);
  const subject = declared(`backend of Gateway ${way.name}`, backend.name, locate(backend.at));
  const detail = `no GCPBackendPolicy in the input targets ${owner}`;
  const none: readonly AttachmentFault[] = [{ kind: "no-policy", subject, settings: [], detail }];
  const settings = withStickiness(readSettings(owner, home, NO_BACKEND_POLICY, limits), backend, policies);
  return { ...health, settings, faults: [...(lost.length > 0 ? lost : none), ...health.faults] };
}

/** The HealthCheckPolicy's part of it. */
function readHealthPolicy(way: WayIn, objects: Objects, policies: Policies): Omit<Backend, "settings"> {
  const { backend } = way;
  const what = `health check of ${backend.kind} ${backend.name}`;
  const choice = policies.of("HealthCheckPolicy", backend);
  if (choice === undefined) {
    const question = policies.inQuestion("HealthCheckPolicy", backend);
    if (question) return { undecided: unknown(what, question.why, question.at), faults: [] };
    return { faults: wrongTargets("HealthCheckPolicy", way, objects, policies) };
  }
  const { object, tied, layers } = choice;
  const [other] = [...tied, ...layers];
  const health = descend(object.at, "spec", "default");
  if (other === undefined) return { health, faults: [] };
  const places = [object, other].map(({ at }) => placeName(locateKey(descend(at, "spec"))));
  const why = `several files declare it differently: ${places.join(", ")}`;
  return { health, undecided: unknown(what, why, locateKey(health)), faults: [] };
}

/** A GCPSessionAffinityPolicy ties clients to a pod by a cookie of its own, where the GCPBackendPolicy says nothing. */
function withStickiness(settings: BackendSettings, backend: BackendRef, policies: Policies): BackendSettings {
  if (settings.affinity.origin.kind !== "default") return settings;
  const policy = policies.of("GCPSessionAffinityPolicy", backend)?.object;
  const question = policy ? undefined : policies.inQuestion("GCPSessionAffinityPolicy", backend);
  if (question) return { ...settings, affinity: unknown(settings.affinity.what, question.why, question.at) };
  const cookie = policy && descend(policy.at, "spec", "statefulGeneratedCookie");
  if (cookie?.node === undefined) return settings;
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
  const place = compareNamespaces(object.namespace, backend.namespace);
  const isHere = place === "same";
  if (target.kind === "Gateway" || target.kind === "HTTPRoute") return isHere ? reason : undefined;
  if (target.name !== backend.name) return undefined;
  if (reason !== undefined) return reason;
  if (place === "open" || placeholderOf({ object, target }) !== undefined) return undefined;
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
    const object = policies.of(kind, target)?.object;
    if (object === undefined) return [];
    const subject = declared(`${kind} ${object.name}`, object.name, locate(descend(object.at, "metadata", "name")));
    const detail = `a ${kind} counts behind a Gateway, and not behind ${way}`;
    return [{ kind: "no-effect" as const, subject, settings: policySettings(kind, object), detail }];
  });
}
