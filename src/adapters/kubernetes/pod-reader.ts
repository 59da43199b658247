import type { Fact } from "../../model/fact.ts";
import type { Cursor } from "../../syntax/cursor.ts";
import type { Document, Parsed, Problem } from "../../syntax/document.ts";
import type { Container } from "../container.ts";
import { isProxyFile } from "../proxies/file-proxies.ts";
import type { ProxyFile } from "../proxies/proxy-file.ts";
import type { LimitTable } from "../read.ts";
import { configMapDocuments } from "./config-map.ts";
import { type ConfigMapProxies, configMapProxies } from "./config-map-proxies.ts";
import type { Objects } from "./objects.ts";
import { readContainers, type Workload } from "./workload.ts";

/** Reads pods, each container and each mounted file once, however many paths lead to it. */
export interface PodReader {
  containers(workload: Workload, target: Fact<number | string> | undefined): readonly Container[];
  /** The documents in the ConfigMaps that the container mounts. */
  files(workload: Workload, container: Container): readonly Document[];
  /** Proxies' files in them. */
  proxyFiles(workload: Workload, container: Container): readonly ProxyFile[];
  /** What could not be read in the files so far. */
  problems(): readonly Problem[];
}

export function podReader(objects: Objects, limits: LimitTable): PodReader {
  const pods = new Map<Workload, Map<string, readonly Container[]>>();
  const files = new Map<Cursor, Parsed>();
  const proxies = new Map<Cursor, ConfigMapProxies>();
  return {
    containers(workload, target) {
      const byTarget = pods.get(workload) ?? new Map<string, readonly Container[]>();
      pods.set(workload, byTarget);
      const key = target?.known ? JSON.stringify(target.value) : "";
      const containers = byTarget.get(key) ?? readContainers(workload, target, objects, limits);
      byTarget.set(key, containers);
      return containers;
    },
    files(workload, { mountedConfigMaps }) {
      return mountedConfigMaps.flatMap((name) => {
        const choice = objects.choose("ConfigMap", workload.namespace, name, workload.at);
        // What copies say differently is seen to be undecided when they are all read.
        const configMaps = choice ? [choice.object, ...choice.tied, ...choice.layers] : [];
        return configMaps.flatMap((configMap) => {
          const parsed = files.get(configMap.at) ?? configMapDocuments(configMap);
          files.set(configMap.at, parsed);
          return parsed.documents.filter((document) => !isProxyFile(document));
        });
      });
    },
    proxyFiles(workload, { mountedConfigMaps }) {
      return mountedConfigMaps.flatMap((name) => {
        const choice = objects.choose("ConfigMap", workload.namespace, name, workload.at);
        // Copies that differ would be as many proxies; what they are for is told apart by nothing.
        if (choice === undefined || choice.tied.length > 0) return [];
        const read = proxies.get(choice.object.at) ?? configMapProxies(choice.object);
        proxies.set(choice.object.at, read);
        return read.files;
      });
    },
    problems: () => [...files.values(), ...proxies.values()].flatMap(({ problems }) => problems),
  };
}
