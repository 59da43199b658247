import { secondsByDefault } from "../../../model/fact.ts";
import type { Hop } from "../../../model/hop.ts";
import { secondsOf } from "../../../platform/limits.ts";
import { descend, locate } from "../../../syntax/cursor.ts";
import type { LimitTable } from "../../read.ts";
import { unlessOff } from "../proxies/duration-fact.ts";
import type { ServicePort } from "../service.ts";
import type { Workload } from "../workload.ts";
import { envoyPatches } from "./envoy-filter.ts";
import { isInjected } from "./injection.ts";
import { idleBy, lifetimeBy } from "./istio-hop.ts";
import type { Mesh } from "./mesh.ts";

/** Istio's proxy in the pod itself; none where nothing in the input says that there is one. */
export function sidecarHops(
  workload: Workload | undefined,
  port: ServicePort | undefined,
  mesh: Mesh,
  limits: LimitTable,
): readonly Hop[] {
  if (workload === undefined || !isInjected(workload, mesh)) return [];
  const name = `Istio sidecar of ${workload.kind} ${workload.name}`;
  const protocol = port && isBytes(port) ? "tcp" : "http";
  const { namespace, labels } = workload;
  const patches = envoyPatches({ context: "SIDECAR_INBOUND", namespaces: [namespace], labels, protocol }, mesh);
  const limit = limits("istio-tcp");
  const place = locate(descend(port?.at ?? workload.at, "name"));
  const bytes = protocol === "tcp" && secondsByDefault(`TCP idle timeout of ${name}`, secondsOf(limit), place, limit);
  const idleSeconds = unlessOff(idleBy(patches) ?? (bytes || undefined));
  const lifetimeSeconds = lifetimeBy(patches);
  return [
    {
      name,
      kind: "proxy",
      software: "istio",
      ...(idleSeconds && { idleSeconds }),
      ...(lifetimeSeconds && { lifetimeSeconds }),
    },
  ];
}

/** Istio tells protocols by `appProtocol`, else by the port's name, and looks into what neither says. */
function isBytes({ name, appProtocol }: ServicePort): boolean {
  return /^(?:tcp|tls|https|mongo|mysql|redis)(?:-|$)/.test(appProtocol ?? name ?? "");
}
