import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Evidence, Fact } from "../../model/fact.ts";
import type { Startup } from "../../model/startup.ts";
import { socketFact } from "../../model/traffic.ts";
import { positionOf } from "../startup-phases.ts";
import { isPortOnly, trafficGates } from "../traffic-gate.ts";

/**
 * A server that accepts sockets while it is still starting lets clients through the handshake into handlers whose
 * database, cache or services are not there. On each cold start the first clients are closed with 1011, or their first
 * message gets no answer, and health says all is well. Until it is ready a server should refuse the handshake with 503.
 *
 * ## Condition
 *
 * It fails if the phase named by `acceptSocketsAfter` comes before
 *
 * - the last phase in which a declared dependency starts, or
 * - the phase named `readyPhase` (`services`), if the service declares a phase of that name.
 *
 * Probes do not change this: Cloud Run may send a request before the first readiness result, and a client that
 * reconnects to a restarted container does not wait for one either.
 *
 * If phases are declared and `acceptSocketsAfter` is not, it is undecided where no probe holds clients back by more
 * than an open port (no probe at all, a TCP probe, Cloud Run's default probe), for then nothing shows that the first
 * clients wait. An HTTP, gRPC or exec probe in that place is taken at its word, and nothing is said.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - No start-up phases are declared.
 * - `acceptSocketsAfter` is declared, no dependency has a phase, and no phase is called `services`.
 *
 * ## How to fix it
 *
 * Accept upgrades only after the last of those phases, and answer 503 before (or close with 1013), so that clients try
 * again instead of failing. Then declare the new phase.
 *
 * ## Incidents
 *
 * - [openclaw/openclaw](https://github.com/openclaw/openclaw/issues/73652): A gateway took connections up to 22 s
 *   before it was ready. All clients that came in that time, after each restart, ran into a handshake timeout.
 * - [nikolanovoselec/codeflare](https://github.com/nikolanovoselec/codeflare/pull/365): The port opened after 1.5 s and
 *   browsers reconnected after 3 s, but what a session runs was written after 10 s, so people got a bare shell.
 *
 * @allow a gateway in front holds sockets back until services are up
 */
export const acceptBeforeReady: Rule = defineRule({
  id: "app/accept-before-ready",
  title: "Sockets are accepted before everything they need has started",
  why: `A socket accepted during the start reaches handlers whose database, cache or services are not there yet. On each cold
start the first clients get through the handshake and are then closed with 1011, or their first message gets no answer.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1",
  ],
  params: {
    readyPhase: {
      default: "services",
      about: "Phase that has to be over before a socket is accepted, where the service declares one of that name",
    },
  },

  *check(path, { readyPhase }) {
    const { startup } = path;
    const traffic = socketFact(path);
    const [phase] = startup.phases;
    if (traffic === undefined || phase === undefined) return;
    const accepts = startup.acceptSocketsAfter;
    if (accepts === undefined) {
      const gates = trafficGates(path);
      if (gates.some((probe) => isPortOnly(probe) === false)) return;
      const probe = gates[0]?.declaration;
      const message = `Nothing says after which start-up phase sockets are accepted, and ${probe ? "clients are held back only by a probe that asks for an open port" : "no probe holds clients back"}: whether the first ones on a cold start are let in too early cannot be told.`;
      return yield { verdict: "undecided", evidence: [probe ?? phase, phase, traffic], message };
    }
    const late = latest(startup, readyPhase);
    if (late === undefined) return;
    const evidence: Evidence = [accepts, late.phase, ...late.more, traffic];
    if (positionOf(startup, accepts) >= late.position) return yield { verdict: "pass", evidence };
    yield {
      verdict: "fail",
      evidence,
      message: `Sockets are accepted after phase ${accepts.value}, and ${late.why}: clients that connect in between on a cold start are closed with 1011 or get no answer${late.wait}.`,
      fix: { title: `Accept sockets after phase ${late.name}, and answer 503 until then`, safety: "unsafe" },
    };
  },
});

interface Late {
  readonly name: string;
  readonly position: number;
  readonly phase: Fact<string>;
  readonly more: readonly Fact<unknown>[];
  readonly why: string;
  readonly wait: string;
}

/** The last phase that a socket needs: of a dependency, or the one that the policy names. */
function latest(startup: Startup, readyPhase: string): Late | undefined {
  let late: Late | undefined;
  for (const { name, phase, timeoutSeconds: timeout } of startup.dependencies) {
    const position = positionOf(startup, phase);
    if (!phase || position < (late?.position ?? 0)) continue;
    const why = `${name.value} starts only in phase ${phase.value}`;
    const wait = timeout ? `, for up to ${seconds(timeout.value)}` : "";
    late = { name: phase.value, position, phase, more: timeout ? [timeout] : [], why, wait };
  }
  const phase = startup.phases.find(({ value }) => value === readyPhase);
  const position = positionOf(startup, phase);
  if (!phase || position <= (late?.position ?? 0)) return late;
  return { name: readyPhase, position, phase, more: [], why: `phase ${readyPhase} comes only later`, wait: "" };
}
