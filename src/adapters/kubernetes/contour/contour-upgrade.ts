import { declaredAs, type Fact, type KnownFact, type UnknownFact } from "../../../model/fact.ts";
import type { Upgrade } from "../../../model/hop.ts";
import { descend, locateKey } from "../../../syntax/cursor.ts";
import { booleanFact, type LimitTable, textAt } from "../../read.ts";
import { socketRules } from "../proxies/socket-rules.ts";
import type { RouteRule, WayIn } from "../way-in.ts";

/** Of the routes that lead to a Service, those that sockets take: by their paths, else those that let them through. */
export function contourRules({ rules = [] }: WayIn): readonly RouteRule[] {
  const speaking = socketRules(rules);
  if (speaking.length < rules.length) return speaking;
  const open = rules.filter(({ at }) => textAt(at, "enableWebsockets") === "true");
  return open.length > 0 ? open : rules;
}

/** Contour passes a handshake on only where its route says so. */
export function contourUpgrade(way: WayIn, rules: readonly RouteRule[], limits: LimitTable): Upgrade | undefined {
  const [first] = rules;
  if (first === undefined) return undefined;
  const said = rules.map((rule) => faultOf(rule, way, limits));
  const where = `requests go through ${labelOf(first, way)}`;
  return {
    location: declaredAs("sentence", "route", where, locateKey(first.at)),
    faults: said.filter((fact): fact is KnownFact<string> => fact?.known === true),
    undecided: said.filter((fact): fact is UnknownFact => fact?.known === false),
  };
}

function faultOf(rule: RouteRule, way: WayIn, limits: LimitTable): Fact<string> | undefined {
  const at = descend(rule.at, "enableWebsockets");
  const what = `enableWebsockets of ${labelOf(rule, way)}`;
  const written = booleanFact(what, at);
  if (written && !written.known) return written;
  if (written?.value) return undefined;
  if (written) return declaredAs("sentence", what, `${labelOf(rule, way)} switches WebSockets off`, locateKey(at));
  const value = `${labelOf(rule, way)} does not set enableWebsockets, which is off by default`;
  const limit = limits("contour-upgrade");
  return { known: true, what, value, wording: "sentence", origin: { kind: "default", at: locateKey(at), limit } };
}

function labelOf({ paths }: RouteRule, { name }: WayIn): string {
  const [path] = paths;
  const text = path && textAt(path);
  return text === undefined ? `a route of HTTPProxy ${name}` : `route ${text} of HTTPProxy ${name}`;
}
