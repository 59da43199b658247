import { expect, test } from "vitest";
import { idle, life, pathBehind, traffic } from "../proxies/support.ts";

const entryPoints = (timeouts: string): string =>
  `entryPoints:\n  web:\n    address: ":80"\n    transport: {respondingTimeouts: {${timeouts}}}\n`;
const routers = (rule = "PathPrefix(`/`)", url = "http://chat:80"): string => `
http:
  routers:
    chat: {rule: "${rule}", service: chat, entryPoints: [web]}
  services:
    chat: {loadBalancer: {servers: [{url: "${url}"}]}}
`;

test("what holds for an upgraded connection is unknown, with the reason", async () => {
  const { path } = await pathBehind({ "dynamic.yaml": routers(), "traefik.yaml": entryPoints("readTimeout: 60") });
  expect(idle(path)).toEqual([
    "unknown: Traefik's documentation does not say whether its timeouts hold for an upgraded connection",
  ]);
  expect([life(path), path.hops[0]?.name]).toEqual([["none"], "Traefik router chat"]);
});

test("the write timeout of its entry points ends an event stream", async () => {
  const lifeWith = async (timeouts: string) =>
    life(
      (await pathBehind({ "dynamic.yaml": routers(), "traefik.yaml": entryPoints(timeouts), ...traffic("sse") })).path,
    );
  expect(await lifeWith("writeTimeout: 30")).toEqual(["30 declared"]);
  expect(await lifeWith("writeTimeout: 1m30s")).toEqual(["90 declared"]);
  expect(await lifeWith("writeTimeout: 0")).toEqual(["none"]);
  expect(await lifeWith("readTimeout: 30s")).toEqual(["none"]);
});

test("a rule's path is evidence, and TOML is read as YAML is", async () => {
  const toml = `[http.routers.chat]\nrule = "Host(\`a.com\`) && PathPrefix(\`/ws\`)"\nservice = "chat"\n[[http.services.chat.loadBalancer.servers]]\nurl = "http://chat"\n`;
  const { path } = await pathBehind({ "dynamic.toml": toml });
  expect(path.traffic.evidence.map(({ why }) => why)).toEqual(["a path of Traefik router chat is /ws"]);
});

test("one that is nobody's is a note", async () => {
  const { problems } = await pathBehind({ "dynamic.yaml": routers("Path(`/x`)", "http://10.0.0.7") });
  expect(problems).toEqual([expect.stringMatching(/stand behind this Traefik; front: \[\{ traefik: dynamic\.yaml/)]);
});

test.each([
  [
    "wrong types",
    "entryPoints: {web: 5, x: [1]}\nhttp: {routers: {a: 1, b: {rule: [1], service: {}}}, services: {c: []}}",
  ],
  ["an open rule", routers("Path(`/ws".repeat(1000))],
  ["itself", "http: {routers: {a: {service: s}}, services: {s: {weighted: {services: [{name: s}]}}}}"],
])("%s end without a fault of ours", async (_, text) => {
  const { failures } = await pathBehind({ "dynamic.yaml": text });
  expect(failures).toEqual([]);
});
