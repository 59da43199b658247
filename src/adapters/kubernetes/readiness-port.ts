import { declared, type Fact, locationOf } from "../../model/fact.ts";
import type { HealthCheck } from "../../model/load-balancer.ts";
import { type Cursor, descend } from "../../syntax/cursor.ts";
import { type Container, containerName } from "../container.ts";
import { isWritten } from "../probes.ts";
import type { Service, ServicePort } from "./service.ts";

/** What says which port is asked: a BackendConfig has the first alone. */
const PORT_KEYS = ["port", "portName", "portSpecification"] as const;

interface Behind {
  /** The serving one first. */
  readonly containers: readonly Container[];
  readonly port: ServicePort | undefined;
  readonly service: Service | undefined;
}

/** The same health check, with the readiness probe's port where that is another one; `home` is where its own would be. */
export function besideReadiness(check: HealthCheck, home: Cursor, behind: Behind): HealthCheck {
  const { port, service } = behind;
  const [serving] = behind.containers;
  const target = port?.target;
  if (serving === undefined || target === undefined || PORT_KEYS.some((key) => isWritten(descend(home, key))))
    return check;
  const readiness = serving.probes.readiness;
  if (readiness?.kind !== "http" || readiness.port === undefined) return check;
  const [asked, served] = [numberOf(readiness.port, serving), numberOf(target, serving)];
  if (asked === undefined || served === undefined) return check;
  if (!asked.known || !served.known) return { ...check, port: served, readinessPort: asked };
  // A port that clients are sent to as well is one of the application's own, which may answer on all of them.
  const targets = [port, ...(service?.ports ?? [])].flatMap((one) =>
    one?.target ? [numberOf(one.target, serving)] : [],
  );
  if (targets.some((one) => one?.known === false || one?.value === asked.value)) return check;
  const what = `port of the readiness probe of ${containerName(serving.name)}`;
  const readinessPort = declared(what, asked.value, locationOf(readiness.port));
  return { ...check, port: served, readinessPort };
}

/** The number behind a port's name; undefined where the container has no port of that name. */
function numberOf(port: Fact<number | string>, { ports }: Container): Fact<number> | undefined {
  if (!port.known) return port;
  const { value } = port;
  if (typeof value === "number") return { ...port, value };
  const unread = ports.flatMap(({ name }) => (name && !name.known ? [name] : []));
  const number = ports.find(({ name }) => name?.known && name.value === value)?.number ?? unread[0];
  return number?.known ? { ...port, value: number.value } : number;
}
