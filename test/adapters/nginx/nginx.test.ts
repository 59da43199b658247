import { describe, expect, test } from "vitest";
import { parseNginxDuration } from "../../../src/adapters/nginx/duration.ts";
import { isHostOf } from "../../../src/adapters/proxies/host-of.ts";
import { imageVersion } from "../../../src/adapters/proxies/image-version.ts";
import { lint } from "../../../src/api/lint.ts";
import { declared, locationOf } from "../../../src/model/fact.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { sourceName, startOf } from "../../../src/syntax/document.ts";
import { deployment, pathOf, placed, said, service } from "../kubernetes/support.ts";

test.each([
  ["60", 60],
  ["60s", 60],
  ["1m", 60],
  ["1h30m", 5400],
  ["1h 30m", 5400],
  ["500ms", 0.5],
  ["1d", 86_400],
  ["30m1h", undefined],
  ["1x", undefined],
  ["", undefined],
  ["-5", undefined],
])("the time %j is %s s", (text, seconds) => expect(parseNginxDuration(text)).toBe(seconds));

test.each([
  ["nginx:1.27.2-alpine", "1.27.2"],
  ["nginxinc/nginx-unprivileged:1.29", "1.29"],
  ["nginx:1", undefined],
  ["nginx:latest", undefined],
  ["acme/nginx-proxy:1.2.3", undefined],
])("the image %s is nginx %s", (image, version) => {
  const at = locationOf(declared("", "", pathOf(service("x") + deployment("x")).at));
  expect(imageVersion("nginx", declared("image", image, at))).toBe(version);
});

test.each([
  ["chat", "80", true],
  ["chat.default", "80", true],
  ["chat.default.svc.cluster.local", "80", true],
  ["chat", "9000", false],
  ["chat.example.com", "80", false],
  ["wiki", "80", false],
])("%s:%s is Service chat: %s", (host, port, is) => {
  const draft = pathOf(service("chat") + deployment("chat"));
  expect(isHostOf({ host, port }, draft)).toBe(is);
});

async function pathBehind(conf: string, more: Readonly<Record<string, string>> = {}) {
  const texts = { "chat.yaml": service("chat") + deployment("chat"), "nginx.conf": conf, ...more };
  const report = await lint({ texts: Object.entries(texts).map(([name, text]) => ({ name, text })) });
  const [path] = report.paths;
  if (path === undefined) throw new Error("no path");
  return { path, problems: report.problems.map(({ message }) => message) };
}
const idle = ({ hops }: ConnectionPath): readonly string[] => hops.map(({ idleSeconds }) => said(idleSeconds));
const site = (locations: string, http = ""): string => `http {\n${http}\nserver {\n${locations}\n}\n}\n`;
const location = (path: string, more = ""): string => `location ${path} { proxy_pass http://chat; ${more} }`;

describe("the idle limit", () => {
  test("is the default, where it would be written", async () => {
    const { path } = await pathBehind(site(location("/")));
    expect(idle(path)).toEqual(["60 by nginx-read"]);
    expect(placed(path.hops[0]?.idleSeconds)).toBe("4:1 http/0/server/0/location");
  });

  test("is inherited, and the innermost counts", async () => {
    expect(idle((await pathBehind(site(location("/"), "proxy_read_timeout 2m;"))).path)).toEqual(["120 declared"]);
    const inner = site(location("/", "proxy_read_timeout 3m;"), "proxy_read_timeout 2m;");
    expect(idle((await pathBehind(inner)).path)).toEqual(["180 declared"]);
  });

  test("comes through an upstream, a variable and an include", async () => {
    const upstream = `upstream up { server chat:80; } `;
    expect(idle((await pathBehind(site("location / { proxy_pass http://up; }", upstream))).path)).toHaveLength(1);
    const variable = "location / { set $up chat; proxy_pass http://$up:80; }";
    expect(idle((await pathBehind(site(variable))).path)).toHaveLength(1);
    const included = site(location("/", "include snippets/ws.conf;"));
    const snippet = { "snippets/ws.conf": "proxy_read_timeout 9m; proxy_set_header Upgrade $http_upgrade;" };
    const { path, problems } = await pathBehind(included, snippet);
    expect(idle(path)).toEqual(["540 declared"]);
    const found = path.hops[0]?.idleSeconds;
    expect(found && sourceName(locationOf(found).document.source.source)).toBe("snippets/ws.conf");
    expect(problems).toEqual([]);
  });

  test("is that of the location with the sockets, and open where several differ", async () => {
    const two = location("/", "proxy_read_timeout 5s;") + location("/ws/", "proxy_read_timeout 1h;");
    expect(idle((await pathBehind(site(two))).path)).toEqual(["3600 declared"]);
    const open = location("/a", "proxy_read_timeout 5s;") + location("/b", "proxy_read_timeout 1h;");
    expect(idle((await pathBehind(site(open))).path)[0]).toMatch(/^unknown: the locations on lines 4 and 4 lead to it/);
    const told = { "holdopen.yaml": "services: {chat: {paths: [/b/live]}}" };
    expect(idle((await pathBehind(site(open), told)).path)).toEqual(["3600 declared"]);
  });

  test("is that of the file that the config names, whatever that proxies", async () => {
    const told = { "holdopen.yaml": "services: {chat: {front: [{nginx: nginx.conf}]}}" };
    const { path, problems } = await pathBehind(site("location / { proxy_pass http://10.0.0.7; }"), told);
    expect(idle(path)).toEqual(["60 by nginx-read"]);
    expect(problems).toEqual([]);
  });
});

test("an nginx that is nobody's is a note at its proxy_pass", async () => {
  const report = await lint({
    texts: [
      { name: "chat.yaml", text: service("chat") + deployment("chat") },
      { name: "nginx.conf", text: site("location / { proxy_pass http://10.0.0.7; }") },
    ],
  });
  expect(report.paths[0]?.hops).toEqual([]);
  expect(report.problems).toMatchObject([{ level: "note" }]);
  const { source, span } = report.problems[0] ?? { source: undefined, span: { start: 0, end: 0 } };
  expect(source?.text.slice(span.start, span.end)).toBe("proxy_pass");
});

test("two configurations that name one service are not chosen between", async () => {
  const { path, problems } = await pathBehind(site(location("/")), { "other/nginx.conf": site(location("/ws/")) });
  expect(path.hops).toEqual([]);
  expect(problems).toHaveLength(2);
});

test("files that include one another come to an end", async () => {
  const { path } = await pathBehind(`include a.conf; ${site(location("/"))}`, {
    "a.conf": "include b.conf; proxy_read_timeout 1m;",
    "b.conf": "include a.conf; proxy_read_timeout 2m;",
  });
  expect(path.hops).toHaveLength(1);
  expect(startOf(path.at).line).toBeGreaterThan(0);
});
