import type { PolicyLayer } from "../config/config.ts";

/** A policy pack: one of policies/*.yaml, a team's file, or one in an installed package. */
export interface Pack {
  /** The packs beneath it, the lowest first: names, or the files of other packs as they were found. */
  readonly extends: readonly string[];
  readonly layer: PolicyLayer;
}
