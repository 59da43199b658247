import { seconds } from "../../model/describe.ts";
import { type Fact, type KnownFact, observed, observedSeconds, witnessed } from "../../model/fact.ts";
import type { Connection, Ending } from "../connection.ts";
import { defineScenario, type Scenario, type ScenarioOutcome } from "../scenario.ts";
import type { Session } from "../session.ts";
import { codeText, endingText, span } from "../sockets/ending-words.ts";
import { type Reconnect, reconnect, type Setback } from "../sockets/reconnect.ts";

/**
 * Every deployment restarts the service, and every open socket ends with it. A client that is told so (1001 going away,
 * 1012 service restart) comes back at once. One that is cut without a word has to find out first, and one that finds
 * nothing to come back to is lost.
 *
 * ## Condition
 *
 * With three sockets open it runs the restart command, and each client comes back as soon as its socket has ended. It
 * fails for sockets that end without a close frame (one step more quietly: most clients come back from that as well),
 * for close codes other than 1000, 1001, 1012 and 1013, and for clients that are not back and served within 30 s.
 *
 * ## When it does not apply
 *
 * - Without `--restart-cmd`.
 * - It is undecided where the command fails, and where no socket ends within 30 s of it: then it restarted nothing that
 *   they were connected to, or leaves them on what was there before.
 *
 * ## Failing
 *
 * <!-- fault: restart-1006 {"checks":["W14"],"restart":true} -->
 *
 * ## How to fix it
 *
 * On SIGTERM, stop accepting sockets, close each with 1001 or 1012, and exit when they are gone, within the grace
 * period. See that the process receives the signal at all: a shell as the main process keeps it.
 */
export const restartLosesClients: Scenario = defineScenario({
  id: "live/restart-loses-clients",
  check: "W14",
  name: "restart",
  suite: "standard",
  impact: "disrupt",
  needs: ["W3"],
  fallsWith: ["W4"],
  title: "Clients are lost when the service restarts",
  why: `Every deployment restarts the service. Told to go away (1001, 1012), a client knows that it may return at once;
cut without a word it waits for a timeout first, and without a way back it is gone.`,
  references: [
    "https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1",
    "https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number",
  ],
  params: {
    sockets: { default: 3, about: "Sockets that are open when the service restarts" },
    endSeconds: { default: 30, about: "How long after the restart command to wait for them to end" },
    recoverSeconds: { default: 30, about: "Time within which each has to be back and served" },
  },

  async *run(session, { sockets, endSeconds, recoverSeconds }) {
    const connections = await openAll(session, sockets);
    const [first] = connections;
    if (first === undefined) return;
    const returns = connections.map((connection) => returnOf(session, connection, recoverSeconds));
    const { code } = await session.restart();
    if (code === 0) {
      await Promise.all(connections.map((connection) => connection.ended(endSeconds / session.timeScale)));
    }
    // Ends the wait of those to which nothing happened.
    await Promise.all(connections.map((connection) => connection.close()));
    const backs = (await Promise.all(returns)).flatMap((back) => back ?? []);
    if (code !== 0) return yield hookFailed(first, code);
    yield* endings(connections, endSeconds / session.timeScale);
    yield* recoveries(backs, recoverSeconds);
    await Promise.all(backs.map((back) => (back.kind === "back" ? back.connection.close() : undefined)));
  },
});

async function openAll(session: Session, sockets: number): Promise<readonly Connection[]> {
  const openings = await Promise.all(Array.from({ length: sockets }, () => session.open()));
  return openings.flatMap((opening) => (opening.kind === "open" ? [opening.connection] : []));
}

function hookFailed({ opened }: Connection, code: number | null): ScenarioOutcome {
  const how = code === null ? "could not be run or was ended" : `ended with exit code ${code}`;
  const fact = witnessed("a socket that was open when the service was to restart", opened.at());
  return {
    verdict: "undecided",
    evidence: [fact],
    message: `The restart command ${how}, so nothing was restarted that could be watched.`,
  };
}

/** RFC 6455 §7.4.1 and the IANA registry: normal, going away, service restart, try again later. */
const TOLD: ReadonlySet<number> = new Set([1000, 1001, 1012, 1013]);

function* endings(connections: readonly Connection[], endSeconds: number): Iterable<ScenarioOutcome> {
  const ended = connections.flatMap(({ ending }) => (ending && !ending.isOurs ? [ending] : []));
  const [one] = connections;
  const count = connections.length;
  if (ended.length === 0 && one) {
    const fact = witnessed("a socket that stayed open through the restart", one.opened.at());
    const message = `None of ${count} sockets ended within ${seconds(endSeconds)} of the restart command: it restarted nothing they were connected to, or leaves them to finish on what was there before.`;
    return yield { verdict: "undecided", evidence: [fact], message };
  }
  const cut = ended.filter(({ kind }) => kind !== "close-frame");
  const [first] = cut;
  if (first) {
    const assumed = "clients come back after a cut as well as after a close frame";
    yield {
      verdict: "fail",
      evidence: [{ ...endingFact(first), assumed }],
      message: `${cut.length} of ${count} sockets were cut when the service restarted: ${endingText(first)}. Clients are not told that they may return at once.`,
      fix: { title: "On SIGTERM, close each socket with 1001 or 1012 before the process exits", safety: "unsafe" },
    };
  }
  const odd = ended.filter(({ kind, code }) => kind === "close-frame" && !TOLD.has(code));
  const [strange] = odd;
  if (strange) {
    yield {
      verdict: "fail",
      evidence: [endingFact(strange)],
      message: `${odd.length} of ${count} sockets were closed with another code than 1001 or 1012 when the service restarted: ${endingText(strange)}. Clients take that for an error.`,
      fix: { title: "On SIGTERM, close each socket with 1001 or 1012", safety: "unsafe" },
    };
  }
  const [told] = ended;
  if (cut.length === 0 && odd.length === 0 && told) yield { verdict: "pass", evidence: [codeFact(told)] };
}

function endingFact(ending: Ending): KnownFact<string> {
  return witnessed(endingText(ending), ending.moment.at(ending.kind === "close-frame" ? "code" : "how"));
}

function codeFact({ code, moment }: Ending): Fact<string> {
  return observed("the code with which sockets were closed at the restart", codeText(code), moment.at("code"));
}

/** A restart command may take minutes, and the sockets may end early in it. */
const LONGEST_RESTART_SECONDS = 660;

/** What one client does: it waits for its end and comes back at once. Undefined where nothing ended it. */
async function returnOf(
  session: Session,
  connection: Connection,
  withinSeconds: number,
): Promise<Reconnect | undefined> {
  const ending = await connection.ended(LONGEST_RESTART_SECONDS);
  if (ending === undefined || ending.isOurs) return undefined;
  return reconnect(session, { attempts: Number.POSITIVE_INFINITY, withinSeconds });
}

function* recoveries(backs: readonly Reconnect[], allowedSeconds: number): Iterable<ScenarioOutcome> {
  const troubles = backs.flatMap((back) => troubleOf(back, allowedSeconds) ?? []);
  const [trouble] = troubles;
  const slowest = backs.flatMap((back) => (back.kind === "back" ? [back] : [])).sort((a, b) => b.ms - a.ms)[0];
  if (trouble) {
    const message = `${troubles.length} of ${backs.length} clients that the restart disconnected did not recover within ${allowedSeconds} s: ${trouble.clause}.`;
    yield { verdict: "fail", evidence: [trouble.fact], message };
  } else if (slowest) {
    const at = slowest.connection.opened.at("ms");
    yield {
      verdict: "pass",
      evidence: [observedSeconds("the time until the last client was back", Math.round(slowest.ms) / 1000, at)],
    };
  }
}

function troubleOf(back: Reconnect, allowedSeconds: number): Pick<Setback, "clause" | "fact"> | undefined {
  const { attempts, ms } = back;
  if (back.kind === "out") return { ...back.last, clause: `in the last of ${attempts} attempts ${back.last.clause}` };
  if (ms <= allowedSeconds * 1000) return undefined;
  const at = back.connection.opened.at("ms");
  const fact = observedSeconds("the time until the client was back", Math.round(ms) / 1000, at);
  return { clause: `it took ${span(ms)}`, fact };
}
