import type { ConnectionPath } from "../model/path.ts";
import type { Probe } from "../model/startup.ts";

/**
 * The probes that must pass before the platform sends traffic to an instance. Cloud Run takes a passed start-up probe
 * for ready, so its readiness probe holds nothing back at first.
 */
export function trafficGates({ platform, startup }: ConnectionPath): readonly Probe[] {
  const { startup: start, readiness } = startup.probes;
  const gates = platform === "cloud-run" ? [start] : [start, readiness];
  return gates.filter((probe) => probe !== undefined);
}

/** Whether a probe asks no more than that the port is open; undefined where its kind cannot be read. */
export function isPortOnly(probe: Probe): boolean | undefined {
  if (probe.kind === "unknown") return undefined;
  return probe.kind === "tcp" || probe.kind === "default-tcp";
}
