import type { ConnectionPath, Subject } from "../model/path.ts";

/**
 * Lays beside each declared path the deployed one of the same service or workload. Where that has several ways in, the
 * way of the same name is meant; where none can be told to be it, none is.
 */
export function withDeployed(
  declared: readonly ConnectionPath[],
  deployed: readonly ConnectionPath[],
): readonly ConnectionPath[] {
  return declared.map((path) => {
    const counterpart = counterpartOf(path, deployed);
    return counterpart === undefined ? path : { ...path, deployed: counterpart };
  });
}

function counterpartOf(path: ConnectionPath, deployed: readonly ConnectionPath[]): ConnectionPath | undefined {
  const { subject } = path;
  if (subject === undefined) return undefined;
  const found = deployed.filter((other) => other.subject !== undefined && isSame(subject, other.subject));
  if (found.length === 1) return found[0];
  return found.find(({ id }) => id === path.id);
}

function isSame(one: Subject, other: Subject): boolean {
  if (one.kind !== other.kind || one.name !== other.name) return false;
  // Cloud Run's namespace is the project: its number in a manifest, its id in an answer, and mostly left out.
  if (one.kind === "cloud-run") return true;
  return one.namespace === undefined || other.namespace === undefined || one.namespace === other.namespace;
}
