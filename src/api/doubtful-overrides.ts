import { doubtOf } from "../engine/override.ts";
import type { Policy } from "../engine/policy.ts";
import { locationOf } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import { type Problem, sourceName, startOf } from "../syntax/document.ts";
import { problemAt } from "./problems.ts";

/** Notes on overrides that may be about a path, which labels that cannot be read would tell. They do not count there. */
export function doubtfulOverrides(policy: Policy, paths: readonly ConnectionPath[]): readonly Problem[] {
  return policy.overridden().flatMap(({ override }) =>
    paths.flatMap((path) => {
      const doubt = doubtOf(override, path);
      if (doubt === undefined) return [];
      const place = `${sourceName(override.at.document.source.source)}:${startOf(override.at).line}`;
      const message = `whether the override at ${place} is about ${path.id} is not known, and it does not count: ${doubt.what} is unknown (${doubt.why})`;
      return [problemAt(locationOf(doubt), message, "note")];
    }),
  );
}
