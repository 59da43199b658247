import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Evidence, KnownFact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

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
