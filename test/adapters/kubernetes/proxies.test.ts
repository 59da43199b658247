import { describe, expect, test } from "vitest";
import type { Hop } from "../../../src/model/hop.ts";
import { deployment, ids, ingress, link, pathOf, placed, said, service } from "./support.ts";

const app = deployment("chat");

/** The only hop of the only path, and where its limits come from. */
function hopOf(text: string): Hop {
  const { hops } = pathOf(text);
  const [first] = hops;
  if (first === undefined || hops.length > 1) throw new Error(`hops: ${hops.map(({ name }) => name).join(", ")}`);
  return first;
}

function limitsOf(text: string): readonly string[] {
  const { software, idleSeconds, lifetimeSeconds } = hopOf(text);
  return [software ?? "none", said(idleSeconds), said(lifetimeSeconds)];
}

function objectOf(apiVersion: string, kind: string, name: string, spec: string, metadata = ""): string {
  return `\n---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}${metadata}}\nspec: ${spec}\n`;
}

const ingressClass = (name: string, controller: string): string =>
  objectOf("networking.k8s.io/v1", "IngressClass", name, `{controller: ${controller}}`);

describe("an Ingress of another controller", () => {
  const classed = (name: string, more = "", annotations = ""): string =>
    service("chat", annotations) + ingress("chat", `kubernetes.io/ingress.class: ${name}${more}`) + app;

  test("of Traefik is a hop that cuts nothing", () => {
    expect(limitsOf(classed("traefik"))).toEqual(["traefik", "none", "none"]);
    expect(limitsOf(classed("web") + ingressClass("web", "traefik.io/ingress-controller"))[0]).toBe("traefik");
  });

  test("of Kong takes the read timeout of the Service, in milliseconds", () => {
    expect(limitsOf(classed("kong"))).toEqual(["kong", "60 by kong-read", "none"]);
    expect(limitsOf(classed("kong", "", 'konghq.com/read-timeout: "3600000"'))[1]).toBe("3600 declared");
    expect(limitsOf(classed("kong", "\nkonghq.com/read-timeout: '3600000'"))[1]).toBe("60 by kong-read");
    expect(limitsOf(classed("kong", "", "konghq.com/read-timeout: 60s"))[1]).toMatch(/^unknown: "60s" is not a number/);
    expect(limitsOf(classed("kong", "", "konghq.com/read-timeout: '0'"))[1]).toMatch(/^unknown: Kong takes whole/);
  });

  test("of Kong takes the KongIngress that its Service names", () => {
    const text = classed("kong", "", "konghq.com/override: slow");
    const slow =
      "\n---\napiVersion: configuration.konghq.com/v1\nkind: KongIngress\nmetadata: {name: slow}\nproxy: {read_timeout: 90000}\n";
    expect(limitsOf(text + slow)[1]).toBe("90 declared");
    expect(limitsOf(text)[1]).toBe("unknown: it is not in the input");
  });

  test("of Kong is unknown where its Service is not in the input", () => {
    expect(limitsOf(ingress("chat", "kubernetes.io/ingress.class: kong"))[1]).toMatch(/^unknown: Service chat, whose/);
  });

  test("of HAProxy Technologies takes timeout-tunnel from its ConfigMap alone", () => {
    const hap = ingressClass("haproxy", "haproxy.org/ingress-controller");
    const config =
      "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: haproxy-kubernetes-ingress}\ndata: {timeout-tunnel: 10m}\n";
    expect(limitsOf(classed("haproxy") + hap)).toEqual(["haproxy", "3600 by haproxy-ingress-tunnel", "none"]);
    expect(limitsOf(classed("haproxy") + hap + config)[1]).toBe("600 declared");
    const annotated = classed("haproxy", "\nhaproxy.org/timeout-tunnel: 10m") + hap;
    expect(limitsOf(annotated)[1]).toMatch(/^unknown: this controller documents timeout-tunnel for its ConfigMap/);
  });

  test("of the community's HAProxy takes it from the Service, then the Ingress, with milliseconds bare", () => {
    const hap = ingressClass("haproxy", "haproxy-ingress.github.io/controller");
    const key = "haproxy-ingress.github.io/timeout-tunnel";
    expect(limitsOf(classed("haproxy", `\n${key}: 29m`) + hap)[1]).toBe("1740 declared");
    expect(limitsOf(classed("haproxy", `\n${key}: 29m`, `${key}: "90000"`) + hap)[1]).toBe("90 declared");
    expect(limitsOf(classed("haproxy") + hap)[1]).toBe("3600 by haproxy-ingress-community-tunnel");
  });

  test("of HAProxy stays unknown where its class does not tell which HAProxy", () => {
    expect(limitsOf(classed("haproxy"))).toEqual([
      "none",
      expect.stringMatching(/^unknown: it belongs to haproxy/),
      "none",
    ]);
  });

  test("of Contour is subject to the idle limit of all its streams", () => {
    expect(limitsOf(classed("contour"))).toEqual(["contour", "300 by contour-stream-idle", "none"]);
    const timed = classed("contour", "\nprojectcontour.io/response-timeout: 30s");
    expect(limitsOf(timed)).toEqual(["contour", "300 by contour-stream-idle", "30 declared"]);
  });

  test("of ingress-nginx is unknown where a snippet sets its read timeout", () => {
    const nginx = (annotation: string): string =>
      limitsOf(classed("nginx", `\n${annotation}`) + ingressClass("nginx", "k8s.io/ingress-nginx"))[1] ?? "";
    const snippet = "nginx.ingress.kubernetes.io/configuration-snippet";
    expect(nginx(`${snippet}: proxy_read_timeout 1h;`)).toMatch(/^unknown: it stands in a location/);
    expect(nginx(`${snippet}: proxy_set_header A b;`)).toBe("60 by ingress-nginx-read");
    const server = "nginx.ingress.kubernetes.io/server-snippet";
    expect(nginx(`${server}: proxy_read_timeout 1h;`)).toBe("60 by ingress-nginx-read");
    expect(nginx(`${server}: "location /ws { proxy_read_timeout 1h; }"`)).toMatch(/^unknown: it is set in a location/);
  });
});

describe("a HTTPProxy", () => {
  const proxy = (routes: string): string =>
    service("chat") + objectOf("projectcontour.io/v1", "HTTPProxy", "chat", `\n  routes:${routes}`) + app;
  const to = "services: [{name: chat, port: 80}]";

  test("is a way in", () => {
    expect(ids(proxy(`\n    - ${to}`))).toEqual(["chat"]);
  });

  test("points at its timeouts, and at the route where one would be written", () => {
    const { idleSeconds, lifetimeSeconds } = hopOf(
      proxy(`\n    - timeoutPolicy: {idle: 1h, response: 5m}\n      ${to}`),
    );
    expect([said(idleSeconds), placed(idleSeconds)]).toEqual([
      "3600 declared",
      "18:29 spec/routes/0/timeoutPolicy/idle",
    ]);
    expect([said(lifetimeSeconds), placed(lifetimeSeconds)]).toEqual([
      "300 declared",
      "18:43 spec/routes/0/timeoutPolicy/response",
    ]);
    const byDefault = hopOf(proxy(`\n    - ${to}`)).idleSeconds;
    expect([said(byDefault), placed(byDefault)]).toEqual(["300 by contour-stream-idle", "18:7 spec/routes/0"]);
  });

  test("cuts nothing where it is told not to", () => {
    expect(
      limitsOf(proxy(`\n    - timeoutPolicy: {idle: infinity, response: infinite}\n      ${to}`)).slice(1),
    ).toEqual(["none", "none"]);
  });

  test("is unknown where routes differ and no path speaks of sockets", () => {
    const routes = `\n    - conditions: [{prefix: /a}]\n      timeoutPolicy: {idle: 1m}\n      ${to}\n    - conditions: [{prefix: /b}]\n      ${to}`;
    expect(limitsOf(proxy(routes))[1]).toMatch(/^unknown: the rules on lines \d+, \d+ lead to it and differ$/);
    expect(limitsOf(proxy(routes.replace("/a", "/ws")))[1]).toBe("60 declared");
  });

  test("takes no other word for a duration", () => {
    for (const word of ["60", "1 minute", "-5s", "''", "[]", "{a: 1s}", "1e3s", `${"9".repeat(80)}s`]) {
      expect(limitsOf(proxy(`\n    - timeoutPolicy: {idle: ${word}}\n      ${to}`))[1], word).toMatch(/^unknown/);
    }
  });

  test("lets WebSockets through only where it says so", () => {
    const faults = (route: string): readonly string[] =>
      hopOf(proxy(`\n    - ${route}${to}`)).upgrade?.faults.map(({ value }) => value) ?? [];
    expect(faults("")).toEqual(["a route of HTTPProxy chat does not set enableWebsockets, which is off by default"]);
    expect(faults("enableWebsockets: true\n      ")).toEqual([]);
    const open = pathOf(proxy(`\n    - enableWebsockets: true\n      ${to}`));
    expect(open.evidence).toMatchObject([{ why: "HTTPProxy chat sets enableWebsockets", strength: "strong" }]);
  });
});

describe("an IngressRoute", () => {
  const route = (match: string): string =>
    service("chat") +
    objectOf(
      "traefik.io/v1alpha1",
      "IngressRoute",
      "chat",
      `\n  routes:\n    - match: ${match}\n      services: [{name: chat, port: 80}, {name: weighted, kind: TraefikService}]`,
    ) +
    app;

  test("is a way in through Traefik, and its rule may speak of sockets", () => {
    expect(limitsOf(route("Host(`a.example`)"))).toEqual(["traefik", "none", "none"]);
    expect(pathOf(route("Host(`a.example`) && PathPrefix(`/ws`)")).evidence).toMatchObject([{ strength: "strong" }]);
    expect(pathOf(route("Host(`ws.example`)")).evidence).toEqual([]);
  });
});

describe("an HTTPRoute", () => {
  const to = (gatewayClass: string, timeouts: string, more = ""): string =>
    service("chat") +
    objectOf("gateway.networking.k8s.io/v1", "Gateway", "front", `{gatewayClassName: ${gatewayClass}}`) +
    objectOf(
      "gateway.networking.k8s.io/v1",
      "HTTPRoute",
      "chat",
      `\n  parentRefs: [{name: front}]\n  rules:\n    - timeouts: ${timeouts}\n      backendRefs: [{name: chat, port: 80}]`,
    ) +
    more +
    app;

  test("has the shorter of its timeouts as a lifetime with what is Envoy underneath", () => {
    const timeouts = "{request: 10m, backendRequest: 5m}";
    expect(limitsOf(to("istio", timeouts))).toEqual(["istio", "none", "300 declared"]);
    expect(limitsOf(to("contour", timeouts))).toEqual(["contour", "300 by contour-stream-idle", "300 declared"]);
    expect(limitsOf(to("eg", timeouts))).toEqual(["envoy", "300 by envoy-stream", "300 declared"]);
    expect(limitsOf(to("eg", "{request: 0s}"))[2]).toBe("none");
    expect(hopOf(to("istio", timeouts)).lifetimeSeconds).toHaveProperty("assumed");
  });

  test("has its backendRequest as an idle limit with Kong, and nothing with Traefik", () => {
    expect(limitsOf(to("kong", "{backendRequest: 5m}"))).toEqual(["kong", "300 declared", "none"]);
    expect(limitsOf(to("traefik", "{request: 5m}"))).toEqual(["traefik", "none", "none"]);
  });

  test("takes the controller of its class before the name", () => {
    const kinds = objectOf(
      "gateway.networking.k8s.io/v1",
      "GatewayClass",
      "istio",
      "{controllerName: konghq.com/kic-gateway-controller}",
    );
    expect(limitsOf(to("istio", "{}", kinds))[0]).toBe("kong");
  });

  test("of Envoy Gateway takes the idle limit of the policy that targets it", () => {
    const policy = (target: string): string =>
      objectOf(
        "gateway.envoyproxy.io/v1alpha1",
        "BackendTrafficPolicy",
        "slow",
        `{${target}, timeout: {http: {streamIdleTimeout: 2h}}}`,
      );
    expect(limitsOf(to("eg", "{}", policy("targetRefs: [{kind: HTTPRoute, name: chat}]")))[1]).toBe("7200 declared");
    expect(limitsOf(to("eg", "{}", policy("targetRef: {kind: Gateway, name: other}")))[1]).toBe("300 by envoy-stream");
    expect(limitsOf(to("eg", "{}", policy("targetSelectors: [{kind: HTTPRoute}]")))[1]).toMatch(/^unknown/);
  });
});

test("objects of the wrong shape are passed over", () => {
  for (const spec of [
    "null",
    "[]",
    "7",
    "{routes: {a: 1}}",
    "{routes: [null, 3, {services: [null, {name: {}}]}]}",
    "{http: [{route: [{destination: []}]}], gateways: [null, {}]}",
  ]) {
    for (const [version, kind] of [
      ["projectcontour.io/v1", "HTTPProxy"],
      ["traefik.io/v1alpha1", "IngressRoute"],
      ["networking.istio.io/v1", "VirtualService"],
      ["networking.istio.io/v1", "DestinationRule"],
      ["networking.istio.io/v1", "EnvoyFilter"],
      ["networking.istio.io/v1", "Gateway"],
    ] as const) {
      expect(link(objectOf(version, kind, "x", spec)).drafts, `${kind} ${spec}`).toEqual([]);
    }
  }
});
