import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { TRAFFIC_WORDS } from "../../model/words.ts";
import { undecided } from "../undecided.ts";

/**
 * Cloud Run and Kubernetes send SIGTERM to the first process of a container. `CMD` without a JSON array starts a shell,
 * and the shell starts the server: SIGTERM goes to the shell, which waits and passes nothing on. The server's own
 * shutdown, its close frames and its drain, never begins. `npm start` comes to the same, for it runs its script in a
 * shell.
 *
 * ## Condition
 *
 * It fails when WebSockets are in evidence and the command line, in the manifest or in the image's Dockerfile, leaves a
 * shell in front of the server: `CMD` or `ENTRYPOINT` in shell form and `sh -c` without `exec` in an image of Debian or
 * Ubuntu, whose shell is dash; `npm` and `pnpm` in such an image, assuming that the script in `package.json` does not
 * begin with `exec`; a pipeline in any shell. It is undecided in other images, since some shells replace themselves
 * with their last command.
 *
 * ## When it does not apply
 *
 * - `exec` in front of the server, and exec form.
 * - An init such as tini or dumb-init as the first process.
 * - Scripts that trap signals or start something in the background, and scripts of the image, which are not read.
 * - `bash -c` with a single command, which bash replaces itself with.
 *
 * ## How to fix it
 *
 * Put `exec` in front of the server, or write the command as a JSON array. Start Node with `node server.js`, not with
 * `npm start`. `sh -c "exec …"` keeps the shell for `$PORT` and gives way to the server.
 *
 * ## Incidents
 *
 * - [Oh-Sheet-Team/oh-sheet](https://github.com/Oh-Sheet-Team/oh-sheet/pull/130): A shell was the first process on
 *   Cloud Run: every deploy ended sockets in the middle of an event.
 * - [apache/superset](https://github.com/apache/superset/pull/41173): A start script without `exec` kept SIGTERM from
 *   gunicorn, so each restart waited out the grace period and dropped what was under way.
 *
 * @allow clients resume within a second
 */
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
