import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import { silenceOf, unknownHeartbeats } from "../../model/heartbeat.ts";
import type { ConnectionPath, Hop } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { HEARTBEAT_PARAMS, type HeartbeatMargins, isBeyondSession, silenceAllowed } from "../heartbeat.ts";
import { undecided } from "../undecided.ts";

export const nginxReadTimeout: Rule = defineRule({
  id: "proxy/nginx-read-timeout",
  title: "nginx gives a quiet connection up before the server sends anything",
  why: `nginx closes a connection on which the server has sent nothing for proxy_read_timeout, with an upgraded one as with
any other. Quiet users are disconnected at a regular beat, with close code 1006.`,
  references: [
    "https://nginx.org/en/docs/http/websocket.html",
    "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout",
    "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts",
  ],
  params: HEARTBEAT_PARAMS,

  *check(path, params) {
    const traffic = socketFact(path);
    if (traffic === undefined || path.traffic.kind === "long-polling") return;
    for (const hop of path.hops) {
      const idle = hop.software === "nginx" ? hop.idleSeconds : undefined;
      if (idle === undefined) continue;
      if (!idle.known) yield undecided(idle, "how long nginx lets a connection be quiet", traffic);
      else yield* judge({ path, hop, idle, traffic }, params);
    }
  },
});

interface Facts {
  readonly path: ConnectionPath;
  readonly hop: Hop;
  readonly idle: KnownFact<number>;
  readonly traffic: Fact<string>;
}

/** Where nobody knows of a heartbeat that is another rule's concern: app/heartbeat-missing. */
function* judge({ path, hop, idle, traffic }: Facts, params: HeartbeatMargins): Generator<Outcome> {
  const session = path.sessionSeconds;
  if (session.known && session.value === 0) return;
  if (isBeyondSession(idle.value, session)) return yield { verdict: "pass", evidence: [idle, session, traffic] };
  const allowed = silenceAllowed(idle.value, params);
  const silence = silenceOf(path, params);
  if (silence && silence.seconds.value <= allowed) {
    return yield { verdict: "pass", evidence: [idle, silence.seconds, traffic] };
  }
  const [unread] = unknownHeartbeats(path);
  if (unread) return yield undecided(unread, `whether a heartbeat comes within ${seconds(idle.value)}`, idle, traffic);

  const wanted = session.known ? ` to ${Math.ceil(session.value)}` : "";
  const fix = { title: `Raise ${idle.what}${wanted}`, safety: "unsafe" } as const;
  const cut = `${hop.name} closes a ${connectionWord(path)} on which the server is silent for ${seconds(idle.value)}.`;
  if (silence) {
    const message = `${cut} The heartbeat leaves up to ${silence.sum} = ${seconds(silence.seconds.value)} of silence, more than ${params.margin} x ${idle.value} = ${seconds(allowed)}.`;
    return yield { verdict: "fail", evidence: [idle, silence.seconds, traffic], message, fix };
  }
  if (path.silentServer?.known) {
    const message = `${cut} Nothing is sent on a quiet one: ${path.silentServer.value}.`;
    yield { verdict: "fail", evidence: [idle, path.silentServer, session, traffic], message, fix };
  }
}
