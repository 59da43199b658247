import type { PolicyLayer } from "../config/config.ts";

/** A policy pack of policies/*.yaml. */
export interface Pack {
  /** Names of the packs beneath it, the lowest first. */
  readonly extends: readonly string[];
  readonly layer: PolicyLayer;
}
