/** Answers of the Cloud Run Admin API v2 for tests; `test/support/fake-google.ts` holds them to the description. */
export const NAME = "projects/chat-prod/locations/europe-west1/services/chat";
export const URI = "https://chat-abcdefghij-ew.a.run.app";

type Fields = Readonly<Record<string, unknown>>;

export const TEMPLATE: Fields = {
  timeout: "3600s",
  maxInstanceRequestConcurrency: 250,
  sessionAffinity: true,
  scaling: { minInstanceCount: 2, maxInstanceCount: 20 },
  containers: [
    {
      name: "chat",
      image: "europe-docker.pkg.dev/chat-prod/chat/chat:7",
      ports: [{ name: "http1", containerPort: 8080 }],
      env: [{ name: "WS_PING_SECONDS", value: "20" }],
      resources: { limits: { cpu: "1", memory: "512Mi" }, cpuIdle: false },
      startupProbe: {
        httpGet: { path: "/ready", port: 8080 },
        periodSeconds: 5,
        timeoutSeconds: 2,
        failureThreshold: 12,
      },
      livenessProbe: {
        httpGet: { path: "/live", port: 8080 },
        periodSeconds: 10,
        timeoutSeconds: 1,
        failureThreshold: 3,
      },
    },
  ],
};

/** Ready, with all traffic on the latest revision. */
export function service(overrides: Fields = {}): Fields {
  return {
    name: NAME,
    generation: "7",
    observedGeneration: "7",
    uid: "2f6c1c1e-6c6b-4f0a-9f43-0d5b6f1f6f66",
    ingress: "INGRESS_TRAFFIC_ALL",
    launchStage: "GA",
    template: TEMPLATE,
    traffic: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 }],
    scaling: {},
    terminalCondition: { type: "Ready", state: "CONDITION_SUCCEEDED", lastTransitionTime: "2026-11-20T09:00:00Z" },
    conditions: [{ type: "RoutesReady", state: "CONDITION_SUCCEEDED" }],
    latestReadyRevision: `${NAME}/revisions/chat-00007-abc`,
    latestCreatedRevision: `${NAME}/revisions/chat-00007-abc`,
    trafficStatuses: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", revision: "chat-00007-abc", percent: 100 }],
    uri: URI,
    urls: [URI],
    reconciling: false,
    etag: '"CKz"',
    ...overrides,
  };
}

export function revision(name: string, overrides: Fields = {}): Fields {
  return {
    name: `${NAME}/revisions/${name}`,
    service: "chat",
    generation: "1",
    observedGeneration: "1",
    uid: "61d1f1f6-66c6-4f0a-9f43-0d5b6f1f6f66",
    launchStage: "GA",
    ...TEMPLATE,
    conditions: [{ type: "Ready", state: "CONDITION_SUCCEEDED" }],
    reconciling: false,
    ...overrides,
  };
}
