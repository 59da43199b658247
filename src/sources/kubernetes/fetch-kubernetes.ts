import { setMaxListeners } from "node:events";
import type { Document, Problem } from "../../syntax/document.ts";
import { openAccess } from "./access.ts";
import type { Address } from "./address.ts";
import { findAddresses } from "./addresses.ts";
import { type Api, openApi } from "./api.ts";
import { readAround } from "./around-service.ts";
import { type Failure, KubernetesError, settle } from "./failure.ts";
import { textAt } from "./json.ts";
import { SERVICE } from "./kinds.ts";
import { enumerated, nearestFirst } from "./nearest-first.ts";
import { type Found, parseObject } from "./object-document.ts";
import { listKind } from "./read-kind.ts";
import { checkedServiceName, type ServiceName } from "./service-name.ts";

export interface KubernetesRequest extends ServiceName {
  /** Without it the kubeconfig's current context. */
  readonly context?: string | undefined;
}

export interface KubernetesOptions {
  /** A kubeconfig; without it the one kubectl would read. */
  readonly kubeconfig?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** For everything together; 30 without it. */
  readonly timeoutSeconds?: number | undefined;
}

export interface FetchedKubernetes {
  readonly ok: true;
  readonly context: string;
  readonly service: ServiceName;
  /** The Service and what stands around it, each object one document; always in the same order. */
  readonly documents: readonly Document[];
  /** What may not or could not be read, and what that costs. */
  readonly problems: readonly Problem[];
  /** Where the Service can be reached from outside the cluster, the most likely first. */
  readonly addresses: readonly Address[];
  /** Why a way in has no address, one sentence each. */
  readonly withoutAddress: readonly string[];
}

const DEFAULT_TIMEOUT_SECONDS = 30;

/** Reads a Service and everything in front of and behind it from a cluster. Reads only, and never a Secret. */
export function fetchKubernetes(
  request: KubernetesRequest,
  options: KubernetesOptions = {},
): Promise<FetchedKubernetes | Failure> {
  return settle(async () => {
    const name = checkedServiceName(request);
    const access = await openAccess({ kubeconfig: options.kubeconfig, context: request.context });
    const api = await openApi(access, deadline(options));
    const service = await requireService(api, name);
    const { found, problems } = await readAround(api, service, name);
    const sorted = found.toSorted((a, b) => (a.resource < b.resource ? -1 : 1));
    const parsed = sorted.map(parseObject);
    const objects = sorted.map(({ object }) => object);
    return {
      ok: true,
      context: access.context,
      service: name,
      documents: parsed.flatMap(({ documents }) => documents),
      problems: [...problems, ...parsed.flatMap((one) => one.problems)],
      ...findAddresses(objects, service.object, name),
    };
  });
}

/** When to give up: the caller's wish or the time, whichever is first. */
export function deadline({ signal, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: KubernetesOptions): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const first = signal ? AbortSignal.any([signal, timeout]) : timeout;
  // Every request that is on its way listens, and more than ten are: it is no leak.
  setMaxListeners(0, first);
  return first;
}

/** @throws KubernetesError that says which Services there are instead. */
export async function requireService(api: Api, { namespace, name }: ServiceName): Promise<Found> {
  const resource = `api/v1/namespaces/${namespace}/services/${name}`;
  const reply = await api.get(`/${resource}`);
  if (reply.ok) return { resource, object: { ...reply.body, apiVersion: "v1", kind: "Service" } };
  const { status, reason } = reply;
  const said = reason === "" ? "" : `: ${reason}`;
  if (status === 404) throw new KubernetesError("service-not-found", await whatThereIs(api, { namespace, name }));
  if (status === 403)
    throw new KubernetesError("forbidden", `Service ${namespace}/${name} may not be read (403)${said}`);
  throw new KubernetesError("api-error", `the API server answered ${status} for Service ${namespace}/${name}${said}`);
}

async function whatThereIs(api: Api, { namespace, name }: ServiceName): Promise<string> {
  const fault = `there is no Service ${namespace}/${name}`;
  const { found, problems } = await listKind(api, SERVICE, namespace);
  const names = found.flatMap(({ object }) => textAt(object, "metadata", "name") ?? []);
  if (names.length > 0) return `${fault}; namespace ${namespace} has ${enumerated(nearestFirst(name, names))}`;
  if (problems.length > 0) return `${fault}, and the Services of namespace ${namespace} may not be listed`;
  const spaces = { kind: "Namespace", group: "", versions: ["v1"], plural: "namespaces", cost: "" } as const;
  const others = await listKind(api, spaces);
  const known = others.found.flatMap(({ object }) => textAt(object, "metadata", "name") ?? []);
  if (known.length === 0 || known.includes(namespace)) return `${fault}; namespace ${namespace} has no Services`;
  return `${fault}, and no namespace ${namespace}; there are ${enumerated(nearestFirst(namespace, known))}`;
}
