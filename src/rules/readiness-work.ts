import { seconds } from "../model/describe.ts";
import type { Fact } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import { addition, exact } from "./numbers.ts";
import { byName } from "./startup-phases.ts";

/** How long the readiness handler may wait for what it covers. */
export interface ReadinessWork {
  /** At least so long: checks whose limit nobody gives count for nothing here. */
  readonly seconds: number;
  /** The arithmetic: `2 + 22 = 24 s`. */
  readonly sum: string;
  readonly facts: readonly [Fact<unknown>, ...Fact<unknown>[]];
  /** Why it may take longer, where that cannot be told. */
  readonly open?: string;
}

/** A check takes its own limit, else that of the dependency of its name; one after the other unless said otherwise. */
export function readinessWork({ health, startup }: ConnectionPath): ReadinessWork | undefined {
  const dependencies = byName(startup.dependencies);
  const values: number[] = [];
  const facts: Fact<unknown>[] = [];
  let open: string | undefined;
  for (const { name, timeoutSeconds } of health.covers) {
    const timeout = timeoutSeconds ?? dependencies.get(name.value)?.timeoutSeconds;
    facts.push(timeout ?? name);
    if (timeout) values.push(timeout.value);
    else open ??= `Nothing says how long readiness waits for ${name.value}`;
  }
  const [first, ...rest] = facts;
  if (first === undefined) return undefined;
  const isParallel = health.parallel.value;
  const total = isParallel ? Math.max(0, ...values) : exact(values.reduce((sum, value) => sum + value, 0));
  const waits = values.filter((value) => value > 0);
  const sum = isParallel ? seconds(total) : addition(waits);
  return { seconds: total, sum, facts: [first, ...rest], ...(open ? { open } : {}) };
}
