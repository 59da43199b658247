import { describe, expect, test } from "vitest";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { idle, idlePlace, life, pathBehind, traffic } from "../proxies/support.ts";

interface Parts {
  readonly manager?: string;
  readonly route?: string;
  readonly host?: string;
  readonly type?: string;
  readonly config?: string;
}

const bootstrap = ({ manager = "", route = "", host = "chat", type = HCM, config = "typed_config" }: Parts): string => `
static_resources:
  listeners:
    - address: {socket_address: {address: 0.0.0.0, port_value: 8080}}
      filter_chains:
        - filters:
            - name: envoy.filters.network.http_connection_manager
              ${config}:
                "@type": ${type}
                ${manager}
                route_config:
                  virtual_hosts:
                    - name: all
                      domains: ["*"]
                      routes:
                        - match: {prefix: /}
                          route: {cluster: chat, ${route}}
  clusters:
    - name: chat
      load_assignment:
        endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: ${host}, port_value: 80}}}}]}]
`;
const HCM = "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager";
const behind = async (parts: Parts, more = {}): Promise<ConnectionPath> =>
  (await pathBehind({ "envoy.yaml": bootstrap(parts), ...more })).path;

describe("the idle limit", () => {
  test("is the default at the connection manager", async () => {
    const path = await behind({});
    expect(idle(path)).toEqual(["300 by envoy-stream"]);
    expect(idlePlace(path)).toMatch(/^8:15 /);
    expect(path.hops[0]).toMatchObject({ name: "Envoy route /", software: "envoy" });
  });

  test("is the connection manager's, and the route's goes before it", async () => {
    const manager = "stream_idle_timeout: 90s";
    expect(idle(await behind({ manager }))).toEqual(["90 declared"]);
    expect(idle(await behind({ manager, route: "idle_timeout: 0.5s" }))).toEqual(["0.5 declared"]);
    expect(idle(await behind({ manager: "streamIdleTimeout: 90s" }))).toEqual(["90 declared"]);
  });

  test("is none where it is 0, and unknown where it is filled in later or no time", async () => {
    expect(idle(await behind({ manager: "stream_idle_timeout: 0s" }))).toEqual(["none"]);
    expect((await idleOf("$" + "{IDLE}"))[0]).toMatch(/^unknown: .* is filled in later/);
    expect((await idleOf("5m"))[0]).toMatch(/^unknown: "5m" is no time Envoy reads/);
    expect((await idleOf("[1]"))[0]).toMatch(/^unknown: it is not a duration here/);
  });

  const idleOf = async (text: string) => idle(await behind({ manager: `stream_idle_timeout: ${text}` }));
});

describe("the lifetime", () => {
  test("is max_stream_duration, the route's before the connection manager's", async () => {
    const manager = "common_http_protocol_options: {max_stream_duration: 600s}";
    expect(life(await behind({ manager }))).toEqual(["600 declared"]);
    expect(life(await behind({ manager, route: "max_stream_duration: {max_stream_duration: 60s}" }))).toEqual([
      "60 declared",
    ]);
    expect(life(await behind({}))).toEqual(["none"]);
  });

  test("of a WebSocket is not the route's timeout; that of an event stream or of gRPC is", async () => {
    const route = "timeout: 30s";
    expect(life(await behind({ route }, traffic("websocket")))).toEqual(["none"]);
    expect(life(await behind({ route }, traffic("sse")))).toEqual(["30 declared"]);
    expect(life(await behind({}, traffic("grpc")))).toEqual(["15 by envoy-route"]);
    expect(life(await behind({ route: "timeout: 0s" }, traffic("sse")))).toEqual(["none"]);
  });

  test("is unknown with a max_connection_duration", async () => {
    const manager = "common_http_protocol_options: {max_connection_duration: 600s}";
    expect((await behind({ manager }).then(life))[0]).toMatch(/^unknown: it is not certain/);
  });
});

test("version 2 of the API is read by the names of filters and hosts", async () => {
  const text = bootstrap({ config: "config", type: "none" }).replace(
    /load_assignment:[\s\S]*$/,
    "hosts: [{socket_address: {address: chat, port_value: 80}}]\n",
  );
  expect(idle((await pathBehind({ "envoy.yaml": text })).path)).toEqual(["300 by envoy-stream"]);
});

test("a TCP proxy cuts what is silent for an hour, and upgrades nothing", async () => {
  const tcp = (more: string) => `
static_resources:
  listeners:
    - filter_chains:
        - filters:
            - name: tcp
              typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy, cluster: chat, ${more}}
  clusters:
    - {name: chat, hosts: [{socket_address: {address: chat, port_value: 80}}]}
`;
  const { path } = await pathBehind({ "envoy.yaml": tcp("") });
  expect([idle(path), life(path), path.hops[0]?.upgrade]).toEqual([["3600 by envoy-conn-tcp"], ["none"], undefined]);
  const set = await pathBehind({ "envoy.yaml": tcp("idle_timeout: 0s, max_downstream_connection_duration: 60s") });
  expect([idle(set.path), life(set.path)]).toEqual([["none"], ["60 declared"]]);
});

test("JSON is read as YAML is, and what Envoy is told while it runs is no configuration", async () => {
  const json = JSON.stringify({ staticResources: { listeners: [], clusters: [] } });
  const { problems } = await pathBehind({ "envoy.json": json, "rds.yaml": "resources: [{virtual_hosts: []}]" });
  expect(problems).toEqual([]);
});

test("an Envoy that is nobody's is a note at its route", async () => {
  const { path, problems } = await pathBehind({ "envoy.yaml": bootstrap({ host: "10.0.0.7" }) });
  expect(path.hops).toEqual([]);
  expect(problems).toEqual([expect.stringMatching(/stand behind this Envoy; front: \[\{ envoy: envoy\.yaml \}\]/)]);
});

test("what Envoy's file says is no setting of the application's", async () => {
  const manager = "upgrade_configs: [{upgrade_type: websocket}]\n                websocket: {ping_interval: 5}";
  const path = await behind({ manager, host: "10.0.0.7" });
  expect([path.heartbeats, path.traffic.evidence]).toEqual([[], []]);
});

test.each([
  ["lists for maps", "static_resources: {listeners: {a: [1]}, clusters: 5}"],
  ["numbers everywhere", "static_resources: {listeners: [1, {filter_chains: [2, {filters: [3]}]}], clusters: [4]}"],
  ["maps for texts", bootstrap({ manager: "upgrade_configs: {upgrade_type: []}", host: "{}" })],
  ["many routes", bootstrap({}).replace(/( +- match.*\n.*\n)/, (whole) => whole.repeat(5000))],
  ["an alias of itself", "static_resources: &a {listeners: [*a]}"],
])("%s end without a fault of ours", async (_, text) => {
  const { failures } = await pathBehind({ "envoy.yaml": text });
  expect(failures).toEqual([]);
});
