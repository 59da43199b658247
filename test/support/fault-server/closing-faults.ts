import type { Fault, Peer } from "./behaviour.ts";
import type { ClosingFault } from "./modes.ts";

/** Long enough for the 101 to arrive, so that what follows is seen as what it is. */
const RIGHT_AFTER_MS = 20;

export const closingFaults: Readonly<Record<ClosingFault, Fault>> = {
  "close-1011-on-first-message": { receive: (peer) => peer.close(1011, "internal error") },
  "close-1011-after-63ms": { opened: (peer) => later(63, () => peer.close(1011, "internal error")) },
  "rst-on-first-message": { receive: reset },
  "fin-on-first-message": { receive: end },
  "rst-after-open": { opened: (peer) => later(RIGHT_AFTER_MS, () => reset(peer)) },
  "fin-after-open": { opened: (peer) => later(RIGHT_AFTER_MS, () => end(peer)) },
  "slow-close": { answerClose: (answer, { options }) => later(options.closeSeconds * 1000, answer) },
  "wrong-close-answer": { answerClose: (answer) => answer(1011) },
  "no-close-reply": { answerClose: () => undefined },
  "close-code-1005": { exchanged: (peer) => later(RIGHT_AFTER_MS, () => peer.close()) },
  "close-4000-after-exchange": { exchanged: (peer) => later(RIGHT_AFTER_MS, () => peer.close(4000, "done")) },
  "idle-cut": { opened: cutWhenIdle },
  "age-cut": { opened: (peer) => later(peer.service.options.cutSeconds * 1000, () => end(peer)) },
  "restart-1006": { restarting: ({ tcp }) => tcp.destroy() },
  incident: {
    receive: (peer) => later(50 + ((peer.service.stats.messages * 13) % 41), () => failAsTheIncident(peer)),
  },
};

/** The incident's /ready asks postgres and redis, which are up; what every message needs is the supervisor. */
function failAsTheIncident(peer: Peer): void {
  peer.close(1011, "supervisor is not available");
}

function later(milliseconds: number, act: () => void): void {
  setTimeout(act, milliseconds).unref();
}

function reset({ tcp }: Peer): void {
  tcp.resetAndDestroy();
}

function end({ tcp }: Peer): void {
  tcp.end();
}

function cutWhenIdle(peer: Peer): void {
  const { tcp, service } = peer;
  let bytes = tcp.bytesRead + tcp.bytesWritten;
  let idleSinceMs = performance.now();
  const timer = setInterval(() => {
    const now = tcp.bytesRead + tcp.bytesWritten;
    if (now !== bytes) {
      bytes = now;
      idleSinceMs = performance.now();
    } else if (performance.now() - idleSinceMs >= service.options.cutSeconds * 1000) {
      end(peer);
    }
  }, 20).unref();
  tcp.on("close", () => clearInterval(timer));
}
