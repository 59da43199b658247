import { expect, test } from "vitest";
import { GOOD_OBSERVATIONS, type Observation, observe, TOKENS } from "../support/fault-server/observations.ts";
import { FAULT_MODES, type FaultMode, startFaultServer } from "../support/fault-server.ts";

type Deviations = Partial<Record<Observation, unknown>>;

const SOCKET_OBSERVATIONS: readonly Observation[] = [
  "handshake",
  "silence",
  "exchange",
  "events",
  "secondMessage",
  "burst",
  "ping",
  "serverPing",
  "deadPeer",
  "closing",
  "afterExchange",
  "otherUser",
  "churn",
  "afterReset",
  "restart",
];

/** Without a socket nothing can be seen but why there is none. */
function withoutSocket(why: string): Deviations {
  const all = SOCKET_OBSERVATIONS.map((observation) => [observation, why]);
  return { ...Object.fromEntries(all), storm: `0 open, ${why}` };
}

function refused(status: number): Deviations {
  return { ...withoutSocket(`refused ${status}`), stranger: `refused ${status}` };
}

/** The first message, whichever it is, ends the socket. */
function endsOnMessage(how: string): Deviations {
  return { exchange: how, events: how, secondMessage: how, burst: how, afterExchange: how };
}

/** The socket ends soon: what can be had of it before is a matter of milliseconds, and its silence is not. */
function endsSoon(how: string): Deviations {
  const soon = SOCKET_OBSERVATIONS.map((observation) => [observation, expect.any(String)]);
  return { ...Object.fromEntries(soon), silence: how, serverPing: "nothing", storm: expect.any(String) };
}

const NO_TOOL_COMPLETED = "agent_started agent_thinking tool_executing agent_completed";
const TRUNCATED = '{"type":"pon';

/** Each mode, and all that a client can see of it that it does not see of the good server. */
const DEVIATIONS: Readonly<Record<FaultMode, Deviations>> = {
  "reject-401": refused(401),
  "reject-403": refused(403),
  "reject-404": refused(404),
  "reject-429": refused(429),
  "reject-500": refused(500),
  "reject-503": refused(503),
  "reject-504": refused(504),
  "upgrade-required-426": refused(426),
  "redirect-302": refused(302),
  "html-200": refused(200),
  "wrong-accept-hash": withoutSocket("Invalid Sec-WebSocket-Accept header"),
  "wrong-subprotocol": {
    ...withoutSocket("Server sent a subprotocol but none was requested"),
    handshake: "Server sent an invalid subprotocol",
  },
  "no-handshake-answer": {
    ...withoutSocket("Opening handshake has timed out"),
    stranger: "Opening handshake has timed out",
    storm: "0 open, slowly, Opening handshake has timed out",
  },
  "unauthenticated-accepted": { stranger: "101" },

  "silent-after-open": { exchange: "nothing", events: "nothing", secondMessage: "nothing", burst: "nothing" },
  "early-greeting": { silence: '{"type":"greeting","text":"Welcome"} open' },
  "events-swapped": { events: "agent_started agent_thinking tool_completed tool_executing agent_completed" },
  "event-duplicated": {
    events: "agent_started agent_thinking agent_thinking tool_executing tool_completed agent_completed",
  },
  "event-missing": { events: NO_TOOL_COMPLETED },
  "event-extra": { events: "agent_started agent_thinking tool_executing agent_paused tool_completed agent_completed" },
  "event-late": { events: "agent_started agent_thinking tool_executing tool_completed agent_completed(late)" },
  "foreign-nonce": { otherUser: "hears pong of-ann" },
  "reply-truncated": {
    exchange: TRUNCATED,
    events: "nothing",
    secondMessage: TRUNCATED,
    burst: Array(5).fill(TRUNCATED).join(" "),
  },
  "second-message-ignored": { secondMessage: "nothing", burst: "pong 0" },
  "burst-lost": { burst: "pong 0" },
  "slow-replies": {
    exchange: "pong 1(late)",
    events: "agent_started(late) agent_thinking tool_executing tool_completed agent_completed",
    secondMessage: "pong 2(late)",
  },

  "close-1011-on-first-message": endsOnMessage("closed 1011"),
  "close-1011-after-63ms": endsSoon("closed 1011"),
  "rst-on-first-message": endsOnMessage("closed 1006 reset"),
  "fin-on-first-message": endsOnMessage("closed 1006 fin"),
  "rst-after-open": endsSoon("closed 1006 reset"),
  "fin-after-open": endsSoon("closed 1006 fin"),
  "slow-close": { closing: "no answer" },
  "no-close-reply": { closing: "no answer" },
  "wrong-close-answer": { closing: "1011" },
  "close-code-1005": { secondMessage: "closed 1005", afterExchange: "closed 1005" },
  "close-4000-after-exchange": { secondMessage: "closed 4000", afterExchange: "closed 4000" },
  "idle-cut": {}, // seen in cuts.test.ts
  "age-cut": {}, // seen in cuts.test.ts
  "restart-1006": { restart: expect.stringMatching(/^1006 (fin|reset), then 101$/) },
  incident: endsOnMessage("closed 1011"),

  "no-pong": { ping: "nothing", serverPing: "nothing", deadPeer: "kept" },
  "keeps-dead-peers": { deadPeer: "kept" },

  "health-503": { health: "503 starting" },
  "health-unhealthy-dependency": { health: "200 good-00001 up down" },
  "health-not-json": { health: "200 OK" },
  "health-flapping": { health: expect.stringMatching(/200 good-00001 up up.*503|503.*200 good-00001 up up/) },
  "health-body-flapping": { health: expect.stringMatching(/up down.*up up|up up.*up down/) },
  "health-slow": { healthTime: "slow" },
  "health-401": { health: "401 Unauthorized" },
  "google-404-healthz": { health: "200 good-00001 up up, 404 Error 404 (Not Found)!!1" },
  "wrong-revision": { health: "200 good-00001 up up, 200 stale-00000 up up" },

  "storm-503": { storm: "30 open, refused 503" },
  "storm-slow": { storm: "32 open, slowly" },
  "churn-leaks": { churn: "slow" },
  "no-reconnect": { afterReset: "refused 503", restart: "refused 503" },

  "cold-accepts-early": {}, // cold is seen in start.test.ts: warm, the three are good servers
  "cold-refuses-early": {},
  "cold-1013": {},
  "cold-loses-messages": {},
  "cold-ready-early": {},
};

const QUICK = { tokens: TOKENS, heartbeatSeconds: 0.5, coldSeconds: 0, lateSeconds: 0.9 };

test.concurrent("the good server shows everything that a good server shows", async () => {
  await using server = await startFaultServer("good", QUICK);
  expect(await observe(server)).toEqual(GOOD_OBSERVATIONS);
});

test.concurrent.each(Object.entries(DEVIATIONS))(
  "%s is different in its own way and in no other",
  async (mode, deviations) => {
    await using server = await startFaultServer(requireMode(mode), QUICK);
    expect(await observe(server)).toEqual({ ...GOOD_OBSERVATIONS, ...deviations });
  },
);

function requireMode(name: string): FaultMode {
  const mode = Object.keys(FAULT_MODES).find((known): known is FaultMode => known === name);
  if (mode === undefined) throw new Error(`${name} is no mode`);
  return mode;
}
