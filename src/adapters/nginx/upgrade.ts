import { declaredAs, type KnownFact, type UnknownFact, unknown } from "../../model/fact.ts";
import type { Upgrade } from "../../model/hop.ts";
import type { Limit } from "../../platform/limit.ts";
import { defaultFor } from "../../platform/limits.ts";
import type { Location } from "../../syntax/document.ts";
import { type Directive, locateArg, locateName } from "../proxies/directive.ts";
import type { LimitTable } from "../read.ts";
import type { ProxyLocation } from "./proxy-location.ts";
import { settingOf, unseenReason } from "./setting.ts";
import { valueInHandshake } from "./variable.ts";

type Finding = KnownFact<string> | UnknownFact | undefined;

/** Whether a location passes an opening handshake on, and what is in the way if not. */
export function readUpgrade(location: ProxyLocation, version: string | undefined, limits: LimitTable): Upgrade {
  const found: readonly Finding[] = [
    header(location, "Upgrade", /^websocket$/i, limits),
    header(location, "Connection", /(?:^|,)\s*upgrade\s*(?:,|$)/i, limits),
    httpVersion(location, version, limits),
  ];
  const facts = found.filter((fact) => fact !== undefined);
  return {
    location: declaredAs(
      "sentence",
      "location",
      `requests go through location ${location.label}`,
      locateName(location.at),
    ),
    faults: facts.filter((fact) => fact.known),
    undecided: facts.filter((fact) => !fact.known),
  };
}

/** A level that sets any header replaces all those of the levels around it. */
function header(location: ProxyLocation, name: string, wanted: RegExp, limits: LimitTable): Finding {
  const what = `${name} header of location ${location.label}`;
  const sender = `location ${location.label}`;
  const { levels } = location;
  for (const [index, { directives, unseen }] of levels.entries()) {
    const set = directives.filter((directive) => directive.name === "proxy_set_header");
    const own = set.findLast((directive) => isNamed(directive, name));
    if (own) return judged(own, { what, sender, name, wanted, location });
    if (unseen) return unknown(what, unseenReason(unseen), locateArg(unseen, 0));
    const [first] = set;
    if (first === undefined) continue;
    const outer = levels.slice(index + 1).flatMap(({ directives }) => directives);
    const isReplaced = outer.some((one) => one.name === "proxy_set_header" && isNamed(one, name));
    const why = isReplaced ? ": the headers that are set here replace all those set around it" : "";
    return missing(what, `${sender} sends no ${name} header${why}`, locateName(first), limits("nginx-upgrade"));
  }
  return missing(what, `${sender} sends no ${name} header`, locateName(location.pass), limits("nginx-upgrade"));
}

interface Wanted {
  readonly what: string;
  readonly sender: string;
  readonly name: string;
  readonly wanted: RegExp;
  readonly location: ProxyLocation;
}

function judged(directive: Directive, { what, sender, name, wanted, location }: Wanted): Finding {
  const text = directive.args[1] ?? "";
  const value = valueInHandshake(text, location.levels);
  const at = locateArg(directive, 1);
  if (value === undefined) return unknown(what, `what ${text} is in a handshake is not known`, at);
  if (wanted.test(value)) return undefined;
  const said = value === "" ? `${sender} sends no ${name} header` : `${sender} sends ${name}: ${value}`;
  return declaredAs("sentence", what, said, at);
}

function httpVersion({ label, levels, pass }: ProxyLocation, version: string | undefined, limits: LimitTable): Finding {
  const what = `proxy_http_version of location ${label}`;
  const { found, unseen } = settingOf(levels, "proxy_http_version");
  if (unseen) return unknown(what, unseenReason(unseen), locateArg(unseen, 0));
  const said = (value: string): string => `location ${label} speaks HTTP/${value}, which knows no Upgrade`;
  if (found) {
    const value = found.args[0] ?? "";
    if (value === "1.1") return undefined;
    const at = locateArg(found, 0);
    if (value === "1.0") return declaredAs("sentence", what, said(value), at);
    return unknown(what, `whether HTTP/${value} carries an upgrade is not known here`, at);
  }
  const limit = limits("nginx-upgrade-version");
  const value = defaultFor(limit, version);
  if (value === "1.1") return undefined;
  const at = locateName(pass);
  if (value === undefined)
    return unknown(what, "it is not set, and its default is another in older versions of nginx", at);
  return missing(what, said(String(value)), at, limit);
}

function missing(what: string, value: string, at: Location, limit: Limit): KnownFact<string> {
  return { known: true, what, value, wording: "sentence", origin: { kind: "default", at, limit } };
}

function isNamed({ args }: Directive, name: string): boolean {
  return args[0]?.toLowerCase() === name.toLowerCase();
}
