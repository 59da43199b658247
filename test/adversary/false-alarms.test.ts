import { describe, expect, test } from "vitest";
import {
  BY_DEFAULT,
  backendConfig,
  backendPolicy,
  deployment,
  failing,
  GOOD_SERVER,
  gateway,
  healthPolicy,
  ingress,
  reportOn,
  route,
  runService,
  SLOW_SERVER,
  service,
  type Texts,
} from "./manifests.ts";

const good = deployment({ container: GOOD_SERVER });
const annotated = service({ annotation: BY_DEFAULT });
const behindIngress = good + annotated + ingress() + backendConfig();
const policies = backendPolicy() + healthPolicy();

const SYSTEMS: readonly (readonly [string, Texts])[] = [
  ["uvicorn behind a Gateway with both policies", good + service() + gateway() + route() + policies],
  ["uvicorn behind a classic Ingress with a BackendConfig", behindIngress],
  [
    "Socket.IO with affinity",
    deployment({ container: 'env: [{name: SOCKET_IO_PING_INTERVAL, value: "25000"}]' }) +
      annotated +
      ingress({ path: "/socket.io" }) +
      backendConfig({
        spec: "timeoutSec: 86400\nsessionAffinity: {affinityType: GENERATED_COOKIE}\nconnectionDraining: {drainingTimeoutSec: 20}\nhealthCheck: {requestPath: /ready}",
      }),
  ],
  [
    "Socket.IO with one pod and no affinity",
    deployment({ replicas: 1, container: 'env: [{name: SOCKET_IO_PING_INTERVAL, value: "25000"}]' }) +
      annotated +
      ingress({ path: "/socket.io" }) +
      backendConfig(),
  ],
  [
    "polling on Cloud Run with at most one instance",
    runService({
      annotations: 'autoscaling.knative.dev/maxScale: "1"',
      containers:
        '- image: x\n  env: [{name: SOCKET_IO_TRANSPORTS, value: "polling,websocket"}]\n  ports: [{containerPort: 8080}]',
    }),
  ],
  [
    "n8n on Cloud Run",
    runService({
      name: "n8n",
      containers: '- image: n8nio/n8n:1.60\n  ports: [{containerPort: 5678}]\n  env: [{name: N8N_PORT, value: "5678"}]',
    }),
  ],
  ["an internal GKE Ingress", good + annotated + ingress({ className: "gce-internal" }) + backendConfig()],
  [
    "an Ingress of class nginx",
    good +
      service() +
      ingress({ className: "nginx", annotation: 'nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"' }),
  ],
  [
    "an Ingress of the AWS controller",
    deployment({ container: SLOW_SERVER }) + service() + ingress({ className: "alb" }),
  ],
  [
    "an Ingress without a class that only nginx is told about",
    good + service() + ingress({ annotation: 'nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"' }),
  ],
  ["a Gateway of another vendor", deployment({ container: SLOW_SERVER }) + service() + gateway("istio") + route()],
  [
    "a port for sockets and one for pages, each with its BackendConfig",
    deployment({ ports: "[{name: http, containerPort: 8080}, {name: ws, containerPort: 9090}]" }) +
      service({
        ports: "[{name: http, port: 80, targetPort: http}, {name: ws, port: 81, targetPort: ws}]",
        annotation: `cloud.google.com/backend-config: '{"ports": {"http": "pages", "81": "chat-bc"}}'`,
      }) +
      ingress({ port: "name: ws" }) +
      ingress({ name: "pages", path: "/", port: "number: 80" }) +
      backendConfig({ name: "pages", spec: "timeoutSec: 30\nhealthCheck: {requestPath: /ready}" }) +
      backendConfig(),
  ],
  [
    "annotations of nginx that no connection depends on",
    good +
      annotated +
      ingress({
        annotation:
          "kubernetes.io/ingress.class: gce\nnginx.ingress.kubernetes.io/proxy-body-size: 8m\nnginx.ingress.kubernetes.io/proxy-buffer-size: 16k\nnginx.org/client-max-body-size: 8m",
      }) +
      backendConfig(),
  ],
  [
    "a Service behind an Ingress and a Gateway, with the settings of each",
    behindIngress + gateway() + route() + policies,
  ],
  [
    "an Ingress to an ExternalName Service",
    ingress() +
      "---\napiVersion: v1\nkind: Service\nmetadata: {name: chat, namespace: default}\nspec: {type: ExternalName, externalName: chat.example.com, ports: [{name: http, port: 80}]}\n",
  ],
  [
    "a canary beside the stable Deployment",
    deployment({ labels: "app: chat, track: stable", container: GOOD_SERVER }) +
      deployment({ name: "canary", labels: "app: chat, track: canary", container: GOOD_SERVER }) +
      annotated +
      ingress() +
      backendConfig(),
  ],
  [
    "a sidecar that comes first in the pod",
    deployment({
      container: GOOD_SERVER,
      before: "- name: envoy\n  image: envoyproxy/envoy:v1\n  ports: [{containerPort: 15001}]",
    }) +
      annotated +
      ingress() +
      backendConfig(),
  ],
  [
    "a StatefulSet with a headless Service, an autoscaler and jobs",
    deployment({ kind: "StatefulSet", container: GOOD_SERVER }) +
      service({ name: "chat-headless" }).replace("type: ClusterIP", "clusterIP: None") +
      annotated +
      ingress() +
      backendConfig() +
      `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: chat, namespace: default}
spec:
  minReplicas: 2
  maxReplicas: 20
  scaleTargetRef: {kind: StatefulSet, name: chat}
  metrics: [{type: Pods, pods: {metric: {name: open_sockets}, target: {type: AverageValue, averageValue: "500"}}}]
---
apiVersion: batch/v1
kind: Job
metadata: {name: websocket-migrate}
spec: {template: {spec: {containers: [{name: websocket, image: x, command: [uvicorn, "a:b"]}]}}}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: ws}
spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: ws, image: x}]}}}}}
`,
  ],
  [
    "objects of which only some name the default namespace",
    behindIngress.replace(/(metadata: \{name: chat-bc), namespace: default/, "$1"),
  ],
  [
    "a route into another namespace, with the policies there",
    deployment({ namespace: "app", container: GOOD_SERVER }) +
      service({ namespace: "app" }) +
      gateway(undefined, "infra") +
      route({ namespace: "infra", backend: "name: chat, namespace: app" }) +
      backendPolicy({ namespace: "app" }) +
      healthPolicy({ namespace: "app" }),
  ],
  [
    "a route to a ServiceImport, with policies that target it",
    good +
      service() +
      gateway("gke-l7-global-external-managed-mc") +
      route({ backend: "name: chat, kind: ServiceImport, group: net.gke.io" }) +
      backendPolicy({ target: "{group: net.gke.io, kind: ServiceImport, name: chat}" }) +
      healthPolicy({ target: "{group: net.gke.io, kind: ServiceImport, name: chat}" }),
  ],
  [
    "an internal Gateway with a minute of idle limit and a ping each 20 s",
    good +
      service() +
      gateway("gke-l7-rilb") +
      route() +
      backendPolicy({ spec: "timeoutSec: 60\nconnectionDraining: {drainingTimeoutSec: 20}" }) +
      healthPolicy(),
  ],
  [
    "the BackendConfig inside a List",
    `${good + annotated + ingress()}---\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: cloud.google.com/v1\n    kind: BackendConfig\n    metadata: {name: chat-bc}\n    spec: {timeoutSec: 3600, connectionDraining: {drainingTimeoutSec: 20}, healthCheck: {requestPath: /ready}}\n`,
  ],
  [
    "settings that a merge key brings",
    `${good + annotated + ingress()}---\napiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata: {name: chat-bc}\nx-common: &common {timeoutSec: 3600, connectionDraining: {drainingTimeoutSec: 20}}\nspec:\n  <<: *common\n  healthCheck: {requestPath: /ready}\n`,
  ],
  [
    "numbers in quotes",
    good +
      annotated +
      ingress() +
      backendConfig({
        spec: 'timeoutSec: "3600"\nconnectionDraining: {drainingTimeoutSec: "20"}\nhealthCheck: {requestPath: /ready}',
      }),
  ],
  [
    "a setting with a unit that its API does not take, which nobody can read",
    good +
      annotated +
      ingress() +
      backendConfig({
        spec: "timeoutSec: 3600s\nconnectionDraining: {drainingTimeoutSec: 20s}\nhealthCheck: {requestPath: /ready}",
      }),
  ],
  [
    "every setting filled in later",
    good +
      annotated +
      ingress() +
      backendConfig({
        spec: "timeoutSec: ${T}\nconnectionDraining:\n  drainingTimeoutSec: ${D}\nhealthCheck:\n  requestPath: ${P}",
      }),
  ],
  [
    "a heartbeat that comes from a Secret",
    deployment({ container: "env: [{name: WS_PING_INTERVAL, valueFrom: {secretKeyRef: {name: s, key: k}}}]" }) +
      annotated +
      ingress({ className: "gce-internal" }) +
      backendConfig({
        spec: "timeoutSec: 60\nconnectionDraining: {drainingTimeoutSec: 20}\nhealthCheck: {requestPath: /ready}",
      }),
  ],
  [
    "a namespace that is filled in later, the same everywhere",
    (good + service() + gateway() + route() + policies).replaceAll("namespace: default", 'namespace: "${NAMESPACE}"'),
  ],
  [
    "a service for gRPC over HTTP/2",
    runService({ name: "orders", containers: "- image: x\n  ports: [{name: h2c, containerPort: 8080}]" }),
  ],
  [
    "plain Knative",
    "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: websocket, namespace: default}\nspec: {template: {spec: {containers: [{image: x, ports: [{name: h2c, containerPort: 8080}]}]}}}\n",
  ],
  [
    "a URL of somebody else's WebSocket",
    runService({
      template: "timeoutSeconds: 60",
      containers:
        '- image: x\n  env: [{name: WEBSOCKET_URL, value: "wss://feed.example.com"}, {name: WS_CLIENT_PING_INTERVAL, value: "45000"}]',
    }),
  ],
  [
    "traffic declared as plain",
    {
      "holdopen.yaml": "services: {ws: {traffic: http}}\n",
      "run.yaml": runService({ name: "ws", template: "timeoutSeconds: 60" }),
    },
  ],
  [
    "a .env that belongs to one of two services, nobody can tell which",
    {
      "a.yaml": `${behindIngress + deployment({ name: "web" }) + service({ name: "web", selector: "app: web" })}`,
      ".env": "WS_HEARTBEAT_INTERVAL=45\nKEEP_ALIVE_TIMEOUT=5\n",
    },
  ],
  [
    "heartbeats, drains and timeouts of other things",
    {
      "a.yaml": behindIngress,
      "config/kafka.yaml":
        "kafka: {heartbeat_interval: 45s}\nserver: {shutdown_timeout: 60s}\nworker: {heartbeat_interval: 60}\nraft: {heartbeat_timeout: 1s}\n",
    },
  ],
  [
    "a preStop and a drain that fit",
    deployment({
      pod: "terminationGracePeriodSeconds: 60",
      container: `${GOOD_SERVER}\nlifecycle: {preStop: {exec: {command: [sleep, "15"]}}}`,
    }) +
      annotated +
      ingress() +
      backendConfig(),
  ],
  ["a development session", deployment({ container: SLOW_SERVER }) + service()],
  [
    "a server nobody says sockets of",
    deployment({ container: 'command: [uvicorn, "a:b", --timeout-keep-alive, "620"]' }) +
      service() +
      ingress({ path: "/" }),
  ],
];

describe("a system that is right is left alone", () => {
  test.each(SYSTEMS)("%s", async (_, texts) => {
    expect(await failing(texts)).toEqual([]);
  });

  test("a serverless group has no draining, no health check and no idle HTTP connections to lose", async () => {
    const url = "https://www.googleapis.com/compute/v1/projects/p";
    const group = `${url}/regions/europe-west1/networkEndpointGroups/run`;
    const compute = `---
kind: compute#backendService
name: edge
selfLink: ${url}/global/backendServices/edge
loadBalancingScheme: EXTERNAL_MANAGED
protocol: HTTPS
timeoutSec: 30
connectionDraining: {drainingTimeoutSec: 0}
backends: [{group: ${group}}]
---
kind: compute#networkEndpointGroup
name: run
selfLink: ${group}
networkEndpointType: SERVERLESS
cloudRun: {service: chat}
`;
    const containers =
      '- image: x\n  ports: [{containerPort: 8080}]\n  command: [uvicorn, "a:b", --host=0.0.0.0, --port=8080, --ws-ping-interval=20, --timeout-graceful-shutdown=5]';
    expect(await failing(compute + runService({ containers }))).toEqual([]);
  });

  test("overlays of two environments are kept apart by the config", async () => {
    const texts = {
      "holdopen.yaml":
        'environments: {production: {files: ["base/**", "prod/**"]}, development: {files: ["base/**", "dev/**"]}}\n',
      "base/a.yaml": good + annotated,
      "prod/a.yaml": backendConfig() + ingress(),
      "dev/a.yaml": backendConfig({ spec: "timeoutSec: 30" }) + ingress(),
    };
    expect(await failing(texts, "production")).toEqual([]);
  });

  test("a Service behind an Ingress and a Gateway has each kind of setting for one of them", async () => {
    const both = deployment({ container: SLOW_SERVER }) + ingress({ className: "gce-internal" }) + gateway() + route();
    expect(await failing(both + service() + policies)).not.toContain("lb/gateway-policy-not-attached");
    const { findings } = await reportOn(both + annotated + backendConfig());
    expect(findings.map(({ message }) => message).join("\n")).not.toContain("counts behind an Ingress");
  });

  test("a file that is no YAML yet is a problem, not a fault of the service", async () => {
    const { findings, problems } = await reportOn({
      "chart/a.yaml": "kind: Deployment\nmetadata:\n  name: {{ .Values.name }}\n",
    });
    expect(findings).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});
