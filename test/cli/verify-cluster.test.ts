import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { holdopenLive, type Run } from "../support/cli.ts";
import { type KubernetesObject, kubeconfigFor, startFakeKubernetes } from "../support/fake-kubernetes.ts";
import { CHAT_CONFIG, startFaultServer } from "../support/fault-server.ts";

const TOKEN = "planted-cluster-token-91c2";

const WORKLOAD = `
apiVersion: v1
kind: Service
metadata: { name: chat, namespace: web }
spec: { selector: { app: chat }, ports: [{ name: ws, port: 80, targetPort: http }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: chat, namespace: web }
spec:
  selector: { matchLabels: { app: chat } }
  template:
    metadata: { labels: { app: chat } }
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: app
          image: registry.example/chat:1
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5, timeoutSeconds: 2 }
---
apiVersion: v1
kind: Pod
metadata: { name: chat-0, namespace: web, labels: { app: chat } }
spec: { containers: [{ name: app, ports: [{ name: http, containerPort: 8080 }] }] }
status: { conditions: [{ type: Ready, status: "True" }] }
`;

const objectsIn = (text: string): readonly KubernetesObject[] =>
  parseAllDocuments(text).map((document) => document.toJS());

/** `holdopen verify --cluster` with a pod that is a real chat server behind a fake API server. */
async function verify(flags: readonly string[], declared: string = WORKLOAD): Promise<Run> {
  const chat = await startFaultServer("good");
  const fake = await startFakeKubernetes({ objects: objectsIn(WORKLOAD), token: TOKEN, podPorts: () => chat.port });
  const folder = mkdtempSync(join(tmpdir(), "holdopen-cluster-"));
  onTestFinished(async () => {
    await Promise.all([chat.close(), fake.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, "kubeconfig"), kubeconfigFor({ test: fake }, { token: TOKEN }));
  writeFileSync(join(folder, "holdopen.yaml"), CHAT_CONFIG);
  writeFileSync(join(folder, "declared.yaml"), declared);
  const args = ["verify", "--kubeconfig", "kubeconfig", "--suite", "smoke", "--time-scale", "20"];
  const run = await holdopenLive([...args, ...flags], { cwd: folder });
  expect(run.out + run.err).not.toContain(TOKEN);
  return run;
}

test("a Service that nothing leads to from outside is verified through a forwarded port", async () => {
  const run = await verify(["--cluster", "--service", "web/chat"]);
  expect(run.out).toMatch(/api:web\/chat:1:1 {2}reached through a forwarded port, past every load balancer/);
  expect(run.out).toMatch(/✔ W4 +exchange/);
  expect([run.code, run.err]).toEqual([0, ""]);
});

test("what is declared and what runs are compared at both places", async () => {
  const declared = WORKLOAD.replace("periodSeconds: 5", "periodSeconds: 15");
  const flags = ["--cluster", "--service", "web/chat", "--against", "declared.yaml", "--fail-on", "warning"];
  const run = await verify(flags, declared);
  expect(run.out).toMatch(/lb\/console-drift on web\/chat/);
  expect(run.out).toMatch(/declared\.yaml:\d+:\d+/);
  expect(run.out).toMatch(/api:apis\/apps\/v1\/namespaces\/web\/deployments\/chat:\d+:\d+/);
  expect(run.code).toBe(1);
});

test("a Service that is not there makes no sense, and its neighbours are named", async () => {
  const run = await verify(["--cluster", "--service", "web/chta"]);
  expect([run.code, run.out]).toEqual([2, ""]);
  expect(run.err).toMatch(/there is no Service web\/chta; namespace web has chat/);
});

test("a context that is not there makes no sense", async () => {
  const run = await verify(["--cluster", "prod", "--service", "web/chat"]);
  expect(run.code).toBe(2);
  expect(run.err).toMatch(/prod.*test/);
});
