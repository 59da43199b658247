import { describe, expect, test } from "vitest";
import { parseGoDuration } from "../../../src/adapters/proxies/go-duration.ts";
import type { ConnectionPath } from "../../../src/model/path.ts";
import { cpuClock } from "../../support/cpu-clock.ts";
import { idle, idlePlace, life, pathBehind, traffic } from "../proxies/support.ts";

test.each([
  ["30s", 30],
  ["1h30m", 5400],
  ["2.5m", 150],
  ["1d", 86_400],
  ["500ms", 0.5],
  ["0", 0],
  ["30", undefined],
  ["forever", undefined],
])("the time %j is %s s", (text, seconds) => expect(parseGoDuration(text)).toBe(seconds));

const behind = async (text: string, more = {}): Promise<ConnectionPath> =>
  (await pathBehind({ Caddyfile: text, ...more })).path;
const site = (options: string, matcher = ""): string =>
  `chat.example.com {\n\treverse_proxy ${matcher} chat:80 {\n\t\t${options}\n\t}\n}\n`;

describe("a WebSocket through Caddy", () => {
  test("ends at stream_timeout, where there is one", async () => {
    const path = await behind(site("stream_timeout 24h"));
    expect(life(path)).toEqual(["86400 declared"]);
    expect(life(await behind(site("stream_timeout 0")))).toEqual(["none"]);
    expect(life(await behind(site("")))).toEqual(["none"]);
    expect(path.hops[0]).toMatchObject({ name: "Caddy reverse_proxy chat.example.com", software: "caddy" });
  });

  test("may be as silent as read_timeout says, and nobody knows how long without it", async () => {
    const path = await behind(site("transport http {\n\t\t\tread_timeout 2m\n\t\t}"));
    expect(idle(path)).toEqual(["120 declared"]);
    expect(idlePlace(path)).toMatch(/^4:17 /);
    expect(idle(await behind(site("")))[0]).toMatch(/^unknown: Caddy's releases after 2\.11\.4/);
    expect(idle(await behind(site("transport http {\n read_timeout {$" + "T}\n}")))[0]).toMatch(/filled in later/);
  });

  test("is not ended by the server's write timeout, which ends an event stream", async () => {
    const text = `{\n\tservers {\n\t\ttimeouts {\n\t\t\twrite 30s\n\t\t}\n\t}\n}\n${site("stream_timeout 1h")}`;
    expect(life(await behind(text))).toEqual(["3600 declared"]);
    const stream = await behind(text, traffic("sse"));
    expect([life(stream), idle(stream)]).toEqual([["30 declared"], ["none"]]);
  });
});

describe("the reverse_proxy of a service", () => {
  test("is found in a file without braces, in groups, in snippets and by its `to`", async () => {
    const options = "{\n stream_timeout 5m\n}";
    const texts = [
      `chat.example.com\nreverse_proxy http://chat ${options}\n`,
      `:80 {\n route /x/* {\n handle {\n reverse_proxy chat:80 ${options}\n }\n }\n}\n`,
      `(up) {\n reverse_proxy chat:80 ${options}\n}\na.com,\nb.com {\n import up\n}\n`,
      `:80 {\n reverse_proxy /ws* {\n to chat:80\n stream_timeout 5m\n }\n}\n`,
    ];
    for (const text of texts) expect(life(await behind(text)), text).toEqual(["300 declared"]);
  });

  test("is told by its path among several", async () => {
    const two = `:80 {\n @live {\n path /ws /live/*\n }\n reverse_proxy @live chat:80 {\n stream_timeout 1h\n }\n reverse_proxy chat:80 {\n stream_timeout 5s\n }\n}\n`;
    const path = await behind(two);
    expect(life(path)).toEqual(["3600 declared"]);
    expect(path.traffic.evidence.map(({ why }) => why)).toEqual(["a path in the Caddyfile is /ws"]);
    const told = (asked: string) => ({ "holdopen.yaml": `services: {chat: {paths: [${asked}]}}` });
    expect(life(await behind(two, told("/live/1")))).toEqual(["3600 declared"]);
    expect(life(await behind(two, told("/other")))).toEqual(["5 declared"]);
  });

  test("that only asks for the header suggests sockets weakly", async () => {
    const text = `:80 {\n @ws {\n header Connection *Upgrade*\n header Upgrade websocket\n }\n reverse_proxy @ws chat:80\n}\n`;
    expect((await behind(text)).traffic.evidence).toMatchObject([{ strength: "weak" }]);
  });
});

test("a Caddy that is nobody's is a note, and one by the config's word is read", async () => {
  const other = site("stream_timeout 1h").replace("chat:80", "10.0.0.7:80");
  const { problems } = await pathBehind({ Caddyfile: other });
  expect(problems).toEqual([expect.stringMatching(/stand behind this Caddy/)]);
  const front = { "holdopen.yaml": "services: {chat: {front: [{caddy: edge.txt}]}}" };
  const told = await pathBehind({ "edge.txt": other, ...front });
  expect([life(told.path), told.problems]).toEqual([["3600 declared"], []]);
});

describe("what nobody should write", () => {
  test.each([
    ["an open block", ":80 {\n reverse_proxy chat:80\n", 'not a valid Caddyfile: this "{" is not closed'],
    ["a block too much", "reverse_proxy x\n}\n", 'not a valid Caddyfile: unexpected "}"'],
    ["an open quote", ':80 {\n reverse_proxy "chat\n}\n', "not a valid Caddyfile: this quote is not closed"],
    ["an open text", ":80 {\n reverse_proxy x\n respond <<END\n a\n}\n", "the text that ends in END is not ended"],
    ["a NUL", ":80 {\n reverse_proxy a\0b\n}\n", "not a valid Caddyfile: a NUL character"],
    ["depth", `${":80 {\n".repeat(100)} reverse_proxy x\n`, "more than 64 blocks inside one another"],
    ["length", `:80 {\n${"reverse_proxy chat:80\n".repeat(20_002)}}\n`, "more than 20000 lines"],
  ])("%s is a problem", async (_, text, message) => {
    expect((await pathBehind({ Caddyfile: text })).problems.join()).toContain(message);
  });

  test.each([
    ["snippets of snippets", `${snippets(30)}:80 {\n import s0\n}\n`],
    ["a snippet of itself", "(s) {\n import s\n reverse_proxy chat:80\n}\n:80 {\n import s\n}\n"],
    ["many paths", `:80 {\n @p path ${"/x ".repeat(20_000)}\n${" reverse_proxy @p chat:80\n".repeat(2000)}}\n`],
    ["a long word", `:80 {\n reverse_proxy ${"a".repeat(1_000_000)} chat:80\n}\n`],
  ])("%s end soon", async (_, text) => {
    const spent = cpuClock();
    const { failures } = await pathBehind({ Caddyfile: text });
    expect(failures).toEqual([]);
    expect(spent()).toBeLessThan(8000);
  });

  function snippets(count: number): string {
    const one = (index: number) => `(s${index}) {\n import s${index + 1}\n import s${index + 1}\n}\n`;
    return Array.from({ length: count }, (_, index) => one(index)).join("");
  }
});
