import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type SelfSigned, selfSigned } from "./self-signed.ts";

/** An object as a cluster holds it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string } & Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

export interface FakeKubernetesOptions {
  readonly objects: readonly KubernetesObject[];
  /** Asked of every request. */
  readonly token?: string;
  readonly tls?: boolean;
  /** Custom resources that are installed, by plural: all that are known without it. */
  readonly installed?: readonly string[];
  /** Plurals that the token may not read, or `list` and a plural; `pods/portforward` is one. */
  readonly forbidden?: readonly string[];
  /** The largest page, whatever limit is asked for. */
  readonly pageObjects?: number;
  /** Answers a request in another way; true where it did. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Where a port of a pod leads: a port of this machine, or what the kubelet says instead. */
  readonly podPorts?: (pod: string, port: number) => number | string;
}

export interface FakeKubernetes {
  readonly url: string;
  readonly certificate: SelfSigned | undefined;
  /** Method and address of each request, in order. */
  readonly requests: readonly string[];
  /** Streams to pods that are open now. */
  openStreams(): number;
  /** Breaks every open stream without a closing handshake. */
  breakStreams(): void;
  close(): Promise<void>;
}

interface Type {
  readonly plural: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Lists of custom resources repeat kind and version in each item; those of built-in ones do not. */
  readonly isCustom: boolean;
  readonly isClusterWide?: boolean;
}

const TYPES: readonly Type[] = [
  builtIn("v1", "Namespace", "namespaces", true),
  builtIn("v1", "Service", "services"),
  builtIn("v1", "Pod", "pods"),
  builtIn("v1", "ConfigMap", "configmaps"),
  builtIn("v1", "Secret", "secrets"),
  builtIn("apps/v1", "Deployment", "deployments"),
  builtIn("apps/v1", "StatefulSet", "statefulsets"),
  builtIn("apps/v1", "DaemonSet", "daemonsets"),
  builtIn("autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers"),
  builtIn("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets"),
  builtIn("networking.k8s.io/v1", "Ingress", "ingresses"),
  builtIn("networking.k8s.io/v1", "IngressClass", "ingressclasses", true),
  custom("argoproj.io/v1alpha1", "Rollout", "rollouts"),
  custom("cloud.google.com/v1", "BackendConfig", "backendconfigs"),
  custom("networking.gke.io/v1beta1", "FrontendConfig", "frontendconfigs"),
  custom("networking.gke.io/v1", "GCPBackendPolicy", "gcpbackendpolicies"),
  custom("networking.gke.io/v1", "GCPSessionAffinityPolicy", "gcpsessionaffinitypolicies"),
  custom("networking.gke.io/v1", "HealthCheckPolicy", "healthcheckpolicies"),
  custom("networking.gke.io/v1", "GCPGatewayPolicy", "gcpgatewaypolicies"),
  custom("gateway.networking.k8s.io/v1", "Gateway", "gateways"),
  custom("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes"),
  custom("gateway.networking.k8s.io/v1", "GRPCRoute", "grpcroutes"),
  custom("gateway.networking.k8s.io/v1beta1", "ReferenceGrant", "referencegrants"),
];

/** An API server on 127.0.0.1 that answers as the real one does, as far as reading and port-forwarding go. */
export async function startFakeKubernetes(options: FakeKubernetesOptions): Promise<FakeKubernetes> {
  const certificate = options.tls ? selfSigned() : undefined;
  const requests: string[] = [];
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    requests.push(`${request.method} ${request.url}`);
    if (options.intercept?.(request, response)) return;
    const answer = answerTo(request, options);
    response.writeHead(answer.status, { "Content-Type": typeof answer.body === "string" ? "text/plain" : JSON_TYPE });
    response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  };
  const server = certificate
    ? createTlsServer({ cert: certificate.certificatePem, key: certificate.keyPem }, respond)
    : createServer(respond);
  const streams = new Set<WebSocket>();
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: chosenProtocol });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    requests.push(`UPGRADE ${request.url}`);
    const place = placeOf(request);
    const isStream = place?.type.plural === "pods" && place.subresource === "portforward";
    const answer = answerTo(request, options);
    if (!isStream || answer.status !== UPGRADE_REQUIRED.status) return refuse(socket, answer);
    sockets.handleUpgrade(request, socket, head, (stream) => {
      streams.add(stream);
      stream.on("close", () => streams.delete(stream));
      forward(stream, place.name ?? "", portOf(request), options);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("a TCP server without a port");
  return {
    url: `${certificate ? "https" : "http"}://127.0.0.1:${address.port}`,
    certificate,
    requests,
    openStreams: () => streams.size,
    breakStreams() {
      for (const stream of streams) stream.terminate();
    },
    async close() {
      for (const stream of streams) stream.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const JSON_TYPE = "application/json";

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Place {
  readonly type: Type;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
}

/** What a pod's `portforward` says to a request that asks for no upgrade. */
const UPGRADE_REQUIRED: Answer = failure(400, "BadRequest", "Upgrade request required");

/** Who asks, then whether they may, then whether there is such a thing: in the real server's order. */
function answerTo(request: IncomingMessage, options: FakeKubernetesOptions): Answer {
  const { token, forbidden = [] } = options;
  if (token !== undefined && request.headers.authorization !== `Bearer ${token}`)
    return failure(401, "Unauthorized", "Unauthorized");
  const url = new URL(request.url ?? "/", "http://fake");
  const discovered = discovery(url.pathname, options);
  if (discovered !== undefined) return discovered;
  const plural = /^\/(?:api\/v1|apis\/[^/]+\/[^/]+)\/(?:namespaces\/[^/]+\/)?([^/]+)/.exec(url.pathname)?.[1] ?? "";
  const place = placeOf(request);
  const resource = place?.subresource ? `${plural}/${place.subresource}` : plural;
  const verb = place?.name === undefined ? "list" : "get";
  if (forbidden.includes(resource) || forbidden.includes(`${verb} ${resource}`)) {
    const group = /^\/apis\/([^/]+)/.exec(url.pathname)?.[1] ?? "";
    const message = `${resource}${group && `.${group}`} is forbidden: User "ann" cannot ${verb} resource "${resource}" in API group "${group}" in the namespace "${place?.namespace}"`;
    return failure(403, "Forbidden", message);
  }
  if (place === undefined || !isInstalled(place.type, options)) return NOT_FOUND;
  if (place.name === undefined) return list(place, url.searchParams, options);
  const found = options.objects.find((object) => isAt(object, place) && object.metadata.name === place.name);
  if (found === undefined) return failure(404, "NotFound", `${plural} "${place.name}" not found`);
  if (place.subresource === "portforward") return UPGRADE_REQUIRED;
  return { status: 200, body: stored(found) };
}

/** For addresses that no API answers at, the real server has no Status but this text. */
const NOT_FOUND: Answer = { status: 404, body: "404 page not found\n" };

function placeOf(request: IncomingMessage): Place | undefined {
  const { pathname } = new URL(request.url ?? "/", "http://fake");
  for (const type of TYPES) {
    const root = type.apiVersion === "v1" ? "/api/v1" : `/apis/${type.apiVersion}`;
    const namespaced = new RegExp(`^${root}/namespaces/([^/]+)/${type.plural}(?:/([^/]+))?(?:/([^/]+))?$`).exec(
      pathname,
    );
    if (namespaced && !type.isClusterWide)
      return { type, namespace: namespaced[1], name: namespaced[2], subresource: namespaced[3] };
    const wide = new RegExp(`^${root}/${type.plural}(?:/([^/]+))?$`).exec(pathname);
    if (wide) return { type, namespace: undefined, name: wide[1], subresource: undefined };
  }
  return undefined;
}

/** Which kinds a group has; everybody who is somebody may ask. */
function discovery(pathname: string, options: FakeKubernetesOptions): Answer | undefined {
  const version = /^\/apis\/([^/]+\/[^/]+)$/.exec(pathname)?.[1];
  if (version === undefined) return undefined;
  const types = TYPES.filter((type) => type.apiVersion === version && isInstalled(type, options));
  if (types.length === 0) return NOT_FOUND;
  const resources = types.map(({ plural, kind }) => ({ name: plural, kind, namespaced: true, verbs: ["get", "list"] }));
  return { status: 200, body: { kind: "APIResourceList", apiVersion: "v1", groupVersion: version, resources } };
}

function isInstalled({ isCustom, plural }: Type, { installed }: FakeKubernetesOptions): boolean {
  return !isCustom || installed === undefined || installed.includes(plural);
}

function isAt({ apiVersion, kind, metadata }: KubernetesObject, { type, namespace }: Place): boolean {
  const isHere = namespace === undefined || metadata.namespace === namespace;
  return kind === type.kind && apiVersion === type.apiVersion && isHere;
}

function list(place: Place, query: URLSearchParams, { objects, pageObjects = 500 }: FakeKubernetesOptions): Answer {
  const all = objects.filter((object) => isAt(object, place));
  const from = Number(Buffer.from(query.get("continue") ?? "", "base64url").toString() || "0");
  const to = from + Math.min(Number(query.get("limit") ?? all.length) || all.length, pageObjects);
  const rest = all.length - to;
  const { isCustom, apiVersion, kind } = place.type;
  const items = all.slice(from, to).map(({ apiVersion: own, kind: its, ...object }) => {
    return isCustom ? { apiVersion: own, kind: its, ...stored(object) } : stored(object);
  });
  const more = rest > 0 && { continue: Buffer.from(String(to)).toString("base64url"), remainingItemCount: rest };
  return {
    status: 200,
    body: { kind: `${kind}List`, apiVersion, metadata: { resourceVersion: "4711", ...more }, items },
  };
}

/** An object with what a server adds to it. */
function stored(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const metadata = typeof object.metadata === "object" ? object.metadata : {};
  const managedFields = [
    { manager: "kubectl", operation: "Update", apiVersion: "v1", fieldsType: "FieldsV1", fieldsV1: {} },
  ];
  return { ...object, metadata: { ...metadata, uid: "0b2d1f5e", resourceVersion: "4711", managedFields } };
}

function failure(code: number, reason: string, message: string): Answer {
  const body = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", message, reason, code };
  return { status: code, body };
}

function refuse(socket: Duplex, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nContent-Type: ${JSON_TYPE}\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
  );
}

/** The kubelet knows the fourth version of the protocol and neither the third nor the fifth. */
function chosenProtocol(offered: ReadonlySet<string>): string | false {
  return [...offered].find((protocol) => protocol === "v4.channel.k8s.io") ?? false;
}

function portOf(request: IncomingMessage): number {
  return Number(new URL(request.url ?? "/", "http://fake").searchParams.get("ports"));
}

/** Channel 0 carries the data, channel 1 what went wrong; the first message on each is the port, low byte first. */
function forward(stream: WebSocket, pod: string, port: number, { podPorts }: FakeKubernetesOptions): void {
  const send = (channel: number, data: Buffer): void => stream.send(Buffer.concat([Buffer.from([channel]), data]));
  const prefix = Buffer.from([port & 0xff, port >> 8]);
  send(0, prefix);
  send(1, prefix);
  const target = podPorts?.(pod, port) ?? "no such port";
  const fail = (why: string): void => {
    const message = `error forwarding port ${port} to pod 5d2c, uid : failed to execute portforward in network namespace "/var/run/netns/cni-1": ${why}`;
    send(1, Buffer.from(message));
    stream.close();
  };
  if (typeof target === "string") return fail(target);
  const socket: Socket = connect(target, "127.0.0.1");
  socket.on("data", (data) => {
    socket.pause();
    stream.send(Buffer.concat([Buffer.from([0]), data]), () => socket.resume());
  });
  socket.on("end", () => stream.close());
  socket.on("error", ({ message }) => fail(message));
  stream.on("message", (data, isBinary) => {
    if (!isBinary || !Buffer.isBuffer(data) || data[0] !== 0) return;
    if (!socket.write(data.subarray(1))) stream.pause();
  });
  socket.on("drain", () => stream.resume());
  stream.on("close", () => socket.destroySoon());
}

function builtIn(apiVersion: string, kind: string, plural: string, isClusterWide = false): Type {
  return { apiVersion, kind, plural, isCustom: false, isClusterWide };
}

function custom(apiVersion: string, kind: string, plural: string): Type {
  return { apiVersion, kind, plural, isCustom: true };
}

/** A kubeconfig for some fake servers, one context each, the first of them current. */
export function kubeconfigFor(
  servers: Readonly<Record<string, { readonly url: string; readonly certificate?: SelfSigned | undefined }>>,
  user: Readonly<Record<string, unknown>>,
): string {
  const names = Object.keys(servers);
  const clusters = Object.entries(servers).map(([name, { url, certificate }]) => ({
    name,
    cluster: {
      server: url,
      ...(certificate && {
        "certificate-authority-data": Buffer.from(certificate.certificatePem).toString("base64"),
      }),
    },
  }));
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": names[0],
    clusters,
    contexts: names.map((name) => ({ name, context: { cluster: name, user: "ann" } })),
    users: [{ name: "ann", user }],
  });
}
