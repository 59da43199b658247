import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Evidence, KnownFact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

/**
 * A server that is told to stop lets what is running come to an end. Without a limit that can take for ever, for a
 * connection that is held open has no end of its own. The platform then kills the process after the grace period: each
 * deploy takes that long, what is open breaks without a word, and what the application does on its way out is never
 * done.
 *
 * ## Condition
 *
 * It fails if the server is known to wait without a limit for connections that do not end by themselves: uvicorn
 * without `--timeout-graceful-shutdown`, where event streams are open. To uvicorn they are responses that it waits for.
 *
 * It is undecided where WebSockets are open. uvicorn closes them with 1012 at once, so that clients know, and then
 * waits for the handlers behind them. One that waits for its socket ends; one that waits for something else, such as a
 * queue, does not notice, and no file shows which of the two there are.
 *
 * It is also undecided if it cannot be read whether there is a limit, on platforms without a known grace period; where
 * there is one, [shutdown/grace-shorter-than-drain](grace-shorter-than-drain.md) says so.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - Long polling, whose requests end by themselves.
 * - uvicorn's workers under gunicorn, which has a limit of its own.
 * - SIGTERM does not reach the server: [shutdown/signal-not-forwarded](signal-not-forwarded.md).
 * - A limit is set, of whatever length: whether it fits is for
 *   [shutdown/grace-shorter-than-drain](grace-shorter-than-drain.md).
 *
 * ## How to fix it
 *
 * Set `--timeout-graceful-shutdown` (uvicorn 0.22 or newer) to what the grace period leaves after `preStop`, with some
 * seconds for the process's own exit: 20 of 30 on Kubernetes, 5 of the 10 on Cloud Run. Handlers of WebSockets should
 * wait for their socket as well as for whatever else they wait for.
 *
 * ## Incidents
 *
 * - [nithiink/yapcode](https://github.com/nithiink/yapcode/pull/25): Terminals and an event stream that nobody closed
 *   kept uvicorn from stopping, on each restart, until somebody killed it.
 * - [almond-bot/axol](https://github.com/almond-bot/axol/pull/251): Handlers of WebSockets waited for a queue and never
 *   saw that uvicorn had closed their sockets. Each stop lasted until the process was killed, four minutes later.
 *
 * @allow handlers end with their sockets, which a test holds
 */
export const unboundedGracefulWait: Rule = defineRule({
  id: "shutdown/unbounded-graceful-wait",
  title: "The server waits without end for what is still open",
  why: `A server that is told to stop and waits without a limit is stopped by SIGKILL in the end. What is open then breaks without
a word, what the application does on its way out is never done, and every deploy takes the whole grace period.`,
  references: [
    "https://www.uvicorn.org/settings/#timeouts",
    "https://docs.cloud.google.com/run/docs/container-contract",
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    const { drainSeconds: drain, graceSeconds: grace } = path.shutdown;
    // A poll ends by itself.
    if (!traffic || !drain || path.traffic.kind === "long-polling" || isNeverTold(path)) return;
    if (!drain.known) {
      // Where there is a grace period, shutdown/grace-shorter-than-drain says so.
      if (!grace) yield undecided(drain, "whether the server waits without end when it is to stop", traffic);
      return;
    }
    const evidence: Evidence = [drain, ...(grace ? [grace] : []), traffic];
    if (Number.isFinite(drain.value)) return yield { verdict: "pass", evidence };
    const end = grace?.known ? `killed ${seconds(grace.value)} after SIGTERM` : "killed";
    if (closesSockets(path, drain)) {
      const message = `On SIGTERM uvicorn closes its WebSockets with 1012 at once, and then waits without limit for the handlers behind them. Whether each of them notices that its socket is gone no file shows; one that does not keeps the process until it is ${end}, and what the application does on its way out is never done.`;
      return yield { verdict: "undecided", evidence, message };
    }
    yield {
      verdict: "fail",
      evidence,
      message: `On SIGTERM the server waits without limit for what is still open, and a connection that is held open does not end by itself. All that are left break without a word when the process is ${end}.`,
      fix: { title: "Set --timeout-graceful-shutdown to what fits into the grace period", safety: "unsafe" },
    };
  },
});

/** Where SIGTERM does not arrive, nothing is waited for. */
function isNeverTold({ process }: ConnectionPath): boolean {
  return process?.signal?.way.known === true && !process.signal.arrives;
}

/** uvicorn ends WebSockets by itself and waits for those who served them; a response that streams it only waits for. */
function closesSockets({ traffic }: ConnectionPath, { origin }: KnownFact<number>): boolean {
  return traffic.kind === "websocket" && origin.kind === "default" && origin.limit.id === "uvicorn-drain";
}
