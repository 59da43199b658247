import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import type { Cluster, Context, KubeConfig, User } from "@kubernetes/client-node";
import { KubernetesError } from "./failure.ts";
import { numberAt } from "./json.ts";
import { enumerated, nearestFirst } from "./nearest-first.ts";

export interface KubeconfigOptions {
  /** A file; without it `KUBECONFIG`, then `~/.kube/config`, then the pod's own service account. */
  readonly kubeconfig?: string | undefined;
  /** A context of it; without it the current one. */
  readonly context?: string | undefined;
}

/** One context with what it points at. */
export interface KubeconfigContext {
  readonly name: string;
  readonly cluster: Cluster;
  /** Undefined where the context names nobody, and nobody is asked as. */
  readonly user: User | undefined;
}

/** Reads the kubeconfig as kubectl does and looks the context up. */
export async function readContext({ kubeconfig, context }: KubeconfigOptions): Promise<KubeconfigContext> {
  const config = await load(kubeconfig);
  const names = config.getContexts().map(({ name }) => name);
  const wanted = context ?? config.getCurrentContext() ?? "";
  const found = config.getContexts().find(({ name }) => name === wanted);
  if (found === undefined) throw unknownContext(wanted, context !== undefined, names);
  const cluster = config.getClusters().find(({ name }) => name === found.cluster);
  if (cluster === undefined) throw dangling(found, "cluster", found.cluster);
  const user = config.getUsers().find(({ name }) => name === found.user);
  if (user === undefined && found.user) throw dangling(found, "user", found.user);
  return { name: found.name, cluster, user };
}

async function load(file: string | undefined): Promise<KubeConfig> {
  const { KubeConfig } = await import("./client.ts");
  const files = file === undefined ? filesOfEnvironment() : [file];
  if (files === undefined) {
    const config = new KubeConfig();
    guarded("the kubeconfig", () => config.loadFromDefault());
    // Where the library finds nothing it makes up a cluster on port 8080, in a context of this name.
    if (config.getCurrentContext() !== "loaded-context") return config;
    throw missing("there is no kubeconfig: KUBECONFIG is not set and ~/.kube/config does not exist");
  }
  const present = files.filter((name) => existsSync(name));
  if (present.length === 0) throw missing(`there is no kubeconfig at ${files.join(", ")}`);
  const parts = present.map((name) => {
    const part = new KubeConfig();
    guarded(name, () => part.loadFromFile(name));
    return part;
  });
  return merged(new KubeConfig(), parts);
}

/** Files that do not exist are passed over, as kubectl does; undefined where none are listed. */
function filesOfEnvironment(): readonly string[] | undefined {
  const files = (process.env.KUBECONFIG ?? "").split(delimiter).filter((name) => name !== "");
  return files.length > 0 ? files : undefined;
}

/** The first file to name something wins. The library's own merge refuses a name that is there twice. */
function merged(config: KubeConfig, parts: readonly KubeConfig[]): KubeConfig {
  config.loadFromOptions({
    clusters: firstOfEach<Cluster>(parts.flatMap((part) => part.getClusters())),
    users: firstOfEach<User>(parts.flatMap((part) => part.getUsers())),
    contexts: firstOfEach<Context>(parts.flatMap((part) => part.getContexts())),
    currentContext: parts.map((part) => part.getCurrentContext()).find((name) => name),
  });
  return config;
}

function firstOfEach<T extends { readonly name: string }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [one.name, one])).values()].reverse();
}

function guarded(file: string, read: () => void): void {
  try {
    read();
  } catch (error) {
    // The YAML parser quotes the lines around a fault, and those may hold a token.
    const line = numberAt(error, "mark", "line");
    const isOurs = error instanceof TypeError || line !== undefined || !(error instanceof Error);
    const why = line === undefined ? "" : `: not valid YAML in line ${line + 1}`;
    throw new KubernetesError("invalid-kubeconfig", `${file} is no kubeconfig${isOurs ? why : `: ${error.message}`}`);
  }
}

function unknownContext(wanted: string, isNamed: boolean, names: readonly string[]): KubernetesError {
  const fault = isNamed ? `there is no context "${wanted}"` : "the kubeconfig has no current context";
  if (names.length === 0) return new KubernetesError("unknown-context", `${fault}: the kubeconfig has no contexts`);
  const known = enumerated(nearestFirst(wanted, names));
  return new KubernetesError("unknown-context", `${fault}; the kubeconfig has ${known}`);
}

function dangling(context: Context, what: string, name: string): KubernetesError {
  const message = `context "${context.name}" of the kubeconfig names ${what} "${name}", which is not in it`;
  return new KubernetesError("invalid-kubeconfig", message);
}

function missing(message: string): KubernetesError {
  return new KubernetesError("no-kubeconfig", message);
}
