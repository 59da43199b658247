import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import { type HopLimit, tightestLifetime, unknownLifetimeHops } from "../../model/limits-of-path.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { carriedBy } from "../carried-by.ts";
import { connectionWord } from "../connection-words.ts";
import { isMeshHop } from "../mesh-hops.ts";
import { undecided } from "../undecided.ts";

/**
 * A connection lives no longer than the hop with the shortest age limit lets it. Where the request timeout was raised
 * and a product or proxy in front was forgotten, clients are cut as early as before.
 *
 * ## Condition
 *
 * Of all age limits on the path, the shortest is that of a product in front or a proxy, and it is shorter than a
 * session. The limit that was raised in vain, if there is one, is shown beside it. It is undecided where such a hop has
 * an age limit that cannot be read.
 *
 * An idle limit is no age limit: `app/heartbeat-exceeds-idle-limit` compares those.
 *
 * ## When it does not apply
 *
 * - No evidence of sockets or streams, or sessions of no given length.
 * - The shortest limit is Cloud Run's, a load balancer's, a mesh's or the server's own: those have rules of their own.
 * - A hop through which no socket opens at all: `edge/frontend-blocks-or-buffers` says that.
 *
 * ## How to fix it
 *
 * Raise the limit of that hop to the length of a session, or let clients connect without it. Where it is fixed, let
 * clients reconnect by themselves, and say with `sessionSeconds` how long a session has to last.
 *
 * ## Incidents
 *
 * - [firebase/firebase-functions](https://github.com/firebase/firebase-functions/issues/1495): Functions that are given
 *   more time answered after about 110 s, and the CDN in front of them had already told the client 504.
 *
 * @allow clients reconnect after half an hour
 */
export const minTimeoutHop: Rule = defineRule({
  id: "path/min-timeout-hop",
  title: "Another hop is the real limit",
  why: `A connection lives no longer than the hop with the shortest limit lets it. Where one limit was raised and another
was forgotten, clients are cut as early as before, busy or not.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/request-timeout",
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    const session = path.sessionSeconds;
    if (traffic === undefined || path.traffic.kind === "long-polling" || blocks(path)) return;
    const [hidden] = unknownLifetimeHops(path).filter(({ hop }) => isOurs(hop));
    const tightest = tightestLifetime(path);
    const own = tightest && isOurs(tightest.hop) ? tightest : undefined;
    if (session.value === 0) return;
    const raised = raisedFor(path, session.value);
    if (own && own.fact.value < session.value) return yield tooShort({ path, own, session, raised, traffic });
    if (hidden) return yield undecided(hidden.fact, `whether ${hidden.hop.name} ends sessions early`, session, traffic);
    if (own) yield { verdict: "pass", evidence: [own.fact, session, traffic] };
  },
});

/** Hops whose age limit has no rule of its own: what a load balancer, a platform, a mesh or the server does is judged there. */
function isOurs(hop: Hop): boolean {
  return hop.kind === "edge" || (hop.kind === "proxy" && !isMeshHop(hop));
}

/** Through a hop that carries nothing of the kind, nothing lives at all; that is another rule's concern. */
function blocks({ hops, traffic }: ConnectionPath): boolean {
  return hops.some((hop) => {
    const carried = carriedBy(hop, traffic.kind);
    return carried?.known === true && !carried.value;
  });
}

/** A limit that somebody wrote down and that leaves room for a session; an age limit rather than an idle one. */
function raisedFor({ hops }: ConnectionPath, sessionSeconds: number): HopLimit | undefined {
  const limits = [
    hops.map((hop) => ({ hop, fact: hop.lifetimeSeconds })),
    hops.map((hop) => ({ hop, fact: hop.idleSeconds })),
  ];
  for (const { hop, fact } of limits.flat()) {
    if (hop.kind === "edge" || hop.kind === "server" || !fact?.known) continue;
    if (fact.origin.kind === "declared" && fact.value >= sessionSeconds) return { hop, fact };
  }
  return undefined;
}

interface Facts {
  readonly path: ConnectionPath;
  readonly own: HopLimit;
  readonly session: KnownFact<number>;
  readonly raised: HopLimit | undefined;
  readonly traffic: Fact<string>;
}

function tooShort({ path, own, session, raised, traffic }: Facts): Outcome {
  const { hop, fact } = own;
  const cut = `${hop.name} ends every ${connectionWord(path)} at the age of ${seconds(fact.value)}, busy or silent. A session must last ${seconds(session.value)}, and ${fact.value} < ${session.value}`;
  const message = raised
    ? `${cut}: the ${seconds(raised.fact.value)} of ${raised.hop.name} are never reached.`
    : `${cut}.`;
  const wanted = seconds(Math.ceil(session.value));
  // Of a product in front the config tells the limit, and sets none.
  const fix =
    hop.kind === "edge"
      ? `Raise the limit of ${hop.name} to ${wanted}, or let clients connect without it in between`
      : `Raise ${fact.what} to ${wanted}`;
  return {
    verdict: "fail",
    evidence: raised ? [fact, raised.fact, session, traffic] : [fact, session, traffic],
    message,
    fix: { title: fix, safety: "unsafe" },
  };
}
