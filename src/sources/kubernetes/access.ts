import type { RequestOptions } from "node:https";
import type { KubeConfig, User } from "@kubernetes/client-node";
import { type ExecCredential, runExecPlugin } from "./exec-plugin.ts";
import { KubernetesError } from "./failure.ts";
import { isObject, textAt } from "./json.ts";
import { type KubeconfigContext, type KubeconfigOptions, readContext } from "./kubeconfig.ts";
import { type Redact, redactor } from "./redact.ts";

/** A cluster and somebody to ask it as. */
export interface Access {
  readonly context: string;
  readonly server: URL;
  /** Credentials that have not run out, as the client library wants them. */
  config(signal: AbortSignal): Promise<KubeConfig>;
}

/** Looks up where the cluster is and who asks. Nothing is sent and no plugin runs before `config` is called. */
export async function openAccess(options: KubeconfigOptions): Promise<Access> {
  const context = await readContext(options);
  const { server } = context.cluster;
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) {
    const message = `cluster "${context.cluster.name}" of the kubeconfig has no http or https address`;
    throw new KubernetesError("invalid-kubeconfig", message);
  }
  let given: ExecCredential | undefined;
  return {
    context: context.name,
    server: new URL(server),
    async config(signal) {
      const { user, cluster } = context;
      if (!isObject(user?.exec)) return configOf(context, withTrimmedToken(user));
      if (given === undefined || hasExpired(given)) given = await runExecPlugin(user.exec, cluster, signal);
      return configOf(context, asUser(user, given));
    },
  };
}

/** The options of a request with the credentials in them, and what takes those out of a text again. */
export async function requestOptions(
  config: KubeConfig,
): Promise<{ readonly options: RequestOptions; readonly redact: Redact }> {
  const options: RequestOptions = {};
  const user = config.getCurrentUser();
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    const why = error instanceof Error && "code" in error && "path" in error ? `: ${error.code} ${error.path}` : "";
    const provider = textAt(user?.authProvider, "name");
    const how = provider === undefined ? "" : ` from auth-provider ${provider}`;
    const message = `the credentials of user "${user?.name}" could not be got${how}${why}`;
    throw new KubernetesError("credentials-failed", message);
  }
  const authorization = isObject(options.headers) ? textAt(options.headers, "Authorization") : undefined;
  const token = authorization?.replace(/^\w+ /, "");
  return { options, redact: redactor([token, ...secretsOf(config)]) };
}

/** What the user of a kubeconfig must keep to themselves. */
export function secretsOf(config: KubeConfig): readonly (string | undefined)[] {
  const user = config.getCurrentUser();
  return [user?.token, user?.password, user?.keyData];
}

/** Credentials are renewed a little before they end, so that none ends on its way. */
const EXPIRY_MARGIN_MS = 10_000;

function hasExpired({ expiresAtMs }: ExecCredential): boolean {
  return expiresAtMs !== undefined && expiresAtMs - EXPIRY_MARGIN_MS < Date.now();
}

/** A token file ends in a line break more often than not, and no header may hold one. */
function withTrimmedToken(user: User | undefined): User | undefined {
  return user?.token ? { ...user, token: user.token.trim() } : user;
}

function asUser({ name, impersonateUser }: User, { token, certificatePem, keyPem }: ExecCredential): User {
  const base64 = (pem: string): string => Buffer.from(pem).toString("base64");
  return {
    name,
    ...(impersonateUser && { impersonateUser }),
    ...(token && { token }),
    ...(certificatePem && { certData: base64(certificatePem) }),
    ...(keyPem && { keyData: base64(keyPem) }),
  };
}

async function configOf({ name, cluster }: KubeconfigContext, user: User | undefined): Promise<KubeConfig> {
  const { KubeConfig } = await import("./client.ts");
  const config = new KubeConfig();
  // The library talks plain http only where certificates need not be checked; kubectl does not ask for that.
  const isPlain = cluster.server.startsWith("http:");
  config.loadFromOptions({
    clusters: [isPlain ? { ...cluster, skipTLSVerify: true } : cluster],
    users: user ? [user] : [],
    contexts: [{ name, cluster: cluster.name, user: user?.name }],
    currentContext: name,
  });
  return config;
}
