import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import { sourceName, startOf } from "../../src/syntax/document.ts";
import { CLOUD_RUN, CONFIG, GATEWAY, INGRESS, SERVERLESS } from "./systems.ts";

/** A fault that is planted in a system that is right: what is written in place of what, and who has to say so. */
interface Planted {
  readonly system: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
  readonly config?: string;
  readonly rule: string;
  /** `file:line` of the caret and of the other places that have to be named. */
  readonly at: string;
  readonly related?: readonly string[];
}

type Edit = readonly [file: string, from: string, to: string];

const ANNOTATION = `    cloud.google.com/backend-config: '{"default": "chat"}'\n`;

const STARTUP_PROBE = `          startupProbe:
            httpGet: { path: /ready, port: http }
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 24
`;
const HEALTH_CHECK = `  healthCheck:
    type: HTTP
    requestPath: /ready
    port: 8080
    checkIntervalSec: 10
    timeoutSec: 5
`;

const PLANTED: Readonly<Record<string, Planted>> = {
  "D1 a backend without a timeout in front of a socket server": {
    system: INGRESS,
    edits: [["ingress.yaml", "  timeoutSec: 3600\n", ""]],
    rule: "lb/backend-timeout-cuts-websocket",
    at: "ingress.yaml:6",
  },
  "D2 a heartbeat above the timeout of a load balancer that cuts silent connections": {
    system: GATEWAY,
    edits: [
      ["workload.yaml", "--ws-ping-interval=20", "--ws-ping-interval=45"],
      ["gateway.yaml", "timeoutSec: 3600", "timeoutSec: 30"],
    ],
    rule: "app/heartbeat-exceeds-idle-limit",
    at: "workload.yaml:18",
    related: ["gateway.yaml:29"],
  },
  "D3 a heartbeat of control frames where only data counts": {
    system: GATEWAY,
    edits: [["gateway.yaml", "timeoutSec: 3600", "timeoutSec: 60"]],
    config: `${CONFIG}rules: { app/heartbeat-exceeds-idle-limit: { params: { countControlFrames: false } } }\n`,
    rule: "app/heartbeat-exceeds-idle-limit",
    at: "workload.yaml:18",
    related: ["gateway.yaml:29"],
  },
  "D4 a readiness probe that asks the upgrade endpoint": {
    system: GATEWAY,
    edits: [
      [
        "workload.yaml",
        "readinessProbe:\n            httpGet: { path: /ready,",
        "readinessProbe:\n            httpGet: { path: /ws,",
      ],
    ],
    rule: "probe/asks-socket-route",
    at: "workload.yaml:33",
  },
  "D5 a probe that waits longer than its period": {
    system: GATEWAY,
    edits: [
      [
        "workload.yaml",
        "periodSeconds: 10\n            timeoutSeconds: 3\n          livenessProbe",
        "periodSeconds: 10\n            timeoutSeconds: 15\n          livenessProbe",
      ],
    ],
    rule: "probe/timeout-above-period",
    at: "workload.yaml:35",
    related: ["workload.yaml:34"],
  },
  "D6 a liveness probe that gives up at once, without a startup probe, where starts are slow": {
    system: GATEWAY,
    edits: [
      ["workload.yaml", STARTUP_PROBE, ""],
      ["workload.yaml", "failureThreshold: 3", "failureThreshold: 1"],
    ],
    config: `${CONFIG}    startup: { measured: { production: 45s } }\n`,
    rule: "probe/startup-budget-too-small",
    at: "workload.yaml:35",
    related: ["holdopen.yaml:6"],
  },
  "D7 a load balancer whose check waits longer than its interval": {
    system: INGRESS,
    edits: [["ingress.yaml", "    timeoutSec: 5\n", "    timeoutSec: 15\n"]],
    rule: "probe/lb-check-timeout-above-interval",
    at: "ingress.yaml:14",
    related: ["ingress.yaml:13"],
  },
  "D8 an annotation that is keyed by the targetPort": {
    system: INGRESS,
    edits: [["workload.yaml", `'{"default": "chat"}'`, `'{"ports": {"8080": "chat"}}'`]],
    rule: "lb/backendconfig-not-attached",
    at: "workload.yaml:56",
    related: ["ingress.yaml:7"],
  },
  "D9 the annotation on the Ingress": {
    system: INGRESS,
    edits: [
      ["workload.yaml", ANNOTATION, ""],
      [
        "ingress.yaml",
        "{ kubernetes.io/ingress.class: gce }",
        `{ kubernetes.io/ingress.class: gce, cloud.google.com/backend-config: '{"default": "chat"}' }`,
      ],
    ],
    rule: "lb/backendconfig-not-attached",
    at: "ingress.yaml:21",
    related: ["ingress.yaml:7"],
  },
  "D10 draining of 300 s against a grace period of 30 s": {
    system: INGRESS,
    edits: [
      ["workload.yaml", "terminationGracePeriodSeconds: 90", "terminationGracePeriodSeconds: 30"],
      ["workload.yaml", "--timeout-graceful-shutdown=20", "--timeout-graceful-shutdown=5"],
      ["ingress.yaml", "drainingTimeoutSec: 60", "drainingTimeoutSec: 300"],
    ],
    rule: "shutdown/grace-shorter-than-drain",
    at: "workload.yaml:12",
    related: ["ingress.yaml:8"],
  },
  "D11 a health check that cannot be inferred from the probe": {
    system: INGRESS,
    edits: [
      ["ingress.yaml", HEALTH_CHECK, ""],
      [
        "workload.yaml",
        "readinessProbe:\n            httpGet: { path: /ready, port: http }",
        "readinessProbe:\n            exec: { command: [/bin/ready] }",
      ],
    ],
    rule: "probe/lb-health-not-inferred",
    at: "ingress.yaml:6",
    related: ["workload.yaml:33"],
  },
  "D12 Cloud Run without a request timeout": {
    system: CLOUD_RUN,
    edits: [["service.yaml", "      timeoutSeconds: 3600\n", ""]],
    rule: "cloudrun/request-timeout-cuts-websocket",
    at: "service.yaml:16",
  },
  "D13 h2c on a socket service": {
    system: CLOUD_RUN,
    edits: [["service.yaml", "name: http1", "name: h2c"]],
    rule: "cloudrun/http2-breaks-websocket",
    at: "service.yaml:22",
  },
  "D14 a start-up window beyond the platform's": {
    system: CLOUD_RUN,
    edits: [["service.yaml", "failureThreshold: 24", "failureThreshold: 90"]],
    rule: "probe/platform-limit-exceeded",
    at: "service.yaml:28",
  },
  "D15 a timeout on a serverless group": {
    system: SERVERLESS,
    edits: [["lb.tf", '"HTTPS"\n', '"HTTPS"\n  timeout_sec           = 3600\n']],
    rule: "lb/serverless-neg-timeout-unsupported",
    at: "lb.tf:5",
  },
};

describe("a system that is right", () => {
  test.each(Object.entries({ INGRESS, GATEWAY, CLOUD_RUN, SERVERLESS }))("%s is left alone", async (_, system) => {
    expect(await found(system, CONFIG)).toEqual([]);
  });
});

describe("a planted fault", () => {
  test.each(Object.keys(PLANTED))("%s is found once, at its places, and nothing else is", async (name) => {
    const planted = PLANTED[name];
    if (planted === undefined) throw new Error("there is none");
    const { system, edits, rule, at, related = [], config = CONFIG } = planted;
    const said = await found(edited(system, edits), config);
    expect(said.map((one) => `${one.rule} ${one.at}`)).toEqual([`${rule} ${at}`]);
    for (const place of related) expect(said[0]?.related).toContain(place);
  });
});

function edited(system: Readonly<Record<string, string>>, edits: readonly Edit[]): Readonly<Record<string, string>> {
  const files = { ...system };
  for (const [file, from, to] of edits) {
    const parts = (files[file] ?? "").split(from);
    expect(parts.length, `${from} is in ${file} once`).toBe(2);
    files[file] = parts.join(to);
  }
  return files;
}

interface Said {
  readonly rule: string;
  readonly at: string;
  readonly related: readonly string[];
}

/** Everything that is said in production, as it comes out of the box. */
async function found(system: Readonly<Record<string, string>>, config: string): Promise<readonly Said[]> {
  const texts = Object.entries({ ...system, "holdopen.yaml": config }).map(([name, text]) => ({ name, text }));
  const { findings, problems, failures } = await lint({ texts });
  expect([problems, failures]).toEqual([[], []]);
  return findings.map(({ rule, verdict, at, related, message }) => ({
    rule: verdict === "fail" ? rule.id : `${verdict} ${rule.id}: ${message}`,
    at: placeOf(at),
    related: related.map((place) => placeOf(place.at)),
  }));
}

function placeOf(at: Parameters<typeof startOf>[0]): string {
  return `${sourceName(at.document.source.source)}:${startOf(at).line}`;
}
