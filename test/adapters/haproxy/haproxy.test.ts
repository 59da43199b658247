import { describe, expect, test } from "vitest";
import { parseHaproxyDuration } from "../../../src/adapters/haproxy/duration.ts";
import { cpuClock } from "../../support/cpu-clock.ts";
import { idle, idlePlace, pathBehind, traffic } from "../proxies/support.ts";

test.each([
  ["30s", 30],
  ["30000", 30],
  ["1h", 3600],
  ["500ms", 0.5],
  ["250us", 0.000_25],
  ["1d", 86_400],
  ["0", 0],
  ["1h30m", undefined],
  ["30d", undefined],
  ["-1", undefined],
  ["", undefined],
])("the time %j is %s s", (text, seconds) => expect(parseHaproxyDuration(text)).toBe(seconds));

const backend = "backend chat\n  server one chat:80\n";
const frontend = "frontend public\n  bind :8080\n  default_backend chat\n";
const behind = async (text: string, more = {}) => (await pathBehind({ "haproxy.cfg": text, ...more })).path;

describe("the idle limit", () => {
  test("is the tunnel timeout where there is one", async () => {
    const path = await behind(`defaults\n  timeout client 10s\n  timeout tunnel 1h # long\n${frontend}${backend}`);
    expect(idle(path)).toEqual(["3600 declared"]);
    expect(idlePlace(path)).toBe("3:18 defaults/0/timeout/1");
    expect(path.hops[0]).toMatchObject({ name: "HAProxy backend chat", software: "haproxy" });
  });

  test("is the shorter one of client and server without it", async () => {
    const text = `defaults\n  timeout client 40s\n  timeout server 50000\n${frontend}${backend}`;
    expect(idle(await behind(text))).toEqual(["40 declared"]);
    expect(idle(await behind(text.replace("40s", "60s")))).toEqual(["50 declared"]);
  });

  test("is none where nothing is set, or 0", async () => {
    expect(idle(await behind(frontend + backend))).toEqual(["none"]);
    const off = `defaults\n  timeout client 0\n  timeout server 0\n${frontend}${backend}`;
    expect(idle(await behind(off))).toEqual(["none"]);
  });

  test("comes from the latest defaults before a section, or the ones that it names", async () => {
    const slow = "defaults slow\n  timeout tunnel 2h\n";
    const fast = "defaults\n  timeout tunnel 30s\n";
    expect(idle(await behind(slow + fast + frontend + backend))).toEqual(["30 declared"]);
    const named = backend.replace("backend chat", "backend chat from slow");
    expect(idle(await behind(slow + fast + frontend + named))).toEqual(["7200 declared"]);
    const derived = `${slow}defaults more from slow\n  timeout client 5s\n`;
    expect(idle(await behind(derived + frontend + backend))).toEqual(["7200 declared"]);
  });

  test("is unknown where a variable, a condition or a rule decides", async () => {
    const open = async (line: string) => idle(await behind(`${frontend}${backend}  ${line}\n`));
    expect(await open('timeout tunnel "$' + 'TUNNEL"')).toEqual(["unknown: $TUNNEL is filled in later"]);
    expect(await open("timeout tunnel 1 hour")).toEqual(['unknown: "1 hour" is no time HAProxy reads']);
    expect((await open(".if defined(X)\n timeout tunnel 5s\n .endif"))[0]).toMatch(/^unknown: it is set within \.if/);
    expect((await open("http-request set-timeout tunnel 5s if x"))[0]).toMatch(/^unknown: http-request set-timeout/);
  });

  test("of an event stream is that of the server: nothing is upgraded", async () => {
    const text = `defaults\n  mode http\n  timeout client 10s\n  timeout server 50s\n  timeout tunnel 1h\n${frontend}${backend}`;
    expect(idle(await behind(text, traffic("sse")))).toEqual(["50 declared"]);
    expect(idle(await behind(text, traffic("grpc")))).toEqual(["10 declared"]);
    expect(idle(await behind(text.replace("mode http", "mode tcp"), traffic("sse")))).toEqual(["3600 declared"]);
  });
});

describe("a backend", () => {
  const two = `
frontend public
  bind :80,:8080
  acl ws path_beg /ws
  acl up hdr(Upgrade) -i WebSocket
  use_backend sockets if ws up
  default_backend pages
backend sockets
  timeout tunnel 1h
  server one chat:80
backend pages
  timeout tunnel 20s
  server one chat:80
`;

  test("is told by its path, and by what the config says", async () => {
    const path = await behind(two);
    expect(idle(path)).toEqual(["3600 declared"]);
    expect(path.traffic.evidence.map(({ why }) => why)).toEqual(["a path in HAProxy is /ws"]);
    const told = { "holdopen.yaml": "services: {chat: {paths: [/live]}}" };
    expect(idle(await behind(two, told))).toEqual(["20 declared"]);
  });

  test("that only a header chooses suggests sockets weakly", async () => {
    const path = await behind(two.replace("if ws up", "if up"));
    expect(idle(path)).toEqual(["3600 declared"]);
    expect(path.traffic.evidence).toMatchObject([{ strength: "weak" }]);
  });

  test("chosen by an expression may be any of the file's", async () => {
    const text = "frontend public\n  timeout client 7s\n  use_backend %[req.hdr(host)]\n" + backend;
    expect(idle(await behind(text))).toEqual(["7 declared"]);
  });

  test("that nobody leads to has a client nobody knows", async () => {
    expect(idle(await behind(`${backend}  timeout server 5s\n`))[0]).toMatch(/^unknown: no frontend of the file/);
  });

  test("in a section that listens is read, and one in another file by the config's word", async () => {
    const listen = "listen chat\n  bind :80\n  timeout client 9s\n  server one chat.default.svc:80 check\n";
    expect(idle(await behind(listen))).toEqual(["9 declared"]);
    const front = { "holdopen.yaml": "services: {chat: {front: [{haproxy: edge.txt}]}}" };
    const other = listen.replace("chat.default.svc:80", "10.0.0.7:80");
    const { path, problems } = await pathBehind({ "edge.txt": other, ...front });
    expect([idle(path), problems]).toEqual([["9 declared"], []]);
  });
});

describe("in a pod", () => {
  const config =
    "frontend in\n  bind :8080\n  timeout client 45s\n  default_backend app\nbackend app\n  server a 127.0.0.1:9000\n";
  const manifest = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: chat}
spec:
  template:
    metadata: {labels: {app: chat}}
    spec:
      containers:
        - {name: proxy, image: "haproxy:3.0", ports: [{containerPort: 8080}], volumeMounts: [{name: c, mountPath: /c}]}
        - {name: app, image: app:1}
      volumes: [{name: c, configMap: {name: c}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data:
  haproxy.cfg: |
${config.replace(/^/gm, "    ")}
`;
  test("it stands before the container behind it, with places in the ConfigMap", async () => {
    const { path } = await pathBehind({ "chat.yaml": manifest });
    expect(idle(path)).toEqual(["45 declared"]);
    expect(idlePlace(path)).toBe("21:22 frontend/1/timeout/1");
  });
});

describe("what nobody should write", () => {
  test.each([
    ["an open quote", 'frontend x\n  bind ":80\n', "not valid HAProxy: this quote is not closed"],
    ["a NUL", "frontend x\n  bind :8\0\n", "not valid HAProxy: a NUL character"],
    ["a template", "frontend x\n  bind :80\n{% for s in servers %}\n", "a template of an HAProxy configuration"],
  ])("%s is a problem", async (_, text, message) => {
    const { problems } = await pathBehind({ "haproxy.cfg": text });
    expect(problems.join()).toContain(message);
  });

  test.each([
    ["many rules", `frontend f\n bind :80\n${" use_backend chat if x\n".repeat(20_000)}${backend}`],
    ["many defaults", `${"defaults a from a\n".repeat(20_000)}${frontend}${backend}`],
    ["many conditions", `${frontend}${backend}${" .if x\n".repeat(50_000)} timeout tunnel 1s\n`],
    ["one long line", `${frontend}${backend} #${"x".repeat(1_000_000)}\n acl a path ${"/x ".repeat(100_000)}\n`],
    ["braces", `frontend f\n bind :80\n use_backend chat if ${"{ ".repeat(50_000)}\n${backend}`],
  ])("%s end soon", async (_, text) => {
    const spent = cpuClock();
    const { failures } = await pathBehind({ "haproxy.cfg": text });
    expect(failures).toEqual([]);
    expect(spent()).toBeLessThan(8000);
  });
});

test("other files that end in .cfg are passed over", async () => {
  const { problems } = await pathBehind({ "setup.cfg": "[metadata]\nname = x\n" });
  expect(problems.join()).toMatch(/not a kind of file that is read/);
});
