import { textAt } from "../../read.ts";
import { pathStrength } from "../evidence.ts";
import type { RouteRule } from "../way-in.ts";

/** Of the rules that lead to a Service, those whose paths speak of sockets; all of them where none does. */
export function socketRules(rules: readonly RouteRule[] = []): readonly RouteRule[] {
  const speaking = rules.filter(({ paths }) => paths.some((path) => pathStrength(textAt(path) ?? "") !== undefined));
  return speaking.length > 0 ? speaking : rules;
}
