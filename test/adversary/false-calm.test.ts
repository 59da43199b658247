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
const short = backendConfig({
  spec: "timeoutSec: 30\nconnectionDraining: {drainingTimeoutSec: 20}\nhealthCheck: {requestPath: /ready}",
});
const quick = backendPolicy({ spec: "timeoutSec: 30\nconnectionDraining: {drainingTimeoutSec: 20}" }) + healthPolicy();
const behindGateway = service() + gateway() + route() + quick;
const reads = "volumeMounts: [{name: settings, mountPath: /etc/app}]";
const mounting = deployment({ container: reads, pod: "volumes: [{name: settings, configMap: {name: settings}}]" });
const settings = (data: string): string =>
  `${mounting + behindGateway}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata:\n${data}\n`;
const annotatedWith = (annotation: string): string => good + service({ annotation }) + ingress() + short;
const shell = (container: string): string => deployment({ container }) + behindGateway;

const CUT = "lb/backend-timeout-cuts-websocket";
const LATE = "app/heartbeat-exceeds-idle-limit";
const KEEP = "app/keepalive-shorter-than-lb";
const LOST = "lb/backendconfig-not-attached";
const LOST_POLICY = "lb/gateway-policy-not-attached";

const FAULTS: readonly (readonly [string, string, Texts])[] = [
  [
    "a JSON annotation with white space, folded, of the beta key",
    CUT,
    annotatedWith('beta.cloud.google.com/backend-config: >-\n  {  "ports" :\n    { "80" : "chat-bc" } }').replace(
      "cloud.google.com/v1",
      "cloud.google.com/v1beta1",
    ),
  ],
  [
    "a JSON annotation in a literal block",
    CUT,
    annotatedWith('cloud.google.com/backend-config: |\n  {\n    "ports": {"http": "chat-bc"}\n  }'),
  ],
  [
    "a JSON annotation with escaped quotes",
    CUT,
    annotatedWith('cloud.google.com/backend-config: "{\\"default\\": \\"chat-bc\\"}"'),
  ],
  [
    "an Ingress of the old API, its port a string",
    CUT,
    `${good + service({ annotation: BY_DEFAULT }) + short}---\napiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: chat, annotations: {kubernetes.io/ingress.class: "gce"}}\nspec: {rules: [{http: {paths: [{path: "/ws/*", backend: {serviceName: chat, servicePort: "80"}}]}}]}\n`,
  ],
  [
    "a timeout in quotes",
    CUT,
    good + service({ annotation: BY_DEFAULT }) + ingress() + short.replace("timeoutSec: 30", 'timeoutSec: "30"'),
  ],
  [
    "a timeout behind an anchor",
    CUT,
    good +
      service({ annotation: BY_DEFAULT }) +
      ingress() +
      short.replace("  timeoutSec: 30", "  x: &t 30\n  timeoutSec: *t"),
  ],
  [
    "a timeout written twice, the wrong one last",
    CUT,
    good +
      service({ annotation: BY_DEFAULT }) +
      ingress() +
      short.replace("timeoutSec: 30", "timeoutSec: 3600\n  timeoutSec: 30"),
  ],
  [
    "the annotation on the Ingress",
    LOST,
    good + service() + ingress({ annotation: `kubernetes.io/ingress.class: gce\n${BY_DEFAULT}` }) + backendConfig(),
  ],
  ["an annotation that is a bare name", LOST, annotatedWith("cloud.google.com/backend-config: chat-bc")],
  ["an annotation that is a map", LOST, annotatedWith("cloud.google.com/backend-config: {default: chat-bc}")],
  [
    "an annotation in single quotes, which JSON has not",
    LOST,
    annotatedWith(`cloud.google.com/backend-config: "{'default': 'chat-bc'}"`),
  ],
  [
    "an annotation whose key has a capital",
    LOST,
    annotatedWith(`cloud.google.com/backend-config: '{"Default": "chat-bc"}'`),
  ],
  [
    "an annotation that names the container's port",
    LOST,
    annotatedWith(`cloud.google.com/backend-config: '{"ports": {"8080": "chat-bc"}}'`),
  ],
  [
    "an internal Ingress by the class field",
    LATE,
    deployment({ container: SLOW_SERVER }) + service() + ingress({ className: "gce-internal" }),
  ],
  [
    "a Cloud Run timeout in quotes",
    "cloudrun/request-timeout-cuts-websocket",
    runService({
      template: "timeoutSeconds: '300'",
      containers:
        "- image: x\n  env: [{name: WS_HEARTBEAT_INTERVAL_MS, value: '45000'}]\n  ports: [{containerPort: 8080}]",
    }),
  ],
  [
    "a quoted port name h2c",
    "cloudrun/http2-breaks-websocket",
    runService({
      containers:
        "- image: x\n  env: [{name: WS_HEARTBEAT_INTERVAL_MS, value: '45000'}]\n  ports: [{name: 'h2c', containerPort: 8080}]",
    }),
  ],
  [
    "an answer of the Admin API v2",
    "probe/platform-limit-exceeded",
    {
      "run.json":
        '{"name": "projects/p/locations/l/services/chat", "template": {"timeout": "3600s", "containers": [{"image": "x", "startupProbe": {"httpGet": {}, "periodSeconds": 5, "timeoutSeconds": 10}}]}}',
    },
  ],
  [
    "gunicorn inside sh -c",
    KEEP,
    shell(
      'command: ["/bin/sh", "-c"]\nargs: ["exec gunicorn -w 2 -k uvicorn.workers.UvicornWorker --keep-alive 5 main:app"]',
    ),
  ],
  [
    "gunicorn in a script of several lines, its flag shortened",
    KEEP,
    shell(
      "command: [sh, -c]\nargs:\n  - |\n    set -e\n    python manage.py migrate\n    exec gunicorn main:app \\\n      -k uvicorn.workers.UvicornWorker \\\n      --keep-al=5",
    ),
  ],
  [
    "quoted words inside bash -lc",
    KEEP,
    shell(`command: ["bash", "-lc", "gunicorn 'main:app' -k 'uvicorn.workers.UvicornWorker' --keep-alive '5'"]`),
  ],
  [
    "the fallback of a variable in a shell",
    LATE,
    shell('command: [sh, -c, "uvicorn a:b --ws-ping-interval ${PING:-45}"]'),
  ],
  [
    "a variable that Kubernetes puts in",
    LATE,
    shell('env: [{name: PING, value: "45"}]\ncommand: [uvicorn, a:b, --ws-ping-interval=$(PING)]'),
  ],
  [
    "uvicorn's own variable",
    LATE,
    shell('command: [python, -m, uvicorn, "a:b"]\nenv: [{name: UVICORN_WS_PING_INTERVAL, value: "45"}]'),
  ],
  ["a heartbeat in milliseconds by its name", LATE, shell('env: [{name: WS_HEARTBEAT_INTERVAL_MS, value: "45000"}]')],
  [
    "a heartbeat in a ConfigMap that env reads",
    LATE,
    `${deployment({ container: "envFrom: [{configMapRef: {name: settings}}]" }) + behindGateway}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {WS_HEARTBEAT_INTERVAL_MS: "45000"}\n`,
  ],
  ["a heartbeat in a mounted app.yaml", LATE, settings("  app.yaml: |\n    websocket:\n      heartbeat_interval: 45")],
  ["a heartbeat in a mounted app.json", LATE, settings(`  app.json: '{"websocket": {"heartbeatInterval": 45000}}'`)],
  ["a heartbeat in a mounted .env", LATE, settings('  .env: |\n    export WS_PING_INTERVAL="45" # seconds')],
  [
    "a heartbeat in mounted properties",
    LATE,
    settings("  app.properties: |\n    # of the server\n    websocket.heartbeat.interval=45"),
  ],
  [
    "a heartbeat in a .env",
    LATE,
    { "a.yaml": deployment() + behindGateway, ".env": "WS_HEARTBEAT_INTERVAL_MS=45000\r\n" },
  ],
  [
    "a heartbeat in TOML",
    LATE,
    { "a.yaml": deployment() + behindGateway, "app.toml": "[websocket]\nheartbeat_interval = 45 # seconds\n" },
  ],
  [
    "a heartbeat in TOML, with dots",
    LATE,
    { "a.yaml": deployment() + behindGateway, "app.toml": "websocket.heartbeat_interval = 4_5\n" },
  ],
  [
    "a heartbeat of 45000 without a unit",
    LATE,
    { "a.yaml": deployment() + behindGateway, "app.yaml": "websocket: {ping_interval: 45000}\n" },
  ],
  [
    "a heartbeat as an ISO duration",
    LATE,
    { "a.yaml": deployment() + behindGateway, "app.yaml": "websocket: {ping_interval: PT45S}\n" },
  ],
  [
    "a heartbeat whose comment gives the unit",
    LATE,
    { "a.yaml": deployment() + behindGateway, "app.yaml": "websocket:\n  ping_interval: 1 # minute\n" },
  ],
  [
    "a heartbeat whose comment speaks of other numbers",
    LATE,
    { "a.yaml": deployment() + behindGateway, "app.yaml": "websocket:\n  ping_interval: 45 # was 20 s\n" },
  ],
  [
    "a route into a namespace without policies",
    LOST_POLICY,
    deployment({ namespace: "app", container: SLOW_SERVER }) +
      service({ namespace: "app" }) +
      gateway(undefined, "infra") +
      route({ namespace: "infra", backend: "name: chat, namespace: app" }) +
      backendPolicy({ namespace: "infra" }),
  ],
  [
    "a ServiceImport whose policies target the Service",
    LOST_POLICY,
    deployment({ container: SLOW_SERVER }) +
      service() +
      gateway("gke-l7-rilb-mc") +
      route({ backend: "name: chat, kind: ServiceImport, group: net.gke.io" }) +
      backendPolicy(),
  ],
  [
    "a readiness probe on a port the Service does not use",
    "probe/lb-health-path-mismatch",
    good.replace("port: http}}", "port: 9999}}") +
      service({ annotation: BY_DEFAULT }) +
      ingress() +
      backendConfig({ spec: "timeoutSec: 3600" }),
  ],
  [
    "a grace period in quotes, a preStop in a shell",
    "shutdown/grace-shorter-than-drain",
    deployment({
      pod: 'terminationGracePeriodSeconds: "30"',
      container: `${GOOD_SERVER}\nlifecycle: {preStop: {exec: {command: [/bin/sh, -c, "sleep 20"]}}}`,
    }) + service(),
  ],
  [
    "a liveness probe that ends a long start",
    "probe/startup-budget-too-small",
    {
      "holdopen.yaml": "services: {chat: {traffic: websocket, startup: {measured: {production: 60s}}}}\n",
      "a.yaml": deployment({ container: "livenessProbe: {httpGet: {path: /live, port: http}}" }) + service(),
    },
  ],
  [
    "a start-up window of quoted numbers",
    "probe/startup-budget-too-small",
    {
      "holdopen.yaml": "services: {chat: {startup: {measured: {production: 14.3s}}}}\n",
      "a.yaml": runService({
        containers: "- image: x\n  startupProbe: {httpGet: {path: /r}, periodSeconds: '5', failureThreshold: \"3\"}",
      }),
    },
  ],
  [
    "an affinity of NONE",
    "lb/session-affinity-missing",
    deployment({ container: 'env: [{name: SOCKETIO_PING_INTERVAL, value: "25"}]' }) +
      service({ annotation: BY_DEFAULT }) +
      ingress({ path: "/socket.io/*" }) +
      backendConfig({ spec: "timeoutSec: 86400\nsessionAffinity: {affinityType: NONE}" }),
  ],
  [
    "threads that are fewer than the concurrency",
    "cloudrun/concurrency-caps-sockets",
    {
      "holdopen.yaml": "services: {chat: {traffic: websocket}}\n",
      "a.yaml": runService({
        containers: '- image: x\n  ports: [{containerPort: 8080}]\n  command: [gunicorn, --threads, "8", "a:b"]',
      }),
    },
  ],
  [
    "a pre-fork server behind Cloud Run's own probe",
    "probe/tcp-probe-false-ready",
    runService({
      containers:
        '- image: x\n  ports: [{containerPort: 8080}]\n  command: [gunicorn, -k, uvicorn_worker.UvicornWorker, "a:b"]\n  env: [{name: WS_PING_INTERVAL, value: "20"}]',
    }),
  ],
  [
    "a client timeout of SignalR below its keep-alive",
    "app/heartbeat-timeout-below-interval",
    runService({
      containers:
        '- image: x\n  ports: [{containerPort: 8080}]\n  env: [{name: SignalR__KeepAliveInterval, value: "00:00:45"}, {name: SignalR__ClientTimeoutInterval, value: "00:00:30"}]',
    }),
  ],
  [
    "a health path that Google reserves",
    "cloudrun/reserved-healthz-path",
    { "holdopen.yaml": "services: {chat: {health: {liveness: /healthz}}}\n", "a.yaml": runService() },
  ],
];

describe("a fault in an unusual but legal spelling is found", () => {
  test.each(FAULTS)("%s (%s)", async (_, rule, texts) => {
    expect(await failing(texts)).toContain(rule);
  });

  test("mounted TOML is said to be unread", async () => {
    const { problems } = await reportOn(settings("  app.toml: |\n    [websocket]\n    heartbeat_interval = 45"));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("app.toml is TOML in a ConfigMap"),
    ]);
  });

  test("a heartbeat of 750 without a unit is said to be undecided, not passed over", async () => {
    const { findings } = await reportOn({
      "a.yaml": deployment() + behindGateway,
      "app.yaml": "websocket: {ping_interval: 750}\n",
    });
    expect(findings.filter(({ rule }) => rule.id === LATE).map(({ verdict }) => verdict)).toEqual(["undecided"]);
  });
});
