import { expect, test } from "vitest";
import { deployment, service } from "../kubernetes/support.ts";
import { idle, pathBehind } from "./support.ts";

const NGINX =
  "server {\n  listen 8080;\n  location / {\n    proxy_pass http://chat.default.svc;\n    proxy_read_timeout 9m;\n  }\n}\n";
const HAPROXY =
  "frontend in\n  bind :8080\n  timeout client 9m\n  default_backend app\nbackend app\n  server a chat:80\n";
const CADDY = ":8080 {\n  reverse_proxy chat:80 {\n    transport http {\n      read_timeout 9m\n    }\n  }\n}\n";
const ENVOY = `static_resources:
  listeners:
    - filter_chains:
        - filters:
            - name: http_connection_manager
              typed_config:
                stream_idle_timeout: 540s
                route_config: {virtual_hosts: [{routes: [{match: {prefix: /}, route: {cluster: chat}}]}]}
  clusters: [{name: chat, hosts: [{socket_address: {address: chat, port_value: 80}}]}]
`;

/** A workload of its own that mounts a proxy's configuration. */
const edge = (key: string, text: string, name = "edge"): string =>
  service(name) +
  deployment(name, "volumeMounts: [{name: c, mountPath: /c}]", `volumes: [{name: c, configMap: {name: ${name}}}]`) +
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata:\n  ${key}: |\n${text.replace(/^/gm, "    ")}\n`;

test.each([
  ["default.conf", NGINX],
  ["haproxy.cfg", HAPROXY],
  ["Caddyfile", CADDY],
  ["envoy.yaml", ENVOY],
])("%s in the ConfigMap of another workload is in front of the Service that it names", async (key, text) => {
  const { path, problems } = await pathBehind({ "edge.yaml": edge(key, text) });
  expect(idle(path)).toEqual(["540 declared"]);
  expect(problems).toEqual([]);
});

test("two workloads that name one Service are not chosen between", async () => {
  const both = { "a.yaml": edge("haproxy.cfg", HAPROXY, "a"), "b.yaml": edge("haproxy.cfg", HAPROXY, "b") };
  expect((await pathBehind(both)).path.hops).toEqual([]);
});

test("the doors of that workload stand before it", async () => {
  const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: edge, annotations: {kubernetes.io/ingress.class: nginx, nginx.ingress.kubernetes.io/proxy-read-timeout: "75"}}
spec: {defaultBackend: {service: {name: edge, port: {number: 80}}}}
`;
  const { path } = await pathBehind({ "edge.yaml": edge("haproxy.cfg", HAPROXY), "ingress.yaml": ingress });
  expect(idle(path)).toEqual(["75 declared", "540 declared"]);
});

test("the same limit is the same fact in the files of each", async () => {
  const files = { "nginx.conf": NGINX, "haproxy.cfg": HAPROXY, Caddyfile: CADDY, "envoy.yaml": ENVOY };
  for (const [name, text] of Object.entries(files)) {
    expect(idle((await pathBehind({ [name]: text })).path), name).toEqual(["540 declared"]);
  }
});
