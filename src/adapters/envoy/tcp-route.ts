import { type Fact, secondsByDefault } from "../../model/fact.ts";
import { secondsOf } from "../../platform/limits.ts";
import { type Cursor, locateKey } from "../../syntax/cursor.ts";
import type { Route, RouteReading } from "../proxies/route.ts";
import type { LimitTable } from "../read.ts";
import { durationAt, field, listAt, textIn } from "./field.ts";
import type { Holder } from "./http-route.ts";

/** A filter that passes bytes on and knows nothing of HTTP. */
export function tcpRoute(config: Cursor, { clusters, ports }: Holder): readonly Route[] {
  const weighted = listAt(config, "weighted_clusters", "clusters").map((one) => textIn(one, "name"));
  const names = [textIn(config, "cluster"), ...weighted].filter((name) => name !== undefined);
  const label = `tcp_proxy ${names[0] ?? ""}`.trim();
  const at = locateKey(config);
  return [
    {
      label,
      at,
      pass: locateKey(field(config, "cluster")),
      targets: names.flatMap((name) => clusters.get(name) ?? []),
      ports,
      paths: [],
      rank: () => 0,
      read: ({ limits }) => readLimits(label, config, limits),
    },
  ];
}

function readLimits(label: string, config: Cursor, limits: LimitTable): RouteReading {
  const limit = limits("envoy-conn-tcp");
  const at = field(config, "idle_timeout");
  const what = `idle_timeout of ${label}`;
  const idle = durationAt(what, at) ?? secondsByDefault(what, secondsOf(limit), locateKey(at), limit);
  const age = field(config, "max_downstream_connection_duration");
  const life = durationAt(`max_downstream_connection_duration of ${label}`, age);
  return { ...(isOn(idle) && { idleSeconds: idle }), ...(life && isOn(life) && { lifetimeSeconds: life }) };
}

function isOn(fact: Fact<number>): boolean {
  return !fact.known || fact.value > 0;
}
