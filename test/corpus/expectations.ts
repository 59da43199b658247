/**
 * What must be said of public configuration that nobody here wrote, as far as its files decide it. Every set has a line.
 * Of what the corpus asks for, files do not decide:
 *
 * - n8n: that N8N_PORT is not the container's port. The image starts something else, which is not in the set and may set it anew.
 * - agent-assist: session affinity. Whether clients begin with HTTP polling stands in code; no rule claims it on Cloud Run.
 * - genesys-audiohook: its eight threads. The set has no file of a platform and no command line, so there is no path.
 * - HAProxy of websockets: that `timeout tunnel` would be better. Its 30 s are longer than a heartbeat every 20 s needs.
 * - websockets on Kubernetes: a readiness probe and a longer grace period. Nothing shows how long its clients stay.
 * - hail's gateway: Envoy's stream_idle_timeout. The routes that carry sockets come by RDS, and which they are no file says.
 * - lightspeed-agent: sessions in memory, and event streams under the request timeout. Only code shows that there are any.
 * - run-websockets: it has no file of a platform, and is no folder of the corpus.
 * - livekit's chart, and what else is a Helm template: what it says when it is rendered.
 * - agent-starter-pack: what its Jinja says when it is rendered.
 */
export interface Expectation {
  /** A folder of the corpus. */
  readonly set: string;
  /** `flag`: these rules at warning or above. `silent`: nothing above a note. `advice`: no error. */
  readonly expect: "flag" | "silent" | "advice";
  readonly rules?: readonly string[];
  /** Rules that must not speak at all, undecided included. */
  readonly never?: readonly string[];
  /** How many files must be named as unreadable; the rest of the set is still linted. */
  readonly problems?: number;
  /** How many files are templates, each with one note. */
  readonly templates?: number;
  /** Declares what no file of the set shows. */
  readonly config?: string;
  /** Files beside the set, for those that the corpus leaves out. */
  readonly beside?: Readonly<Record<string, string>>;
  /** Paths of which no failure may speak. */
  readonly quiet?: readonly string[];
}

const TIMEOUT = "lb/backend-timeout-cuts-websocket";
const recipes = "GoogleCloudPlatform__gke-networking-recipes__";
const RUN_TIMEOUT = "cloudrun/request-timeout-cuts-websocket";
const terraform = "terraform-google-modules__terraform-docs-samples__";
const connector = "GoogleCloudPlatform__k8s-config-connector__";
const samples = "GoogleCloudPlatform__kubernetes-engine-samples__";

const websocket = (name: string, match: string): string =>
  `services:\n  ${name}:\n    traffic: websocket\n    match: { ${match} }\n`;

/** A workload behind the proxy of a set, with the heartbeat that its library sends by default. */
function behind(set: string, front: string, intervalSeconds: number): Expectation {
  const config = `services:
  chat:
    match: { deployment: chat }
    traffic: websocket
    front: [{ ${front} }]
    app: { heartbeat.intervalSeconds: ${intervalSeconds} }
`;
  const labels = "{ app: chat }";
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: chat }
spec:
  selector: { matchLabels: ${labels} }
  template:
    metadata: { labels: ${labels} }
    spec: { containers: [{ name: chat, image: example/chat }] }
`;
  return { set, expect: "silent", never: ["proxy/upgrade-not-enabled"], config, beside: { "chat.yaml": deployment } };
}

export const EXPECTATIONS: readonly Expectation[] = [
  { set: "kubernetes__ingress-gce__examples-websocket", expect: "flag", rules: [TIMEOUT] },
  {
    set: "GoogleCloudPlatform__gcpdiag__lb1",
    expect: "flag",
    rules: [TIMEOUT, "lb/draining-disabled"],
    config: websocket("web", "backendService: web-backend-service"),
  },
  {
    set: `${connector}computebackendservice-external`,
    expect: "flag",
    rules: [TIMEOUT],
    config: websocket("web", "backendService: computebackendservice-sample-externalloadbalancing"),
  },
  {
    set: `${connector}computebackendservice-internal`,
    expect: "silent",
    never: [TIMEOUT],
    config: websocket("web", "backendService: computebackendservice-sample-internalmanagedloadbalancing"),
  },
  {
    set: `${connector}runservice`,
    expect: "flag",
    rules: [RUN_TIMEOUT],
    config: websocket("web", "cloudRun: runservice-sample-basic"),
  },
  {
    set: "yrangana__self-host-n8n-on-gcr",
    expect: "flag",
    rules: [RUN_TIMEOUT, "probe/platform-limit-exceeded"],
    never: ["lb/session-affinity-missing", "cloudrun/concurrency-caps-sockets"],
  },
  {
    set: `${terraform}lb-external-mig`,
    expect: "flag",
    rules: [TIMEOUT, "lb/draining-disabled"],
    config: websocket("web", "backendService: web-backend-service"),
  },
  {
    set: `${terraform}lb-internal-mig`,
    expect: "flag",
    rules: [TIMEOUT],
    config: websocket("web", "backendService: l7-ilb-backend-subnet"),
  },
  {
    set: `${terraform}lb-regional-external`,
    expect: "flag",
    rules: [TIMEOUT],
    config: websocket("web", "backendService: l7-xlb-backend-service"),
  },
  {
    set: `${terraform}run-multiple-regions`,
    expect: "flag",
    rules: [RUN_TIMEOUT],
    never: [TIMEOUT],
    config: websocket("web", "cloudRun: myservice-run-app-europe-west1"),
  },
  {
    set: "GoogleCloudPlatform__agent-assist-integrations__aa-integration-backend",
    expect: "silent",
    never: [RUN_TIMEOUT],
    config: websocket("connector", "cloudRun: ui-connector"),
    quiet: ["cloud-pubsub-interceptor"],
  },
  {
    set: "GoogleCloudPlatform__agent-assist-integrations__aa-integration-backend",
    expect: "flag",
    rules: ["cloudrun/concurrency-caps-sockets"],
    never: [RUN_TIMEOUT],
    quiet: ["cloud-pubsub-interceptor"],
    beside: {
      "ui-connector/requirements.txt": "Flask-SocketIO==5.3.6\n",
      "ui-connector/Dockerfile":
        "FROM python:3.12-slim\nCOPY . .\nCMD exec gunicorn --bind :$PORT --workers 1 --threads 8 --timeout 0 main:app\n",
    },
  },
  behind("python-websockets__websockets__haproxy", "haproxy: example/deployment/haproxy/haproxy.cfg", 20),
  behind("python-websockets__websockets__nginx", "nginx: example/deployment/nginx/nginx.conf", 20),
  behind("socketio__socket.io__cluster-nginx", "nginx: examples/cluster-nginx/nginx.conf", 25),
  behind("socketio__socket.io__cluster-haproxy", "haproxy: examples/cluster-haproxy/haproxy.cfg", 25),

  { set: "python-websockets__websockets__kubernetes", expect: "advice", never: [TIMEOUT] },
  { set: "hail-is__hail__gateway", expect: "advice", never: [TIMEOUT] },
  {
    set: "RHEcosystemAppEng__google-lightspeed-agent",
    expect: "silent",
    never: ["cloudrun/request-timeout-cuts-websocket", "probe/platform-limit-exceeded"],
  },
  { set: "livekit__livekit-helm__server", expect: "silent", problems: 0, templates: 7 },
  { set: "knative__serving__test-images", expect: "advice" },

  ...[
    "GoogleCloudPlatform__kubeflow-distribution__iap-ingress",
    `${recipes}ingress-iap`,
    `${recipes}ingress-cloudarmor`,
    `${recipes}ingress-custom-hc`,
    `${recipes}ingress-asm-multi-backendconfig`,
    `${recipes}mci-frontend-config`,
    `${recipes}mci-asm-https-e2e`,
    `${recipes}gateway-global-l7`,
    `${recipes}gateway-autoscale`,
    `${recipes}gateway-grpc`,
    `${recipes}gateway-https-backend`,
    "GoogleCloudPlatform__microservices-demo__release-cluster",
    "GoogleCloudPlatform__microservices-demo__kustomize",
    `${samples}hello-app`,
    `${samples}load-balancing`,
    `${samples}rayserve-gateway`,
    "kubernetes__ingress-gce__examples-old-api",
    "GoogleContainerTools__skaffold__cloudrun",
    `${connector}computebackendservice-external`,
    `${connector}computebackendservice-internal`,
    `${connector}computeurlmap-global`,
    `${connector}runservice`,
    "GoogleCloudPlatform__gcpdiag__lb1",
    "GoogleCloudPlatform__gcpdiag__gke1",
    "GoogleCloudPlatform__gcpdiag__cloudrun1",
    "GoogleCloudPlatform__terraform-google-conversion__tfplan-cloud-run",
    "GoogleCloudPlatform__terraform-google-conversion__tfplan-lb",
    "GoogleCloudPlatform__nodejs-docs-samples__appengine-websockets",
    "projectcontour__contour__websockets",
    "kubernetes__ingress-nginx__examples",
    "jupyterhub__mybinder.org-deploy",
    "traefik__traefik__websocket-fixture",
    "socketio__socket.io__cluster-haproxy",
    "python-websockets__websockets__haproxy",
    "python-websockets__websockets__nginx",
    "GoogleCloudPlatform__agent-assist-integrations__genesys-audiohook",
    "benoitc__gunicorn__examples",
    "benoitc__gunicorn__streaming-chat",
    "livekit__livekit",
    "livekit__livekit-helm__samples",
    "pipecat-ai__pipecat-examples__websocket",
    "GoogleCloudPlatform__terraform-google-conversion__cai-cloud-run-v2",
    "socketio__socket.io__cluster-nginx",
    "socketio__socket.io__cluster-traefik",
    "python-websockets__websockets__paas",
    "benoitc__gunicorn__asgi-compliance",
    "GoogleCloudPlatform__gke-gateway-api__crds",
    "anycable__anycable-go",
    "hail-is__hail__envoy-xds",
    "benoitc__gunicorn__asgi-framework-compat",
    "GoogleCloudPlatform__agent-starter-pack__cloud-run-go",
    "GoogleCloudPlatform__cloud-foundation-fabric__cloud-run-v2-module",
    "GoogleCloudPlatform__cloud-foundation-fabric__net-lb-app-ext-module",
    "GoogleCloudPlatform__professional-services__dns-lb-cloud-run",
    "GoogleCloudPlatform__professional-services__gclb-callouts",
    "GoogleCloudPlatform__terraform-google-conversion__cai-backend-service",
    "bridgecrewio__checkov__cloud-run",
    "infracost__infracost__cloud-run",
    "langfuse__langfuse-terraform-gcp",
    `${terraform}lb-external-mig`,
    `${terraform}lb-internal-mig`,
    `${terraform}lb-regional-external`,
    `${terraform}lb-ssl-proxy`,
    `${terraform}run-knobs`,
    `${terraform}run-multiple-regions`,
    `${terraform}run-probes`,
    `${terraform}td-route-rules`,
    "terraform-google-modules__terraform-google-lb-http__cloudrun",
    "terraform-google-modules__terraform-google-lb-http__internal-cloud-run",
    "terraform-google-modules__terraform-google-lb-http__serverless-negs-module",
  ].map((set) => ({ set, expect: "silent" as const })),
  { set: "broadinstitute__gnomad-browser", expect: "silent" },
  { set: "GoogleCloudPlatform__agent-starter-pack__cloud-run-python", expect: "silent", problems: 0, templates: 2 },

  { set: `${samples}infw-gw-broken-yaml`, expect: "silent", problems: 1 },
  { set: `${recipes}gateway-grpc`, expect: "silent", problems: 0 },
  { set: `${recipes}gateway-bbr`, expect: "silent", problems: 1 },
  { set: "hail-is__hail__grafana", expect: "silent", problems: 0, templates: 1 },
  { set: "argoproj__argo-helm__argocd-gke", expect: "silent", problems: 0, templates: 6 },
  { set: "argoproj__argo-helm__workflows-gke", expect: "silent", problems: 0, templates: 1 },
  { set: "centrifugal__helm-charts", expect: "advice", problems: 0, templates: 5 },
  { set: "zulip__docker-zulip", expect: "silent", problems: 0, templates: 3 },
];
