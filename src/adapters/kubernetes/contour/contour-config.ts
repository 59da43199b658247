import { type Cursor, descend, rootCursor } from "../../../syntax/cursor.ts";
import { configMapDocuments } from "../config-map.ts";
import type { Objects } from "../objects.ts";
import { agreedFacts } from "../proxies/agreed.ts";
import { durationFact } from "../proxies/duration-fact.ts";
import type { Setting } from "../proxies/installed.ts";

/** What Contour's own configuration says of silent streams. */
export function contourIdle(objects: Objects): Setting {
  const configs = contourConfigs(objects);
  const facts = configs.flatMap(
    ({ name, streamIdle }) => durationFact(`stream idle timeout of ${name}`, streamIdle) ?? [],
  );
  const fact = agreedFacts(facts, "several configurations of Contour set it differently");
  return { isSeen: configs.length > 0, fact };
}

/** One configuration of Contour's own: a ConfigMap with its file, or a ContourConfiguration. */
interface ContourConfig {
  readonly name: string;
  /** Where its stream idle timeout is written, or would be. */
  readonly streamIdle: Cursor;
}

function contourConfigs(objects: Objects): readonly ContourConfig[] {
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
