import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { TRAFFIC_WORDS } from "../../model/words.ts";
import { undecided } from "../undecided.ts";

export const signalNotForwarded: Rule = defineRule({
  id: "shutdown/signal-not-forwarded",
  title: "SIGTERM does not reach the server",
  why: `The platform sends SIGTERM to the first process of a container. If that is a shell which waits for the server, the
server never hears of it: it closes nothing, and when the grace period is over all its connections break at once, on
every deploy, without a close frame.`,
  references: [
    "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
    "https://docs.cloud.google.com/run/docs/container-contract",
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const signal = path.process?.signal;
    if (socket === undefined || signal === undefined) return;
    const { way, arrives, atOnce } = signal;
    if (!way.known) return yield undecided(way, "whether SIGTERM reaches the server", socket);
    if (arrives) return yield { verdict: "pass", evidence: [way, socket] };
    const { graceSeconds: grace } = path.shutdown;
    const { many } = TRAFFIC_WORDS[path.traffic.kind];
    const after = grace?.known ? `${seconds(grace.value)} after SIGTERM` : "at the end of the grace period";
    const when = atOnce ? "at once" : after;
    yield {
      verdict: "fail",
      evidence: grace && !atOnce ? [way, grace, socket] : [way, socket],
      message: `All open ${many} break without a close frame ${when}, on every deploy: ${way.value}.`,
      fix: {
        title: atOnce ? "Stop the container with SIGTERM" : "Start the server in exec form, or put exec in front of it",
        safety: "unsafe",
      },
    };
  },
});
