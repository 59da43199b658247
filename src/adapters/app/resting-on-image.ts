import { type Fact, leavesOf, locationOf } from "../../model/fact.ts";
import type { Heartbeat } from "../../model/path.ts";
import type { Document } from "../../syntax/document.ts";
import type { Container } from "../container.ts";
import { resting } from "../load-balancer-hops.ts";
import type { AppReading } from "./reading.ts";

/** A container's settings, where those in its Dockerfile count only if it is its Dockerfile. */
export function restingOnImage(reading: AppReading, { built }: Container): AppReading {
  if (built?.assumed === undefined) return reading;
  const { document, assumed } = built;
  const rest = <T>(fact: Fact<T>): Fact<T> => (isIn(fact, document) ? resting(fact, assumed) : fact);
  const { silentServer, keepAliveSeconds, idleSeconds, lifetimeSeconds, drainSeconds, startupTimeoutSeconds } = reading;
  const { port, serverSlots, pollingTransport, bindsEarly } = reading;
  return {
    ...reading,
    heartbeats: reading.heartbeats.map((heartbeat): Heartbeat => {
      const { intervalSeconds, timeoutSeconds } = heartbeat;
      const timeout = timeoutSeconds ? { timeoutSeconds: rest(timeoutSeconds) } : {};
      return { ...heartbeat, intervalSeconds: rest(intervalSeconds), ...timeout };
    }),
    evidence: reading.evidence.map((one) => (one.at.document === document ? { ...one, assumed } : one)),
    ...(silentServer && { silentServer: rest(silentServer) }),
    ...(keepAliveSeconds && { keepAliveSeconds: rest(keepAliveSeconds) }),
    ...(idleSeconds && { idleSeconds: rest(idleSeconds) }),
    ...(lifetimeSeconds && { lifetimeSeconds: rest(lifetimeSeconds) }),
    ...(drainSeconds && { drainSeconds: rest(drainSeconds) }),
    ...(startupTimeoutSeconds && { startupTimeoutSeconds: rest(startupTimeoutSeconds) }),
    ...(port && { port: rest(port) }),
    ...(serverSlots && { serverSlots: rest(serverSlots) }),
    ...(pollingTransport && { pollingTransport: rest(pollingTransport) }),
    ...(bindsEarly && { bindsEarly: rest(bindsEarly) }),
  };
}

/** Whether it, or anything that it was worked out from, is written there. */
export function isIn(fact: Fact<unknown>, document: Document): boolean {
  return leavesOf([fact]).some((leaf) => locationOf(leaf).document === document);
}
