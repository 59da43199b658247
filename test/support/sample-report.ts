import type { Finding } from "../../src/engine/finding.ts";
import type { Report } from "../../src/engine/report.ts";
import type { RuleMeta } from "../../src/engine/rule.ts";
import { assumptionsOf, describe } from "../../src/model/describe.ts";
import {
  byDefault,
  declared,
  declaredSeconds,
  derivedSeconds,
  type Evidence,
  type Fact,
  leavesOf,
  locationOf,
  secondsByDefault,
  unknown,
} from "../../src/model/fact.ts";
import type { ConnectionPath } from "../../src/model/path.ts";
import type { Probe } from "../../src/model/startup.ts";
import type { Limit } from "../../src/platform/limit.ts";
import { descend, locate, locateKey, rootCursor } from "../../src/syntax/cursor.ts";
import type { Document, Location } from "../../src/syntax/document.ts";
import { yaml } from "./parse.ts";

/** A row such as the tests need; reports read its id and its confidence only. */
function row(id: string, value: number, confidence: Limit["confidence"] = "documented"): Limit {
  const about = { role: "other", appliesTo: "tests", source: "https://example.com", checked: "2026-11" } as const;
  return { id, unit: "seconds", default: value, confidence, ...about };
}

function one(text: string, file: string): Document {
  const [first] = yaml(text, file);
  if (first === undefined) throw new Error(`${file} holds no document`);
  return first;
}

const service = one(
  `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
spec:
  template:
    spec:
      containers:
        - image: europe-docker.pkg.dev/acme/web/chat:1.4.2
          command: [uvicorn, chat.main:app, --ws, websockets]
          startupProbe:
            httpGet: { path: /health }
            failureThreshold: 30
            periodSeconds: 2
`,
  "deploy/service.yaml",
);

const app = one(
  `websocket:
  heartbeat_interval: 45 # seconds
  pong_timeout: 20
startup:
  timeout: 30
shutdown:
  drain: 20
`,
  "config/app.yaml",
);

const backend = one(
  `apiVersion: cloud.google.com/v1
kind: BackendConfig
metadata:
  name: chat-bc
  namespace: web
spec:
  connectionDraining:
    drainingTimeoutSec: 60
  sessionAffinity:
    affinityType: \${AFFINITY}
  healthCheck:
    type: HTTP
    requestPath: /ready
    port: 8080
`,
  "deploy/gke/backendconfig.yaml",
);

const deployment = one(
  `apiVersion: apps/v1
kind: Deployment
metadata: { name: chat, namespace: web }
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: chat
          image: europe-docker.pkg.dev/acme/web/chat:1.4.2
          lifecycle: { preStop: { sleep: { seconds: 15 } } }
          readinessProbe:
            httpGet: { path: /ready, port: 8080 }
`,
  "deploy/gke/deployment.yaml",
);

const project = one(
  `services:
  chat:
    traffic: websocket
    front: [cloudflare]
    startup:
      measured: { production: 14.3s }
suppressions:
  - rule: lb/draining-disabled
    reason: batch backend
    until: "2027-01-01"
`,
  "holdopen.yaml",
);

/** The last key is where a missing value is looked for, so this is also where a default is pointed at. */
function at(document: Document, ...keys: readonly (string | number)[]): Location {
  return locate(descend(rootCursor(document), ...keys));
}

function keyAt(document: Document, ...keys: readonly (string | number)[]): Location {
  return locateKey(descend(rootCursor(document), ...keys));
}

const REVISION = ["spec", "template", "spec"] as const;
const STARTUP_PROBE = [...REVISION, "containers", 0, "startupProbe"] as const;
const POD = ["spec", "template", "spec"] as const;

const requestTimeout = secondsByDefault(
  "timeoutSeconds of Cloud Run service chat",
  300,
  keyAt(service, ...REVISION, "timeoutSeconds"),
  row("run-timeout-default", 300),
);
const heartbeat = declaredSeconds("heartbeat_interval", 45, at(app, "websocket", "heartbeat_interval"));
const pongTimeout = declaredSeconds("pong_timeout", 20, at(app, "websocket", "pong_timeout"));
const backendTimeout = secondsByDefault(
  "timeoutSec of BackendConfig chat-bc",
  30,
  keyAt(backend, "spec", "timeoutSec"),
  row("gke-bc-timeout", 30),
);
const cloudflareIdle = secondsByDefault(
  "idle limit of Cloudflare",
  100,
  at(project, "services", "chat", "front", 0),
  row("edge-cloudflare-idle", 100, "inferred"),
);
const affinity = unknown(
  "affinityType of BackendConfig chat-bc",
  `\${AFFINITY} is filled in later`,
  at(backend, "spec", "sessionAffinity", "affinityType"),
);
const session: Fact<number> = {
  known: true,
  what: "wanted session of chat",
  value: 3600,
  unit: "s",
  origin: { kind: "policy", at: at(service, "metadata", "name"), why: "policy: sessions in production" },
};
const period = declared("periodSeconds", 2, at(service, ...STARTUP_PROBE, "periodSeconds"));
const failures = declared("failureThreshold", 30, at(service, ...STARTUP_PROBE, "failureThreshold"));
const delay = byDefault(
  "initialDelaySeconds",
  0,
  keyAt(service, ...STARTUP_PROBE, "initialDelaySeconds"),
  row("run-probe-defaults-initial-delay", 0),
);
const budget = derivedSeconds(
  "start-up window of chat",
  [failures, period, delay],
  (threshold, every, initial) => `${initial} + ${threshold} x ${every}`,
  (threshold = 0, every = 0, initial = 0) => initial + threshold * every,
);
const measured = declaredSeconds(
  "measured start in production",
  14.3,
  at(project, "services", "chat", "startup", "measured", "production"),
);
const appStartup = declaredSeconds("startup.timeout", 30, at(app, "startup", "timeout"));
const appDrain = declaredSeconds("shutdown.drain", 20, at(app, "shutdown", "drain"));
const runGrace = secondsByDefault(
  "shutdown grace of Cloud Run",
  10,
  keyAt(service, ...REVISION, "terminationGracePeriodSeconds"),
  row("run-shutdown-grace", 10),
);
const podGrace = declaredSeconds(
  "terminationGracePeriodSeconds of Deployment chat",
  30,
  at(deployment, ...POD, "terminationGracePeriodSeconds"),
);
const preStop = declaredSeconds(
  "preStop sleep of container chat",
  15,
  at(deployment, ...POD, "containers", 0, "lifecycle", "preStop", "sleep", "seconds"),
);
const lbDrain = declaredSeconds(
  "drainingTimeoutSec of BackendConfig chat-bc",
  60,
  at(backend, "spec", "connectionDraining", "drainingTimeoutSec"),
);
const assumedName: Fact<string> = {
  ...declared("long-lived traffic of web/chat", "the health path names a chat", at(deployment, "metadata", "name")),
  assumed: "web/chat carries WebSockets, as only a name suggests",
};
const noProbeDelay = byDefault(
  "initialDelaySeconds",
  0,
  keyAt(deployment, ...POD, "containers", 0, "readinessProbe", "initialDelaySeconds"),
  row("k8s-probe-initial-delay", 0),
);

function probeOf(role: Probe["role"], document: Document, keys: readonly (string | number)[]): Probe {
  const setting = (name: string, value: number): Fact<number> => {
    const cursor = descend(rootCursor(document), ...keys, name);
    return cursor.node?.kind === "scalar"
      ? declaredSeconds(name, Number(cursor.node.value), locate(cursor))
      : secondsByDefault(name, value, locateKey(cursor), row(`probe-default-${name}`, value));
  };
  const path = at(document, ...keys, "httpGet", "path");
  return {
    role,
    kind: "http",
    declaration: declared(`${role}Probe`, "httpGet", keyAt(document, ...keys)),
    path: declared("path", role === "startup" ? "/health" : "/ready", path),
    initialDelaySeconds: noProbeDelay,
    periodSeconds: setting("periodSeconds", 10),
    timeoutSeconds: setting("timeoutSeconds", 1),
    failureThreshold: setting("failureThreshold", 3),
  };
}

const NO_HEALTH = {
  externalPaths: [],
  covers: [],
  parallel: declared("parallel", false, at(app, "startup", "timeout")),
};

const runPath: ConnectionPath = {
  id: "chat",
  environment: "production",
  platform: "cloud-run",
  at: at(service, "metadata", "name"),
  traffic: {
    kind: "websocket",
    evidence: [
      {
        why: "holdopen.yaml declares websocket traffic",
        strength: "declared",
        at: at(project, "services", "chat", "traffic"),
      },
      {
        why: "uvicorn is started with --ws",
        strength: "strong",
        at: at(service, ...REVISION, "containers", 0, "command", 2),
      },
    ],
  },
  sessionSeconds: session,
  hops: [
    { name: "Cloudflare", kind: "edge", idleSeconds: cloudflareIdle },
    { name: "Cloud Run request timeout", kind: "platform", lifetimeSeconds: requestTimeout },
    { name: "uvicorn", kind: "server" },
  ],
  heartbeats: [
    {
      sender: "server",
      frame: "control",
      intervalSeconds: heartbeat,
      timeoutSeconds: pongTimeout,
      timeoutStarts: "ping",
    },
  ],
  startup: {
    probes: { startup: probeOf("startup", service, STARTUP_PROBE) },
    ...(budget.known ? { budgetSeconds: budget } : {}),
    appTimeoutSeconds: appStartup,
    measuredSeconds: measured,
    measuredByEnvironment: { production: measured },
    phases: [],
    dependencies: [],
  },
  health: NO_HEALTH,
  shutdown: { graceSeconds: runGrace, drainSeconds: appDrain },
  capacity: {},
};

const gkePath: ConnectionPath = {
  id: "web/chat via Ingress chat",
  environment: "production",
  platform: "kubernetes",
  at: at(deployment, "metadata", "name"),
  traffic: {
    kind: "websocket",
    evidence: [{ why: "the name chat", strength: "weak", at: at(deployment, "metadata", "name") }],
  },
  sessionSeconds: session,
  hops: [
    { name: "GKE Ingress chat", kind: "load-balancer", lifetimeSeconds: backendTimeout },
    {
      name: "nginx sidecar",
      kind: "proxy",
      idleSeconds: unknown(
        "proxy_read_timeout",
        "nginx.conf is not in the input",
        at(deployment, ...POD, "containers", 0, "name"),
      ),
    },
  ],
  loadBalancer: {
    name: "Ingress chat",
    flavour: declared("flavour of Ingress chat", "classic", at(backend, "kind")),
    backend: declared("backend of Ingress chat", "neg", at(backend, "kind")),
    timeoutSeconds: backendTimeout,
    drainSeconds: lbDrain,
    affinity,
    healthCheck: {
      source: "explicit",
      type: declared("type", "HTTP", at(backend, "spec", "healthCheck", "type")),
      path: declared("requestPath", "/ready", at(backend, "spec", "healthCheck", "requestPath")),
      port: declared("port", 8080, at(backend, "spec", "healthCheck", "port")),
      intervalSeconds: secondsByDefault(
        "checkIntervalSec",
        5,
        keyAt(backend, "spec", "healthCheck", "checkIntervalSec"),
        row("lb-hc-interval", 5),
      ),
      timeoutSeconds: secondsByDefault(
        "timeoutSec",
        5,
        keyAt(backend, "spec", "healthCheck", "timeoutSec"),
        row("lb-hc-timeout", 5),
      ),
    },
    attachment: {
      via: "backend-config",
      target: declared("Service", "chat", at(deployment, "metadata", "name")),
      faults: [],
    },
    foreignAnnotations: [],
  },
  heartbeats: [],
  startup: {
    probes: { readiness: probeOf("readiness", deployment, [...POD, "containers", 0, "readinessProbe"]) },
    measuredByEnvironment: {},
    phases: [],
    dependencies: [],
  },
  health: {
    ...NO_HEALTH,
    covers: [
      { name: declared("postgres", "postgres", at(app, "startup", "timeout")), timeoutSeconds: appStartup },
      { name: declared("redis", "redis", at(app, "startup", "timeout")) },
    ],
  },
  shutdown: { graceSeconds: podGrace, preStopSeconds: preStop, drainSeconds: appDrain },
  capacity: {},
};

export const requestTimeoutRule: RuleMeta = {
  id: "cloudrun/request-timeout-cuts-websocket",
  title: "Request timeout ends WebSocket sessions early",
  why: "A WebSocket is one long request, so the request timeout closes it however busy it is.",
  references: ["https://cloud.google.com/run/docs/triggering/websockets"],
};
const heartbeatRule: RuleMeta = {
  id: "app/heartbeat-exceeds-idle-limit",
  title: "Heartbeat is slower than the tightest idle limit",
  why: "The connection is cut between two heartbeats.",
  references: [],
};
const drainRule: RuleMeta = {
  id: "lb/draining-disabled",
  title: "Connection draining is off",
  why: "Every deploy cuts all connections at once.",
  references: ["https://docs.cloud.google.com/load-balancing/docs/enabling-connection-draining"],
};
const affinityRule: RuleMeta = {
  id: "lb/session-affinity-missing",
  title: "Reconnects land on another instance",
  why: "A client that reconnects does not find its session.",
  references: [],
};

type Variable = "rule" | "message" | "evidence" | "fingerprint" | "paths";

/** What the engine makes of an outcome: places and sentences come from the evidence. */
export function makeFinding(given: Pick<Finding, Variable> & Partial<Finding>): Finding {
  const { evidence } = given;
  return {
    verdict: "fail",
    severity: "error",
    notice: given.rule.why,
    at: locationOf(evidence[0]),
    related: leavesOf(evidence)
      .filter((fact) => fact !== evidence[0])
      .map((fact) => ({ at: locationOf(fact), message: describe(fact) })),
    assumptions: assumptionsOf(evidence),
    ...given,
  };
}

const requestTimeoutFinding: Finding = makeFinding({
  rule: requestTimeoutRule,
  message: "Every session ends 300 s after it opened, however busy it is (lifetime limit); this service wants 3600 s",
  paths: ["chat"],
  evidence: [requestTimeout, session, heartbeat],
  fix: { title: "Set timeoutSeconds of Cloud Run service chat to 3600", safety: "unsafe" },
  fingerprint: "0f1e2d3c4b5a69780f1e2d3c4b5a6978",
});

const findings: readonly Finding[] = [
  makeFinding({
    rule: heartbeatRule,
    severity: "warning",
    message:
      "A silent socket is cut after 30 s (idle limit) and the server pings every 45 s: 45 + 4.5 + 2 = 51.5 s is more than 0.8 x 30 = 24 s",
    paths: ["chat", "web/chat via Ingress chat"],
    evidence: [heartbeat, backendTimeout, pongTimeout, cloudflareIdle, assumedName],
    notice: "Clients that only listen lose their socket with close code 1006 after about 30 s.",
    fingerprint: "1f1e2d3c4b5a69780f1e2d3c4b5a6978",
  }),
  makeFinding({
    rule: drainRule,
    message: "A deploy cuts every socket at once",
    paths: ["web/chat via Ingress chat"],
    evidence: [lbDrain],
    suppressed: {
      reason: "batch backend",
      until: "2027-01-01",
      at: at(project, "suppressions", 0, "rule"),
    },
    fingerprint: "2f1e2d3c4b5a69780f1e2d3c4b5a6978",
  }),
  makeFinding({
    rule: affinityRule,
    verdict: "undecided",
    severity: "note",
    message: "Whether a reconnect reaches the same pod depends on affinityType",
    paths: ["web/chat via Ingress chat"],
    evidence: [affinity],
    fingerprint: "3f1e2d3c4b5a69780f1e2d3c4b5a6978",
  }),
  makeFinding({
    rule: drainRule,
    verdict: "undecided",
    severity: "note",
    message: "Whether sockets move on before the pod dies depends on affinityType as well",
    paths: ["web/chat via Ingress chat"],
    evidence: [lbDrain, affinity],
    fingerprint: "4f1e2d3c4b5a69780f1e2d3c4b5a6978",
  }),
  requestTimeoutFinding,
];

/** One report with every variant a reporter meets; the documents in it were parsed, the rest is made by hand. */
export const sampleReport: Report = {
  tool: { name: "holdopen", version: "0.1.0" },
  command: "lint",
  environment: "production",
  paths: [runPath, gkePath],
  findings,
  problems: [
    { source: project.source, span: { start: 0, end: 8 }, message: "not valid YAML: unexpected end of the stream" },
    {
      source: app.source,
      span: { start: 0, end: 0 },
      message: 'key "timeout" is written twice; the last one counts',
      level: "note",
    },
  ],
  files: [
    "config/app.yaml",
    "deploy/gke/backendconfig.yaml",
    "deploy/gke/deployment.yaml",
    "deploy/service.yaml",
    "holdopen.yaml",
  ],
  summary: {
    error: 1,
    warning: 1,
    note: 0,
    undecided: 2,
    suppressed: 1,
    paths: 2,
    files: 5,
    unrendered: 0,
    complete: false,
  },
  failures: [],
};

/** A clean report over the same paths. */
export const cleanReport: Report = {
  ...sampleReport,
  findings: [],
  problems: [],
  summary: {
    error: 0,
    warning: 0,
    note: 0,
    undecided: 0,
    suppressed: 0,
    paths: 2,
    files: 5,
    unrendered: 0,
    complete: true,
  },
};

/** A report with this one finding, whose text and place the test chose. */
export function reportOf(...only: readonly Finding[]): Report {
  const summary = { ...cleanReport.summary, error: only.length };
  return { ...cleanReport, findings: only, summary };
}

/** Evidence made of one declared value at those characters. */
export function evidenceAt(document: Document, start: number, end: number, what = "value"): Evidence {
  return [declared(what, 1, { document, pointer: [], span: { start, end } })];
}
