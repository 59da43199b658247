import { type Cursor, descend, itemsOf } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Named } from "../objects.ts";
import type { HostedService } from "./host.ts";
import type { Mesh } from "./mesh.ts";

/** One DestinationRule's word about connections to a Service. */
export interface ConnectionPool {
  readonly rule: Named;
  /** Its `connectionPool`, or where that would be written. */
  readonly at: Cursor;
}

export interface Destination {
  readonly service: HostedService;
  readonly port: string | undefined;
  readonly subset: string | undefined;
}

/** What the DestinationRules for it say; several of them where more than one is for the same host. */
export function connectionPools(destination: Destination, mesh: Mesh): readonly ConnectionPool[] {
  const rules = mesh.destinationRules(destination.service);
  return rules.map((rule) => ({ rule, at: poolOf(descend(rule.at, "spec"), destination) }));
}

/** A subset's policy goes before that of the whole, and that of a port takes the place of both, left-out fields too. */
function poolOf(spec: Cursor, { port, subset }: Destination): Cursor {
  const own = itemsOf(descend(spec, "subsets")).find((one) => subset !== undefined && textAt(one, "name") === subset);
  const whole = descend(spec, "trafficPolicy");
  const policies = own ? [descend(own, "trafficPolicy"), whole] : [whole];
  for (const policy of policies) {
    const ofPort = itemsOf(descend(policy, "portLevelSettings")).find(
      (one) => port !== undefined && textAt(one, "port", "number") === port,
    );
    if (ofPort) return descend(ofPort, "connectionPool");
    if (descend(policy, "connectionPool").node !== undefined) return descend(policy, "connectionPool");
  }
  return descend(whole, "connectionPool");
}
