import { CHAT_CONFIG, type FaultMode } from "./fault-server.ts";
import type { LiveTest } from "./live.ts";

/** Which check has to find a fault, and with which words. */
export interface Owner {
  readonly check: string;
  readonly says: RegExp;
  /** What fails beside it, because one fault can be two things to mend. */
  readonly companions?: readonly string[];
  /** What the fault may reach as well, in a run of everything: `W11 undecided`. */
  readonly may?: readonly string[];
  /** How the server and the run have to be for the fault to show. */
  readonly test?: LiveTest;
}

/** A good server in other words: nothing may fail. */
export const GOOD = "good behaviour";

/** Cold for long enough to be seen on a busy machine. */
const COLD = { cold: true, server: { coldSeconds: 2 } } satisfies LiveTest;
const USERS = {
  env: { ANN: "token-of-ann", BOB: "token-of-bob" },
  server: { tokens: { "token-of-ann": "ann", "token-of-bob": "bob" } },
  config: CHAT_CONFIG.replace(
    "    conversation:",
    "    auth: { users: [{ name: ann, bearer: { env: ANN } }, { name: bob, bearer: { env: BOB } }] }\n    conversation:",
  ),
} satisfies LiveTest;

/** Each mode of the fault server, and what has to be said of it. A mode without an owner would be a fault nobody finds. */
export const FAULT_OWNERS: Readonly<Record<FaultMode, Owner | typeof GOOD>> = {
  "health-503": { check: "H1", says: /GET \/ready did not become good within .*: \d+ x 503/ },
  "health-401": { check: "H1", says: /GET \/ready was refused with 401/ },
  "health-unhealthy-dependency": { check: "H2", says: /its body says otherwise: redis is "down"/ },
  "health-not-json": { check: "H2", says: /does not name postgres, redis/ },
  "health-flapping": { check: "H3", says: /was good \d of 10 times and changed \d times .* bad answer was 503/ },
  "health-body-flapping": {
    check: "H3",
    says: /bad answer was 200 with an unhealthy body/,
    // It looks once, and may look at a bad moment.
    may: ["H2 fail"],
  },
  "health-slow": { check: "H3", says: /took longer than 1 s 10 of 10 times, up to [12]\.\d+ s/ },
  "google-404-healthz": {
    check: "H4",
    says: /GET \/healthz was answered with 404 by Google's front end and never reached/,
    test: { config: CHAT_CONFIG.replace("liveness: /health", "liveness: /healthz") },
  },
  "wrong-revision": { check: "H5", says: /2 revisions answer: of 10 requests, \d x good-00001, \d x stale-00000/ },
  "reject-401": { check: "W1", says: /refused with 401/ },
  "reject-403": { check: "W1", says: /refused with 403 .*IAM does not let this caller in/ },
  "reject-404": { check: "W1", says: /refused with 404/ },
  "reject-429": { check: "W1", says: /refused with 429 .*no instance left/ },
  "reject-500": { check: "W1", says: /refused with 500 .*could not start an instance in time/ },
  "reject-503": { check: "W1", says: /refused with 503/ },
  "reject-504": { check: "W1", says: /refused with 504/ },
  "upgrade-required-426": { check: "W1", says: /refused with 426/ },
  "redirect-302": { check: "W1", says: /refused with 302 .*redirected to \/login/ },
  "html-200": { check: "W1", says: /refused with 200 .*ordinary page/ },
  "wrong-accept-hash": { check: "W1", says: /Sec-WebSocket-Accept does not answer the key/ },
  "wrong-subprotocol": { check: "W1", says: /chose the subprotocol/ },
  "no-handshake-answer": { check: "W1", says: /no answer within 15 s/ },
  "unauthenticated-accepted": { check: "W2", says: /Without credentials the socket opened/, test: USERS },
  "close-1011-after-63ms": {
    check: "W3",
    says: /succeeded, and \d+ ms later, before anything was sent, the server closed with 1011/,
    companions: ["H6"],
  },
  "rst-after-open": { check: "W3", says: /the connection was reset \(RST/, companions: ["H6"] },
  "fin-after-open": { check: "W3", says: /without a close frame \(FIN/, companions: ["H6"] },
  "close-1011-on-first-message": {
    check: "W4",
    says: /closed with 1011 .* \d+ ms after the first message, and health said healthy/,
    companions: ["H6"],
  },
  incident: {
    check: "W4",
    says: /succeeded, the server closed with 1011 .* \d+ ms after the first message, and health said healthy/,
    companions: ["H6"],
  },
  "rst-on-first-message": { check: "W4", says: /was reset \(RST.* after the first message/, companions: ["H6"] },
  "fin-on-first-message": {
    check: "W4",
    says: /without a close frame \(FIN.* after the first message/,
    companions: ["H6"],
  },
  "silent-after-open": {
    check: "W4",
    says: /the first message got no answer within 1 s; health said healthy/,
    companions: ["H6"],
  },
  "reply-truncated": { check: "W4", says: /first message/, companions: ["H6"] },
  "close-4000-after-exchange": { check: "W4", says: /The first message was answered, and .* closed with 4000/ },
  "close-code-1005": { check: "W4", says: /The first message was answered, and .* without a status \(1005\)/ },
  "second-message-ignored": { check: "W4", says: /the second message got no answer within 1 s/ },
  "early-greeting": GOOD,
  "events-swapped": { check: "W5", says: /tool_completed .*before tool_executing/ },
  "event-duplicated": { check: "W5", says: /agent_thinking came once more than expected/ },
  "event-missing": { check: "W5", says: /tool_completed never came/ },
  "event-extra": {
    check: "W5",
    says: /agent_paused, which nobody expects here/,
    test: { config: CHAT_CONFIG.replace("forbid:", "mode: strict\n      forbid:") },
  },
  "event-late": {
    check: "W5",
    says: /agent_completed had not come 0\.5 s after tool_completed/,
    // This server begins the next answer when the one before it is whole: everything behind it is late.
    may: ["W7 fail", "W12 fail", "W15 fail"],
    test: {
      config: `${CHAT_CONFIG}rules: { live/events-out-of-order: { params: { gapSeconds: 0.5 }, severity: error } }\n`,
    },
  },
  "slow-close": { check: "W6", says: /the answer took|nothing came back within/ },
  "no-close-reply": { check: "W6", says: /nothing came back within/ },
  "wrong-close-answer": { check: "W6", says: /answered with 1011 \(internal error\)/ },
  // It loses whatever comes close behind another message, in whichever check that is.
  "burst-lost": { check: "W7", says: /\d\d of 20 messages .* got no answer/, may: ["W12 fail", "W15 fail"] },
  "idle-cut": {
    check: "W8",
    says: /an idle limit of (0\.[89]\d*|1(\.[01]\d*)?) s, not a lifetime/,
    test: { server: { cutSeconds: 1, heartbeatSeconds: 60 } },
  },
  "age-cut": {
    check: "W8",
    says: /a lifetime of (2\.[89]\d*|3(\.[01]\d*)?) s, not an idle limit/,
    test: { server: { cutSeconds: 3 } },
  },
  "no-pong": { check: "W9", says: /no pong/ },
  "keeps-dead-peers": { check: "W17", says: /still connected/ },
  "storm-503": { check: "W10", says: /2\d of 50 sockets .* x 503/ },
  "storm-slow": { check: "W10", says: /handshakes of 50 clients .* took [4-7](\.\d+)? s \(p95\), more than 3 s/ },
  "churn-leaks": { check: "W11", says: /Handshakes took \d+ ms at first and, after 40 connections/ },
  "foreign-nonce": {
    check: "W12",
    says: /User (ann|bob) received what answers a message of user (ann|bob)/,
    test: USERS,
  },
  "no-reconnect": { check: "W13", says: /kept out/, may: ["W11 undecided", "W12 undecided"] },
  "restart-1006": { check: "W14", says: /3 of 3 sockets were cut/ },
  "slow-replies": { check: "W15", says: /p50 was 7\d\d ms and may be 200 ms/ },
  "cold-accepts-early": { check: "K1", says: /traffic that fails/, companions: ["K2"], test: COLD },
  "cold-ready-early": { check: "K1", says: /traffic that fails/, test: COLD },
  "cold-loses-messages": {
    check: "K2",
    says: /\d sockets? (was|were) accepted .* where the message got no answer/,
    test: COLD,
  },
  "cold-refuses-early": GOOD,
  "cold-1013": GOOD,
};
