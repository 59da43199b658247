import { type Cursor, descend, rootCursor } from "../../../syntax/cursor.ts";
import { configMapDocuments } from "../config-map.ts";
import type { Objects } from "../objects.ts";

/** One configuration of Contour's own: a ConfigMap with its file, or a ContourConfiguration. */
export interface ContourConfig {
  readonly name: string;
  /** Where its stream idle timeout is written, or would be. */
  readonly streamIdle: Cursor;
}

export function contourConfigs(objects: Objects): readonly ContourConfig[] {
  const files = objects.all("ConfigMap").flatMap((configMap): readonly ContourConfig[] => {
    if (configMap.name !== "contour" && descend(configMap.at, "data", "contour.yaml").node === undefined) return [];
    return configMapDocuments(configMap).documents.map((document) => ({
      name: `ConfigMap ${configMap.name}`,
      streamIdle: descend(rootCursor(document), "timeouts", "stream-idle-timeout"),
    }));
  });
  const objectsOfItsOwn = objects.all("ContourConfiguration").map(({ at, name }) => ({
    name: `ContourConfiguration ${name}`,
    streamIdle: descend(at, "spec", "envoy", "timeouts", "streamIdleTimeout"),
  }));
  return [...files, ...objectsOfItsOwn];
}
