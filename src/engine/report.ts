import type { ConnectionPath } from "../model/path.ts";
import type { Problem } from "../syntax/document.ts";
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
  /** What a live run did; undefined for a run over files. */
  readonly live?: LiveRun;
}

/** Counts of findings that are neither suppressed nor undecided, by severity; then what else there is. */
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
