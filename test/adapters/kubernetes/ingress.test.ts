import { describe, expect, test } from "vitest";
import { backendConfig, deployment, faultsOf, ids, ingress, link, pathOf, placed, said, service } from "./support.ts";

const app = deployment("chat");
const attached = `cloud.google.com/backend-config: '{"default": "chat-bc"}'`;

describe("the load balancer of an Ingress", () => {
  const flavour = (annotations: string, more = ""): string =>
    said(pathOf(service("chat") + ingress("chat", annotations) + more).loadBalancer?.flavour);

  test("follows from its class", () => {
    expect(flavour("kubernetes.io/ingress.class: gce")).toBe("classic declared");
    expect(flavour("kubernetes.io/ingress.class: gce-internal")).toBe("regional-internal declared");
  });

  test("is assumed to be GKE's where no class is named", () => {
    const found = pathOf(service("chat") + ingress("chat", "")).loadBalancer?.flavour;
    expect(found).toMatchObject({ known: true, value: "classic", assumed: expect.stringContaining("names no class") });
  });

  test("is no assumption where the Service is annotated for GKE", () => {
    const found = pathOf(service("chat", `cloud.google.com/neg: '{"ingress": true}'`) + ingress("chat", ""));
    expect(found.loadBalancer?.flavour).not.toHaveProperty("assumed");
    expect(found.hops[0]?.lifetimeSeconds).not.toHaveProperty("assumed");
  });

  test("is unknown where all its annotations are for another controller", () => {
    expect(flavour("nginx.ingress.kubernetes.io/proxy-read-timeout: '3600'")).toMatch(/^unknown: it names no class/);
    const both = "kubernetes.io/ingress.global-static-ip-name: ip\nnginx.ingress.kubernetes.io/affinity: cookie";
    expect(flavour(both)).toBe("classic declared");
  });

  test("is unknown while its class is a placeholder", () => {
    expect(flavour("kubernetes.io/ingress.class: ${CLASS}")).toBe("unknown: ${CLASS} is filled in later");
  });

  test("is none for another class, whose hop stays undecided", () => {
    const { loadBalancer, hops } = pathOf(service("chat") + ingress("chat", "kubernetes.io/ingress.class: nginx"));
    expect(loadBalancer).toBeUndefined();
    expect(hops.map(({ kind, idleSeconds }) => [kind, idleSeconds?.known])).toEqual([["proxy", false]]);
  });

  test("is none where the cluster has a default class of its own", () => {
    const other =
      "\n---\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: public, annotations: {ingressclass.kubernetes.io/is-default-class: 'true'}}\n";
    const { loadBalancer, hops } = pathOf(service("chat") + ingress("chat", "") + other);
    expect(loadBalancer).toBeUndefined();
    expect(hops[0]?.name).toBe("Ingress chat (public)");
  });
});

describe("a default IngressClass", () => {
  const classed = (name: string, controller: string): string =>
    `\n---\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: ${name}, annotations: {ingressclass.kubernetes.io/is-default-class: 'true'}}\nspec: {controller: "${controller}"}\n`;
  const flavour = (name: string, controller: string): string =>
    said(pathOf(service("chat") + ingress("chat", "") + classed(name, controller)).loadBalancer?.flavour);

  test("of GKE's own controller leaves the Ingress to it", () => {
    expect(flavour("gce", "k8s.io/ingress-gce")).toBe("classic declared");
    expect(flavour("gce-internal", "k8s.io/ingress-gce")).toBe("regional-internal declared");
    expect(flavour("public", "networking.gke.io/ingress")).toBe("classic declared");
    expect(flavour("public", "k8s.io/ingress-nginx")).toBe("none");
  });

  test("whose controller is a placeholder leaves it open", () => {
    expect(flavour("public", "${CONTROLLER}")).toBe("unknown: ${CONTROLLER} is filled in later");
  });

  test("counts under its name as well", () => {
    const named = ingress("chat", "").replace("spec:", "spec:\n  ingressClassName: public");
    const text = service("chat") + named + classed("public", "k8s.io/ingress-gce");
    expect(said(pathOf(text).loadBalancer?.flavour)).toBe("classic declared");
  });
});

describe("a Service of type ExternalName", () => {
  test("is behind no load balancer of Google's, and what the Ingress does stays open", () => {
    const { loadBalancer, hops } = pathOf(service("chat", "", "ExternalName") + ingress("chat"));
    expect(loadBalancer).toBeUndefined();
    expect(hops.map(({ kind, idleSeconds }) => [kind, idleSeconds?.known])).toEqual([["proxy", false]]);
  });
});

describe("a classic load balancer", () => {
  test("ends a socket after the backend timeout, busy or not", () => {
    const { hops } = pathOf(app + service("chat") + ingress("chat"));
    expect(hops).toHaveLength(1);
    expect(hops[0]).not.toHaveProperty("idleSeconds");
    expect(said(hops[0]?.lifetimeSeconds)).toBe("30 by gke-bc-timeout");
  });
});

describe("a BackendConfig", () => {
  const chat = service("chat", attached) + ingress("chat");

  test("gives the timeout, draining and affinity it sets", () => {
    const spec =
      "timeoutSec: 3600\nconnectionDraining: {drainingTimeoutSec: 60}\nsessionAffinity: {affinityType: GENERATED_COOKIE}";
    const { loadBalancer } = pathOf(chat + backendConfig("chat-bc", spec));
    expect(said(loadBalancer?.timeoutSeconds)).toBe("3600 declared");
    expect(said(loadBalancer?.drainSeconds)).toBe("60 declared");
    expect(said(loadBalancer?.affinity)).toBe("GENERATED_COOKIE declared");
    expect(said(loadBalancer?.attachment.applied)).toBe("chat-bc declared");
    expect(faultsOf(pathOf(chat + backendConfig("chat-bc", spec)))).toEqual([]);
  });

  test("that sets no timeout is where the default is pointed at", () => {
    const { loadBalancer } = pathOf(chat + backendConfig("chat-bc", "healthCheck: {timeoutSec: 1}"));
    expect(loadBalancer?.timeoutSeconds?.what).toBe("timeoutSec of BackendConfig chat-bc");
    expect(said(loadBalancer?.timeoutSeconds)).toBe("30 by gke-bc-timeout");
    expect(placed(loadBalancer?.timeoutSeconds)).toMatch(/^\d+:1 spec$/);
  });

  test("that does not exist leaves the default at the place of the annotation", () => {
    const { loadBalancer } = pathOf(service("chat") + ingress("chat"));
    expect(loadBalancer?.timeoutSeconds?.what).toBe("backend timeout of Service chat");
    expect(placed(loadBalancer?.timeoutSeconds)).toBe("5:1 metadata");
    expect(loadBalancer?.attachment.applied).toBeUndefined();
  });

  test("that is named and not in the input leaves everything unknown", () => {
    const draft = pathOf(chat);
    expect(said(draft.loadBalancer?.timeoutSeconds)).toBe("unknown: BackendConfig chat-bc is not in the input");
    expect(said(draft.loadBalancer?.healthCheck?.path)).toMatch(/^unknown/);
    expect(said(draft.hops[0]?.lifetimeSeconds)).toMatch(/^unknown/);
    expect(faultsOf(draft)).toEqual(["not-in-input: BackendConfig chat-bc"]);
  });

  test("of another namespace does not apply", () => {
    const config = backendConfig("chat-bc", "timeoutSec: 60").replace(
      "{name: chat-bc}",
      "{name: chat-bc, namespace: other}",
    );
    expect(said(pathOf(chat + config).loadBalancer?.timeoutSeconds)).toMatch(/^unknown/);
  });

  test("in namespace default is that of a Service without a namespace", () => {
    const config = backendConfig("chat-bc", "timeoutSec: 60").replace(
      "{name: chat-bc}",
      "{name: chat-bc, namespace: default}",
    );
    expect(said(pathOf(chat + config).loadBalancer?.timeoutSeconds)).toBe("60 declared");
  });

  test("is chosen by the port's name, then by its number, then by default", () => {
    const configs = ["a", "b", "c"].map((name, index) => backendConfig(name, `timeoutSec: ${index + 1}`)).join("");
    const chosen = (json: string): string => {
      const text = service("chat", `cloud.google.com/backend-config: '${json}'`) + ingress("chat") + configs;
      return said(pathOf(text).loadBalancer?.timeoutSeconds);
    };
    expect(chosen(`{"ports": {"web": "a", "80": "b"}, "default": "c"}`)).toBe("1 declared");
    expect(chosen(`{"ports": {"80": "b"}, "default": "c"}`)).toBe("2 declared");
    expect(chosen(`{"ports": {"443": "a"}, "default": "c"}`)).toBe("3 declared");
  });

  test("may be attached by the old annotation, which the new one beats", () => {
    const configs = backendConfig("old", "timeoutSec: 1") + backendConfig("new", "timeoutSec: 2");
    const old = `beta.cloud.google.com/backend-config: '{"default": "old"}'`;
    const both = `${old}\ncloud.google.com/backend-config: '{"default": "new"}'`;
    expect(said(pathOf(service("chat", old) + ingress("chat") + configs).loadBalancer?.timeoutSeconds)).toBe(
      "1 declared",
    );
    expect(said(pathOf(service("chat", both) + ingress("chat") + configs).loadBalancer?.timeoutSeconds)).toBe(
      "2 declared",
    );
  });

  test("whose name is a placeholder leaves the timeout unknown", () => {
    const text = service("chat", `cloud.google.com/backend-config: '{"default": "\${BC}"}'`) + ingress("chat");
    expect(said(pathOf(text).loadBalancer?.timeoutSeconds)).toBe("unknown: ${BC} is filled in later");
  });

  test("with a timeout that is no number leaves it unknown", () => {
    const draft = pathOf(chat + backendConfig("chat-bc", "timeoutSec: soon"));
    expect(said(draft.loadBalancer?.timeoutSeconds)).toBe('unknown: "soon" is not a number');
  });

  test("that a kustomize patch attaches leaves the timeout unknown", () => {
    const patch = `\n---\napiVersion: v1\nkind: Service\nmetadata: {name: chat, annotations: {${attached.replace(": '", ": '")}}}\n`;
    const { drafts } = link(service("chat") + ingress("chat") + backendConfig("chat-bc", "timeoutSec: 60"), patch);
    expect(drafts).toHaveLength(1);
    expect(said(drafts[0]?.loadBalancer?.timeoutSeconds)).toMatch(/^unknown: a patch/);
  });
});

describe("an annotation gone wrong", () => {
  const configs = backendConfig("chat-bc", "timeoutSec: 3600");
  const faults = (annotation: string): readonly string[] =>
    faultsOf(pathOf(service("chat", annotation) + ingress("chat") + configs)).map((fault) => fault.split(":")[0] ?? "");

  test("is malformed where it is no JSON", () => {
    expect(faults("cloud.google.com/backend-config: '{default: chat-bc}'")).toContain("malformed");
    expect(faults(`cloud.google.com/backend-config: {"default": "chat-bc"}`)).toContain("malformed");
    expect(faults(`cloud.google.com/backend-config: '{"80": "chat-bc"}'`)).toContain("malformed");
  });

  test("still has the default, for GKE ignores it", () => {
    const draft = pathOf(service("chat", "cloud.google.com/backend-config: chat-bc") + ingress("chat") + configs);
    expect(said(draft.loadBalancer?.timeoutSeconds)).toBe("30 by gke-bc-timeout");
  });

  test("misses the port where it names another", () => {
    const draft = pathOf(
      service("chat", `cloud.google.com/backend-config: '{"ports": {"8080": "chat-bc"}}'`) + ingress("chat") + configs,
    );
    const [fault] = draft.loadBalancer?.attachment.faults ?? [];
    expect(fault).toMatchObject({
      kind: "port-mismatch",
      detail: "it names port 8080, and the load balancer uses port web",
    });
    expect(fault?.settings.map((fact) => said(fact))).toEqual(["3600 declared"]);
  });

  test("is misplaced on an Ingress or a Deployment", () => {
    const onIngress = pathOf(
      service("chat") + ingress("chat", `kubernetes.io/ingress.class: gce\n${attached}`) + configs,
    );
    expect(faultsOf(onIngress)).toEqual(["misplaced: backend-config annotation of Ingress chat"]);
    const annotated = app.replace("{name: chat}", `{name: chat, annotations: {${attached}}}`);
    expect(faultsOf(pathOf(annotated + service("chat") + ingress("chat") + configs))).toEqual([
      "misplaced: backend-config annotation of Deployment chat",
    ]);
  });

  test("has no effect behind another controller", () => {
    const draft = pathOf(service("chat", attached) + ingress("chat", "kubernetes.io/ingress.class: nginx") + configs);
    expect(faultsOf(draft)).toEqual(["no-effect: backend-config annotation of Service chat"]);
    expect(draft.loadBalancer?.flavour.known).toBe(false);
  });
});

describe("a BackendConfig that nobody names", () => {
  const unused = backendConfig("lost", "timeoutSec: 3600");

  test("is told to the path it may have been meant for", () => {
    const draft = pathOf(service("chat") + ingress("chat") + unused);
    expect(faultsOf(draft)).toEqual(["unused: BackendConfig lost"]);
    expect(draft.loadBalancer?.attachment.faults[0]?.settings.map((fact) => said(fact))).toEqual(["3600 declared"]);
  });

  test("is told once, where the sockets are", () => {
    const both = service("api") + ingress("api") + service("chat") + ingress("chat", undefined, "/ws");
    const told = link(both + unused).drafts.map((draft) => [draft.id, ...faultsOf(draft)]);
    expect(told).toEqual([["api"], ["chat", "unused: BackendConfig lost"]]);
  });

  test("is not told to a path that has one", () => {
    const chat = service("chat", attached) + ingress("chat") + backendConfig("chat-bc", "timeoutSec: 60");
    expect(faultsOf(pathOf(chat + unused))).toEqual([]);
  });

  test("is not told where a Service of the namespace is not to be seen", () => {
    const told = link(service("chat") + ingress("chat") + ingress("elsewhere") + unused).drafts.flatMap(faultsOf);
    expect(told).toEqual([]);
  });

  test("is not told in another namespace, nor behind another controller", () => {
    const elsewhere = unused.replace("{name: lost}", "{name: lost, namespace: other}");
    expect(faultsOf(pathOf(service("chat") + ingress("chat") + elsewhere))).toEqual([]);
    expect(faultsOf(pathOf(service("chat") + ingress("chat", "kubernetes.io/ingress.class: nginx") + unused))).toEqual(
      [],
    );
  });
});

describe("annotations of another controller", () => {
  test("are named where a connection would have depended on them", () => {
    const annotations = `kubernetes.io/ingress.class: gce
nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"
nginx.ingress.kubernetes.io/affinity: cookie
nginx.ingress.kubernetes.io/rewrite-target: /
nginx.org/websocket-services: chat`;
    const found = pathOf(service("chat") + ingress("chat", annotations)).loadBalancer?.foreignAnnotations ?? [];
    expect(found.map((fact) => [fact.what.split(" ")[0], said(fact)])).toEqual([
      ["nginx.ingress.kubernetes.io/proxy-read-timeout", "3600 declared"],
      ["nginx.ingress.kubernetes.io/affinity", "cookie declared"],
      ["nginx.org/websocket-services", "chat declared"],
    ]);
  });
});

describe("how the load balancer reaches the pods", () => {
  const groups = (annotations: string, type?: string): string =>
    said(pathOf(service("chat", annotations, type) + ingress("chat")).loadBalancer?.backend);

  test("is by network endpoint groups where the Service says so", () => {
    expect(groups(`cloud.google.com/neg: '{"ingress": true}'`, "NodePort")).toBe("neg declared");
  });

  test("is by nothing else for a ClusterIP Service", () => {
    expect(groups("")).toMatch(/^neg GKE reaches/);
  });

  test("is unknown while the type is a placeholder", () => {
    expect(groups("", "'${TYPE}'")).toBe("unknown: ${TYPE} is filled in later");
  });

  test("is by instance groups for a NodePort Service, as long as the cluster does not decide otherwise", () => {
    const { loadBalancer } = pathOf(service("chat", "", "NodePort") + ingress("chat"));
    expect(loadBalancer?.backend).toMatchObject({ known: true, value: "instance-group", assumed: expect.any(String) });
  });
});

describe("every form of an Ingress", () => {
  const old = (spec: string): string =>
    `\n---\napiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: old, annotations: {kubernetes.io/ingress.class: gce}}\nspec: ${spec}\n`;

  test("is followed: old backends, default backends, ports by name", () => {
    const forms = [
      old("{backend: {serviceName: chat, servicePort: 80}}"),
      old("{rules: [{http: {paths: [{backend: {serviceName: chat, servicePort: web}}]}}]}"),
      old("{defaultBackend: {service: {name: chat, port: {name: web}}}}").replace(
        "extensions/v1beta1",
        "networking.k8s.io/v1",
      ),
    ];
    for (const form of forms) expect(pathOf(app + service("chat") + form).subject.name).toBe("chat");
  });

  test("of several paths to one Service is one way in", () => {
    const two = old(
      "{rules: [{http: {paths: [{path: /a, backend: {serviceName: chat}}, {path: /b, backend: {serviceName: chat}}]}}]}",
    );
    expect(ids(app + service("chat") + two)).toEqual(["chat"]);
  });

  test("without its Service in the input leaves the timeout unknown", () => {
    const draft = pathOf(ingress("chat"));
    expect(said(draft.loadBalancer?.timeoutSeconds)).toBe("unknown: Service chat is not in the input");
    expect(draft.subject).toEqual({ kind: "service", name: "chat", namespace: undefined });
  });

  test("for several clusters reads the annotation of its MultiClusterService", () => {
    const text = `${app}
---
apiVersion: networking.gke.io/v1
kind: MultiClusterService
metadata: {name: chat, annotations: {${attached}}}
spec: {template: {spec: {selector: {app: chat}, ports: [{port: 80, targetPort: 8080}]}}}
---
apiVersion: networking.gke.io/v1
kind: MultiClusterIngress
metadata: {name: global}
spec: {template: {spec: {backend: {serviceName: chat, servicePort: 80}}}}
${backendConfig("chat-bc", "timeoutSec: 600")}`;
    const draft = pathOf(text);
    expect(said(draft.hops[0]?.lifetimeSeconds)).toBe("600 declared");
    expect(draft.subject.kind).toBe("deployment");
  });
});
