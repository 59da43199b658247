import { describe, expect, test } from "vitest";
import { findAddresses } from "../../../src/sources/kubernetes/addresses.ts";
import { objectsIn, WEB } from "./web.ts";

const CHAT = { namespace: "web", name: "chat" };

/** Addresses as a test writes them: `https://203.0.113.10/ws prefix as chat.example.com via Ingress web/chat`. */
function addressesIn(text: string): readonly string[] {
  const objects = objectsIn(text);
  const service = objects.find(({ kind, metadata }) => kind === "Service" && metadata.name === "chat");
  if (service === undefined) throw new TypeError("no Service chat");
  const { addresses, withoutAddress } = findAddresses(objects, service, CHAT);
  const said = addresses.map(({ url, hostHeader, headers, paths, via }) => {
    const name = hostHeader === undefined ? "" : ` as ${hostHeader}`;
    const extra = headers === undefined ? "" : ` with ${JSON.stringify(headers)}`;
    return `${url} ${paths.kind}${name}${extra} via ${via}`;
  });
  return [...said, ...withoutAddress.map((why) => `none: ${why}`)];
}

const service = (spec = "ports: [{port: 80}]", status = "{}"): string => `
apiVersion: v1
kind: Service
metadata: {name: chat, namespace: web}
spec: {${spec}}
status: ${status}
`;

const ingress = (spec: string, annotations = "{}"): string => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: chat, namespace: web, annotations: ${annotations}}
spec: ${spec}
status: {loadBalancer: {ingress: [{ip: 203.0.113.10}]}}
`;

const path = (path: string, type: string, name = "chat"): string =>
  `{path: "${path}", pathType: ${type}, backend: {service: {name: ${name}, port: {number: 80}}}}`;

const ruled = (...paths: readonly string[]): string => `{rules: [{http: {paths: [${paths.join(", ")}]}}]}`;

describe("addresses", () => {
  test("come with why, Ingress before Gateway, and no http where it only redirects", () => {
    expect(addressesIn(WEB)).toEqual([
      "https://203.0.113.10/ws prefix as chat.example.com via Ingress web/chat",
      "https://203.0.113.20/socket prefix as chat.example.org via Gateway infra/edge",
      "http://203.0.113.20/socket prefix as chat.example.org via Gateway infra/edge",
    ]);
    const objects = objectsIn(WEB);
    const { addresses } = findAddresses(objects, objects[0] ?? {}, CHAT);
    expect(addresses.map(({ why }) => why).slice(0, 2)).toEqual([
      "the rule for chat.example.com sends /ws to Service chat; https by spec.tls",
      "HTTPRoute web/chat sends /socket of chat.example.org to the Service; https by listener https",
    ]);
  });

  test("are none where nothing leads there", () => {
    expect(addressesIn(service())).toEqual([
      "none: nothing leads to Service web/chat from outside: no Ingress or HTTPRoute names it, and its type is ClusterIP",
    ]);
  });
});

describe("an Ingress", () => {
  test("leads to its own namespace alone, and to the Service it names", () => {
    const other = ingress(ruled(path("/", "Prefix"))).replaceAll("namespace: web", "namespace: other");
    expect(addressesIn(service() + other)).toHaveLength(1);
    expect(addressesIn(service() + other)[0]).toContain("none: nothing leads to Service web/chat");
    expect(addressesIn(service() + ingress(ruled(path("/", "Prefix", "api"))))[0]).toContain("none: nothing leads");
  });

  test("without an address says so", () => {
    const text = service() + ingress(ruled(path("/", "Prefix"))).replace(/status: .*/, "status: {loadBalancer: {}}");
    expect(addressesIn(text)).toEqual([
      "none: Ingress web/chat has no address yet: status.loadBalancer of it is empty",
    ]);
  });

  test("has a path for each rule: exact, below, or not to be told", () => {
    const paths = [
      path("/ws", "Exact"),
      path("/live", "Prefix"),
      path("/socket/*", "ImplementationSpecific"),
      path("/plain", "ImplementationSpecific"),
      path("/rx(/|$)(.*)", "ImplementationSpecific"),
      path("/rooms?/a", "ImplementationSpecific"),
      path("/one|/two", "ImplementationSpecific"),
    ];
    expect(addressesIn(service() + ingress(ruled(...paths)))).toEqual([
      "http://203.0.113.10/ws exact via Ingress web/chat",
      "http://203.0.113.10/live prefix via Ingress web/chat",
      "http://203.0.113.10/socket/ prefix via Ingress web/chat",
      "http://203.0.113.10/plain unsaid via Ingress web/chat",
      "http://203.0.113.10/rx unsaid via Ingress web/chat",
      "http://203.0.113.10/room unsaid via Ingress web/chat",
      "http://203.0.113.10/ unsaid via Ingress web/chat",
    ]);
  });

  test("sends all that no rule takes to its default backend", () => {
    const backend = "defaultBackend: {service: {name: chat, port: {number: 80}}}";
    expect(addressesIn(service() + ingress(`{${backend}}`))).toEqual([
      "http://203.0.113.10/ prefix via Ingress web/chat",
    ]);
    const rules = `rules: [{http: {paths: [${path("/", "Prefix", "api")}]}}]`;
    expect(addressesIn(service() + ingress(`{${backend}, ${rules}}`))).toEqual([
      "http://203.0.113.10/ unsaid via Ingress web/chat",
    ]);
  });

  test("is asked under a name that its wildcard covers", () => {
    const spec = `{rules: [{host: "*.example.com", http: {paths: [${path("/", "Prefix")}]}}]}`;
    expect(addressesIn(service() + ingress(spec))).toEqual([
      "http://203.0.113.10/ prefix as holdopen.example.com via Ingress web/chat",
    ]);
  });

  test.each([
    ["{ingress.gcp.kubernetes.io/pre-shared-cert: one}", ["https", "http"]],
    ["{networking.gke.io/managed-certificates: one}", ["https", "http"]],
    ['{networking.gke.io/managed-certificates: one, kubernetes.io/ingress.allow-http: "false"}', ["https"]],
    ["{}", ["http"]],
  ])("speaks by its annotations %s: %j", (annotations, schemes) => {
    const found = addressesIn(service() + ingress(ruled(path("/", "Prefix")), annotations));
    expect(found.map((address) => address.split(":")[0])).toEqual(schemes);
  });

  test("is reached by name, or by an IPv6 address in brackets", () => {
    const text = service() + ingress(ruled(path("/", "Prefix")));
    const named = text.replace("{ip: 203.0.113.10}", "{hostname: lb.example.net}, {ip: '2001:db8::1'}");
    expect(addressesIn(named)).toEqual([
      "http://lb.example.net/ prefix via Ingress web/chat",
      "http://[2001:db8::1]/ prefix via Ingress web/chat",
    ]);
  });
});

describe("a Gateway", () => {
  const route = (spec: string, status = "{}"): string => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: chat, namespace: web}
spec: ${spec}
status: ${status}
`;
  const gateway = (listeners: string, addresses = "[{value: 203.0.113.20}]"): string => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: web}
spec: {gatewayClassName: gke-l7-global-external-managed, listeners: ${listeners}}
status: {addresses: ${addresses}}
`;
  const to = (matches = "", parent = "", more = ""): string =>
    `{parentRefs: [{name: edge${parent}}], rules: [{${matches}backendRefs: [{name: chat, port: 80}]}]${more}}`;
  const HTTP = "{name: http, protocol: HTTP, port: 80}";
  const HTTPS = "{name: https, protocol: HTTPS, port: 8443}";

  test("is reached by https first, on the listener's own port", () => {
    expect(addressesIn(service() + gateway(`[${HTTP}, ${HTTPS}]`) + route(to()))).toEqual([
      "https://203.0.113.20:8443/ prefix via Gateway web/edge",
      "http://203.0.113.20/ prefix via Gateway web/edge",
    ]);
  });

  test.each([
    [", sectionName: http", ["http"]],
    [", port: 8443", ["https"]],
    [", sectionName: other", ["none"]],
  ])("is reached by the listener that the route names%s", (parent, schemes) => {
    const found = addressesIn(service() + gateway(`[${HTTP}, ${HTTPS}]`) + route(to("", parent)));
    expect(found.map((address) => address.split(":")[0])).toEqual(schemes);
  });

  test.each([
    ["*.example.com", '["chat.example.com"]', " as chat.example.com"],
    ["chat.example.com", '["*.example.com"]', " as chat.example.com"],
    ["*.example.com", '["*.eu.example.com"]', " as holdopen.eu.example.com"],
    ["chat.example.com", "[]", " as chat.example.com"],
  ])("is asked under the name that listener %s and route %s share", (listener, names, said) => {
    const listeners = `[{name: http, protocol: HTTP, port: 80, hostname: "${listener}"}]`;
    expect(addressesIn(service() + gateway(listeners) + route(to("", "", `, hostnames: ${names}`)))).toEqual([
      `http://203.0.113.20/ prefix${said} via Gateway web/edge`,
    ]);
  });

  test.each([
    ["*.example.com", '["example.com"]'],
    ["chat.example.com", '["chat.example.org"]'],
  ])("has no way where listener %s and route %s share no name", (listener, names) => {
    const listeners = `[{name: http, protocol: HTTP, port: 80, hostname: "${listener}"}]`;
    expect(addressesIn(service() + gateway(listeners) + route(to("", "", `, hostnames: ${names}`)))).toEqual([
      "none: Gateway web/edge has no HTTP or HTTPS listener for HTTPRoute web/chat",
    ]);
  });

  test("takes what a handshake can be: a GET, with headers that can be sent", () => {
    const matches = `matches: [
      {method: POST},
      {queryParams: [{name: a, value: b}]},
      {headers: [{name: x-canary, type: RegularExpression, value: .*}]},
      {path: {value: /canary}, headers: [{name: x-canary, value: "yes"}]},
      {path: {type: Exact, value: /ws}, headers: [{name: Upgrade, value: websocket}]},
      {path: {type: RegularExpression, value: "/rooms/[0-9]+/ws"}}], `;
    expect(addressesIn(service() + gateway(`[${HTTP}]`) + route(to(matches)))).toEqual([
      "http://203.0.113.20/ws exact via Gateway web/edge",
      "http://203.0.113.20/rooms/ unsaid via Gateway web/edge",
      'http://203.0.113.20/canary prefix with {"x-canary":"yes"} via Gateway web/edge',
    ]);
  });

  test("has no way to a backend without weight", () => {
    const spec = "{parentRefs: [{name: edge}], rules: [{backendRefs: [{name: chat, port: 80, weight: 0}]}]}";
    expect(addressesIn(service() + gateway(`[${HTTP}]`) + route(spec))[0]).toContain("none: nothing leads");
  });

  test("says why it is not reached: no address, no Gateway, a route it turned away", () => {
    expect(addressesIn(service() + gateway(`[${HTTP}]`, "[]") + route(to()))).toEqual([
      "none: Gateway web/edge has no address yet: status.addresses of it is empty",
    ]);
    expect(addressesIn(service() + route(to()))).toEqual(["none: Gateway web/edge is not there, or may not be read"]);
    const condition = "{type: Accepted, status: 'False', reason: NotAllowedByListeners}";
    const status = `{parents: [{parentRef: {name: edge}, conditions: [${condition}]}]}`;
    expect(addressesIn(service() + gateway(`[${HTTP}]`) + route(to(), status))).toEqual([
      "none: Gateway web/edge does not accept HTTPRoute web/chat: NotAllowedByListeners",
    ]);
  });
});

describe("a Service's own load balancer", () => {
  const status = "{loadBalancer: {ingress: [{ip: 203.0.113.30}]}}";

  test.each([
    ["{port: 80}", "http://203.0.113.30/"],
    ["{port: 443}", "https://203.0.113.30/"],
    ["{port: 8080, name: https}", "https://203.0.113.30:8080/"],
    ["{port: 443, appProtocol: kubernetes.io/ws}", "http://203.0.113.30:443/"],
    ["{port: 80, appProtocol: kubernetes.io/wss}", "https://203.0.113.30:80/"],
  ])("speaks on port %s as %s", (port, url) => {
    expect(addressesIn(service(`type: LoadBalancer, ports: [${port}]`, status))).toEqual([
      `${url} prefix via Service web/chat`,
    ]);
  });

  test("carries no UDP here, and says that it has no address yet", () => {
    const ports = "type: LoadBalancer, ports: [{port: 80}, {port: 53, protocol: UDP}]";
    expect(addressesIn(service(ports, status))).toHaveLength(1);
    expect(addressesIn(service(ports))).toEqual([
      "none: Service web/chat of type LoadBalancer has no address yet: status.loadBalancer of it is empty",
    ]);
  });
});
