import type { Found } from "./found.ts";
import { RequestError } from "./request-error.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** Finds out where to knock: the given address, or what the platform says. SDKs load only where they are asked for. */
export async function findTarget(options: VerifyOptions): Promise<Found> {
  const { url, cloudRun, cluster } = options;
  if (cloudRun && cluster) throw new RequestError("name a Cloud Run service or a cluster, not both");
  const found = await ask(options);
  if (found === undefined && url === undefined) {
    throw new RequestError("verify what? Name an address with --url, or a service with --cloud-run or --cluster");
  }
  return { deployed: [], problems: [], ...found, ...(url === undefined ? {} : { url }) };
}

async function ask(options: VerifyOptions): Promise<Found | undefined> {
  if (options.cloudRun) {
    const { findCloudRun } = await import("./find-cloud-run.ts");
    return findCloudRun(options.cloudRun, options);
  }
  if (options.cluster) {
    const { findKubernetes } = await import("./find-kubernetes.ts");
    return findKubernetes(options.cluster, options);
  }
  return undefined;
}
