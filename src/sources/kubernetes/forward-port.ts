import { createServer, type Server, type Socket } from "node:net";
import { type Access, openAccess, secretsOf } from "./access.ts";
import { type Api, openApi } from "./api.ts";
import { type Failure, KubernetesError, settle } from "./failure.ts";
import { deadline, type KubernetesOptions, requireService } from "./fetch-kubernetes.ts";
import { type JsonObject, textAt, valueAt } from "./json.ts";
import { POD } from "./kinds.ts";
import { onlyPodPort, podPort, requireReadyPod } from "./pod.ts";
import { getObject, listKind } from "./read-kind.ts";
import { redactor } from "./redact.ts";
import { isSelected, selectorOf } from "./references.ts";
import { checkedServiceName } from "./service-name.ts";
import { targetPort } from "./service-port.ts";
import { carry, type PodPort } from "./tunnel.ts";

export type ForwardRequest = {
  readonly context?: string | undefined;
  readonly namespace: string;
  /** Number or name of the port: the Service's, or the pod's where a pod is named. Needless where there is one. */
  readonly port?: number | string | undefined;
} & ({ readonly service: string } | { readonly pod: string });

/** A way to a pod that lasts until it is closed, or until the signal of its options says so. */
export interface ForwardedPort {
  readonly ok: true;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly pod: string;
  /** Why connections broke, the latest last: a socket can be reset, and cannot say why. */
  failures(): readonly string[];
  close(): Promise<void>;
}

/** Opens a port on this machine that leads to a ready pod of the Service. */
export function forwardPort(
  request: ForwardRequest,
  options: KubernetesOptions = {},
): Promise<ForwardedPort | Failure> {
  return settle(async () => {
    const access = await openAccess({ kubeconfig: options.kubeconfig, context: request.context });
    const api = await openApi(access, deadline(options));
    const target = "pod" in request ? await namedPod(api, request) : await podOfService(api, request);
    await requirePermission(api, target);
    return serve(access, target, options.signal);
  });
}

async function podOfService(api: Api, request: ForwardRequest & { readonly service: string }): Promise<PodPort> {
  const name = checkedServiceName({ namespace: request.namespace, name: request.service });
  const { object: service } = await requireService(api, name);
  const wanted = targetPort(service, request.port);
  const owner = `Service ${name.namespace}/${name.name}`;
  const selector = selectorOf(service);
  if (selector === undefined) throw new KubernetesError("no-ready-pod", `${owner} selects no pods`);
  const { found, problems } = await listKind(api, POD, name.namespace);
  const [problem] = problems;
  if (problem) throw new KubernetesError("forbidden", problem.message);
  const pods = found.map(({ object }) => object);
  const own = pods.filter((pod) => isSelected(valueAt(pod, "metadata", "labels"), selector));
  const pod = requireReadyPod(own, owner);
  return { namespace: name.namespace, pod: podName(pod), port: podPort(pod, wanted) };
}

async function namedPod(api: Api, request: ForwardRequest & { readonly pod: string }): Promise<PodPort> {
  const { namespace, name } = checkedServiceName({ namespace: request.namespace, name: request.pod });
  const { found, problems } = await getObject(api, POD, namespace, name);
  const [problem] = problems;
  if (problem) throw new KubernetesError("forbidden", problem.message);
  const [first] = found;
  if (first === undefined) throw new KubernetesError("no-ready-pod", `there is no pod ${namespace}/${name}`);
  const pod = requireReadyPod([first.object], `that name, ${namespace}/${name},`);
  const port = request.port === undefined ? onlyPodPort(pod) : podPort(pod, request.port);
  return { namespace, pod: name, port };
}

function podName(pod: JsonObject): string {
  return textAt(pod, "metadata", "name") ?? "";
}

/** Without an upgrade the API server opens no stream, yet says first whether it would be allowed. */
async function requirePermission(api: Api, { namespace, pod, port }: PodPort): Promise<void> {
  const reply = await api.get(`/api/v1/namespaces/${namespace}/pods/${pod}/portforward?ports=${port}`);
  if (reply.ok || reply.status !== 403) return;
  const said = reply.reason === "" ? "" : `: ${reply.reason}`;
  throw new KubernetesError("forbidden", `no port of pod ${namespace}/${pod} may be forwarded (403)${said}`);
}

/** As many reasons as anybody reads. */
const MOST_FAILURES = 20;

async function serve(access: Access, target: PodPort, signal: AbortSignal | undefined): Promise<ForwardedPort> {
  const failures: string[] = [];
  const sockets = new Set<Socket>();
  const closing = new AbortController();
  const fail = (why: string): void => {
    failures.push(why);
    if (failures.length > MOST_FAILURES) failures.shift();
  };
  const forward = async (socket: Socket): Promise<void> => {
    const config = await access.config(closing.signal);
    const redact = redactor(secretsOf(config));
    await carry(socket, target, config, (why) => fail(redact(why)));
  };
  // Half open: what the client sent last must have gone through before its end does.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // What a client does to its own socket is the client's business; `close` follows.
    socket.on("error", () => undefined);
    forward(socket).catch((error: unknown) => {
      fail(error instanceof KubernetesError ? error.message : "the connection could not be carried on");
      socket.resetAndDestroy();
    });
  });
  const port = await listening(server);
  const close = async (): Promise<void> => {
    signal?.removeEventListener("abort", close);
    closing.abort();
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  signal?.addEventListener("abort", close, { once: true });
  return { ok: true, url: `http://127.0.0.1:${port}`, pod: target.pod, failures: () => [...failures], close };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new TypeError("a TCP server without a port"));
      else resolve(address.port);
    });
  });
}
