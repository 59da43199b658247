import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";

export interface Revisions {
  readonly all: readonly Resource[];
  /** The one revision of a service, by the service's long name; undefined where there are several. */
  only(service: string): Resource | undefined;
}

/** The revisions of the input, as the Admin API v2 gives them. */
export function revisionsIn(resources: readonly Resource[]): Revisions {
  const all = resources.filter(({ group, kind }) => group === "run.googleapis.com" && kind === "Revision");
  return {
    all,
    only: (service) => {
      const own = all.filter((revision) => longName(revision).startsWith(`${service}/revisions/`));
      return own.length === 1 ? own[0] : undefined;
    },
  };
}

export function longName({ at }: Resource): string {
  return textAt(at, "name") ?? "";
}
