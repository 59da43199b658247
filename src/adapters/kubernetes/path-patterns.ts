import { type Fact, unknown } from "../../model/fact.ts";
import type { RoutePattern } from "../../model/load-balancer.ts";
import { type Cursor, descend, itemsOf, locate } from "../../syntax/cursor.ts";
import { textAt, textFact } from "../read.ts";

/** What an entry under `paths` of an Ingress matches, as GKE's controller writes it into a URL map. */
export function ingressPatterns(entry: Cursor, owner: string): readonly RoutePattern[] | undefined {
  const text = textFact(`path of ${owner}`, descend(entry, "path"));
  if (text === undefined) return undefined;
  switch (textAt(entry, "pathType") ?? "ImplementationSpecific") {
    case "Prefix":
      return [{ match: "segments", text }];
    case "Exact":
      return [{ match: "exact", text }];
    case "ImplementationSpecific":
      return [{ match: "glob", text }];
    default:
      return [{ match: "unread", text }];
  }
}

/** What a rule of an HTTPRoute matches; undefined where it takes every path. */
export function routePatterns(rule: Cursor, owner: string): readonly RoutePattern[] | undefined {
  const patterns: RoutePattern[] = [];
  for (const match of itemsOf(descend(rule, "matches"))) {
    const value = descend(match, "path", "value");
    const text: Fact<string> | undefined = textFact(`path of ${owner}`, value);
    if (text === undefined) return undefined;
    patterns.push(patternOf(textAt(match, "path", "type") ?? "PathPrefix", text, value));
  }
  return patterns.length > 0 ? patterns : undefined;
}

function patternOf(type: string, text: Fact<string>, at: Cursor): RoutePattern {
  if (type === "PathPrefix") return { match: "segments", text };
  if (type === "Exact") return { match: "exact", text };
  return { match: "unread", text: unknown(text.what, `what a match of type ${type} takes is not read`, locate(at)) };
}
