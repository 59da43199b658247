import { expect, test } from "vitest";
import { isExempt } from "../../src/probe/net/no-proxy.ts";
import { proxyFor } from "../../src/probe/net/proxy.ts";

const EXEMPT: readonly (readonly [string, string])[] = [
  ["*", "wss://chat.example.com/"],
  ["example.com", "wss://chat.example.com/"],
  [".example.com", "wss://chat.example.com/"],
  ["*.example.com", "wss://chat.example.com/"],
  ["EXAMPLE.com", "https://example.com/"],
  ["other, example.com", "wss://chat.example.com/"],
  ["example.com:443", "wss://chat.example.com/"],
  ["example.com:8443", "wss://chat.example.com:8443/"],
  ["127.0.0.1", "ws://127.0.0.1:9/"],
  ["127.0.0.1:9", "ws://127.0.0.1:9/"],
  ["127.0.0.0/8", "ws://127.3.2.1:9/"],
  ["::1", "ws://[::1]:9/"],
  ["[::1]", "ws://[::1]:9/"],
  ["[::1]:9", "ws://[::1]:9/"],
  ["fd00::/8", "ws://[fd12::1]/"],
  ["localhost", "http://localhost:1/"],
];

test.each(EXEMPT)("NO_PROXY=%s exempts %s", (list, url) => {
  expect(isExempt(new URL(url), list)).toBe(true);
});

const PROXIED: readonly (readonly [string, string])[] = [
  ["", "wss://chat.example.com/"],
  ["ample.com", "wss://chat.example.com/"],
  ["chat.example.com", "wss://example.com/"],
  ["example.com:80", "wss://chat.example.com/"],
  ["127.0.0.1", "http://localhost:1/"],
  ["0.0.1", "ws://127.0.0.1:9/"],
  ["10.0.0.0/8", "ws://127.0.0.1:9/"],
  ["10.0.0.0/99", "ws://10.0.0.1:9/"],
  ["::2", "ws://[::1]:9/"],
  ["example.com/8", "wss://example.com/"],
];

test.each(PROXIED)("NO_PROXY=%s does not exempt %s", (list, url) => {
  expect(isExempt(new URL(url), list)).toBe(false);
});

test("only what is known of a proxy that cannot be used is said", () => {
  const env = { HTTPS_PROXY: "socks5://ann:hunter2@proxy:1080" };
  const saved = process.env.HTTPS_PROXY;
  process.env.HTTPS_PROXY = env.HTTPS_PROXY;
  try {
    expect(proxyFor(new URL("wss://chat.example.com/"))).toEqual({
      kind: "unusable",
      why: "the proxy in the environment is of a kind that is not spoken here: socks5:",
    });
  } finally {
    if (saved === undefined) delete process.env.HTTPS_PROXY;
    else process.env.HTTPS_PROXY = saved;
  }
});
