import type { Autoscaling } from "../../model/capacity.ts";
import { byDefault, declared, type Fact, unknown } from "../../model/fact.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import { isWritten } from "../probes.ts";
import { type LimitTable, textFact } from "../read.ts";
import { unreadBlock } from "../unread-block.ts";
import type { Named } from "./objects.ts";

/** What a HorizontalPodAutoscaler goes by. */
export function scalingOf({ name, at }: Named, limits: LimitTable): Autoscaling {
  const owner = `HorizontalPodAutoscaler ${name}`;
  const scaleDown = descend(at, "spec", "behavior", "scaleDown");
  const policy = `scaleDown of ${owner}`;
  const scaleIn =
    unreadBlock(policy, descend(at, "spec", "behavior")) ??
    unreadBlock(policy, scaleDown) ??
    textFact(policy, descend(scaleDown, "selectPolicy"));
  return { name: owner, metrics: metricsOf(owner, at, limits), ...(scaleIn && { scaleIn }) };
}

function metricsOf(owner: string, at: Cursor, limits: LimitTable): readonly Fact<string>[] {
  const what = `metric of ${owner}`;
  const cpu = descend(at, "spec", "targetCPUUtilizationPercentage");
  if (isWritten(cpu)) return [declared(what, "cpu", locateKey(cpu))];
  const metrics = descend(at, "spec", "metrics");
  if (isWritten(metrics) && metrics.node?.kind !== "list") {
    const why = metrics.node?.kind === "opaque" ? metrics.node.why : "a list is expected here";
    return [unknown(what, why, locate(metrics))];
  }
  const items = itemsOf(metrics);
  const limit = limits("k8s-hpa-default-metric");
  if (items.length === 0) return [byDefault(what, String(limit.default), locateKey(metrics), limit)];
  return items.map((item) => {
    const type = textFact(what, descend(item, "type"));
    if (type === undefined) return unknown(what, "it has no type", locate(item));
    const block = type.known ? RESOURCES[type.value] : undefined;
    if (block === undefined) return type;
    return textFact(what, descend(item, block, "name")) ?? unknown(what, "it names no resource", locate(item));
  });
}

/** Metrics that are resources go by the resource's name, the others by their type. */
const RESOURCES: Readonly<Record<string, string>> = { Resource: "resource", ContainerResource: "containerResource" };
