import { declaredAs, type Fact, unknown } from "../../model/fact.ts";
import { descend, itemsOf, locate } from "../../syntax/cursor.ts";
import { textAt, textFact } from "../read.ts";
import { type ComputeObject, type ComputeObjects, referenceAt } from "./objects.ts";

type BackendKind = "neg" | "instance-group" | "serverless-neg";

/** What a serverless group leads to. */
export interface ServerlessTarget {
  /** The Cloud Run service by name; undefined where the URL decides. */
  readonly service: string | undefined;
  /** A pattern such as `<service>.example.com`, whose service part picks the service. */
  readonly urlMask: string | undefined;
  readonly region: string | undefined;
}

export interface Backends {
  readonly kind: Fact<BackendKind>;
  readonly serverless: readonly ServerlessTarget[];
  /** Whether the settings of the backend service act: not on a serverless group, and nobody knows on a possible one. */
  readonly acts: "yes" | "no" | "unknown";
}

/** What stands behind a backend service, as far as its groups are in the input or their addresses tell. */
export function readBackends(backend: ComputeObject, objects: ComputeObjects): Backends {
  const what = `what stands behind backend service ${backend.name}`;
  const serverless: ServerlessTarget[] = [];
  let kind: Fact<BackendKind> | undefined;
  for (const item of itemsOf(descend(backend.at, "backends"))) {
    const group = descend(item, "group");
    const reference = referenceAt(group);
    const neg = objects.find(reference);
    const at = locate(group);
    const type = neg && textFact(`type of the group ${neg.name}`, descend(neg.at, "networkEndpointType"));
    if (neg?.resource.kind === "networkEndpointGroup" && type?.known === false && isRegional(neg.scope)) {
      kind ??= unknown(what, type.why, at);
    } else if (neg?.resource.kind === "networkEndpointGroup") {
      const isServerless = type?.known === true && type.value === "SERVERLESS";
      if (isServerless) serverless.push(targetOf(neg));
      kind = prefer(kind, declaredAs("backend", what, isServerless ? "serverless-neg" : "neg", at));
    } else if (/^instanceGroup/.test(reference?.kind ?? "")) {
      kind = prefer(kind, declaredAs("backend", what, "instance-group", at));
    } else if (reference?.kind === "networkEndpointGroup" && !isRegional(reference.scope)) {
      kind = prefer(kind, declaredAs("backend", what, "neg", at));
    } else {
      const name = reference?.name ?? textAt(group) ?? "a group without an address";
      const why = `network endpoint group ${name}, which may be serverless, is not in the input`;
      kind ??= unknown(what, group.node?.kind === "opaque" ? group.node.why : why, at);
    }
  }
  const checked = itemsOf(descend(backend.at, "healthChecks"))[0];
  if (kind !== undefined && !kind.known && checked !== undefined) {
    // A backend service with a health check cannot hold a serverless group.
    kind = declaredAs("backend", what, "neg", locate(checked));
  }
  if (kind === undefined) return { kind: unknown(what, "none is written", backend.place), serverless, acts: "yes" };
  return { kind, serverless, acts: kind.known ? (kind.value === "serverless-neg" ? "no" : "yes") : "unknown" };
}

/** A group that is known says what the others are: kinds cannot be mixed. */
function prefer(before: Fact<BackendKind> | undefined, found: Fact<BackendKind>): Fact<BackendKind> {
  return before?.known ? before : found;
}

/** Zonal groups hold endpoints and global ones Internet addresses; only regional ones can be serverless. */
function isRegional(scope: string | undefined): boolean {
  return scope === undefined || scope.startsWith("regions/");
}

function targetOf(neg: ComputeObject): ServerlessTarget {
  return {
    service: textAt(neg.at, "cloudRun", "service"),
    urlMask: textAt(neg.at, "cloudRun", "urlMask"),
    region: neg.scope?.startsWith("regions/") ? neg.scope.slice("regions/".length) : undefined,
  };
}
