import type { FaultServerOptions } from "./fault-server/behaviour.ts";
import { closingFaults } from "./fault-server/closing-faults.ts";
import { exchangeFaults } from "./fault-server/exchange-faults.ts";
import { good } from "./fault-server/good.ts";
import { handshakeFaults } from "./fault-server/handshake-faults.ts";
import { healthFaults } from "./fault-server/health-faults.ts";
import { heartbeatFaults } from "./fault-server/heartbeat-faults.ts";
import { loadFaults } from "./fault-server/load-faults.ts";
import type { FaultMode } from "./fault-server/modes.ts";
import { RunningService } from "./fault-server/running-service.ts";
import { startFaults } from "./fault-server/start-faults.ts";
import type { FaultServerStats } from "./fault-server/stats.ts";

export { CHAT_CONFIG } from "./fault-server/chat-config.ts";
export { FAULT_MODES, type FaultMode } from "./fault-server/modes.ts";

export interface FaultServer {
  readonly url: string;
  readonly wsUrl: string;
  readonly port: number;
  stats(): FaultServerStats;
  /** Closes the sockets, refuses connections for `coldSeconds`, and serves again; so does GET /__restart. */
  restart(): Promise<void>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const FAULTS = {
  ...handshakeFaults,
  ...exchangeFaults,
  ...closingFaults,
  ...heartbeatFaults,
  ...healthFaults,
  ...loadFaults,
  ...startFaults,
};

/** A chat service on a free port of 127.0.0.1 that is wrong in exactly the way its mode says. */
export async function startFaultServer(
  mode: FaultMode | "good",
  options: FaultServerOptions = {},
): Promise<FaultServer> {
  const service = new RunningService({ ...good, ...(mode === "good" ? {} : FAULTS[mode]) }, options);
  const port = await service.listen();
  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}/ws`,
    port,
    stats: () => ({ ...service.stats, closeCodes: [...service.stats.closeCodes] }),
    restart: () => service.restart(),
    close: () => service.close(),
    [Symbol.asyncDispose]: () => service.close(),
  };
}
