import { byDefault, type Fact, unknown } from "../../model/fact.ts";
import type { Rollout } from "../../model/shutdown.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { type Cursor, descend, locate, locateKey } from "../../syntax/cursor.ts";
import { type LimitTable, textFact } from "../read.ts";
import { unreadBlock } from "../unread-block.ts";
import type { Workload } from "./workload.ts";

/** How a Deployment replaces its pods; the others do it one by one, or in ways that no default describes. */
export function rolloutOf({ kind, name, at }: Workload, limits: LimitTable): Rollout | undefined {
  if (kind !== "Deployment") return undefined;
  const strategy = descend(at, "spec", "strategy");
  const update = descend(strategy, "rollingUpdate");
  const text = (key: string, place: Cursor, id: LimitId): Fact<string> => {
    const what = `${key} of Deployment ${name}`;
    const unread = unreadBlock(what, strategy) ?? (key === "strategy" ? undefined : unreadBlock(what, update));
    const limit = limits(id);
    return unread ?? textFact(what, place) ?? byDefault(what, String(limit.default), locateKey(place), limit);
  };
  const unavailable = descend(update, "maxUnavailable");
  const surge = descend(update, "maxSurge");
  return {
    strategy: text("strategy", descend(strategy, "type"), "k8s-rollout-strategy"),
    maxUnavailable: asShare(text("maxUnavailable", unavailable, "k8s-rollout-max-unavailable"), unavailable),
    maxSurge: asShare(text("maxSurge", surge, "k8s-rollout-max-surge"), surge),
  };
}

function asShare(fact: Fact<string>, place: Cursor): Fact<string> {
  if (!fact.known || /^\d{1,6}%?$/.test(fact.value)) return fact;
  return unknown(fact.what, `"${fact.value.slice(0, 40)}" is neither a number nor a percentage`, locate(place));
}
