// Derived from the files of src/probe/scenarios by .build/generate.mjs; do not edit.
import type { Scenario } from "./scenario.ts";
import { burstLost } from "./scenarios/burst-lost.ts";
import { churnDegrades } from "./scenarios/churn-degrades.ts";
import { clientOverloaded } from "./scenarios/client-overloaded.ts";
import { closedAfterOpen } from "./scenarios/closed-after-open.ts";
import { deadPeerKept } from "./scenarios/dead-peer-kept.ts";
import { exchangeFails } from "./scenarios/exchange-fails.ts";
import { handshakeFails } from "./scenarios/handshake-fails.ts";
import { heartbeatMissing } from "./scenarios/heartbeat-missing.ts";
import { neverReady } from "./scenarios/never-ready.ts";
import { reconnectFails } from "./scenarios/reconnect-fails.ts";
import { restartLosesClients } from "./scenarios/restart-loses-clients.ts";
import { roundTripSlow } from "./scenarios/round-trip-slow.ts";
import { stormRefused } from "./scenarios/storm-refused.ts";
import { usersMixed } from "./scenarios/users-mixed.ts";

/** Every scenario, in the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  neverReady,
  handshakeFails,
  closedAfterOpen,
  exchangeFails,
  burstLost,
  heartbeatMissing,
  stormRefused,
  churnDegrades,
  usersMixed,
  reconnectFails,
  restartLosesClients,
  roundTripSlow,
  deadPeerKept,
  clientOverloaded,
];
