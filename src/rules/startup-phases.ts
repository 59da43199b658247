import type { KnownFact } from "../model/fact.ts";
import type { Dependency, Startup } from "../model/startup.ts";
import { exact } from "./numbers.ts";

/** Where a phase stands in the declared order, from 1; 0 for none. */
export function positionOf({ phases }: Startup, phase: KnownFact<string> | undefined): number {
  return phases.findIndex(({ value }) => value === phase?.value) + 1;
}

export function byName<T extends Needing>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.name.value, one]));
}

/** What starts after others. */
export interface Needing {
  readonly name: KnownFact<string>;
  readonly needs: readonly KnownFact<string>[];
}

/** Dependencies that need each other, so that no order of starting them can be right. */
export interface Circle<T extends Needing = Dependency> {
  /** The need that closes the circle. */
  readonly need: KnownFact<string>;
  readonly members: readonly T[];
}

/** Each circle once, found without recursion: a chain of needs may be as long as the config likes. */
export function findCircles<T extends Needing>(dependencies: readonly T[]): readonly Circle<T>[] {
  const names = byName(dependencies);
  const circles: Circle<T>[] = [];
  const done = new Set<T>();
  for (const start of dependencies) {
    const trail = [{ dependency: start, next: 0 }];
    const open = new Set([start]);
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const need = top.dependency.needs[top.next++];
      if (need === undefined) {
        done.add(top.dependency);
        open.delete(top.dependency);
        trail.pop();
        continue;
      }
      const needed = names.get(need.value);
      if (needed === undefined || done.has(needed)) continue;
      if (open.has(needed)) circles.push({ need, members: membersFrom(needed, open) });
      else {
        open.add(needed);
        trail.push({ dependency: needed, next: 0 });
      }
    }
  }
  return circles;
}

function membersFrom<T>(first: T, open: ReadonlySet<T>): readonly T[] {
  const members = [...open];
  return members.slice(members.indexOf(first));
}

/**
 * Timeouts that a start may have to sit out one after the other: the longest of each phase, for phases follow each
 * other. What runs side by side or in no declared phase adds nothing, so the sum is the least that a slow start takes.
 */
export function sequentialTimeouts(startup: Startup): readonly KnownFact<number>[] {
  const longest = new Map<number, KnownFact<number>>();
  for (const { phase, timeoutSeconds: timeout } of startup.dependencies) {
    const position = positionOf(startup, phase);
    if (timeout && timeout.value > (longest.get(position)?.value ?? 0)) longest.set(position, timeout);
  }
  const phased = [...longest].filter(([position]) => position > 0).sort(([a], [b]) => a - b);
  const alone = longest.get(0);
  const timeouts = phased.map(([, timeout]) => timeout);
  return alone && alone.value > total(timeouts) ? [alone] : timeouts;
}

/** Their sum as it prints. */
export function total(timeouts: readonly KnownFact<number>[]): number {
  return exact(timeouts.reduce((sum, { value }) => sum + value, 0));
}
