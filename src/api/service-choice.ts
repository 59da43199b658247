import type { Config, ServiceConfig } from "../config/config.ts";
import { didYouMean } from "../text/nearest.ts";
import { RequestError } from "./request-error.ts";

/** What a target is called on its platform. */
export interface PlatformName {
  readonly cloudRun?: string;
  /** `NAMESPACE/NAME`. */
  readonly cluster?: string;
}

/** The service that is on that platform under that name, by its `match` or by its own name; undefined for none. */
export function matchingService(
  config: Config | undefined,
  { cloudRun, cluster }: PlatformName,
): ServiceConfig | undefined {
  const [, plain = cluster] = cluster?.split("/") ?? [];
  return (config?.services ?? []).find(({ name, match }) => {
    const { deployment, statefulSet } = match;
    if (cloudRun !== undefined) return (match.cloudRun ?? name) === cloudRun;
    return [deployment, statefulSet, name].some((one) => one !== undefined && (one === cluster || one === plain));
  });
}

/** The service that is meant: the named one, or the only one there is; undefined where the config has none. */
export function chooseService(config: Config | undefined, name: string | undefined): ServiceConfig | undefined {
  const services = config?.services ?? [];
  const names = services.map((service) => service.name);
  if (name === undefined) {
    if (services.length > 1)
      throw new RequestError(`which service? The config has ${names.join(", ")}; name one with --service`);
    return services[0];
  }
  const found = services.find((service) => service.name === name);
  if (found === undefined) {
    const hint =
      didYouMean(name, names) || (names.length === 0 ? "; the config has none" : `; it has ${names.join(", ")}`);
    throw new RequestError(`the config has no service "${name}"${hint}`);
  }
  return found;
}
