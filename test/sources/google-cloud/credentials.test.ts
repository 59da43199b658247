import { generateKeyPairSync } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fetchCloudRun } from "../../../src/sources/google-cloud/fetch-cloud-run.ts";
import { fetchIdToken } from "../../../src/sources/google-cloud/id-token.ts";

const AUDIENCE = "https://chat-abcdefghij-ew.a.run.app";
const request = { project: "chat-prod", region: "europe-west1", service: "chat" };

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "holdopen-"));
  // Nothing of this machine's own: no file at the known place, no metadata server, no gcloud.
  vi.stubEnv("HOME", home);
  vi.stubEnv("APPDATA", home);
  vi.stubEnv("CLOUDSDK_CONFIG", home);
  vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", undefined);
  vi.stubEnv("METADATA_SERVER_DETECTION", "none");
  vi.stubEnv("GCE_METADATA_HOST", "127.0.0.1:9");
  vi.stubEnv("K_SERVICE", undefined);
  vi.stubEnv("PATH", home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

function jwt(aud: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256" })}.${part({ aud })}.c2lnbmF0dXJl`;
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

/** A `gcloud` that does what the shell lines say. */
function installGcloud(lines: string): void {
  const file = join(home, "gcloud");
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
  vi.stubEnv("PATH", [home, "/bin", "/usr/bin"].join(delimiter));
}

describe("application default credentials", () => {
  test("where there are none, that is what is said, with what to do", async () => {
    const fetched = await fetchCloudRun(request, { rootUrl: "http://127.0.0.1:9/", timeoutSeconds: 10 });
    expect(fetched).toMatchObject({ ok: false, kind: "no-credentials" });
    expect(fetched).toMatchObject({ message: expect.stringContaining("gcloud auth application-default login") });
  });

  test.each(["not json but planted-key-text", '{"type":"service_account","private_key":"planted-key-text"}', "{}"])(
    "a credentials file that holds %j is named by its variable and not quoted",
    async (text) => {
      const file = join(home, "key.json");
      writeFileSync(file, text);
      vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", file);
      const fetched = await fetchCloudRun(request, { rootUrl: "http://127.0.0.1:9/", timeoutSeconds: 10 });
      expect(fetched).toMatchObject({ kind: "no-credentials" });
      expect(JSON.stringify(fetched)).toContain("GOOGLE_APPLICATION_CREDENTIALS");
      expect(JSON.stringify(fetched)).not.toContain("planted-key-text");
    },
  );

  test("a token that cannot be fetched because nobody answers is not called a lack of credentials", async () => {
    const { privateKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    const file = join(home, "key.json");
    const key = { type: "service_account", client_email: "a@b.iam.gserviceaccount.com", private_key: privateKey };
    writeFileSync(file, JSON.stringify(key));
    vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", file);
    // All ways out lead to a port where nobody listens.
    const nobody = `http://127.0.0.1:${await unusedPort()}`;
    for (const name of ["HTTPS_PROXY", "https_proxy"]) vi.stubEnv(name, nobody);
    for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, undefined);
    const fetched = await fetchCloudRun(request, { timeoutSeconds: 10 });
    expect(fetched).toMatchObject({ ok: false, kind: "unreachable", message: expect.stringContaining("ECONNREFUSED") });
  });
});

describe.skipIf(process.platform === "win32")(
  "ID tokens from gcloud (skipped on Windows: no shell script as gcloud)",
  () => {
    test("without credentials and without gcloud, both are said", async () => {
      const token = await fetchIdToken(AUDIENCE, { timeoutSeconds: 10 });
      expect(token).toMatchObject({ ok: false, kind: "no-credentials" });
      expect(token).toMatchObject({
        message: expect.stringMatching(/no Google credentials.*; gcloud is not installed$/),
      });
    });

    test("a service account's token is asked for with its audience", async () => {
      installGcloud(`[ "$*" = "auth print-identity-token --audiences=${AUDIENCE}" ] && echo ${jwt(AUDIENCE)}`);
      expect(await fetchIdToken(AUDIENCE, { timeoutSeconds: 10 })).toEqual({
        ok: true,
        token: jwt(AUDIENCE),
        from: "gcloud",
      });
    });

    test("a user, who is refused an audience, gets the token that gcloud has", async () => {
      installGcloud(
        `[ "$#" = 2 ] || { echo "Invalid account type for --audiences" >&2; exit 1; }\necho ${jwt("gcloud")}`,
      );
      expect(await fetchIdToken(AUDIENCE, { timeoutSeconds: 10 })).toMatchObject({ ok: true, token: jwt("gcloud") });
    });

    test("what gcloud prints is not repeated where it is no token", async () => {
      installGcloud("echo planted-token-text; echo planted-token-text >&2; exit 0");
      const token = await fetchIdToken(AUDIENCE, { timeoutSeconds: 10 });
      expect(token).toMatchObject({ ok: false, message: expect.stringContaining("gcloud auth login") });
      expect(JSON.stringify(token)).not.toContain("planted-token-text");
    });

    test("a gcloud that hangs is stopped", async () => {
      installGcloud("exec sleep 30");
      expect(await fetchIdToken(AUDIENCE, { timeoutSeconds: 0.5 })).toMatchObject({ ok: false, kind: "timeout" });
    });

    test("the caller's signal ends the wait", async () => {
      installGcloud("exec sleep 30");
      const stop = new AbortController();
      const waiting = fetchIdToken(AUDIENCE, { signal: stop.signal });
      setTimeout(() => stop.abort(), 50);
      expect(await waiting).toMatchObject({ ok: false, kind: "aborted" });
    });
  },
);

describe("ID tokens from the metadata server", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
    server?.closeAllConnections();
  });

  /** Answers the one question that is asked, as the metadata server does. */
  async function metadata(answer: (audience: string | null) => string): Promise<void> {
    server = createServer((asked, response) => {
      const url = new URL(asked.url ?? "/", "http://127.0.0.1");
      const isIdentity = url.pathname === "/computeMetadata/v1/instance/service-accounts/default/identity";
      const isRight = isIdentity && asked.headers["metadata-flavor"] === "Google";
      response.writeHead(isRight ? 200 : 404, { "metadata-flavor": "Google", "content-type": "text/html" });
      response.end(isRight ? answer(url.searchParams.get("audience")) : "");
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("no port");
    vi.stubEnv("GCE_METADATA_HOST", `127.0.0.1:${address.port}`);
    vi.stubEnv("METADATA_SERVER_DETECTION", "assume-present");
  }

  test("are for the audience that was asked for", async () => {
    await metadata((audience) => jwt(audience ?? ""));
    const token = await fetchIdToken(AUDIENCE, { timeoutSeconds: 10 });
    expect(token).toEqual({ ok: true, token: jwt(AUDIENCE), from: "application-default" });
  });

  test("are refused where they are for somebody else", async () => {
    await metadata(() => jwt("https://elsewhere"));
    const token = await fetchIdToken(AUDIENCE, { timeoutSeconds: 10 });
    expect(token).toMatchObject({ ok: false, message: expect.stringContaining("a token for others") });
  });
});
