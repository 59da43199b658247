import { type BackendWay, readLoadBalancers } from "../../../src/adapters/compute/load-balancers.ts";
import { recognise } from "../../../src/adapters/recognise.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { limit } from "../../../src/platform/limits.ts";
import { yaml } from "../../support/parse.ts";

/** What a fact amounts to, for expectations: the value with the row of a default, or the reason it is unknown. */
export function said(fact: Fact<unknown> | undefined): unknown {
  if (fact === undefined) return undefined;
  if (!fact.known) return `unknown: ${fact.why}`;
  return fact.origin.kind === "default" ? `${fact.value} by ${fact.origin.limit.id}` : fact.value;
}

export function waysIn(...texts: readonly string[]): readonly BackendWay[] {
  const documents = texts.flatMap((text, index) => yaml(text, `lb-${index}.yaml`));
  return readLoadBalancers(recognise(documents).resources, limit);
}

/** The hops of each way as `name: idle/lifetime`. */
export function hopsSaid(ways: readonly BackendWay[]): readonly string[] {
  return ways.flatMap(({ hops }) =>
    hops.map(({ name, idleSeconds, lifetimeSeconds }) => `${name}: ${said(idleSeconds)} / ${said(lifetimeSeconds)}`),
  );
}
