import type { Evidence } from "../model/fact.ts";
import type { Location } from "../syntax/document.ts";
import type { Fix, RuleMeta, Severity } from "./rule.ts";

/** A rule's verdict on a path, with the policy's severity and the user's suppressions applied. */
export interface Finding {
  readonly rule: RuleMeta;
  readonly verdict: "fail" | "undecided";
  readonly severity: Severity;
  readonly message: string;
  /** What a connected client notices. */
  readonly notice: string;
  /** The paths it holds for; the same fault on two paths is one finding. */
  readonly paths: readonly string[];
  /** The primary place, then the related ones, each with the sentence that says what stands there. */
  readonly at: Location;
  readonly related: readonly Related[];
  readonly evidence: Evidence;
  /** What was assumed on the way, as sentences; such a finding is one severity step lower. */
  readonly assumptions: readonly string[];
  readonly fix?: Fix;
  readonly suppressed?: Suppressed;
  /** What this one explains, and what is gone with it. */
  readonly consequences?: readonly Finding[];
  /** Set where there is a baseline to compare with. */
  readonly baselineState?: "new" | "unchanged";
  readonly fingerprint: string;
}

export interface Related {
  readonly at: Location;
  readonly message: string;
}

export interface Suppressed {
  readonly reason: string;
  /** ISO date after which it no longer holds. */
  readonly until?: string;
  readonly at: Location;
}
