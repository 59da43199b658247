import { declared, type Fact, type KnownFact, secondsByDefault } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { Attachment, Flavour, HealthCheck, LoadBalancer } from "../../model/load-balancer.ts";
import { secondsOf } from "../../platform/limits.ts";
import { descend, locate } from "../../syntax/cursor.ts";
import type { Container } from "../container.ts";
import { hopsOf } from "../load-balancer-hops.ts";
import type { LimitTable } from "../read.ts";
import type { Backend } from "./backend-config.ts";
import type { Doors } from "./doors.ts";
import type { Policies } from "./gateway-policy.ts";
import type { Objects } from "./objects.ts";
import type { Installed } from "./proxies/installed.ts";
import type { Service, ServicePort } from "./service.ts";
import type { WayIn } from "./way-in.ts";
import type { Workload } from "./workload.ts";

/** Everything that a load balancer's settings are gathered from. */
export interface Front {
  readonly way: WayIn;
  /** Undefined where the Service is not in the input. */
  readonly service: Service | undefined;
  readonly port: ServicePort | undefined;
  readonly workload: Workload | undefined;
  readonly containers: readonly Container[];
  /** Set where it cannot be told which port is used. */
  readonly portInQuestion?: string;
  /** Set where copies of the Service differ and any of them may count. */
  readonly serviceInQuestion?: string;
  /** Set where the Service selects more than one workload. */
  readonly assumed?: string;
  readonly objects: Objects;
  readonly policies: Policies;
  readonly doors: Doors;
  readonly installed: Installed;
  readonly limits: LimitTable;
}

export interface Fronted {
  readonly hops: readonly Hop[];
  readonly loadBalancer?: LoadBalancer;
}

/** What is particular to an Ingress or a Gateway. */
export interface Filling {
  readonly flavour: Fact<Flavour>;
  readonly groups: LoadBalancer["backend"];
  readonly backend: Backend;
  readonly healthCheck: HealthCheck;
  readonly protocol?: Fact<string> | undefined;
  readonly via: Attachment["via"];
  readonly foreignAnnotations: LoadBalancer["foreignAnnotations"];
}

/** An Application Load Balancer with the settings of its backend, and what it does to a socket. */
export function fill(front: Front, filling: Filling): Fronted {
  const { way, limits } = front;
  const { flavour, groups, backend, healthCheck, protocol, via, foreignAnnotations } = filling;
  const name = `${way.kind} ${way.name}`;
  const at = locate(descend(way.at, "metadata", "name"));
  const keepAlive = limits("lb-backend-ka");
  const what = `keep-alive of ${name} to its backends`;
  return {
    hops: hopsOf(name, flavour, backend.settings.timeoutSeconds, at, limits),
    loadBalancer: {
      name,
      flavour,
      backend: groups,
      ...backend.settings,
      ...(protocol && { protocol }),
      ...(way.patterns && { routes: way.patterns }),
      healthCheck,
      backendKeepAliveSeconds: secondsByDefault(what, secondsOf(keepAlive), at, keepAlive),
      attachment: {
        via,
        ...(backend.applied && { applied: backend.applied }),
        target: targetOf(front),
        faults: backend.faults,
      },
      foreignAnnotations,
    },
  };
}

/** The object that a BackendConfig or policy would have to be attached to. */
export function targetOf({ way, service }: Front): KnownFact<string> {
  const { kind, name, at } = way.backend;
  const place = service && kind !== "ServiceImport" ? descend(service.at, "metadata", "name") : at;
  return declared(`${kind} ${name}`, name, locate(place));
}
