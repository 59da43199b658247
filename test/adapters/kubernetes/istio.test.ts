import { describe, expect, test } from "vitest";
import type { Hop } from "../../../src/model/hop.ts";
import { cpuClock } from "../../support/cpu-clock.ts";
import { deployment, ids, ingress, link, pathOf, placed, said, service } from "./support.ts";

const app = deployment("chat");

function istio(kind: string, name: string, spec: string, namespace = ""): string {
  const place = namespace === "" ? "" : `, namespace: ${namespace}`;
  return `\n---\napiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: {name: ${name}${place}}\nspec: ${spec}\n`;
}

const virtual = (http: string, gateways = "[public]", host = "chat"): string =>
  istio(
    "VirtualService",
    "chat",
    `\n  gateways: ${gateways}\n  http:\n    - route: [{destination: {host: ${host}}}]\n${http}`,
  );

function hops(text: string): readonly Hop[] {
  return pathOf(text).hops;
}

function limitsOf(hop: Hop | undefined): readonly string[] {
  return [said(hop?.idleSeconds), said(hop?.lifetimeSeconds)];
}

describe("a VirtualService", () => {
  test("is a way in, by the gateway that it names or for callers in the mesh", () => {
    const [byGateway] = hops(service("chat") + virtual("") + app);
    expect(byGateway).toEqual({ name: "VirtualService chat (Istio gateway public)", kind: "proxy", software: "istio" });
    const inside =
      service("chat") + istio("VirtualService", "chat", "{http: [{route: [{destination: {host: chat}}]}]}") + app;
    expect(hops(inside)[0]?.name).toBe("VirtualService chat (callers in the mesh)");
  });

  test("has its timeout as a lifetime that rests on the version of Envoy", () => {
    const [hop] = hops(service("chat") + virtual("      timeout: 300s\n") + app);
    expect(limitsOf(hop)).toEqual(["none", "300 declared"]);
    expect(placed(hop?.lifetimeSeconds)).toMatch(/:16 spec\/http\/0\/timeout$/);
    expect(hop?.lifetimeSeconds).toMatchObject({ assumed: expect.stringContaining("its documentation denies") });
    expect(limitsOf(hops(service("chat") + virtual("      timeout: 0s\n") + app)[0])).toEqual(["none", "none"]);
  });

  test("is read in a list as it is alone", () => {
    const items = (service("chat") + virtual("      timeout: 300s\n") + app)
      .split("---\n")
      .filter((text) => text.trim() !== "")
      .map((text) => `- ${text.trim().replaceAll("\n", "\n  ")}`);
    const [hop] = hops(`apiVersion: v1\nkind: List\nitems:\n${items.join("\n")}\n`);
    expect(limitsOf(hop)).toEqual(["none", "300 declared"]);
  });

  test("names Services by short and full names, and passes over hosts outside the cluster", () => {
    const found = (host: string): readonly string[] => ids(service("chat") + virtual("", "[public]", host) + app);
    expect(found("chat")).toEqual(["chat"]);
    expect(found("chat.default")).toEqual(["chat"]);
    expect(found("chat.default.svc.cluster.local")).toEqual(["chat"]);
    for (const outside of ["api.example.com", "example.com", '"*"', "a".repeat(300), "-a", "a..b"]) {
      expect(hops(service("chat") + virtual("", "[public]", outside) + app), outside).toEqual([]);
    }
  });

  test("of bytes has the idle limit and the lifetime of the closest DestinationRule", () => {
    const tcp = (rules: string, destination = "host: chat, port: {number: 80}"): readonly string[] =>
      limitsOf(
        hops(
          service("chat") +
            istio("VirtualService", "chat", `{gateways: [public], tcp: [{route: [{destination: {${destination}}}]}]}`) +
            rules +
            app,
        )[0],
      );
    const rule = (name: string, host: string, policy: string): string =>
      istio("DestinationRule", name, `{host: "${host}", ${policy}}`);
    const pool = (tcp: string): string => `{connectionPool: {tcp: {${tcp}}}}`;
    expect(tcp("")).toEqual(["3600 by istio-tcp", "none"]);
    expect(tcp(rule("a", "chat", `trafficPolicy: ${pool("idleTimeout: 10m, maxConnectionDuration: 1h")}`))).toEqual([
      "600 declared",
      "3600 declared",
    ]);
    expect(tcp(rule("a", "chat", `trafficPolicy: ${pool("idleTimeout: 0s")}`))).toEqual(["none", "none"]);
    const wide = rule("w", "*.default.svc.cluster.local", `trafficPolicy: ${pool("idleTimeout: 5m")}`);
    expect(tcp(wide)[0]).toBe("300 declared");
    expect(tcp(wide + rule("a", "chat", `trafficPolicy: ${pool("idleTimeout: 10m")}`))[0]).toBe("600 declared");
    const port = `trafficPolicy: {connectionPool: {tcp: {idleTimeout: 1m}}, portLevelSettings: [{port: {number: 80}, connectionPool: {tcp: {maxConnectionDuration: 1h}}}]}`;
    expect(tcp(rule("a", "chat", port))).toEqual(["3600 by istio-tcp", "3600 declared"]);
    const subset = `trafficPolicy: ${pool("idleTimeout: 1m")}, subsets: [{name: v2, trafficPolicy: ${pool("idleTimeout: 2m")}}]`;
    expect(tcp(rule("a", "chat", subset), "host: chat, subset: v2")[0]).toBe("120 declared");
    const twice =
      rule("a", "chat", `trafficPolicy: ${pool("idleTimeout: 1m")}`) +
      rule("b", "chat.default", `trafficPolicy: ${pool("idleTimeout: 2m")}`);
    expect(tcp(twice)[0]).toMatch(/^unknown: several DestinationRules/);
  });
});

describe("a sidecar", () => {
  const label = (labels: string): string => app.replace("labels: {app: chat}", `labels: {app: chat, ${labels}}`);
  const names = (text: string): readonly string[] => hops(text).map(({ name }) => name);

  test("is a hop only where something says that it is there", () => {
    expect(names(service("chat") + app)).toEqual([]);
    expect(names(service("chat") + label('sidecar.istio.io/inject: "true"'))).toEqual([
      "Istio sidecar of Deployment chat",
    ]);
    const space = (labels: string): string =>
      `\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: default, labels: {${labels}}}\n`;
    expect(names(service("chat") + app + space("istio-injection: enabled"))).toHaveLength(1);
    expect(names(service("chat") + app + space("istio.io/rev: asm-managed"))).toHaveLength(1);
    expect(names(service("chat") + app + space("istio-injection: disabled"))).toEqual([]);
    const out = label('sidecar.istio.io/inject: "false"') + space("istio-injection: enabled");
    expect(names(service("chat") + out)).toEqual([]);
  });

  test("has an idle limit where it sees bytes alone", () => {
    const text = service("chat").replace("name: web", "name: tcp-chat") + label("istio.io/rev: stable");
    expect(limitsOf(hops(text)[0])).toEqual(["3600 by istio-tcp", "none"]);
    expect(limitsOf(hops(service("chat") + label("istio.io/rev: stable"))[0])).toEqual(["none", "none"]);
  });

  const filter = (
    applyTo: string,
    value: string,
    match = "context: SIDECAR_INBOUND",
    more = "",
    namespace = "",
  ): string =>
    istio(
      "EnvoyFilter",
      "patch",
      `{${more}configPatches: [{applyTo: ${applyTo}, match: {${match}}, patch: {value: ${value}}}]}`,
      namespace,
    );
  const patched = (...filters: readonly string[]): readonly string[] =>
    limitsOf(hops(service("chat") + label("istio.io/rev: stable") + filters.join(""))[0]);

  test("is subject to what an EnvoyFilter writes into it", () => {
    expect(patched(filter("NETWORK_FILTER", "{typed_config: {stream_idle_timeout: 60s}}"))).toEqual([
      "60 declared",
      "none",
    ]);
    expect(patched(filter("NETWORK_FILTER", "{typed_config: {streamIdleTimeout: 60s}}"))[0]).toBe("60 declared");
    const duration = "{typed_config: {common_http_protocol_options: {idle_timeout: 5s, max_stream_duration: 30m}}}";
    expect(patched(filter("NETWORK_FILTER", duration))).toEqual(["none", "1800 declared"]);
    expect(patched(filter("HTTP_ROUTE", "{route: {idle_timeout: 30s, timeout: 15s}}"))).toEqual([
      "30 declared",
      "15 declared",
    ]);
  });

  test("is not subject to filters for other proxies, and unknown where it cannot be told", () => {
    const value = "{typed_config: {stream_idle_timeout: 60s}}";
    expect(patched(filter("NETWORK_FILTER", value, "context: GATEWAY"))[0]).toBe("none");
    expect(patched(filter("NETWORK_FILTER", value, "context: ANY", "", "other"))[0]).toBe("none");
    expect(patched(filter("NETWORK_FILTER", value, "context: ANY", "", "istio-system"))[0]).toBe("60 declared");
    expect(
      patched(filter("NETWORK_FILTER", value, "context: ANY", "workloadSelector: {labels: {app: other}}, "))[0],
    ).toBe("none");
    expect(patched(filter("NETWORK_FILTER", value) + filter("NETWORK_FILTER", value.replace("60s", "90s")))[0]).toMatch(
      /^unknown: several EnvoyFilters/,
    );
    expect(
      patched(
        filter("HTTP_ROUTE", "{route: {idle_timeout: 30s}}", "context: ANY, routeConfiguration: {vhost: {name: a}}"),
      )[0],
    ).toMatch(/^unknown: it is set for some/);
    expect(
      patched(filter("LISTENER", "{filter_chains: [{filters: [{typed_config: {stream_idle_timeout: 1s}}]}]}"))[0],
    ).toMatch(/^unknown: it sets timeouts at a place/);
    expect(patched(filter("CLUSTER", "{connect_timeout: 1s}"))[0]).toBe("none");
  });
});

describe("behind the gateway of a Google load balancer", () => {
  const gateway = istio("Gateway", "public", "{selector: {app: gate}}");
  const outer = service("gate") + ingress("gate") + deployment("gate");

  test("a Service is behind both, with none of the load balancer's health check", () => {
    const path = pathOf(outer + gateway + service("chat") + virtual("") + app, "chat");
    expect(path.hops.map(({ name }) => name)).toEqual([
      "classic Application Load Balancer Ingress gate",
      "VirtualService chat (Istio gateway public)",
    ]);
    expect(said(path.loadBalancer?.timeoutSeconds)).toBe("30 by gke-bc-timeout");
    expect(path.loadBalancer?.healthCheck).toBeUndefined();
  });

  test("it is behind none where several lead to the gateway, or none is the gateway's", () => {
    const twice = outer + ingress("gate").replace("name: gate", "name: second");
    expect(pathOf(twice + gateway + service("chat") + virtual("") + app, "chat").loadBalancer).toBeUndefined();
    const other = istio("Gateway", "public", "{selector: {app: other}}");
    expect(pathOf(outer + other + service("chat") + virtual("") + app, "chat").loadBalancer).toBeUndefined();
  });
});

test("reading a mesh grows with the number of objects, not with its square", () => {
  const mesh = (count: number): string =>
    Array.from({ length: count }, (_, index) =>
      [
        istio("VirtualService", `v${index}`, `{tcp: [{route: [{destination: {host: s${index}}}]}]}`),
        istio("DestinationRule", `d${index}`, `{host: s${index}}`),
        istio("EnvoyFilter", `f${index}`, "{workloadSelector: {labels: {a: b}}}", `n${index}`),
      ].join(""),
    ).join("");
  const time = (count: number): number => {
    const text = mesh(count);
    const spent = cpuClock();
    link(text);
    return spent();
  };
  time(100);
  const [few, many] = [time(300), time(1200)];
  expect(many).toBeLessThan(few * 12 + 100);
});
