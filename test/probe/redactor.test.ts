import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Redactor, SHORTEST_SECRET } from "../../src/probe/secrets/redact.ts";

function redactorOf(...secrets: readonly string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) redactor.add(secret);
  return redactor;
}

const secretText = fc
  .oneof(
    fc.string({ minLength: SHORTEST_SECRET, maxLength: 80 }),
    fc.string({ unit: "grapheme", minLength: SHORTEST_SECRET, maxLength: 40 }),
    fc.base64String({ minLength: 16, maxLength: 120 }),
    fc.stringMatching(/^[A-Za-z0-9_+/=&%?."'\\ -]{6,60}$/),
  )
  .filter((text) => text.trim().length >= SHORTEST_SECRET && !/\p{Surrogate}/u.test(text));
const around = fc.string({ maxLength: 60 });

/** What servers make of a text before they give it back. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  percent: encodeURIComponent,
  "lower-case percent": (text) => encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
  form: (text) => new URLSearchParams({ s: text }).toString().slice(2),
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  "JSON in JSON": (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  "JSON in ASCII": (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  base64: (text) => Buffer.from(text).toString("base64"),
  base64url: (text) => Buffer.from(text).toString("base64url"),
};

describe.each(Object.entries(SPELLINGS))("a secret as %s", (_, spelled) => {
  test("is in no output, wherever it stands and whatever is around it", () => {
    fc.assert(
      fc.property(fc.array(secretText, { minLength: 1, maxLength: 4 }), around, around, (secrets, before, after) => {
        const redactor = redactorOf(...secrets);
        for (const secret of secrets) {
          const clean = redactor.redact(`${before}${spelled(secret)}${after}`);
          for (const other of secrets) {
            expect(clean).not.toContain(other);
            expect(clean).not.toContain(spelled(other));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("a secret inside a longer text is found in the base64 of the whole", () => {
  const token = fc.stringMatching(/^[A-Za-z0-9_-]{12,60}$/);
  fc.assert(
    fc.property(token, around, around, (secret, before, after) => {
      const whole = Buffer.from(`${before}${secret}${after}`).toString("base64");
      expect(redactorOf(secret).redact(whole)).toContain("[redacted]");
      expect(Buffer.from(redactorOf(secret).redact(whole), "base64").toString()).not.toContain(secret);
    }),
  );
});

test("text that shares nothing with a secret stays as it is", () => {
  const hex = fc.stringMatching(/^[0-9a-f]{8,64}$/);
  const words = fc.stringMatching(/^[G-Zg-z ,.:;!?()\n]{0,200}$/).filter((text) => !/bearer|basic/i.test(text));
  fc.assert(
    fc.property(hex, words, words, (secret, before, after) => {
      const redactor = redactorOf(secret);
      expect(redactor.redact(before)).toBe(before);
      expect(redactor.redact(`${before} ${secret} ${after}`)).toBe(`${before} [redacted] ${after}`);
    }),
  );
});

test("what is redacted once is not changed again", () => {
  fc.assert(
    fc.property(secretText, around, (secret, text) => {
      const redactor = redactorOf(secret);
      const once = redactor.redact(`${text}${secret}${text}`);
      expect(redactor.redact(once)).toBe(once);
    }),
  );
});

test("a secret that is part of the mask is not in the mask", () => {
  expect(redactorOf("redacted").redact("it is redacted")).toBe("it is ***");
});

test("a secret that a mask and what is around it would make is hidden as well", () => {
  expect(redactorOf("d]xx").redact("d]xxxx")).not.toContain("d]xx");
});

test("quotes and letters beyond ASCII may stand in one secret", () => {
  for (const spelled of Object.values(SPELLINGS)) {
    expect(redactorOf('pass"wört/ü<').redact(`is ${spelled('pass"wört/ü<')}!`)).toMatch(/^is \[redacted\]=*!$/);
  }
});

test("one secret may be the beginning of another", () => {
  expect(redactorOf("chat-token", "chat-token-of-ann").redact("got chat-token-of-ann.")).toBe("got [redacted].");
});

const TOKEN = "tok_Zq8vN2xRb7KfWm4sYtPd9LhC";

test("half of a secret gives it away, and is hidden too", () => {
  const redactor = redactorOf(TOKEN);
  for (const at of [9, 14, 19]) {
    const [left, right] = [redactor.redact(TOKEN.slice(0, at)), redactor.redact(TOKEN.slice(at))];
    expect(left.replace("[redacted]", "").length + right.replace("[redacted]", "").length).toBeLessThan(
      TOKEN.length / 2,
    );
  }
  expect(redactor.redact("tok_ is how tokens begin here")).toBe("tok_ is how tokens begin here");
});

test("each line of a key is secret, and what every key has in common is not", () => {
  const lines = [
    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7",
    "VJTUt9Us8cKjMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDu",
  ];
  const redactor = redactorOf(`-----BEGIN EC KEY-----\n${lines.join("\n")}\n-----END EC KEY-----`);
  expect(redactor.redact(`line 2 is ${lines[1]}.`)).toBe("line 2 is [redacted].");
  expect(redactor.redact("it begins with -----BEGIN EC KEY-----")).toBe("it begins with -----BEGIN EC KEY-----");
});

const SUSPECTS: readonly (readonly [string, string])[] = [
  ["Location: https://ann:hunter2@login.example.com/x", "Location: https://[redacted]@login.example.com/x"],
  ["ws://ann:p@ss@host/ws", "ws://[redacted]@host/ws"],
  ["to /login?token=abc123&next=/ws", "to /login?token=[redacted]&next=/ws"],
  ["/cb?reset_password=abc;x=1", "/cb?reset_password=[redacted];x=1"],
  ["Authorization: Bearer abcdefgh1234", "Authorization: Bearer [redacted]"],
  ["Basic YW5uOmh1bnRlcjI=", "Basic [redacted]"],
  ["got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl here", "got [redacted] here"],
  [
    '{"private_key_id":"0123abcd","type":"service_account"}',
    '{"private_key_id":"[redacted]","type":"service_account"}',
  ],
  ['{\\"client_secret\\": \\"xyz\\"}', '{\\"client_secret\\": \\"[redacted]\\"}'],
  ["-----BEGIN PRIVATE KEY-----\\nMIIE", "[redacted]"],
];

test.each(SUSPECTS)("what looks like a secret by itself is hidden: %s", (text, clean) => {
  expect(new Redactor().redact(text)).toBe(clean);
});

const INNOCENT = [
  "GET https://chat.example.com:8443/ws?room=general answered 200",
  "mailto ann@example.com, see https://example.com/@ann",
  "a bearer of good news; basic needs",
  "the subprotocol app.v1, accept bm90IHlvdXIga2V5",
  "token=abc outside of a query",
];

test.each(INNOCENT)("what does not is left alone: %s", (text) => {
  expect(new Redactor().redact(text)).toBe(text);
});

test("a secret of three characters would hide half of a report, and is refused", () => {
  expect(() => new Redactor().add("abc")).toThrow(RangeError);
});
