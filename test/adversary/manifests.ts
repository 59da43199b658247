import { lint } from "../../src/api/lint.ts";
import type { Finding } from "../../src/engine/finding.ts";
import type { Report } from "../../src/engine/report.ts";
import { type Location, sourceName, startOf } from "../../src/syntax/document.ts";

/** Files by name; a text alone is one manifest. */
export type Texts = string | Readonly<Record<string, string>>;

export async function reportOn(texts: Texts, environment = "production"): Promise<Report> {
  const named = typeof texts === "string" ? { "a.yaml": texts } : texts;
  const inputs = Object.entries(named).map(([name, text]) => ({ name, text }));
  const hasConfig = inputs.some(({ name }) => name === "holdopen.yaml");
  return lint({ texts: inputs, environment, ...(hasConfig ? {} : { config: false }) });
}

/** Rule ids of what fails, in alphabetical order. */
export async function failing(texts: Texts, environment?: string): Promise<readonly string[]> {
  const { findings, failures } = await reportOn(texts, environment);
  if (failures[0]) throw failures[0];
  return [...new Set(findings.filter(({ verdict }) => verdict === "fail").map(({ rule }) => rule.id))].sort();
}

/** The characters under the caret of each finding of a rule, with their place. */
export async function carets(rule: string, texts: Texts): Promise<readonly string[]> {
  const { findings } = await reportOn(texts);
  return findings
    .filter((finding) => finding.rule.id === rule && finding.verdict === "fail")
    .map(({ at }) => caretOf(at));
}

function caretOf(at: Location): string {
  const { line, column } = startOf(at);
  const { source } = at.document;
  return `${sourceName(source.source)}:${line}:${column} ${source.text.slice(at.span.start, at.span.end)}`;
}

/** What a finding says, without the places that move when a text is written anew. */
export function gist({ verdict, severity, rule, paths, at, message }: Finding): string {
  const place = `${sourceName(at.document.source.source)}#/${at.pointer.join("/")}`;
  return [verdict, severity, rule.id, paths.join(), place, message].join(" | ");
}

/** A server whose own settings are beyond reproach. */
export const GOOD_SERVER =
  'command: [uvicorn, "main:app", --timeout-keep-alive, "620", --ws-ping-interval, "20", --timeout-graceful-shutdown, "10"]';
/** The same with a heartbeat that no limit of 30 s lets live. */
export const SLOW_SERVER: string = GOOD_SERVER.replace('"20"', '"45"');

export const BY_DEFAULT = `cloud.google.com/backend-config: '{"default": "chat-bc"}'`;

function lines(text: string, indent: number): string {
  return text
    .split("\n")
    .map((line) => `${" ".repeat(indent)}${line}\n`)
    .join("");
}

/** Long enough for an endpoint group to forget the pod, short enough for the default grace period. */
const PRE_STOP = "lifecycle: {preStop: {sleep: {seconds: 15}}}";

interface DeploymentOptions {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: string;
  readonly ports?: string;
  readonly replicas?: number;
  readonly pod?: string;
  readonly container?: string;
  readonly before?: string;
}

export function deployment(options: DeploymentOptions = {}): string {
  const { kind = "Deployment", name = "chat", namespace = "default", labels = `app: ${name}`, replicas = 3 } = options;
  const { ports = "[{name: http, containerPort: 8080}]", pod, container, before } = options;
  return `---
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec:
${pod ? lines(pod, 6) : ""}      containers:
${before ? lines(before, 8) : ""}        - name: ${name}
          image: acme/chat:1
          ports: ${ports}
          readinessProbe: {httpGet: {path: /ready, port: http}}
${container ? lines(container, 10) : ""}${container?.includes("lifecycle") ? "" : lines(PRE_STOP, 10)}`;
}

interface ServiceOptions {
  readonly name?: string;
  readonly namespace?: string;
  readonly selector?: string;
  readonly ports?: string;
  readonly annotation?: string;
  readonly type?: string;
}

export function service(options: ServiceOptions = {}): string {
  const { name = "chat", namespace = "default", selector = "app: chat", annotation, type = "ClusterIP" } = options;
  const { ports = "[{name: http, port: 80, targetPort: http}]" } = options;
  return `---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
${annotation ? `  annotations:\n${lines(annotation, 4)}` : ""}spec:
  type: ${type}
  selector: {${selector}}
  ports: ${ports}
`;
}

interface IngressOptions {
  readonly name?: string;
  readonly namespace?: string;
  readonly annotation?: string;
  readonly className?: string;
  readonly service?: string;
  readonly port?: string;
  readonly path?: string;
}

export function ingress(options: IngressOptions = {}): string {
  const { name = "chat", namespace = "default", className, port = "name: http", path = "/ws" } = options;
  const annotation = options.annotation ?? (className === undefined ? "kubernetes.io/ingress.class: gce" : undefined);
  return `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: ${namespace}
${annotation ? `  annotations:\n${lines(annotation, 4)}` : ""}spec:
${className ? `  ingressClassName: ${className}\n` : ""}  rules:
    - http:
        paths:
          - {path: ${path}, pathType: Prefix, backend: {service: {name: ${options.service ?? "chat"}, port: {${port}}}}}
`;
}

const GOOD_BACKEND =
  "timeoutSec: 3600\nconnectionDraining: {drainingTimeoutSec: 20}\nhealthCheck: {requestPath: /ready}";

interface ObjectOptions {
  readonly name?: string;
  readonly namespace?: string;
  readonly spec?: string;
  readonly target?: string;
  readonly version?: string;
}

export function backendConfig({
  name = "chat-bc",
  namespace = "default",
  spec = GOOD_BACKEND,
  version = "v1",
}: ObjectOptions = {}): string {
  return `---
apiVersion: cloud.google.com/${version}
kind: BackendConfig
metadata: {name: ${name}, namespace: ${namespace}}
spec:
${lines(spec, 2)}`;
}

export function gateway(className = "gke-l7-global-external-managed", namespace = "default"): string {
  return `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: ${namespace}}
spec: {gatewayClassName: ${className}, listeners: [{name: https, protocol: HTTPS, port: 443}]}
`;
}

interface RouteOptions {
  readonly namespace?: string;
  readonly gatewayNamespace?: string;
  readonly backend?: string;
}

export function route({ namespace = "default", gatewayNamespace, backend = "name: chat" }: RouteOptions = {}): string {
  return `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: chat, namespace: ${namespace}}
spec:
  parentRefs: [{name: edge${gatewayNamespace ? `, namespace: ${gatewayNamespace}` : ""}}]
  rules: [{matches: [{path: {type: PathPrefix, value: /ws}}], backendRefs: [{${backend}, port: 80}]}]
`;
}

const SERVICE_TARGET = '{group: "", kind: Service, name: chat}';

export function backendPolicy(options: ObjectOptions = {}): string {
  const spec = options.spec ?? "timeoutSec: 3600\nconnectionDraining: {drainingTimeoutSec: 20}";
  return policy("GCPBackendPolicy", spec, options);
}

export function healthPolicy(options: ObjectOptions = {}): string {
  return policy("HealthCheckPolicy", "config: {type: HTTP, httpHealthCheck: {requestPath: /ready}}", options);
}

function policy(kind: string, spec: string, { namespace = "default", target = SERVICE_TARGET }: ObjectOptions): string {
  return `---
apiVersion: networking.gke.io/v1
kind: ${kind}
metadata: {name: chat, namespace: ${namespace}}
spec:
  default:
${lines(spec, 4)}  targetRef: ${target}
`;
}

interface RunOptions {
  readonly name?: string;
  readonly template?: string;
  readonly annotations?: string;
  readonly containers?: string;
}

const RUN_CONTAINER = `- image: acme/chat:1
  ports: [{name: http1, containerPort: 8080}]
  startupProbe: {httpGet: {path: /ready}, periodSeconds: 5, failureThreshold: 24}`;

export function runService(options: RunOptions = {}): string {
  const { name = "chat", template = "timeoutSeconds: 3600", containers = RUN_CONTAINER } = options;
  return `---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: ${name}, annotations: {run.googleapis.com/ingress: all}}
spec:
  template:
    metadata: {annotations: {${options.annotations ?? 'autoscaling.knative.dev/maxScale: "10"'}}}
    spec:
${lines(template, 6)}      containers:
${lines(containers, 8)}`;
}
