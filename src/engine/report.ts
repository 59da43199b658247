import type { ConnectionPath } from "../model/path.ts";
import type { Problem } from "../syntax/document.ts";
import type { BaselineComparison } from "./baseline.ts";
import type { Finding } from "./finding.ts";
import type { LiveRun } from "./live.ts";

/** Everything a run found out, before anyone decides how to print it. Lists are sorted; the same input gives the same. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  readonly command: "lint" | "path" | "verify";
  readonly environment: string;
  readonly paths: readonly ConnectionPath[];
  /** Suppressed findings are in the list, marked as such. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Names of the files that were read. */
  readonly files: readonly string[];
  readonly summary: Summary;
  /** Rules that broke, a fault of ours; the others ran all the same. */
  readonly failures: readonly Error[];
  /** What the findings were compared with, where that was asked for. */
  readonly baseline?: BaselineComparison;
  /** Set where only findings in changed files are in the list. */
  readonly changedSince?: ChangedSince;
  /** What a live run did; undefined for a run over files. */
  readonly live?: LiveRun;
}

/** What a report leaves out, for it touches nothing that changed. */
export interface ChangedSince {
  /** As the user calls the commit. */
  readonly ref: string;
  /** Findings that are neither suppressed nor in a baseline, in files that are as they were. */
  readonly leftOut: number;
}

/** Counts of findings that are neither suppressed, undecided nor in a baseline, by severity; then what else there is. */
export interface Summary {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
  readonly undecided: number;
  readonly suppressed: number;
  readonly paths: number;
  readonly files: number;
  /** Templates and kustomizations of which no tool made anything: what that would be was not seen. */
  readonly unrendered: number;
  /** False where something could not be read, so that silence proves nothing. */
  readonly complete: boolean;
}
