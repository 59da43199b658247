import { byDefault, declared, type Fact, unknown } from "../../model/fact.ts";
import type { HealthCheck } from "../../model/load-balancer.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import { type LimitTable, numberFact, secondsOr, textAt, textFact } from "../read.ts";
import { type ComputeObject, type ComputeObjects, referenceAt } from "./objects.ts";

/** The first health check that a backend service names; unknown in all its parts where it is not in the input. */
export function readHealthCheck(
  backend: ComputeObject,
  objects: ComputeObjects,
  limits: LimitTable,
): HealthCheck | undefined {
  const written = itemsOf(descend(backend.at, "healthChecks"))[0];
  if (written === undefined) return undefined;
  const reference = referenceAt(written, "healthCheck");
  const check = objects.find(reference);
  if (check === undefined) return missing(reference?.name ?? textAt(written) ?? "", written);
  const what = `health check ${check.name}`;
  const block = protocolBlock(check);
  const type = block.type ?? unknown(`type of ${what}`, "none is written", check.place);
  const isHttp = type.known && /^HTTP/.test(type.value);
  const port = portOf(what, type, block.at, limits);
  return {
    source: "explicit",
    type,
    ...(isHttp && { path: pathOf(what, block.at, limits) }),
    ...(port && { port }),
    intervalSeconds: secondsOr(
      `checkIntervalSec of ${what}`,
      descend(check.at, "checkIntervalSec"),
      limits("lb-hc-defaults-interval"),
    ),
    timeoutSeconds: secondsOr(
      `timeoutSec of ${what}`,
      descend(check.at, "timeoutSec"),
      limits("lb-hc-defaults-timeout"),
    ),
  };
}

const BLOCKS: readonly (readonly [string, string])[] = [
  ["httpHealthCheck", "HTTP"],
  ["httpsHealthCheck", "HTTPS"],
  ["http2HealthCheck", "HTTP2"],
  ["tcpHealthCheck", "TCP"],
  ["sslHealthCheck", "SSL"],
  ["grpcHealthCheck", "GRPC"],
];

/** The part that belongs to the protocol. Legacy checks have theirs at the top. */
function protocolBlock({ at, name, resource, place }: ComputeObject): {
  readonly type: Fact<string> | undefined;
  readonly at: Cursor;
} {
  const what = `type of health check ${name}`;
  const legacy = BLOCKS.find(([key]) => key === resource.kind);
  if (legacy) return { type: declared(what, legacy[1], place), at };
  const type = textFact(what, descend(at, "type"));
  const key = BLOCKS.find(([block, value]) =>
    type === undefined ? descend(at, block).node !== undefined : type.known && type.value === value,
  );
  if (key === undefined) return { type, at };
  const block = descend(at, key[0]);
  return { type: type ?? declared(what, key[1], locateKey(block)), at: block };
}

function pathOf(what: string, block: Cursor, limits: LimitTable): Fact<string> {
  const at = descend(block, "requestPath");
  const limit = limits("lb-hc-port-path");
  return (
    textFact(`requestPath of ${what}`, at) ??
    byDefault(`requestPath of ${what}`, String(limit.default), locateKey(at), limit)
  );
}

/** The port that is asked; undefined where it is the serving port, or another protocol's default. */
function portOf(what: string, type: Fact<string>, block: Cursor, limits: LimitTable): Fact<number> | undefined {
  const specification = textAt(block, "portSpecification");
  if (specification === "USE_SERVING_PORT") return undefined;
  const at = descend(block, "port");
  const port = numberFact(`port of ${what}`, at);
  if (port || specification === "USE_NAMED_PORT" || textAt(block, "portName") !== undefined) return port;
  if (!type.known || type.value !== "HTTP") return undefined;
  const limit = limits("lb-hc-port");
  return byDefault(`port of ${what}`, Number(limit.default), locateKey(at), limit);
}

function missing(name: string, written: Cursor): HealthCheck {
  const unseen = (part: string): Fact<never> =>
    unknown(`${part} of health check ${name}`, "it is not in the input", locate(written));
  return {
    source: "explicit",
    type: unseen("type"),
    intervalSeconds: unseen("checkIntervalSec"),
    timeoutSeconds: unseen("timeoutSec"),
  };
}
