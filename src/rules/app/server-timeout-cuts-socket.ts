import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

export const serverTimeoutCutsSocket: Rule = defineRule({
  id: "app/server-timeout-cuts-socket",
  title: "The server itself ends connections early",
  why: `Some servers give a connection an age, and some workers are killed when one request keeps them too long. Whatever
the platform allows, clients are cut at that age, and with a killed worker go all clients that it holds.`,
  references: [
    "https://docs.gunicorn.org/en/stable/settings.html#timeout",
    "https://github.com/django/daphne/blob/HEAD/daphne/cli.py",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const session = path.sessionSeconds;
    const lifetime = lifetimeOf(path);
    if (!socket || !lifetime || path.traffic.kind === "long-polling") return;
    if (!lifetime.known) return yield undecided(lifetime, "at what age the server ends a session", session, socket);
    if (lifetime.value >= session.value) return yield { verdict: "pass", evidence: [lifetime, session, socket] };

    const age = seconds(lifetime.value);
    yield {
      verdict: "fail",
      evidence: [lifetime, session, socket],
      message: `The server ends every ${connectionWord(path)} at the age of ${age}, busy or silent: no heartbeat extends it. A session must last ${seconds(session.value)}, and ${lifetime.value} < ${session.value}.`,
      fix: { title: `Raise ${lifetime.what} to ${seconds(Math.ceil(session.value))}`, safety: "unsafe" },
    };
  },
});

/** What the server says of WebSockets by name does not concern streams. */
function lifetimeOf({ hops, traffic }: ConnectionPath): Fact<number> | undefined {
  const lifetime = hops.find(({ kind }) => kind === "server")?.lifetimeSeconds;
  const isOfSocketsAlone = lifetime !== undefined && /web_?socket/i.test(lifetime.what);
  return traffic.kind !== "websocket" && isOfSocketsAlone ? undefined : lifetime;
}
