import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { adviseSetting } from "../backend-setting.ts";
import { undecided } from "../undecided.ts";

/**
 * One open WebSocket stays with its instance and needs no affinity. A transport that begins with HTTP long polling, as
 * Socket.IO's default does, is another thing: the session's requests come one by one, and each must reach the instance
 * that knows the session. Without affinity they are spread. The client gets 400 ("Session ID unknown") and begins
 * again.
 *
 * ## Condition
 *
 * It fails when a polling transport is in evidence, more than one instance may run, and session affinity is off: the
 * annotation `run.googleapis.com/sessionAffinity` on Cloud Run, `sessionAffinity` of the backend elsewhere. It is
 * undecided when the affinity, the transports or the number of instances cannot be read.
 *
 * Clients of a Socket.IO server poll first: one that its command line or variables show, or whose package (`socket.io`,
 * `flask-socketio`, `fastapi-socketio`, `@nestjs/platform-socket.io`) stands in the list of packages of its image.
 *
 * ## When it does not apply
 *
 * - WebSocket alone (`transports: ["websocket"]`).
 * - At most one instance.
 * - In-memory state that no file shows. Affinity is best effort and never makes such state safe.
 *
 * ## How to fix it
 *
 * Switch affinity on, or let clients use WebSocket from the start. Either way keep shared state outside the instances:
 * an instance may go at any time, and affinity with it.
 *
 * @allow an adapter shares the sessions
 */
export const sessionAffinityMissing: Rule = defineRule({
  id: "lb/session-affinity-missing",
  title: "Polling transport without session affinity",
  why: `A transport that begins with HTTP long polling sends several requests for one session, and each must reach the
instance that knows it. Without affinity they go anywhere: the client gets 400 "Session ID unknown" and starts again.
An open WebSocket needs no affinity, so a client that only speaks WebSocket is fine.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/session-affinity",
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration",
    "https://socket.io/docs/v4/using-multiple-nodes/",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const { pollingTransport, maxInstances } = path.capacity;
    const affinity = affinityOf(path);
    if (!socket || !pollingTransport || !affinity) return;
    if (pollingTransport.known && !pollingTransport.value) return;
    if (maxInstances?.known && maxInstances.value <= 1) {
      return yield { verdict: "pass", evidence: [maxInstances, affinity, socket] };
    }
    const question = "whether the requests of one session can reach different instances";
    if (!affinity.known) return yield undecided(affinity, question, pollingTransport, socket);
    if (affinity.value !== false && affinity.value !== "NONE") {
      return yield { verdict: "pass", evidence: [affinity, pollingTransport, socket] };
    }
    if (!pollingTransport.known) return yield undecided(pollingTransport, question, affinity, socket);
    if (maxInstances && !maxInstances.known) return yield undecided(maxInstances, question, affinity, socket);
    const flavour = hasOwnAffinity(path) ? undefined : path.loadBalancer?.flavour;
    if (flavour && !flavour.known) return yield undecided(flavour, question, affinity, socket);

    const rest = [pollingTransport, ...severalInstances(maxInstances), ...(flavour ? [flavour] : []), socket];
    yield failing(path, affinity, rest);
  },
});

/** On Cloud Run and App Engine their own setting decides, also behind a load balancer. */
function affinityOf(path: ConnectionPath): Fact<boolean | string> | undefined {
  return hasOwnAffinity(path) ? path.capacity.affinity : path.loadBalancer?.affinity;
}

function hasOwnAffinity({ platform }: ConnectionPath): boolean {
  return platform === "cloud-run" || platform === "app-engine";
}

/** That the default allows several is beyond doubt, however many they are; its exact number is no ground of this. */
function severalInstances(maxInstances: KnownFact<number> | undefined): readonly Fact<number>[] {
  return maxInstances?.origin.kind === "default" ? [] : maxInstances ? [maxInstances] : [];
}

function failing(path: ConnectionPath, affinity: Fact<unknown>, rest: readonly Fact<unknown>[]): Outcome {
  const { loadBalancer } = path;
  const max = path.capacity.maxInstances;
  const spread = max?.known ? `over up to ${max.value} instances` : "over all instances";
  const title =
    path.platform === "app-engine"
      ? "Set network.session_affinity: true in app.yaml"
      : path.platform === "cloud-run" || !loadBalancer
        ? 'Set the annotation run.googleapis.com/sessionAffinity: "true" on the revision template'
        : adviseSetting(loadBalancer, {
            backendConfig: "sessionAffinity.affinityType: GENERATED_COOKIE",
            policy: "sessionAffinity.type: GENERATED_COOKIE",
            backendService: "sessionAffinity: GENERATED_COOKIE",
            service: "sessionAffinity: ClientIP",
          });
  return {
    verdict: "fail",
    evidence: [affinity, ...rest],
    message: `The polling requests of one client are spread ${spread}: session affinity is off, and an instance that does not know the session answers 400. Clients reconnect in a loop until chance or a WebSocket upgrade ends it.`,
    fix: { title: `${title}, or let clients use WebSocket alone`, safety: "unsafe" },
  };
}
