import { describe, expect, test } from "vitest";
import { deployment, pathOf, placed, said, service } from "./support.ts";

describe("the start-up window", () => {
  const budget = (probes: string): string => said(pathOf(deployment("chat", probes)).startupBudgetSeconds);

  test("is the start-up probe's delay and all its tries", () => {
    expect(
      budget("startupProbe: {httpGet: {port: 8080}, initialDelaySeconds: 5, periodSeconds: 3, failureThreshold: 20}"),
    ).toBe("65 5 s + 20 x 3 s");
    expect(budget("startupProbe: {httpGet: {port: 8080}}")).toBe("30 3 x 10 s");
  });

  test("is the liveness probe's where there is no start-up probe, and says so", () => {
    const found = pathOf(
      deployment("chat", "livenessProbe: {httpGet: {port: 8080}, initialDelaySeconds: 10}"),
    ).startupBudgetSeconds;
    expect(said(found)).toBe("40 10 s + 3 x 10 s");
    expect(found?.what).toContain("liveness probe");
  });

  test("is unknown where a number is", () => {
    expect(budget("startupProbe: {httpGet: {port: 8080}, failureThreshold: '${TRIES}'}")).toMatch(/^unknown/);
  });

  test("does not exist where nothing would kill the container", () => {
    expect(budget("readinessProbe: {httpGet: {port: 8080}}")).toBe("none");
  });
});

describe("the end of a pod", () => {
  const shutdown = (container: string, pod = ""): ReturnType<typeof pathOf>["shutdown"] =>
    pathOf(deployment("chat", container, pod)).shutdown;

  test("comes after 30 s where nothing else is written", () => {
    const { graceSeconds } = shutdown("");
    expect(said(graceSeconds)).toBe("30 by k8s-grace");
    expect(placed(graceSeconds)).toMatch(/ spec\/template\/spec$/);
    expect(said(shutdown("", "terminationGracePeriodSeconds: 90").graceSeconds)).toBe("90 declared");
  });

  test.each([
    ["{sleep: {seconds: 15}}", "15 declared"],
    ["{exec: {command: [sleep, '15']}}", "15 declared"],
    ["{exec: {command: [/bin/sleep, 15]}}", "15 declared"],
    ['{exec: {command: ["/bin/sh", "-c", "sleep 15"]}}', "15 declared"],
    ['{exec: {command: ["bash", "-lc", "sleep 1.5m;"]}}', "90 declared"],
    [
      '{exec: {command: ["/bin/sh", "-c", "sleep 5 && nginx -s quit"]}}',
      "unknown: its command does other things than sleep",
    ],
    ['{exec: {command: ["/bin/sh", "-c", "sleep $DELAY"]}}', "unknown: its command does other things than sleep"],
    ["{httpGet: {path: /drain, port: 8080}}", "unknown: how long the call takes is not written"],
  ])("waits for preStop: %s", (preStop, expected) => {
    expect(said(shutdown(`lifecycle: {preStop: ${preStop}}`).preStopSeconds)).toBe(expected);
  });

  test("waits for nothing without preStop", () => {
    expect(shutdown("")).not.toHaveProperty("preStopSeconds");
    expect(shutdown("lifecycle: {postStart: {exec: {command: [x]}}}")).not.toHaveProperty("preStopSeconds");
  });

  test.each([
    ["nodeSelector: {cloud.google.com/gke-spot: 'true'}"],
    ["nodeSelector: {cloud.google.com/gke-provisioning: spot}"],
    ["tolerations: [{key: cloud.google.com/gke-spot, operator: Equal, value: 'true', effect: NoSchedule}]"],
    [
      "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: cloud.google.com/gke-spot, operator: In, values: ['true']}]}]}}}",
    ],
    [
      "affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: cloud.google.com/gke-spot, operator: Exists}]}}]}}",
    ],
  ])("may come early on Spot: %s", (pod) => {
    expect(said(shutdown("", pod).spot)).toBe("true declared");
  });

  test.each([
    ["nodeSelector: {cloud.google.com/gke-spot: 'false'}"],
    ["tolerations: [{key: dedicated, value: chat}]"],
    [
      "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: cloud.google.com/gke-spot, operator: NotIn, values: ['true']}]}]}}}",
    ],
  ])("is not on Spot: %s", (pod) => {
    expect(shutdown("", pod)).not.toHaveProperty("spot");
  });
});

describe("how many pods there are", () => {
  const scaler = (spec: string): string =>
    `\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: hpa}\nspec: {scaleTargetRef: {kind: Deployment, name: chat}, ${spec}}\n`;

  test("is what replicas says, one by default", () => {
    const { capacity } = pathOf(deployment("chat"));
    expect([capacity.minInstances, capacity.maxInstances].map(said)).toEqual([
      "1 by k8s-replicas",
      "1 by k8s-replicas",
    ]);
    const three = pathOf(deployment("chat").replace("spec:\n  template", "spec:\n  replicas: 3\n  template")).capacity;
    expect(said(three.maxInstances)).toBe("3 declared");
  });

  test("is the autoscaler's to say where there is one", () => {
    const { capacity } = pathOf(deployment("chat") + scaler("maxReplicas: 20"));
    expect([capacity.minInstances, capacity.maxInstances].map(said)).toEqual([
      "1 by k8s-hpa-min-replicas",
      "20 declared",
    ]);
  });

  test("is not the autoscaler's of another workload", () => {
    expect(said(pathOf(deployment("other") + scaler("maxReplicas: 20")).capacity.maxInstances)).toBe(
      "1 by k8s-replicas",
    );
  });
});

describe("the serving container", () => {
  const sidecar = "- name: proxy\n  image: proxy:1\n  ports: [{name: admin, containerPort: 9000}]";
  const both = deployment("chat").replace(
    "        - name: app",
    `${sidecar.replace(/^/gm, "        ")}\n        - name: app`,
  );

  test("is the one that the Service sends to", () => {
    expect(pathOf(both + service("chat")).containers.map(({ name }) => name)).toEqual(["app", "proxy"]);
    const admin = service("chat").replace("targetPort: 8080", "targetPort: admin");
    expect(pathOf(both + admin).containers.map(({ name }) => name)).toEqual(["proxy", "app"]);
  });

  test("is the first with a port where no Service is", () => {
    expect(pathOf(both).containers[0]?.name).toBe("proxy");
  });
});

describe("a mounted ConfigMap", () => {
  const mount = "volumeMounts: [{name: conf, mountPath: /etc/chat}]";
  const volume = "volumes: [{name: conf, configMap: {name: settings}}]";
  const configMap = `
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data:
  app.yaml: |
    websocket:
      heartbeat: 45
  .env: PING=20
  notes.txt: "heartbeat: 1"
  broken.json: "{"
`;

  test("gives the app's own files, in their own places", () => {
    const { appDocuments } = pathOf(deployment("chat", mount, volume) + configMap);
    expect(appDocuments).toHaveLength(2);
    const [entry] = appDocuments[0]?.root.kind === "map" ? appDocuments[0].root.entries : [];
    expect(entry && appDocuments[0]?.source.text.slice(entry.start, entry.end)).toBe("websocket");
  });

  test("that the serving container does not mount is not the app's", () => {
    expect(pathOf(deployment("chat", "", volume) + configMap).appDocuments).toEqual([]);
  });

  test("may be one of several sources of a volume", () => {
    const projected =
      "volumes: [{name: conf, projected: {sources: [{secret: {name: s}}, {configMap: {name: settings}}]}}]";
    expect(pathOf(deployment("chat", mount, projected) + configMap).appDocuments).toHaveLength(2);
  });

  test("gives the environment its values", () => {
    const env = "env: [{name: PING, valueFrom: {configMapKeyRef: {name: settings, key: .env}}}]";
    expect(said(pathOf(deployment("chat", env) + configMap).containers[0]?.env[0]?.value)).toBe("PING=20 declared");
  });
});
