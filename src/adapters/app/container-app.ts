import type { Container } from "../container.ts";
import type { LimitTable } from "../read.ts";
import { detect } from "./detect.ts";
import { isFrameworkVariable } from "./frameworks/index.ts";
import { mayBeHomeMade } from "./home-made.ts";
import { readHomeSettings } from "./home-settings.ts";
import { mergeReadings } from "./merge.ts";
import type { AppReading } from "./reading.ts";
import { readSettings } from "./settings.ts";

/**
 * What a container's command line, image and variables say about its connections: the settings of the servers we
 * know, with their defaults, and the application's own.
 */
export function readContainerApp(container: Container, limits: LimitTable): AppReading {
  const detected = detect(container);
  const known = detected.map((one) => readSettings(one, limits));
  const own = [...container.env, ...(detected[0]?.by === "command" ? detected[0].env.slice(container.env.length) : [])]
    .filter(({ name }) => mayBeHomeMade(name) && !isFrameworkVariable(name))
    .map(({ name, value }) => ({ name, text: value }));
  const hasSockets = known.some(({ evidence }) => evidence.some(({ strength }) => strength === "strong"));
  return mergeReadings([...known, readHomeSettings(own, { hasSockets })]);
}
