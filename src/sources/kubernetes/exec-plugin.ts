import { type ExecFileException, execFile } from "node:child_process";
import type { Cluster } from "@kubernetes/client-node";
import { endedEarly, KubernetesError } from "./failure.ts";
import { type JsonObject, objectsAt, textAt, textsAt, valueAt } from "./json.ts";
import { redactor } from "./redact.ts";

/** What a plugin gave to be asked with. */
export interface ExecCredential {
  readonly token: string | undefined;
  readonly certificatePem: string | undefined;
  readonly keyPem: string | undefined;
  /** Milliseconds since 1970; undefined where the plugin does not say. */
  readonly expiresAtMs: number | undefined;
}

/**
 * Runs the credential plugin of a kubeconfig's user. The client library runs plugins too, but leaves one that hangs
 * running, does not tell it about the cluster, and cannot say whose error it was.
 */
export async function runExecPlugin(exec: JsonObject, cluster: Cluster, signal: AbortSignal): Promise<ExecCredential> {
  const command = textAt(exec, "command");
  if (command === undefined) throw failed("the kubeconfig names an exec plugin without a command");
  const environment = Object.fromEntries(
    objectsAt(exec, "env").map((entry) => [textAt(entry, "name") ?? "", textAt(entry, "value") ?? ""]),
  );
  const env = { ...process.env, ...environment, KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(exec, cluster)) };
  const stdout = await new Promise<string>((resolve, reject) => {
    const options = { env, signal, maxBuffer: MAX_BYTES, windowsHide: true } as const;
    const child = execFile(command, textsAt(exec, "args"), options, (error, out, err) => {
      if (error === null) return resolve(out);
      // The signal asks it to end; a plugin that waits for a browser may not listen.
      child.kill("SIGKILL");
      reject(signal.aborted ? endedEarly(signal, `${command} did not finish`) : pluginError(error, command, exec, err));
    });
    // Nobody is there to answer a question.
    child.stdin?.end();
  });
  return readCredential(stdout, command);
}

const MAX_BYTES = 1024 * 1024;

/** What `client.authentication.k8s.io` promises a plugin in its environment. */
function execInfo(exec: JsonObject, { server, caData, tlsServerName, skipTLSVerify }: Cluster): JsonObject {
  const cluster = {
    server,
    ...(tlsServerName && { "tls-server-name": tlsServerName }),
    ...(skipTLSVerify && { "insecure-skip-tls-verify": true }),
    ...(caData && { "certificate-authority-data": caData }),
  };
  return {
    apiVersion: textAt(exec, "apiVersion") ?? "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    spec: { interactive: false, ...(valueAt(exec, "provideClusterInfo") === true && { cluster }) },
  };
}

function pluginError(error: ExecFileException, command: string, exec: JsonObject, stderr: string): KubernetesError {
  const redact = redactor([]);
  if (error.code === "ENOENT") {
    const hint = textAt(exec, "installHint");
    return failed(`${command}, from which the kubeconfig takes its credentials, is not installed${said(hint, redact)}`);
  }
  if (typeof error.code === "string")
    return failed(`${command}, from which the kubeconfig takes its credentials, cannot be run: ${error.code}`);
  const first = stderr.split("\n").find((line) => line.trim() !== "");
  return failed(`${command}, from which the kubeconfig takes its credentials, failed${said(first, redact)}`);
}

function said(text: string | undefined, redact: (text: string) => string): string {
  return text === undefined ? "" : `: ${redact(text)}`;
}

/** Nothing of what was printed is repeated: it is, or was meant to be, a secret. */
function readCredential(stdout: string, command: string): ExecCredential {
  const status = valueAt(parsed(stdout), "status");
  const token = textAt(status, "token");
  const certificatePem = textAt(status, "clientCertificateData");
  if (token === undefined && certificatePem === undefined)
    throw failed(`${command} printed no ExecCredential with a token or a certificate`);
  const expires = Date.parse(textAt(status, "expirationTimestamp") ?? "");
  return {
    token,
    certificatePem,
    keyPem: textAt(status, "clientKeyData"),
    expiresAtMs: Number.isNaN(expires) ? undefined : expires,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(message: string): KubernetesError {
  return new KubernetesError("exec-plugin-failed", message);
}
