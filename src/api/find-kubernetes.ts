import type { Address } from "../sources/kubernetes/address.ts";
import { FAILURE_CAUSES, type Failure } from "../sources/kubernetes/failure.ts";
import { fetchKubernetes } from "../sources/kubernetes/fetch-kubernetes.ts";
import { forwardPort } from "../sources/kubernetes/forward-port.ts";
import { parseServiceName } from "../sources/kubernetes/service-name.ts";
import { type Problem, sourceName, sourceText } from "../syntax/document.ts";
import type { Found } from "./found.ts";
import { RequestError } from "./request-error.ts";
import type { ClusterTarget, VerifyOptions } from "./verify-options.ts";

/** Asks a cluster for a Service and what stands around it; reaches it from outside, else through a forwarded port. */
export async function findKubernetes(target: ClusterTarget, options: VerifyOptions): Promise<Found> {
  const parsed = parseServiceName(target.service);
  if (!parsed.ok) throw new RequestError(parsed.message);
  const { context, kubeconfig } = target;
  const { namespace, name } = parsed;
  const fetched = await fetchKubernetes({ context, namespace, name }, { kubeconfig, signal: options.signal });
  if (!fetched.ok) return refused(target, fetched);
  const deployed = fetched.documents.map(({ source }) => ({ name: sourceName(source.source), text: source.text }));
  const [address] = target.portForward === true ? [] : fetched.addresses;
  if (address) return { ...reached(address), deployed, problems: fetched.problems };

  const tunnel = await forwardPort({ context, namespace, service: name }, { kubeconfig, signal: options.signal });
  if (!tunnel.ok) {
    const found = refused(target, tunnel);
    return { ...found, deployed, problems: [...fetched.problems, ...found.problems] };
  }
  const why =
    fetched.withoutAddress.length > 0 ? fetched.withoutAddress.join("; ") : "nothing leads to it from outside";
  const note = about(target, `reached through a forwarded port, past every load balancer: ${why}`);
  return {
    url: tunnel.url,
    deployed,
    problems: [...fetched.problems, { ...note, level: "note" }],
    close: () => tunnel.close(),
  };
}

function reached({ url, hostHeader, headers }: Address): Pick<Found, "url" | "host" | "headers"> {
  return { url, ...(hostHeader === undefined ? {} : { host: hostHeader }), ...(headers ? { headers } : {}) };
}

function refused(target: ClusterTarget, { kind, message }: Failure): Found {
  if (FAILURE_CAUSES[kind] === "request") throw new RequestError(message);
  const problem = about(target, message);
  return { deployed: [], problems: [NOBODY.has(kind) ? { ...problem, level: "inconclusive" } : problem] };
}

/** There is nobody to ask as; a refusal of somebody known is another matter. */
const NOBODY: ReadonlySet<Failure["kind"]> = new Set(["no-kubeconfig", "credentials-failed", "exec-plugin-failed"]);

function about({ service }: ClusterTarget, message: string): Problem {
  return { source: sourceText({ kind: "api", resource: service }, ""), span: { start: 0, end: 0 }, message };
}
