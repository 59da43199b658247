import type { LimitTable } from "../adapters/read.ts";
import type { Config } from "../config/config.ts";
import type { Limit } from "../platform/limit.ts";
import { limit } from "../platform/limits.ts";
import { sourceName } from "../syntax/document.ts";

/** The rows of policies/limits, with those that the user's config overrides. */
export function limitTable(config: Config | undefined): LimitTable {
  const overrides = config?.limits ?? {};
  if (!config || Object.keys(overrides).length === 0) return limit;
  const source = sourceName(config.document.source.source);
  const overridden = new Map<string, Limit>();
  return (id) => {
    const override = overrides[id];
    if (!override) return limit(id);
    const made = overridden.get(id) ?? { ...limit(id), ...override, source, note: `overridden in ${source}` };
    overridden.set(id, made);
    return made;
  };
}
