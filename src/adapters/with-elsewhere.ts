import { environmentCalled } from "../model/environment-names.ts";
import type { ConnectionPath } from "../model/path.ts";

/** Lays beside each path those of the same service or workload in other environments: `chat-staging` beside `chat-prod`. */
export function withElsewhere(
  paths: readonly ConnectionPath[],
  others: readonly ConnectionPath[],
): readonly ConnectionPath[] {
  if (others.length === 0) return paths;
  return paths.map((path) => {
    const elsewhere = others.filter((other) => isSame(path, other));
    return elsewhere.length === 0 ? path : { ...path, elsewhere };
  });
}

/** By kind, name and way in; where an environment is part of a name it tells nothing. */
function isSame(one: ConnectionPath, other: ConnectionPath): boolean {
  if (one.subject === undefined || one.subject.kind !== other.subject?.kind) return false;
  return bare(one.subject.name) === bare(other.subject.name) && wayIn(one) === wayIn(other);
}

function wayIn({ id }: ConnectionPath): string {
  return bare(/ via (.*)$/.exec(id)?.[1] ?? "");
}

function bare(name: string): string {
  const words = name.split(/[-_.]/).filter((word) => environmentCalled(word) === undefined);
  return words.join("-");
}
