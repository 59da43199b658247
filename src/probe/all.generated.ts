// Derived from the files of src/probe/scenarios by .build/generate.mjs; do not edit.
import type { Scenario } from "./scenario.ts";
import { acceptedBeforeReady } from "./scenarios/accepted-before-ready.ts";
import { closedAfterOpen } from "./scenarios/closed-after-open.ts";
import { closingHandshakeFails } from "./scenarios/closing-handshake-fails.ts";
import { cutEarly } from "./scenarios/cut-early.ts";
import { eventsOutOfOrder } from "./scenarios/events-out-of-order.ts";
import { exchangeFails } from "./scenarios/exchange-fails.ts";
import { handshakeFails } from "./scenarios/handshake-fails.ts";
import { healthLies } from "./scenarios/health-lies.ts";
import { healthUnhealthy } from "./scenarios/health-unhealthy.ts";
import { healthUnstable } from "./scenarios/health-unstable.ts";
import { lifetimeShort } from "./scenarios/lifetime-short.ts";
import { neverReady } from "./scenarios/never-ready.ts";
import { readyBeforeExchange } from "./scenarios/ready-before-exchange.ts";
import { reservedPath } from "./scenarios/reserved-path.ts";
import { unauthenticatedAccepted } from "./scenarios/unauthenticated-accepted.ts";
import { wrongRevision } from "./scenarios/wrong-revision.ts";

/** Every scenario, in the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  readyBeforeExchange,
  acceptedBeforeReady,
  neverReady,
  healthUnhealthy,
  reservedPath,
  wrongRevision,
  handshakeFails,
  unauthenticatedAccepted,
  closedAfterOpen,
  exchangeFails,
  healthLies,
  healthUnstable,
  eventsOutOfOrder,
  closingHandshakeFails,
  cutEarly,
  lifetimeShort,
];
