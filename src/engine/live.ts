import type { RuleMeta } from "./rule.ts";

/** What a live run did, beside its findings. */
export interface LiveRun {
  /** The address without credentials, or the command that was rehearsed. */
  readonly target: string;
  /** Worth a line where somebody asks for more: whom a token is for. */
  readonly notes?: readonly string[];
  readonly checks: readonly CheckResult[];
  /** Everything that happened, in the order of time, already redacted. */
  readonly timeline: readonly TimelineEvent[];
  /** Whether it was stopped before its end; what it found until then stands. */
  readonly interrupted: boolean;
  readonly seconds: number;
}

/** How one check ended. `skipped`: it did not run, and nothing is said. */
export interface CheckResult {
  /** `W4` */
  readonly check: string;
  readonly name: string;
  /** The name of what it saw, in `timeline` and in places: `transcript:idle-hold`. */
  readonly transcript: string;
  readonly rule: RuleMeta;
  readonly verdict: "pass" | "fail" | "undecided" | "skipped";
  /** One line: what was measured, or why it did not run. */
  readonly said: string;
  readonly seconds: number;
}

/** A line of a transcript on the common clock. */
export interface TimelineEvent {
  readonly ms: number;
  /** Name of the transcript, and its line there, from 1. */
  readonly check: string;
  readonly line: number;
  readonly fields: Readonly<Record<string, string | number | boolean | undefined>>;
}
