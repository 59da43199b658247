import { expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";

const SERVICE = `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: chat
  labels: { cloud.googleapis.com/location: europe-west1 }
spec:
  template:
    spec: { containers: [{ image: example/chat }] }
`;
const SKAFFOLD = `apiVersion: skaffold/v4beta11
kind: Config
metadata: { name: websocket-chat }
deploy: { cloudrun: {} }
profiles:
  - name: prod
    manifests: { rawYaml: [service.yaml] }
    patches: [{ op: add, path: /timeoutSeconds, value: 1 }]
    env: { WS_PING_INTERVAL: 5, websocket: { pingInterval: 5 } }
`;
const DELIVERY = `apiVersion: deploy.cloud.google.com/v1
kind: DeliveryPipeline
metadata: { name: websocket-chat }
serialPipeline:
  stages: [{ targetId: staging, profiles: [staging] }, { targetId: prod, profiles: [prod], pingInterval: 5 }]
---
apiVersion: deploy.cloud.google.com/v1
kind: Target
metadata: { name: prod }
run: { location: projects/acme/locations/europe-west1 }
deployParameters: { WS_PING_INTERVAL: "5" }
`;

test.each([
  ["skaffold.yaml", SKAFFOLD],
  ["clouddeploy.yaml", DELIVERY],
  ["list.yaml", `${SKAFFOLD}---\n${DELIVERY}`],
])("%s is no service and nobody's settings", async (name, text) => {
  const alone = await lint({ texts: [{ name, text }], config: false });
  expect([alone.paths, alone.problems, alone.failures]).toEqual([[], [], []]);
  const beside = await lint({
    texts: [
      { name, text },
      { name: "service.yaml", text: SERVICE },
    ],
    config: false,
  });
  expect(beside.paths.map(({ id, heartbeats, traffic }) => [id, heartbeats, traffic.evidence])).toEqual([
    ["chat", [], []],
  ]);
});

test.each([
  "gcloud run jobs deploy websocket-chat --image a --task-timeout 5\n",
  "gcloud run jobs update websocket-chat --set-env-vars WS_PING_INTERVAL=5\n",
  "gcloud beta run worker-pools deploy websocket-chat --image a\n",
  "gcloud run jobs replace job.yaml\n",
  "gcloud app deploy app.yaml --version websocket-chat\n",
])("%s makes no path", async (text) => {
  const report = await lint({ texts: [{ name: "deploy.sh", text }], config: false });
  expect([report.paths, report.failures]).toEqual([[], []]);
});

test("flags about machines and traffic leave the others where they are", async () => {
  const flags =
    "--memory 1Gi --cpu 2 --no-cpu-throttling --cpu-boost --no-traffic --tag canary --timeout 600 --max-instances 3";
  const { paths } = await lint({
    texts: [{ name: "deploy.sh", text: `gcloud run deploy chat ${flags}\n` }],
    config: false,
  });
  expect(paths[0]?.hops[0]?.lifetimeSeconds).toMatchObject({ known: true, value: 600 });
  expect(paths[0]?.capacity.maxInstances).toMatchObject({ known: true, value: 3 });
});
