import { describe, expect, test } from "vitest";
import { backendConfig, deployment, faultsOf, ids, link, pathOf, placed, said, service } from "./support.ts";

function gateway(className: string, route = "rules: [{backendRefs: [{name: chat, port: 80}]}]"): string {
  return `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: front}
spec: {gatewayClassName: ${className}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: route}
spec:
  parentRefs: [{name: front}]
  ${route}
`;
}

function policy(
  kind: "GCPBackendPolicy" | "HealthCheckPolicy",
  defaults: string,
  target = "{group: '', kind: Service, name: chat}",
  meta = "",
) {
  return `
---
apiVersion: networking.gke.io/v1
kind: ${kind}
metadata: {name: policy${meta}}
spec:
  default: ${defaults}
  targetRef: ${target}
`;
}

const MANAGED = "gke-l7-global-external-managed";
const chat = service("chat") + gateway(MANAGED);

describe("the load balancer of a Gateway", () => {
  test.each([
    ["gke-l7-gxlb", "classic"],
    ["gke-l7-global-external-managed", "global-external"],
    ["gke-l7-global-external-managed-mc", "global-external"],
    ["gke-l7-regional-external-managed", "regional-external"],
    ["gke-l7-regional-external-managed-mc", "regional-external"],
    ["gke-l7-rilb", "regional-internal"],
    ["gke-l7-rilb-mc", "regional-internal"],
    ["gke-l7-cross-regional-internal-managed-mc", "cross-region-internal"],
  ])("of class %s is %s", (className, flavour) => {
    expect(said(pathOf(service("chat") + gateway(className)).loadBalancer?.flavour)).toBe(`${flavour} declared`);
  });

  test("of any other class is none of Google's", () => {
    const { loadBalancer, hops } = pathOf(service("chat") + gateway("cilium"));
    expect(loadBalancer).toBeUndefined();
    expect(hops[0]).toMatchObject({ kind: "proxy", idleSeconds: { known: false } });
  });

  test("that is not in the input is unknown where a policy says that it is Google's", () => {
    const route = gateway(MANAGED).split("---\n").slice(2).join("---\n");
    const alone = pathOf(`${service("chat")}---\n${route}`);
    expect(alone.loadBalancer).toBeUndefined();
    const withPolicy = pathOf(`${service("chat")}---\n${route}${policy("GCPBackendPolicy", "{timeoutSec: 60}")}`);
    expect(said(withPolicy.loadBalancer?.flavour)).toBe("unknown: the Gateway is not in the input");
    expect(withPolicy.hops[0]?.lifetimeSeconds?.known).toBe(false);
  });

  test("cuts a silent socket after the backend timeout, and any socket after a day", () => {
    const [hop] = pathOf(chat).hops;
    expect(said(hop?.idleSeconds)).toBe("30 by gke-gbp-timeout");
    expect(said(hop?.lifetimeSeconds)).toBe("86400 by lb-ws-global");
  });

  test("of a region has no lifetime", () => {
    const [hop] = pathOf(service("chat") + gateway("gke-l7-rilb")).hops;
    expect(said(hop?.idleSeconds)).toBe("30 by gke-gbp-timeout");
    expect(hop).not.toHaveProperty("lifetimeSeconds");
  });

  test("in another namespace than its route is found", () => {
    const text = gateway(MANAGED, "rules: [{backendRefs: [{name: chat, namespace: web, port: 80}]}]")
      .replace("{name: front}\nspec: {", "{name: front, namespace: infra}\nspec: {")
      .replace("parentRefs: [{name: front}]", "parentRefs: [{name: front, namespace: infra}]");
    const draft = pathOf(service("chat").replace("name: chat\n", "name: chat\n  namespace: web\n") + text);
    expect([draft.id, said(draft.loadBalancer?.flavour)]).toEqual(["web/chat", "global-external declared"]);
  });

  test("is not made by a route whose parent is a Service", () => {
    const mesh = gateway(MANAGED).replace(
      "parentRefs: [{name: front}]",
      "parentRefs: [{name: chat, kind: Service, group: ''}]",
    );
    expect(link(service("chat") + mesh).drafts).toEqual([]);
  });
});

describe("a GCPBackendPolicy", () => {
  test("gives the settings of the Service it targets", () => {
    const text = policy(
      "GCPBackendPolicy",
      "{timeoutSec: 3600, connectionDraining: {drainingTimeoutSec: 60}, sessionAffinity: {type: GENERATED_COOKIE}}",
    );
    const draft = pathOf(chat + text);
    expect(said(draft.loadBalancer?.timeoutSeconds)).toBe("3600 declared");
    expect(said(draft.loadBalancer?.drainSeconds)).toBe("60 declared");
    expect(said(draft.loadBalancer?.affinity)).toBe("GENERATED_COOKIE declared");
    expect(said(draft.hops[0]?.idleSeconds)).toBe("3600 declared");
    expect(faultsOf(draft)).toEqual([]);
  });

  test("that sets no timeout is where the default is pointed at", () => {
    const timeout = pathOf(chat + policy("GCPBackendPolicy", "{logging: {enabled: true}}")).loadBalancer
      ?.timeoutSeconds;
    expect([timeout?.what, placed(timeout)]).toEqual([
      "timeoutSec of GCPBackendPolicy policy",
      expect.stringMatching(/ spec\/default$/),
    ]);
  });

  test("is missed, and the default pointed at the Service", () => {
    const draft = pathOf(chat);
    expect(faultsOf(draft)).toEqual(["no-policy: backend of Gateway front"]);
    expect(placed(draft.loadBalancer?.timeoutSeconds)).toMatch(/ metadata\/name$/);
  });

  test.each([
    ["another kind", "{group: '', kind: Deployment, name: chat}", ""],
    ["another group", "{group: apps, kind: Service, name: chat}", ""],
    ["another namespace", "{group: '', kind: Service, name: chat, namespace: web}", ""],
    ["the route", "{group: gateway.networking.k8s.io, kind: HTTPRoute, name: route}", ""],
    ["the Gateway", "{group: gateway.networking.k8s.io, kind: Gateway, name: front}", ""],
    ["a ServiceImport in place of the Service", "{group: net.gke.io, kind: ServiceImport, name: chat}", ""],
  ])("that names %s reaches nothing", (_, target) => {
    const draft = pathOf(chat + policy("GCPBackendPolicy", "{timeoutSec: 3600}", target));
    expect(faultsOf(draft)).toEqual(["wrong-target: GCPBackendPolicy policy"]);
    expect(said(draft.loadBalancer?.timeoutSeconds)).toBe("30 by gke-gbp-timeout");
    expect(draft.loadBalancer?.attachment.faults[0]?.settings.map((fact) => said(fact))).toEqual(["3600 declared"]);
  });

  test("in another namespace reaches nothing, where no such Service is there", () => {
    const web = chat
      .replaceAll("metadata: {name: ", "metadata: {namespace: web, name: ")
      .replace("name: chat\n", "name: chat\n  namespace: web\n");
    const text = policy("GCPBackendPolicy", "{timeoutSec: 3600}", undefined, ", namespace: infra");
    expect(faultsOf(pathOf(web + text))).toEqual(["wrong-target: GCPBackendPolicy policy"]);
  });

  test("in another namespace may mean the Service that is there", () => {
    const there = service("chat").replace("name: chat\n", "name: chat\n  namespace: infra\n");
    const web = chat
      .replaceAll("metadata: {name: ", "metadata: {namespace: web, name: ")
      .replace("name: chat\n", "name: chat\n  namespace: web\n");
    const text = policy("GCPBackendPolicy", "{timeoutSec: 3600}", undefined, ", namespace: infra");
    expect(faultsOf(pathOf(web + there + text))).toEqual(["no-policy: backend of Gateway front"]);
    const unsaid = policy("GCPBackendPolicy", "{timeoutSec: 3600}");
    expect(faultsOf(pathOf(web + unsaid))).toEqual(["no-policy: backend of Gateway front"]);
  });

  test("for a Service of another name is nobody's business here", () => {
    const text = policy("GCPBackendPolicy", "{timeoutSec: 3600}", "{kind: Service, name: other}");
    expect(faultsOf(pathOf(chat + text))).toEqual(["no-policy: backend of Gateway front"]);
  });

  test("counts for a ServiceImport only where it names that", () => {
    const imported = gateway(
      MANAGED,
      "rules: [{backendRefs: [{group: net.gke.io, kind: ServiceImport, name: chat, port: 80}]}]",
    );
    const target = "{group: net.gke.io, kind: ServiceImport, name: chat}";
    expect(
      said(pathOf(imported + policy("GCPBackendPolicy", "{timeoutSec: 60}", target)).loadBalancer?.timeoutSeconds),
    ).toBe("60 declared");
    expect(faultsOf(pathOf(imported + policy("GCPBackendPolicy", "{timeoutSec: 60}")))).toEqual([
      "wrong-target: GCPBackendPolicy policy",
    ]);
  });

  test("has no effect behind an Ingress", () => {
    const way =
      "\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {defaultBackend: {service: {name: chat, port: {number: 80}}}}\n";
    expect(faultsOf(pathOf(service("chat") + way + policy("GCPBackendPolicy", "{timeoutSec: 60}")))).toEqual([
      "no-effect: GCPBackendPolicy policy",
    ]);
  });
});

test("a GCPSessionAffinityPolicy is an affinity too", () => {
  const sticky = policy("GCPBackendPolicy", "{timeoutSec: 60}")
    .replace("kind: GCPBackendPolicy", "kind: GCPSessionAffinityPolicy")
    .replace("default: {timeoutSec: 60}", "statefulGeneratedCookie: {cookieTtlSeconds: 60}");
  expect(said(pathOf(chat + sticky).loadBalancer?.affinity)).toBe("STRONG_COOKIE_AFFINITY declared");
  const told = policy("GCPBackendPolicy", "{sessionAffinity: {type: CLIENT_IP}}");
  expect(said(pathOf(chat + sticky + told).loadBalancer?.affinity)).toBe("CLIENT_IP declared");
});

test("a BackendConfig has no effect behind a Gateway", () => {
  const annotated = service("chat", `cloud.google.com/backend-config: '{"default": "bc"}'`);
  const draft = pathOf(
    annotated +
      gateway(MANAGED) +
      policy("GCPBackendPolicy", "{timeoutSec: 60}") +
      backendConfig("bc", "timeoutSec: 3600"),
  );
  expect(faultsOf(draft)).toEqual(["no-effect: backend-config annotation of Service chat"]);
  expect(said(draft.loadBalancer?.timeoutSeconds)).toBe("60 declared");
});

describe("the health check of a Gateway", () => {
  const probed = deployment("chat", "readinessProbe: {httpGet: {path: /ready, port: 8080}}");

  test("asks for / whatever the readiness probe says, and that is told", () => {
    const draft = pathOf(probed + chat + policy("GCPBackendPolicy", "{timeoutSec: 60}"));
    expect(said(draft.loadBalancer?.healthCheck?.path)).toBe("/ by gke-gw-noinfer-path");
    expect(said(draft.loadBalancer?.healthCheck?.intervalSeconds)).toBe("15 by gke-gw-noinfer-interval");
    expect(
      draft.loadBalancer?.attachment.faults.map(({ kind, detail }) => [kind, detail.split(" ").slice(0, 2).join(" ")]),
    ).toEqual([["no-policy", "no HealthCheckPolicy"]]);
  });

  test("is the HealthCheckPolicy's, with its defaults", () => {
    const text = policy(
      "HealthCheckPolicy",
      "{checkIntervalSec: 20, config: {type: HTTP, httpHealthCheck: {requestPath: /ready, port: 9000}}}",
    );
    const check = pathOf(
      probed + chat + policy("GCPBackendPolicy", "{timeoutSec: 60}").replace("name: policy", "name: bp") + text,
    ).loadBalancer?.healthCheck;
    expect(check?.source).toBe("explicit");
    expect([check?.path, check?.port, check?.intervalSeconds, check?.timeoutSeconds].map(said)).toEqual([
      "/ready declared",
      "9000 declared",
      "20 declared",
      "5 by gke-hcp-defaults-timeout",
    ]);
  });

  test("over TCP has no path", () => {
    const check = pathOf(chat + policy("HealthCheckPolicy", "{config: {type: TCP}}")).loadBalancer?.healthCheck;
    expect(check).not.toHaveProperty("path");
  });
});

test("a Service behind two Gateways is two paths", () => {
  const second = gateway("gke-l7-rilb").replaceAll("front", "inside").replaceAll("name: route", "name: second");
  expect(ids(chat + second)).toEqual(["chat via Gateway front", "chat via Gateway inside"]);
});
