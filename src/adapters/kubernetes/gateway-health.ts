import { byDefault, declared, type Fact, secondsByDefault, unknown } from "../../model/fact.ts";
import type { HealthCheck } from "../../model/load-balancer.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { secondsOf } from "../../platform/limits.ts";
import { type Cursor, descend, locateKey } from "../../syntax/cursor.ts";
import { portOf } from "../probes.ts";
import { type LimitTable, secondsFact, textFact } from "../read.ts";
import type { ServicePort } from "./service.ts";

/** What a Gateway's load balancer asks: the HealthCheckPolicy's word, else `/` on the serving port, whatever the probes. */
export function gatewayHealthCheck(
  owner: string,
  policy: Cursor | undefined,
  home: Cursor,
  port: ServicePort | undefined,
  limits: LimitTable,
): HealthCheck {
  const what = `health check of ${owner}`;
  const http = descend(policy ?? home, "config", "httpHealthCheck");
  const type = policy && textFact(`type of the ${what}`, descend(policy, "config", "type"));
  const pathLimit = limits("gke-gw-noinfer-path");
  const path =
    (policy && textFact(`requestPath of the ${what}`, descend(http, "requestPath"))) ??
    byDefault(`path of the ${what}`, String(pathLimit.default), locateKey(descend(http, "requestPath")), pathLimit);
  const fixed = policy && portOf(`port of the ${what}`, descend(http, "port"));
  const served = fixed ?? port?.target;
  const isHttp = type === undefined || (type.known && /^HTTPS?$|^HTTP2$/.test(type.value));
  return {
    source: policy ? "explicit" : "default",
    type: type ?? declared(`type of the ${what}`, "HTTP", locateKey(http)),
    ...(isHttp && { path }),
    ...(served && { port: served }),
    ...gatewayTiming(what, policy, home, limits),
  };
}

function gatewayTiming(
  what: string,
  policy: Cursor | undefined,
  home: Cursor,
  limits: LimitTable,
): Pick<HealthCheck, "intervalSeconds" | "timeoutSeconds"> {
  if (policy === undefined) {
    const interval = limits("gke-gw-noinfer-interval");
    return {
      intervalSeconds: secondsByDefault(`interval of the ${what}`, secondsOf(interval), locateKey(home), interval),
      timeoutSeconds: unknown(
        `timeout of the ${what}`,
        "Google publishes none for a Gateway without a HealthCheckPolicy",
        locateKey(home),
      ),
    };
  }
  const field = (name: string, key: string, id: LimitId): Fact<number> => {
    const place = descend(policy, key);
    const limit = limits(id);
    const written = secondsFact(`${key} of the ${what}`, place);
    return written ?? secondsByDefault(`${name} of the ${what}`, secondsOf(limit), locateKey(place), limit);
  };
  return {
    intervalSeconds: field("interval", "checkIntervalSec", "gke-hcp-defaults-interval"),
    timeoutSeconds: field("timeout", "timeoutSec", "gke-hcp-defaults-timeout"),
  };
}
