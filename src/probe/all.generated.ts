// Derived from the files of src/probe/scenarios by .build/generate.mjs; do not edit.
import type { Scenario } from "./scenario.ts";
import { closedAfterOpen } from "./scenarios/closed-after-open.ts";
import { exchangeFails } from "./scenarios/exchange-fails.ts";
import { handshakeFails } from "./scenarios/handshake-fails.ts";
import { neverReady } from "./scenarios/never-ready.ts";
import { unauthenticatedAccepted } from "./scenarios/unauthenticated-accepted.ts";

/** Every scenario, in the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  neverReady,
  handshakeFails,
  unauthenticatedAccepted,
  closedAfterOpen,
  exchangeFails,
];
