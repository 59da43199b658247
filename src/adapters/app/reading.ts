import type { Fact } from "../../model/fact.ts";
import type { Heartbeat, TrafficEvidence } from "../../model/path.ts";

/** What an application's own settings say about its connections, from whatever place they were read. */
export interface AppReading {
  readonly heartbeats: readonly Heartbeat[];
  /** Set when the server is known to send nothing by itself. */
  readonly silentServer?: Fact<string>;
  readonly keepAliveSeconds?: Fact<number>;
  readonly idleSeconds?: Fact<number>;
  readonly lifetimeSeconds?: Fact<number>;
  readonly drainSeconds?: Fact<number>;
  readonly startupTimeoutSeconds?: Fact<number>;
  readonly port?: Fact<number>;
  readonly serverSlots?: Fact<number>;
  readonly pollingTransport?: Fact<boolean>;
  readonly bindsEarly?: Fact<string>;
  readonly evidence: readonly TrafficEvidence[];
  /** Limits whose defaults give way, because the setting is written here. */
  readonly replaces?: readonly string[];
}
