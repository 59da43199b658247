import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * A readiness probe that fails takes an instance out of the choice for new connections. Clients with the cookie of
 * session affinity are the exception: Cloud Run keeps sending them to their instance. Just the clients that were on an
 * instance in trouble come back to it.
 *
 * ## Condition
 *
 * It fails when session affinity is on and a readiness probe is written. It is undecided when the affinity cannot be
 * read.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here.
 * - A readiness probe of a kind that Cloud Run refuses: `probe/platform-limit-exceeded` speaks of that.
 *
 * ## How to fix it
 *
 * Let the application itself refuse handshakes with 503 while it is not ready, or switch the affinity off. Transports
 * that poll need it; plain WebSockets stay on their instance without it.
 *
 * @allow the application refuses handshakes by itself
 */
export const affinityOverridesReadiness: Rule = defineRule({
  id: "cloudrun/affinity-overrides-readiness",
  title: "Session affinity sends clients past the readiness probe",
  why: `A readiness probe that fails takes an instance out of the choice, but not for clients that have its affinity cookie:
Cloud Run goes on sending those to it. A client that comes back lands where it cannot be served, again and again.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://docs.cloud.google.com/run/docs/configuring/session-affinity",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const { affinity } = path.capacity;
    const { readiness } = path.startup.probes;
    if (path.platform !== "cloud-run" || !socket || !affinity || !readiness) return;
    // Cloud Run refuses these; that is another rule's business.
    if (readiness.kind === "tcp" || readiness.kind === "exec") return;
    const evidence = [affinity, readiness.declaration, socket] as const;
    const unread = firstUnknown(affinity);
    if (unread) return yield undecided(unread, "whether clients are sent past the readiness probe", ...evidence);
    if (!affinity.known || !affinity.value) return yield { verdict: "pass", evidence };
    yield {
      verdict: "fail",
      evidence,
      message:
        "While the readiness probe of an instance fails, clients with its affinity cookie are still sent there: those that reconnect land on the one instance that says it cannot serve them.",
      fix: {
        title: "Refuse handshakes with 503 while the application is not ready, or switch the affinity off",
        safety: "unsafe",
      },
    };
  },
});
