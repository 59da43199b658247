import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * A limit of the platform that was raised helps nobody when the server keeps a shorter one. Daphne closes a WebSocket
 * at the age of `--websocket_timeout`. gunicorn's sync worker is killed by its arbiter when one request, and so one
 * socket, keeps it longer than `--timeout`, 30 s by default. Both are **lifetimes**: they end busy connections like
 * silent ones.
 *
 * ## Condition
 *
 * With the age L at which the server ends a connection and the session length S (`sessionSeconds` of the service, else
 * what the policy says for the environment): it fails when `L < S`. It is undecided when L or S cannot be read.
 *
 * L is read from `--timeout` of gunicorn with sync workers, from `--websocket_timeout` of Daphne, and from
 * `lifetimeSeconds` under `app:` in `holdopen.yaml`.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here, or the traffic is long polling, where each poll is short.
 * - S is 0, as it is in `development`, or the limit is off (`--timeout 0`).
 * - Workers with threads, green threads or an event loop: they go on reporting to gunicorn while a socket is open.
 * - Event streams, where the limit is one for WebSockets alone.
 * - A server that gives up only silent connections: `app/heartbeat-exceeds-idle-limit` compares idle limits.
 *
 * ## How to fix it
 *
 * Raise the limit to the length of a session. With gunicorn, choose a worker class that holds many connections instead
 * (`--worker-class gthread`, `gevent` or `asgi`): a sync worker serves one client at a time, however long it lives.
 *
 * ## Incidents
 *
 * - [miguelgrinberg/flask-sock](https://github.com/miguelgrinberg/flask-sock/issues/68): Sockets that held on the
 *   development server were cut after 30 s behind gunicorn, the timeout of its workers.
 * - [django/channels](https://github.com/django/channels/issues/999): Sockets ended after 24 hours, and nobody had
 *   asked for that: it is Daphne's default.
 *
 * @allow clients reconnect every quarter of an hour on purpose
 */
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
