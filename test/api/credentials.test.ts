import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt, jwtVerify } from "jose";
import { afterAll, describe, expect, test } from "vitest";
import { ConfigError } from "../../src/api/config-error.ts";
import { type Admission, withCredentials } from "../../src/api/credentials.ts";
import type { FetchIdToken } from "../../src/api/identity-token.ts";
import { RequestError } from "../../src/api/request-error.ts";
import { targetOf } from "../../src/api/target.ts";
import { readConfig } from "../../src/config/read.ts";
import { openSocket } from "../../src/probe/net/open-socket.ts";
import { Redactor } from "../../src/probe/secrets/redact.ts";
import type { Target } from "../../src/probe/target.ts";
import { Transcript } from "../../src/probe/transcript.ts";
import { sourceText } from "../../src/syntax/document.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { startRequestLog } from "../support/request-log.ts";

const folder = mkdtempSync(join(tmpdir(), "holdopen-credentials-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = {
  CHAT_TOKEN: "token-of-the-service-1",
  KEY: "api-key-0123456789",
  SID: "sid-abcdef0123",
  QT: "query/token+1 2",
  ANN: "token-of-ann-12345",
  BOB: "token-of-bob-12345",
  SHARED: "a-shared-key-of-at-least-32-bytes!!",
  SHORT: "abc",
  LINES: "two\nlines of it",
};

interface Case {
  readonly url?: string;
  readonly fetchIdToken?: FetchIdToken;
}

async function admitted(auth: string, { url = "wss://chat.example.com/ws", fetchIdToken }: Case = {}) {
  const text = `services:\n  chat:\n    auth:\n${auth.replace(/^/gm, "      ")}\n`;
  const [document] = parseYaml(sourceText({ kind: "file", file: "holdopen.yaml" }, text)).documents;
  if (!document) throw new Error("the test's own text does not parse");
  const { config, problems } = readConfig(document, { rules: [], packs: ["recommended"] });
  expect(problems.map(({ message }) => message)).toEqual([]);
  const [service] = config?.services ?? [];
  const redactor = new Redactor();
  const options = { env, folder, redactor, ...(fetchIdToken ? { fetchIdToken } : {}) };
  return { admission: await withCredentials(targetOf({ url }, service), service?.auth, options), redactor };
}

async function target(auth: string, options?: Case): Promise<Target> {
  const { admission } = await admitted(auth, options);
  if (admission.kind !== "ready") throw new Error(`absent: ${messagesOf(admission).join()}`);
  return admission.target;
}

function messagesOf(admission: Admission): readonly string[] {
  if (admission.kind === "ready") return [];
  return admission.problems.map(({ source, span, message, level }) => {
    const { line, column } = source.lines.position(span.start);
    return `${line}:${column} ${level} ${message}`;
  });
}

/** The headers and the address that arrive for each user of a target on this machine. */
async function knock(at: Target, user: string | undefined, anonymous = false) {
  await using log = await startRequestLog();
  const clock = { now: () => performance.now(), sleep: async () => undefined };
  const opening = await openSocket({
    target: { ...at, socket: new URL(`ws://127.0.0.1:${log.port}/ws`) },
    id: "s1",
    transcript: new Transcript("test", clock, new Redactor()),
    now: clock.now,
    signal: new AbortController().signal,
    timeoutSeconds: 5,
    anonymous,
    ...(user === undefined ? {} : { user }),
  });
  expect(opening.kind).toBe("open");
  const [first] = log.knocks;
  if (!first) throw new Error("nobody knocked");
  return first;
}

const EVERYTHING = `
bearer: { env: CHAT_TOKEN }
headers: { X-Api-Key: { env: KEY } }
cookies: { sid: { env: SID }, theme: { env: KEY } }
query: { access_token: { env: QT } }
subprotocols: [app.v1]
origin: https://chat.example.com
users:
  - { name: ann, bearer: { env: ANN } }
  - { name: bob, subprotocols: [{ env: BOB }], headers: { x-api-key: { env: BOB } } }
`;

describe("what a handshake carries", () => {
  test("everything that auth says, in its place", async () => {
    const { headers, url } = await knock(await target(EVERYTHING), undefined);
    expect(headers).toMatchObject({
      authorization: "Bearer token-of-the-service-1",
      "x-api-key": "api-key-0123456789",
      cookie: "sid=sid-abcdef0123; theme=api-key-0123456789",
      origin: "https://chat.example.com",
      "sec-websocket-protocol": "app.v1",
    });
    expect(new URL(url, "http://x").searchParams.get("access_token")).toBe("query/token+1 2");
  });

  test("a user's own comes in place of everybody's and beside the rest", async () => {
    const made = await target(EVERYTHING);
    expect(made.credentials.map(({ user }) => user)).toEqual([undefined, "ann", "bob"]);
    const ann = await knock(made, "ann");
    expect(ann.headers).toMatchObject({
      authorization: "Bearer token-of-ann-12345",
      "x-api-key": "api-key-0123456789",
    });
    const bob = await knock(made, "bob");
    expect(bob.headers).toMatchObject({
      authorization: "Bearer token-of-the-service-1",
      "x-api-key": "token-of-bob-12345",
      "sec-websocket-protocol": "token-of-bob-12345,app.v1",
    });
  });

  test("nobody has no secret, and the same origin and subprotocols", async () => {
    const { headers, url } = await knock(await target(EVERYTHING), undefined, true);
    expect(JSON.stringify([headers, url])).not.toMatch(/token|api-key|sid/);
    expect(headers).toMatchObject({ origin: "https://chat.example.com", "sec-websocket-protocol": "app.v1" });
  });

  test("without credentials of its own a service is visited by its first user", async () => {
    const made = await target("users: [{ name: ann, bearer: { env: ANN } }, { name: bob, bearer: { env: BOB } }]");
    expect((await knock(made, undefined)).headers.authorization).toBe("Bearer token-of-ann-12345");
  });
});

describe("minted users", () => {
  test("have a signed token each, which the key verifies", async () => {
    const made = await target(
      'mint: { algorithm: HS256, key: { env: SHARED }, count: 3, subject: "u-${n}@x", claims: { aud: chat, room: "r${n}", n: 7 }, expiresIn: 5m }',
    );
    expect(made.credentials.map(({ user }) => user)).toEqual(["u-1@x", "u-2@x", "u-3@x"]);
    const tokens = made.credentials.map(({ headers }) => String(headers.Authorization).replace("Bearer ", ""));
    const { payload, protectedHeader } = await jwtVerify(tokens[1] ?? "", Buffer.from(env.SHARED), {
      audience: "chat",
    });
    expect(payload).toMatchObject({ sub: "u-2@x", room: "r2", n: 7 });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    expect(protectedHeader).toEqual({ alg: "HS256", typ: "JWT" });
    expect(new Set(tokens).size).toBe(3);
  });

  test("sign with a private key in PEM", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileSync(join(folder, "rsa.pem"), privateKey.export({ type: "pkcs1", format: "pem" }));
    const made = await target("mint: { algorithm: RS256, key: { file: rsa.pem } }");
    expect(made.credentials).toHaveLength(12);
    const token = String(made.credentials[11]?.headers.Authorization).replace("Bearer ", "");
    expect((await jwtVerify(token, publicKey)).payload.sub).toBe("user-12");
  });

  const PLACES: readonly (readonly [string, (credentials: Target["credentials"][number]) => string | undefined])[] = [
    ["header: X-Token", ({ headers }) => headers["X-Token"]],
    ["cookie: jwt", ({ headers }) => headers.Cookie?.replace("jwt=", "")],
    ["query: t", ({ query }) => query.t],
    ["subprotocol: access_token", ({ subprotocols: [name, token] }) => (name === "access_token" ? token : undefined)],
    ['subprotocol: "bearer.${token}"', ({ subprotocols: [only] }) => only?.replace("bearer.", "")],
  ];

  test.each(PLACES)("send it where it is said: %s", async (send, tokenIn) => {
    const [first] = (await target(`mint: { algorithm: HS256, key: { env: SHARED }, count: 1, send: { ${send} } }`))
      .credentials;
    expect(first && decodeJwt(tokenIn(first) ?? "").sub).toBe("user-1");
  });

  test("a key that cannot sign is a mistake at its place, and is not printed", async () => {
    const made = admitted("mint: { algorithm: RS256, key: { env: SHARED } }");
    await expect(made).rejects.toThrow("holdopen.yaml:4:45: SHARED holds no key that can sign with RS256");
    await expect(made).rejects.toBeInstanceOf(ConfigError);
  });
});

describe("the identity token", () => {
  const token = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(
    JSON.stringify({
      aud: "https://chat-abc-uc.a.run.app",
      exp: 1_800_000_000,
      iss: "https://accounts.google.com",
      email: "x@y",
    }),
  ).toString("base64url")}.c2lnbmF0dXJlLW9mLWdvb2dsZQ`;

  test.each([
    ["https://chat-abc-uc.a.run.app/ws", "service-url", "https://chat-abc-uc.a.run.app"],
    ["https://v2---chat-abc-uc.a.run.app/ws", "service-url", "https://chat-abc-uc.a.run.app"],
    ["https://chat.example.com/ws", "service-url", "https://chat.example.com"],
    ["https://chat.example.com/ws", "https://other", "https://other"],
  ])("of %s for %s is asked for %s", async (url, audience, wanted) => {
    const asked: string[] = [];
    const fetchIdToken: FetchIdToken = async (one) => {
      asked.push(one);
      return { ok: true, token };
    };
    await target(`idToken: { audience: "${audience}" }`, { url, fetchIdToken });
    expect(asked).toEqual([wanted]);
  });

  test("goes beside the application's own where it has a header of its own", async () => {
    const fetchIdToken: FetchIdToken = async () => ({ ok: true, token });
    const { admission, redactor } = await admitted(
      "bearer: { env: CHAT_TOKEN }\nidToken: { header: X-Serverless-Authorization }\nusers: [{ name: ann, bearer: { env: ANN } }]",
      { fetchIdToken },
    );
    if (admission.kind !== "ready") throw new Error("absent");
    expect(admission.target.credentials.map(({ headers }) => headers)).toEqual([
      { "X-Serverless-Authorization": `Bearer ${token}`, Authorization: "Bearer token-of-the-service-1" },
      { "X-Serverless-Authorization": `Bearer ${token}`, Authorization: "Bearer token-of-ann-12345" },
    ]);
    expect(admission.notes).toEqual([
      "identity token: aud https://chat-abc-uc.a.run.app, exp 2027-01-15T08:00:00.000Z, iss https://accounts.google.com",
    ]);
    expect(redactor.redact(`it is ${token}`)).toBe("it is [redacted]");
  });

  test("that cannot be had leaves the run without credentials", async () => {
    const fetchIdToken: FetchIdToken = async () => ({ ok: false, kind: "no-credentials", message: "log in first" });
    const { admission } = await admitted("bearer: { env: CHAT_TOKEN }\nidToken: { header: X-S }", { fetchIdToken });
    expect(messagesOf(admission)).toEqual(["5:7 inconclusive no credentials, so nothing was sent: log in first"]);
  });

  test("is not asked for where another secret is missing", async () => {
    const fetchIdToken: FetchIdToken = () => Promise.reject(new Error("asked"));
    const { admission } = await admitted("bearer: { env: NONE }\nidToken: { header: X-S }", { fetchIdToken });
    expect(admission.kind).toBe("absent");
  });
});

describe("secrets that cannot be used", () => {
  test("are all told at once, each at its place", async () => {
    const { admission } = await admitted(
      "bearer: { env: NONE }\nheaders: { X-Key: { file: secrets/none } }\nquery: { t: { env: KEY } }",
    );
    expect(messagesOf(admission)).toEqual([
      "4:22 inconclusive no credentials, so nothing was sent: NONE is not set (services.chat.auth.bearer)",
      "5:33 inconclusive no credentials, so nothing was sent: secrets/none is not there (services.chat.auth.headers.X-Key)",
    ]);
  });

  test.each([
    ["bearer: { env: SHORT }", "holdopen.yaml:4:22: SHORT holds fewer than 4 characters; that is no secret"],
    ["bearer: { env: LINES }", "holdopen.yaml:4:22: what LINES holds cannot stand in a header"],
    ["cookies: { sid: { env: QT } }", "holdopen.yaml:4:30: what QT holds cannot stand in a cookie"],
    ["users: [{ name: a, subprotocols: [{ env: QT }] }]", "what QT holds cannot stand in the name of a subprotocol"],
    ["bearer: { file: . }", "holdopen.yaml:4:23: . is no file, so it is no secret"],
    ["ca: { env: KEY }", "holdopen.yaml:4:18: KEY holds no certificate in PEM"],
  ])("make no sense and are not printed: %s", async (auth, message) => {
    const made = admitted(auth);
    await expect(made).rejects.toThrow(message);
    await expect(made).rejects.toBeInstanceOf(ConfigError);
    const error: unknown = await made.catch((caught: unknown) => caught);
    expect(String(error)).not.toMatch(/abc|lines of it|query\/token|api-key/);
  });
});

describe("a secret in the clear", () => {
  test.each([
    [
      "bearer: { env: CHAT_TOKEN }",
      "services.chat.auth.bearer (CHAT_TOKEN) would travel in the clear: ws://chat.example.com is not encrypted",
    ],
    ["users: [{ name: a, query: { t: { file: none } } }]", "services.chat.auth.users[0].query.t (none) would travel"],
    ["idToken: {}", "the identity token would travel in the clear"],
    ["mint: { algorithm: HS256, key: { env: SHARED } }", "the tokens of minted users would travel in the clear"],
  ])("is refused before it is read: %s", async (auth, message) => {
    const fetchIdToken: FetchIdToken = () => Promise.reject(new Error("asked"));
    const made = admitted(auth, { url: "http://chat.example.com/ws", fetchIdToken });
    await expect(made).rejects.toThrow(message);
    await expect(made).rejects.toBeInstanceOf(RequestError);
  });

  test.each(["ws://127.0.0.1:1/ws", "http://localhost:1/ws", "http://[::1]:1/ws", "wss://chat.example.com/ws"])(
    "is none on this machine or under TLS: %s",
    async (url) => {
      expect((await admitted("bearer: { env: CHAT_TOKEN }", { url })).admission.kind).toBe("ready");
    },
  );

  test("an origin and the names of subprotocols are no secrets", async () => {
    const made = await target("origin: https://chat.example.com\nsubprotocols: [app.v1]", {
      url: "ws://chat.example.com/ws",
    });
    expect([made.credentials, made.origin, made.subprotocols]).toEqual([[], "https://chat.example.com", ["app.v1"]]);
  });
});

test("the redactor knows every secret, also as the handshake has it", async () => {
  const { admission, redactor } = await admitted(
    `${EVERYTHING}mint: { algorithm: HS256, key: { env: SHARED }, count: 2, send: { subprotocol: access_token } }`,
  );
  if (admission.kind !== "ready") throw new Error("absent");
  const { credentials } = admission.target;
  for (const { headers, query, subprotocols } of credentials) {
    for (const text of [...Object.values(headers), ...Object.values(query), ...subprotocols]) {
      if (text !== "access_token") expect(redactor.redact(`<${text}>`)).toBe("<[redacted]>");
    }
  }
  expect(redactor.redact("offered access_token, app.v1")).toBe("offered access_token, app.v1");
  expect(redactor.redact(env.SHARED)).toBe("[redacted]");
});
