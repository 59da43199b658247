import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { FAILURE_CAUSES } from "../../../src/sources/kubernetes/failure.ts";
import { fetchKubernetes } from "../../../src/sources/kubernetes/fetch-kubernetes.ts";
import { parseServiceName } from "../../../src/sources/kubernetes/service-name.ts";
import { kubeconfigFor } from "../../support/fake-kubernetes.ts";
import { selfSigned } from "../../support/self-signed.ts";
import { cluster, failed, kubeconfigFile, succeeded, TOKEN } from "./support.ts";
import { OTHERS, objectsIn, WEB } from "./web.ts";

const CHAT = { namespace: "web", name: "chat" };
const objects = objectsIn(WEB, OTHERS);
/** Nothing listens there: it is reserved and below every range that is handed out. */
const NOWHERE = { url: "http://127.0.0.1:1" };

async function failure(kubeconfig: string, request: Partial<Parameters<typeof fetchKubernetes>[0]> = {}) {
  return failed(await fetchKubernetes({ ...CHAT, ...request }, { kubeconfig }));
}

describe("the name of a Service", () => {
  test("is a namespace and a name", () => {
    expect(parseServiceName("web/chat")).toEqual({ ok: true, namespace: "web", name: "chat" });
  });

  test.each([
    ["chat", "write NAMESPACE/NAME, as in default/chat"],
    ["/chat", "names no namespace"],
    ["web/", "is not the name of a Service with its namespace"],
    ["a/b/c", "is not the name of a Service with its namespace"],
    ["", "write NAMESPACE/NAME, as in web/chat"],
    ["Web/chat", '"Web" cannot be the namespace: it must be lower-case letters'],
    ["web/chat?x=", '"chat?x=" cannot be the name of a Service'],
    [`web/${"a".repeat(64)}`, "at most 63"],
  ])("is not %j", (written, words) => {
    const [kind, message] = failed(parseServiceName(written));
    expect([kind, message]).toEqual(["bad-service-name", expect.stringContaining(words)]);
  });

  test("is checked before anything is asked", async () => {
    const { kubeconfig, requests } = await cluster({ objects });
    expect((await failure(kubeconfig, { name: "../secrets" }))[0]).toBe("bad-service-name");
    expect(requests).toEqual([]);
  });
});

describe("a kubeconfig", () => {
  test("that does not exist is said with its name", async () => {
    const [kind, message] = await failure("/nowhere/config");
    expect([kind, message]).toEqual(["no-kubeconfig", "there is no kubeconfig at /nowhere/config"]);
  });

  test("is missing where neither the environment nor the home folder has one", async () => {
    vi.stubEnv("KUBECONFIG", "");
    vi.stubEnv("HOME", dirname(kubeconfigFile("")));
    onTestFinished(() => void vi.unstubAllEnvs());
    const [kind, message] = failed(await fetchKubernetes(CHAT));
    expect(kind).toBe("no-kubeconfig");
    expect(message).toBe("there is no kubeconfig: KUBECONFIG is not set and ~/.kube/config does not exist");
  });

  test("may be several files, of which the first to say something wins and the missing are passed over", async () => {
    const { kubeconfig, url } = await cluster({ objects });
    const other = kubeconfigFile(kubeconfigFor({ test: NOWHERE, more: { url } }, { token: "another" }));
    vi.stubEnv("KUBECONFIG", ["/nowhere/config", kubeconfig, other].join(delimiter));
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(succeeded(await fetchKubernetes(CHAT)).context).toBe("test");
    expect(succeeded(await fetchKubernetes({ ...CHAT, context: "more" })).context).toBe("more");
  });

  test("that is broken is said by line, without what stands there", async () => {
    const broken = `users:\n- name: ann\n  user: {token: ${TOKEN}\nclusters: []\n`;
    const file = kubeconfigFile(broken);
    expect(await failure(file)).toEqual(["invalid-kubeconfig", `${file} is no kubeconfig: not valid YAML in line 4`]);
  });

  test.each(["", "[]", "just text", "clusters: 5"])("that says nothing (%j) has no context", async (text) => {
    const [kind] = await failure(kubeconfigFile(text));
    expect(["invalid-kubeconfig", "unknown-context"]).toContain(kind);
  });

  test("without the context that is asked for has others, the nearest first", async () => {
    const servers = { gke_acme_eu_staging: NOWHERE, minikube: NOWHERE, gke_acme_eu_prod: NOWHERE };
    const file = kubeconfigFile(kubeconfigFor(servers, { token: TOKEN }));
    expect(await failure(file, { context: "prod" })).toEqual([
      "unknown-context",
      'there is no context "prod"; the kubeconfig has gke_acme_eu_prod, minikube, gke_acme_eu_staging',
    ]);
  });

  test("whose context names what is not there is said", async () => {
    const config = JSON.parse(kubeconfigFor({ test: NOWHERE }, { token: TOKEN }));
    const file = kubeconfigFile(JSON.stringify({ ...config, clusters: [] }));
    expect(await failure(file)).toEqual([
      "invalid-kubeconfig",
      'context "test" of the kubeconfig names cluster "test", which is not in it',
    ]);
  });
});

describe("an API server", () => {
  test("that is not there cannot be reached", async () => {
    const file = kubeconfigFile(kubeconfigFor({ test: NOWHERE }, { token: TOKEN }));
    expect(await failure(file)).toEqual([
      "unreachable",
      "the API server at 127.0.0.1:1 cannot be reached (ECONNREFUSED)",
    ]);
  });

  test("whose certificate is not in the kubeconfig is not trusted", async () => {
    const { url } = await cluster({ objects, tls: true });
    const [kind, message] = await failure(kubeconfigFile(kubeconfigFor({ test: { url } }, { token: TOKEN })));
    expect(kind).toBe("tls");
    expect(message).toContain("its certificate is self-signed and not in the kubeconfig (DEPTH_ZERO_SELF_SIGNED_CERT)");
  });

  test("with a certificate of another authority is not trusted", async () => {
    const { url } = await cluster({ objects, tls: true });
    const file = kubeconfigFile(kubeconfigFor({ test: { url, certificate: selfSigned() } }, { token: TOKEN }));
    expect((await failure(file))[0]).toBe("tls");
  });

  test("that speaks no TLS where the kubeconfig says so is told from one that is not there", async () => {
    const { url } = await cluster({ objects });
    const file = kubeconfigFile(kubeconfigFor({ test: { url: url.replace("http:", "https:") } }, { token: TOKEN }));
    expect((await failure(file))[0]).toBe("tls");
  });

  test("that does not know who asks says 401", async () => {
    const { url } = await cluster({ objects });
    const [kind, message] = await failure(kubeconfigFile(kubeconfigFor({ test: { url } }, { token: "wrong-token" })));
    expect([kind, message]).toEqual([
      "unauthorized",
      `the API server at ${new URL(url).host} does not accept the credentials (401): Unauthorized`,
    ]);
  });

  test("that never answers is waited for so long and no longer", async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const sockets = new Set<{ destroy(): void }>();
    silent.on("connection", (socket) => sockets.add(socket));
    onTestFinished(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => silent.close(resolve));
    });
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const kubeconfig = kubeconfigFile(kubeconfigFor({ test: { url: `http://127.0.0.1:${port}` } }, { token: TOKEN }));
    const result = await fetchKubernetes(CHAT, { kubeconfig, timeoutSeconds: 0.2 });
    expect(failed(result)).toEqual(["timeout", `the API server at 127.0.0.1:${port} did not answer in time`]);
  });

  test("is left alone when the caller has had enough", async () => {
    const { kubeconfig } = await cluster({ objects });
    const result = await fetchKubernetes(CHAT, { kubeconfig, signal: AbortSignal.abort() });
    expect(failed(result)[0]).toBe("interrupted");
  });

  test("that sends something else than JSON is none", async () => {
    const { kubeconfig } = await cluster({
      objects,
      intercept(_, response) {
        response.end("<html>Sign in</html>");
        return true;
      },
    });
    const [kind, message] = await failure(kubeconfig);
    expect([kind, message]).toEqual(["api-error", expect.stringContaining("is no Kubernetes API server")]);
  });

  test("that breaks off in the middle cannot be reached", async () => {
    const { kubeconfig } = await cluster({
      objects,
      intercept(_, response) {
        response.writeHead(200, { "Content-Length": 1000 });
        response.write("{");
        setImmediate(() => response.destroy());
        return true;
      },
    });
    expect((await failure(kubeconfig))[0]).toBe("unreachable");
  });
});

describe("a Service that does not exist", () => {
  test("has neighbours, the nearest first", async () => {
    const { kubeconfig } = await cluster({ objects });
    expect(await failure(kubeconfig, { name: "chatt" })).toEqual([
      "service-not-found",
      "there is no Service web/chatt; namespace web has chat, api",
    ]);
  });

  test("may be in a namespace that does not exist either", async () => {
    const { kubeconfig } = await cluster({ objects });
    expect(await failure(kubeconfig, { namespace: "wep" })).toEqual([
      "service-not-found",
      "there is no Service wep/chat, and no namespace wep; there are web, infra",
    ]);
  });

  test("may be in an empty namespace", async () => {
    const { kubeconfig } = await cluster({ objects });
    expect(await failure(kubeconfig, { namespace: "infra" })).toEqual([
      "service-not-found",
      "there is no Service infra/chat; namespace infra has no Services",
    ]);
  });
});

describe("credentials of a plugin", () => {
  /** A plugin that runs a script of Node's. */
  function execKubeconfig(url: string, script: string, more: object = {}): string {
    const file = kubeconfigFile("");
    const plugin = join(dirname(file), "plugin.mjs");
    writeFileSync(plugin, script);
    chmodSync(plugin, 0o600);
    const exec = {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      command: process.execPath,
      args: [plugin],
      provideClusterInfo: true,
      env: [{ name: "PLANTED", value: TOKEN }],
      ...more,
    };
    writeFileSync(file, kubeconfigFor({ test: { url } }, { exec }));
    return file;
  }

  test("are used, and the plugin is told which cluster they are for", async () => {
    const { url } = await cluster({ objects });
    const script = `
      const { spec, kind } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
      const isRight = kind === "ExecCredential" && spec.cluster.server === ${JSON.stringify(url)} && !spec.interactive;
      console.log(JSON.stringify({ kind: "ExecCredential", status: { token: isRight ? process.env.PLANTED : "wrong" } }));
    `;
    expect(succeeded(await fetchKubernetes(CHAT, { kubeconfig: execKubeconfig(url, script) })).context).toBe("test");
  });

  test("cannot be had from a plugin that is not installed, and its hint is passed on", async () => {
    const installHint = "Install gke-gcloud-auth-plugin for use with kubectl\nby following https://cloud.google.com/";
    const file = execKubeconfig(NOWHERE.url, "", { command: "gke-gcloud-auth-plugin-absent", installHint });
    expect(await failure(file)).toEqual([
      "exec-plugin-failed",
      "gke-gcloud-auth-plugin-absent, from which the kubeconfig takes its credentials, is not installed: Install gke-gcloud-auth-plugin for use with kubectl by following https://cloud.google.com/",
    ]);
  });

  test("cannot be had from a plugin that fails; its first line is passed on without tokens", async () => {
    const google = "ya29.a0AfB_planted";
    const script = `console.error("\\nlogin required, had Bearer ${TOKEN} and ${google}\\nat more"); process.exit(1);`;
    const [kind, message] = await failure(execKubeconfig(NOWHERE.url, script));
    expect(kind).toBe("exec-plugin-failed");
    expect(message).toMatch(/, failed: login required, had Bearer \[redacted\] and \[redacted\]$/);
  });

  test.each(["", "token: planted", '{"kind":"ExecCredential","status":{}}'])(
    "cannot be had from a plugin that prints %j",
    async (printed) => {
      const script = `process.stdout.write(${JSON.stringify(printed)})`;
      const [kind, message] = await failure(execKubeconfig(NOWHERE.url, script));
      expect([kind, message]).toEqual(["exec-plugin-failed", expect.stringContaining("printed no ExecCredential")]);
      if (printed !== "") expect(message).not.toContain(printed);
    },
  );

  test("are not waited for when the caller has had enough, and the plugin is ended", async () => {
    const pidFile = kubeconfigFile("");
    const script = `
      import { writeFileSync } from "node:fs";
      process.on("SIGTERM", () => {});
      setTimeout(() => {}, 60_000);
      writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
    `;
    const enough = new AbortController();
    const kubeconfig = execKubeconfig(NOWHERE.url, script);
    const result = fetchKubernetes(CHAT, { kubeconfig, signal: enough.signal });
    const pid = await vi.waitFor(() => Number(readFileSync(pidFile, "utf8") || Number.NaN) || notYet(), 20_000);
    enough.abort();
    expect(failed(await result)[0]).toBe("interrupted");
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), 20_000);
  });

  test("are waited for no longer than everything else", async () => {
    const kubeconfig = execKubeconfig(NOWHERE.url, "setTimeout(() => {}, 60_000);");
    const result = await fetchKubernetes(CHAT, { kubeconfig, timeoutSeconds: 0.1 });
    expect(failed(result)).toEqual(["timeout", `${process.execPath} did not finish in time`]);
  });

  test("of a file that is not there are said by the file's name", async () => {
    const user = { "client-certificate": "/nowhere/client.pem", "client-key": "/nowhere/client.key" };
    const file = kubeconfigFile(kubeconfigFor({ test: NOWHERE }, user));
    expect(await failure(file)).toEqual([
      "credentials-failed",
      'the credentials of user "ann" could not be got: ENOENT /nowhere/client.pem',
    ]);
  });

  test("of a token file may end in a line break", async () => {
    const { url } = await cluster({ objects });
    const file = kubeconfigFile(kubeconfigFor({ test: { url } }, { "token-file": kubeconfigFile(`${TOKEN}\n`) }));
    expect(succeeded(await fetchKubernetes(CHAT, { kubeconfig: file })).context).toBe("test");
  });
});

function notYet(): never {
  throw new Error("not yet");
}

test("every kind of failure is somebody's turn", () => {
  expect(new Set(Object.values(FAILURE_CAUSES))).toEqual(new Set(["request", "credentials", "cluster"]));
});
