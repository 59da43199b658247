import type { Fact } from "../../../model/fact.ts";
import { routeTimeout } from "../../../model/route-timeout.ts";
import { descend } from "../../../syntax/cursor.ts";

import type { WayIn } from "../way-in.ts";
import { agreed, shorter } from "./agreed.ts";
import { durationFact } from "./duration-fact.ts";
import { socketRules } from "./socket-rules.ts";

/** The shorter of an HTTPRoute's two timeouts, which Envoy's controllers make a route timeout of. */
export function gatewayTimeout({ rules, route }: WayIn): Fact<number> | undefined {
  const fact = agreed(socketRules(rules), ({ at }) => {
    const read = (key: string): Fact<number> | undefined =>
      durationFact(`timeouts.${key} of HTTPRoute ${route}`, descend(at, "timeouts", key));
    return shorter(read("request"), read("backendRequest"));
  });
  return fact && routeTimeout(fact);
}
