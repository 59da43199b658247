import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

export const requestTimeoutCutsWebsocket: Rule = defineRule({
  id: "cloudrun/request-timeout-cuts-websocket",
  title: "Cloud Run request timeout ends WebSockets early",
  why: `To Cloud Run a WebSocket is one long request, so the request timeout closes it however busy it is. Clients lose
the session midway, and those that joined together come back together.`,
  references: [
    "https://docs.cloud.google.com/run/docs/triggering/websockets",
    "https://docs.cloud.google.com/run/docs/configuring/request-timeout",
  ],
  params: {},

  *check(path, _params, limits) {
    const socket = socketFact(path);
    // A long poll is answered within its own, short time: each one is a request of its own.
    if (path.platform !== "cloud-run" || !socket || path.traffic.kind === "long-polling") return;
    const timeout = path.hops.find(({ kind }) => kind === "platform")?.lifetimeSeconds;
    const session = path.sessionSeconds;
    if (!timeout) return;
    if (session.value === 0) return;
    if (!timeout.known) return yield undecided(timeout, "at what age Cloud Run ends a session", session, socket);

    const longest = limits("run-timeout-default").max ?? Number.POSITIVE_INFINITY;
    const wanted = Math.min(session.value, longest);
    if (timeout.value >= wanted) return yield { verdict: "pass", evidence: [timeout, session, socket] };

    yield {
      verdict: "fail",
      evidence: [timeout, session, socket],
      message: `Cloud Run closes every ${connectionWord(path)} at the age of ${seconds(timeout.value)}, busy or silent: the request timeout is a lifetime, and no heartbeat extends it. A session must last ${seconds(session.value)}, and ${timeout.value} < ${session.value}.`,
      fix: { title: `Set the request timeout to ${seconds(Math.ceil(wanted))}`, safety: "unsafe" },
    };
  },
});
