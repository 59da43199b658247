import { describe, expect, test } from "vitest";
import type { AuthConfig } from "../../src/config/auth.ts";
import { readConfig } from "../../src/config/read.ts";
import { sourceText, startOf } from "../../src/syntax/document.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";

/** `auth:` with this body, indented by six. */
function read(body: string): ReturnType<typeof readConfig> {
  const text = `services:\n  chat:\n    auth:\n${body.replace(/^/gm, "      ")}\n`;
  const [document] = parseYaml(sourceText({ kind: "file", file: "holdopen.yaml" }, text)).documents;
  if (!document) throw new Error("the test's own text does not parse");
  return readConfig(document, { rules: [], packs: ["recommended"] });
}

function auth(body: string): AuthConfig {
  const { config, problems } = read(body);
  expect(problems.map(({ message }) => message)).toEqual([]);
  const found = config?.services[0]?.auth;
  if (!found) throw new Error("no auth");
  return found;
}

function mistakes(body: string): readonly string[] {
  return read(body).problems.map(({ source, span, message }) => {
    const { line, column } = source.lines.position(span.start);
    return `${line}:${column} ${message}`;
  });
}

describe("auth", () => {
  test("each secret is a reference with its place and the way it travels", () => {
    const { credentials } = auth(
      `bearer: { env: CHAT_TOKEN }\nheaders: { X-Api-Key: { file: secrets/key } }\ncookies: { sid: { env: SID } }\nquery: { token: { env: QT } }`,
    );
    expect(credentials.map(({ sending: { kind, name }, secret }) => [kind, name, secret.from, secret.name])).toEqual([
      ["bearer", "Authorization", "env", "CHAT_TOKEN"],
      ["header", "X-Api-Key", "file", "secrets/key"],
      ["cookie", "sid", "env", "SID"],
      ["query", "token", "env", "QT"],
    ]);
    const [bearer] = credentials;
    expect(bearer?.secret.what).toBe("services.chat.auth.bearer");
    expect(bearer && startOf(bearer.secret.at)).toEqual({ line: 4, column: 22 });
  });

  test("a user may have a token in a subprotocol", () => {
    const { users } = auth(`users: [{ name: ann, subprotocols: [{ env: ANN }] }]`);
    expect(users[0]?.credentials.map(({ sending, secret }) => [sending.kind, sending.name, secret.name])).toEqual([
      ["subprotocol", "${token}", "ANN"],
    ]);
  });

  test("minted users are twelve with a bearer token each, unless told otherwise", () => {
    const { mint } = auth(`mint: { algorithm: HS256, key: { env: KEY } }`);
    expect(mint).toMatchObject({
      count: 12,
      sending: { kind: "bearer", name: "Authorization" },
      expiresInSeconds: 7200,
    });
    const { mint: other } = auth(
      'mint: { algorithm: RS256, key: { file: k.pem }, count: 3, subject: "u${n}", claims: { roles: [a, b], n: 1 }, expiresIn: 5m, send: { cookie: jwt } }',
    );
    expect(other).toMatchObject({
      count: 3,
      subject: "u${n}",
      claims: { roles: ["a", "b"], n: 1 },
      expiresInSeconds: 300,
      sending: { kind: "cookie", name: "jwt" },
    });
  });

  test("origin and authority are read", () => {
    const { origin, ca } = auth(`origin: https://chat.example.com\nca: { file: ca.pem }`);
    expect([origin?.known && origin.value, ca?.name]).toEqual(["https://chat.example.com", "ca.pem"]);
  });
});

const WRONG: readonly (readonly [string, string])[] = [
  ["bearer: abc", "4:15 services.chat.auth.bearer should be a map with env or file, never the secret itself"],
  [
    "bearer: { env: A, file: b }",
    "4:7 services.chat.auth.bearer should be a map with env or file, never the secret itself",
  ],
  ["headers: { 'X Key': { env: A } }", '4:18 "X Key" is no name of a header'],
  ["headers: { Upgrade: { env: A } }", "4:18 Upgrade cannot be set here"],
  ["headers: { sec-websocket-protocol: { env: A } }", "4:18 sec-websocket-protocol cannot be set here"],
  ["cookies: { 's;d': { env: A } }", '4:18 "s;d" is no name of a cookie'],
  ["bearer: { env: A }\nheaders: { authorization: { env: B } }", "5:18 authorization is sent twice"],
  ["headers: { Cookie: { env: B } }\ncookies: { sid: { env: A } }", "4:18 Cookie is sent twice"],
  [
    "bearer: { env: A }\nidToken: { audience: service-url }",
    "4:7 Authorization carries the identity token; give idToken a header of its own",
  ],
  ["users: [{ name: ann }]", '4:23 "ann" has no credentials'],
  ["users: [{ name: ann, bearer: { env: A } }, { name: ann, bearer: { env: B } }]", '4:58 there is another user "ann"'],
  [
    "origin: https://u:p@chat.example.com",
    "4:15 services.chat.auth.origin should be an origin, such as https://chat.example.com",
  ],
  ["mint: { algorithm: none, key: { env: A } }", "4:26 services.chat.auth.mint.algorithm should be HS256 or RS256"],
  [
    "subprotocols: ['a b']",
    "4:22 services.chat.auth.subprotocols[0] should be the name of a subprotocol, without spaces",
  ],
];

test.each(WRONG)("a mistake is told at its place: %s", (body, message) => {
  expect(mistakes(body)).toContain(message);
});

test("an identity token beside a bearer token is no mistake in a header of its own", () => {
  expect(mistakes("bearer: { env: A }\nidToken: { header: X-Serverless-Authorization }")).toEqual([]);
});
