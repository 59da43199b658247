/** Unit of a bare number where the vendor writes it; `text` and `boolean` for settings that are no number. */
export type LimitUnit = "seconds" | "milliseconds" | "minutes" | "count" | "bytes" | "text" | "boolean";

/** What the number does to a connection. */
export type LimitRole =
  | "lifetime"
  | "idle"
  | "ping"
  | "pong"
  | "http-keep-alive"
  | "drain"
  | "startup"
  | "probe"
  | "capacity"
  | "size"
  | "handshake"
  | "other";

/** Only a `documented` limit can be the sole ground of an error. */
export type LimitConfidence = "documented" | "inferred" | "conflicting";

/** A default; `"off"` where the feature is off or without limit. */
export type LimitValue = number | string | boolean;

/** The default in one range of versions, such as `>=4.0.0 <4.1.0`. */
export interface VersionDefault {
  readonly range: string;
  readonly default: LimitValue;
}

/** One vendor number and where it comes from: a row of `policies/limits/*.yaml`. */
export interface Limit {
  readonly id: string;
  readonly unit: LimitUnit;
  /** What applies when nothing is set; absent when there is no default or versions disagree. */
  readonly default?: LimitValue;
  /** Smallest value that is accepted, or advised. */
  readonly min?: number;
  /** Largest value that is accepted, or takes effect. */
  readonly max?: number;
  /** Oldest first. */
  readonly versions?: readonly VersionDefault[];
  readonly role: LimitRole;
  readonly appliesTo: string;
  readonly source: string;
  /** Month in which the source was last read: `2026-11`. */
  readonly checked: string;
  readonly confidence: LimitConfidence;
  readonly note?: string;
}
