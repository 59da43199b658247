import type { Evidence } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import type { Limit } from "../platform/limit.ts";
import type { LimitId } from "../platform/limits.generated.ts";
import type { Location } from "../syntax/document.ts";

export type Severity = "error" | "warning" | "note";
/** `off`: the rule does not run in this environment. */
export type Setting = Severity | "off";

/** Everything docs, SARIF, `explain` and the policies read about a rule. Severities live in `policies/*.yaml`. */
export interface RuleMeta {
  /** `group/name` in kebab-case; names the fault, so that "allow <id>" makes sense. For ever. */
  readonly id: string;
  /** One line, no full stop. */
  readonly title: string;
  /** What a connected client would notice, and when. Empty for an assertion that does not say. */
  readonly why: string;
  /** Vendor pages or RFC sections. */
  readonly references: readonly string[];
  /** Rules whose findings may be consequences of this one's, where both rest on the same value. */
  readonly explains?: readonly string[];
  /** Where a team's own assertion is declared; the rules of holdopen have a page instead. */
  readonly at?: Location;
}

export interface Rule<P extends Params = Params> extends RuleMeta {
  readonly params: P;
  /** The part of a path without which it never says anything, whatever the files say. */
  readonly needs?: "deployed" | "deployment" | "elsewhere";
  /** Called once per path. Yielding nothing means the rule does not apply. */
  check(path: ConnectionPath, params: Values<P>, limits: Limits): Iterable<Outcome>;
}

/** The rows of policies/limits with the user's overrides applied; rules take ceilings from here. */
export type Limits = (id: LimitId) => Limit;

export type Params = Readonly<Record<string, Param>>;
export interface Param {
  readonly default: number | boolean | string;
  readonly about: string;
}
export type Values<P extends Params> = { readonly [K in keyof P]: Widened<P[K]["default"]> };
type Widened<T> = T extends number ? number : T extends boolean ? boolean : string;

/** What a rule says of one path. `message` says what happens to a connected client, with numbers. */
export type Outcome =
  | { readonly verdict: "pass"; readonly evidence: Evidence }
  | { readonly verdict: "undecided"; readonly evidence: Evidence; readonly message: string }
  | {
      readonly verdict: "fail";
      readonly evidence: Evidence;
      readonly message: string;
      /** What a connected client notices, where it differs from the rule's general `why`. */
      readonly notice?: string;
      readonly fix?: Fix;
    };

/** What should change, in words; later also as edits. */
export interface Fix {
  /** Imperative: "Set the request timeout to 3600 s". */
  readonly title: string;
  /** `safe`: changes nothing but the fault. */
  readonly safety: "safe" | "unsafe";
}

/** Keeps a rule's parameter types while it is used as a plain `Rule`; `why` may be written over several lines. */
export function defineRule<const P extends Params>(rule: Rule<P>): Rule<P> {
  return { ...rule, why: rule.why.replace(/\s+/g, " ") };
}
