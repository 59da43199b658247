import { describe, expect, test } from "vitest";
import { linkKubernetes } from "../../../src/adapters/kubernetes/link.ts";
import { recognise } from "../../../src/adapters/recognise.ts";
import { limit } from "../../../src/platform/limits.ts";
import { cpuClock } from "../../support/cpu-clock.ts";
import { yaml } from "../../support/parse.ts";
import { deployment, ids, ingress, link, pathOf, said, service } from "./support.ts";

function inNamespace(text: string, namespace: string): string {
  return text.replaceAll(
    /metadata:(?: \{|\n {2})/g,
    (start) => `${start}namespace: ${namespace}${start.endsWith("{") ? ", " : "\n  "}`,
  );
}

describe("one path", () => {
  test("is made of each Service and way in, each in its order", () => {
    const two = ingress("chat") + ingress("chat").replace("name: chat\n", "name: other\n");
    expect(ids(deployment("chat") + service("chat", "", "LoadBalancer") + two)).toEqual([
      "chat via Ingress chat",
      "chat via Ingress other",
      "chat via Service chat",
    ]);
  });

  test("is named after its namespace", () => {
    const draft = pathOf(inNamespace(deployment("chat") + service("chat"), "web"));
    expect(draft.id).toBe("web/chat");
    expect(draft.subject).toEqual({ kind: "deployment", name: "chat", namespace: "web" });
  });

  test("is made of each port that a door uses", () => {
    const two = ingress("chat").replace(
      "            backend:",
      "            backend: {service: {name: chat, port: {number: 81}}}\n          - path: /b\n            backend:",
    );
    expect(ids(service("chat") + two)).toEqual(["chat port 80", "chat port 81"]);
  });

  test("is made of each workload behind one Service", () => {
    const canary = deployment("canary").replace("labels: {app: canary}", "labels: {app: chat}");
    expect(ids(deployment("chat") + canary + service("chat") + ingress("chat"))).toEqual([
      "chat to canary",
      "chat to chat",
    ]);
  });

  test("is made of a workload that no Service selects", () => {
    const draft = pathOf(deployment("worker"));
    expect([draft.id, draft.hops, draft.loadBalancer]).toEqual(["worker", [], undefined]);
  });

  test("is made once of a workload with several Services and no door", () => {
    expect(
      ids(deployment("chat") + service("chat") + service("chat").replace("name: chat\n", "name: headless\n")),
    ).toEqual(["chat"]);
  });

  test("leaves a Service alone that nothing is behind and nothing leads to", () => {
    expect(ids(service("chat"))).toEqual([]);
  });

  test("keeps a placeholder as its name", () => {
    expect(ids(deployment("${NAME}").replaceAll("${NAME}", "'${NAME}'"))).toEqual(["${NAME}"]);
  });

  test("does not depend on the order of the input", () => {
    const parts = [deployment("a"), service("a"), ingress("a"), deployment("b"), service("b")];
    expect(JSON.stringify(ids(...parts))).toBe(JSON.stringify(ids(...parts.toReversed())));
  });
});

describe("a selector", () => {
  const chat = service("chat") + ingress("chat");
  const behind = (text: string): number => pathOf(text, "chat").containers.length;

  test("finds pods by all of its labels", () => {
    const narrow = chat.replace("selector: {app: chat}", "selector: {app: chat, tier: web}");
    expect(behind(deployment("chat") + chat)).toBe(1);
    expect(ids(deployment("chat") + narrow)).toEqual(["chat", "chat via Ingress chat"]);
    const other = deployment("other").replace("labels: {app: other}", "labels: {tier: web}");
    expect(ids(deployment("chat") + other + narrow)).toEqual(["chat", "chat via Ingress chat", "other"]);
  });

  test("stays in its namespace, and no namespace is the default one", () => {
    expect(behind(inNamespace(deployment("chat"), "default") + chat)).toBe(1);
    expect(ids(inNamespace(deployment("chat"), "other") + chat)).toEqual(["chat", "other/chat"]);
  });

  test.each([
    ["apps/v1", "StatefulSet", "stateful-set"],
    ["extensions/v1beta1", "DaemonSet", "daemon-set"],
    ["extensions/v1beta1", "Deployment", "deployment"],
    ["apps/v1", "ReplicaSet", "deployment"],
    ["v1", "ReplicationController", "deployment"],
  ])("finds the pods of a %s %s", (version, kind, subject) => {
    const text = deployment("chat").replace("apps/v1", version).replace("kind: Deployment", `kind: ${kind}`);
    expect(pathOf(text + chat).subject.kind).toBe(subject);
  });

  test("finds a lone Pod", () => {
    const pod =
      "\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: chat}}\nspec: {containers: [{name: c}]}\n";
    expect(pathOf(pod + chat).subject).toMatchObject({ kind: "pod", name: "p" });
  });

  test("prefers what makes pods over the pods it made", () => {
    const made =
      "\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: chat}, ownerReferences: [{kind: ReplicaSet, name: r}]}\nspec: {containers: [{name: c}]}\n";
    expect(pathOf(made + deployment("chat") + chat).subject.kind).toBe("deployment");
    expect(ids(made)).toEqual([]);
  });

  test("does not find a patch, which has no labels of its own", () => {
    const patch =
      "\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: chat}\nspec: {template: {spec: {containers: [{name: app}]}}}\n";
    expect(ids(deployment("chat"), patch)).toEqual(["chat"]);
  });
});

describe("copies of the same objects", () => {
  test("are joined with their own folder's", () => {
    const files = ["base", "prod"].map((folder, index) => {
      const text =
        deployment("chat", "", `terminationGracePeriodSeconds: ${index + 1}`) + service("chat") + ingress("chat");
      return yaml(text, `${folder}/all.yaml`);
    });
    const { drafts } = linkKubernetes(recognise(files.flat()).resources, limit);
    expect(drafts.map(({ id, shutdown }) => [id, said(shutdown.graceSeconds)])).toEqual([
      ["chat in base/all.yaml", "1 declared"],
      ["chat in prod/all.yaml", "2 declared"],
    ]);
  });

  test("in one file each keep their own load balancer", () => {
    const balanced = service("chat", "", "LoadBalancer");
    const { drafts } = link(deployment("chat") + balanced + balanced);
    expect(new Set(drafts.map(({ at }) => at.span.start)).size).toBe(2);
  });

  test("deleted by a kustomize patch are not there", () => {
    const deleted = deployment("chat").replace("apiVersion", "$patch: delete\napiVersion");
    expect(ids(deleted)).toEqual([]);
  });
});

describe("a Service of type LoadBalancer", () => {
  const front = (annotations = "", spec = ""): ReturnType<typeof pathOf> =>
    pathOf(deployment("chat") + service("chat", annotations, `LoadBalancer${spec}`));

  test("passes connections through and has no backend timeout", () => {
    const { loadBalancer, hops } = front();
    expect(loadBalancer?.flavour).toMatchObject({ value: "passthrough-external", assumed: expect.any(String) });
    expect(loadBalancer).not.toHaveProperty("timeoutSeconds");
    expect(hops).toHaveLength(1);
    expect(said(hops[0]?.idleSeconds)).toBe("60 by nlb-pt-ext-track");
    expect(hops[0]).not.toHaveProperty("lifetimeSeconds");
  });

  test.each([["networking.gke.io/load-balancer-type: Internal"], ["cloud.google.com/load-balancer-type: internal"]])(
    "is internal with %s",
    (annotation) => {
      const { loadBalancer, hops } = front(annotation);
      expect(said(loadBalancer?.flavour)).toBe("passthrough-internal declared");
      expect(said(hops[0]?.idleSeconds)).toBe("600 by nlb-pt-int-track");
    },
  );

  test("of another cloud is no load balancer of Google's", () => {
    const { loadBalancer, hops } = front("service.beta.kubernetes.io/aws-load-balancer-type: nlb");
    expect([loadBalancer, hops[0]?.kind, hops[0]?.idleSeconds?.known]).toEqual([undefined, "proxy", false]);
  });

  test("has the Service's own affinity", () => {
    expect(said(front().loadBalancer?.affinity)).toBe("NONE by k8s-svc-affinity-type");
    expect(said(front("", "\n  sessionAffinity: ClientIP").loadBalancer?.affinity)).toBe("CLIENT_IP declared");
  });
});

describe("input that is not what it should be", () => {
  test.each([
    ["{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: text}"],
    ["{apiVersion: apps/v1, kind: Deployment, metadata: [], spec: {template: []}}"],
    ["{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: x, selector: [a], type: LoadBalancer}}"],
    [
      "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a, annotations: x}, spec: {rules: {http: 1}}}",
    ],
    [
      "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}, spec: {defaultBackend: {service: {name: {}}}}}",
    ],
    [
      "{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: a}, spec: {parentRefs: [x], rules: [1, {backendRefs: [null]}]}}",
    ],
    [
      "{apiVersion: networking.gke.io/v1, kind: GCPBackendPolicy, metadata: {name: a}, spec: {targetRef: [], default: 3}}",
    ],
    ["{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: [1]}"],
    [
      "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [null, 3, {name: [], ports: {}, env: x, args: {}}]}}",
    ],
  ])("is no crash: %s", (text) => {
    expect(() => link(text, ingress("a"), service("a"))).not.toThrow();
  });

  test("of names that JavaScript knows is no crash", () => {
    expect(() => link(deployment("__proto__") + service("constructor") + ingress("constructor"))).not.toThrow();
    expect(() => link("{apiVersion: v1, kind: constructor, metadata: {name: a}}")).not.toThrow();
  });
});

describe("the time it takes", () => {
  /** Processor time of a link, which is not disturbed by what else the machine does; the best of three. */
  function cost(text: string): number {
    const { resources } = recognise(yaml(text));
    const runs = [1, 2, 3].map(() => {
      const spent = cpuClock();
      linkKubernetes(resources, limit);
      return spent();
    });
    return Math.min(...runs);
  }

  /** How much more sixteen times the objects cost. A quadratic join comes near 256. */
  function growth(part: (name: string) => string): number {
    const many = (count: number): string => Array.from({ length: count }, (_, index) => part(`n${index}`)).join("");
    cost(many(200));
    return cost(many(1600)) / cost(many(100));
  }

  test("grows with the number of objects, not with its square", () => {
    expect(growth((name) => deployment(name) + service(name) + ingress(name))).toBeLessThan(64);
  });

  test("does so too where all pods share a label", () => {
    const shared = (name: string): string =>
      (deployment(name) + service(name)).replaceAll(`{app: ${name}}`, `{part-of: all, app: ${name}}`);
    expect(growth(shared)).toBeLessThan(64);
  });

  test("does so too where every Service selects every pod", () => {
    const same = (name: string): string =>
      (deployment(name) + service(name)).replaceAll(`{app: ${name}}`, "{app: all}");
    expect(growth(same)).toBeLessThan(64);
  });
});
