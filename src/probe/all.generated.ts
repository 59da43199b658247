// Derived from the files of src/probe/scenarios by .build/generate.mjs; do not edit.
import type { Scenario } from "./scenario.ts";
import { acceptedBeforeReady } from "./scenarios/accepted-before-ready.ts";
import { burstLost } from "./scenarios/burst-lost.ts";
import { churnDegrades } from "./scenarios/churn-degrades.ts";
import { clientOverloaded } from "./scenarios/client-overloaded.ts";
import { closedAfterOpen } from "./scenarios/closed-after-open.ts";
import { closingHandshakeFails } from "./scenarios/closing-handshake-fails.ts";
import { cutEarly } from "./scenarios/cut-early.ts";
import { deadPeerKept } from "./scenarios/dead-peer-kept.ts";
import { eventsOutOfOrder } from "./scenarios/events-out-of-order.ts";
import { exchangeFails } from "./scenarios/exchange-fails.ts";
import { handshakeFails } from "./scenarios/handshake-fails.ts";
import { healthLies } from "./scenarios/health-lies.ts";
import { healthUnhealthy } from "./scenarios/health-unhealthy.ts";
import { healthUnstable } from "./scenarios/health-unstable.ts";
import { heartbeatMissing } from "./scenarios/heartbeat-missing.ts";
import { lifetimeShort } from "./scenarios/lifetime-short.ts";
import { neverReady } from "./scenarios/never-ready.ts";
import { readyBeforeExchange } from "./scenarios/ready-before-exchange.ts";
import { reconnectFails } from "./scenarios/reconnect-fails.ts";
import { reservedPath } from "./scenarios/reserved-path.ts";
import { restartLosesClients } from "./scenarios/restart-loses-clients.ts";
import { roundTripSlow } from "./scenarios/round-trip-slow.ts";
import { stormRefused } from "./scenarios/storm-refused.ts";
import { unauthenticatedAccepted } from "./scenarios/unauthenticated-accepted.ts";
import { usersMixed } from "./scenarios/users-mixed.ts";
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
  burstLost,
  cutEarly,
  heartbeatMissing,
  stormRefused,
  churnDegrades,
  usersMixed,
  reconnectFails,
  restartLosesClients,
  roundTripSlow,
  lifetimeShort,
  deadPeerKept,
  clientOverloaded,
];
