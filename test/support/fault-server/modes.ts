/** Instead of a handshake as it should be. */
export const HANDSHAKE_FAULTS = {
  "reject-401": "refuses every handshake with 401",
  "reject-403": "refuses every handshake with 403 and the page that Google shows where IAM forbids the call",
  "reject-404": "refuses every handshake with 404",
  "reject-429": "refuses every handshake with 429, as Cloud Run does at its largest number of instances",
  "reject-500": "refuses every handshake with 500, as Cloud Run does when it cannot scale fast enough",
  "reject-503": "refuses every handshake with 503",
  "reject-504": "refuses every handshake with 504",
  "upgrade-required-426":
    "refuses every handshake with 426, like a server behind a proxy that strips the Upgrade header",
  "redirect-302": "sends every handshake elsewhere, to /login",
  "html-200": "answers every handshake with a web page",
  "wrong-accept-hash": "answers 101 with a Sec-WebSocket-Accept that does not belong to the client's key",
  "wrong-subprotocol": "answers 101 with a subprotocol that nobody offered",
  "no-handshake-answer": "takes the handshake and never answers",
  "unauthenticated-accepted": "accepts sockets without a valid token although tokens are asked for",
} as const;

/** The socket opens; what comes then is wrong. */
export const EXCHANGE_FAULTS = {
  "silent-after-open": "never replies to a message",
  "early-greeting": "sends a greeting as soon as the socket is open; this is good behaviour",
  "events-swapped": "sends tool_completed before tool_executing",
  "event-duplicated": "sends agent_thinking twice",
  "event-missing": "leaves out tool_completed",
  "event-extra": "adds an event agent_paused that nobody declared",
  "event-late": "sends agent_completed lateSeconds after the event before it",
  "foreign-nonce": "sends each reply to one other user's socket too",
  "reply-truncated": "cuts every reply after 12 bytes",
  "second-message-ignored": "answers only the first message of a socket",
  "burst-lost": "loses messages that come within 40 ms of the one before them",
  "slow-replies": "holds back each reply for 700 ms",
} as const;

/** The socket ends, or fails to end. */
export const CLOSING_FAULTS = {
  "close-1011-on-first-message": "closes with 1011 on the first message",
  "close-1011-after-63ms": "closes with 1011 when the socket has been open for 63 ms",
  "rst-on-first-message": "resets the TCP connection on the first message",
  "fin-on-first-message": "ends the TCP connection without a close frame on the first message",
  "rst-after-open": "resets the TCP connection right after the handshake",
  "fin-after-open": "ends the TCP connection without a close frame right after the handshake",
  "slow-close": "answers the closing handshake after closeSeconds",
  "wrong-close-answer": "answers the closing handshake with 1011",
  "no-close-reply": "never answers the closing handshake",
  "close-code-1005": "closes without a status after the first exchange, asked by nobody",
  "close-4000-after-exchange": "closes with 4000 after the first exchange, asked by nobody",
  "idle-cut": "ends the TCP connection after cutSeconds without a byte in either direction, pings counted",
  "age-cut": "ends the TCP connection at an age of cutSeconds, however busy it is",
  "restart-1006": "drops its sockets without close frames when it restarts",
  incident: "says healthy for ever, accepts sockets, and closes each with 1011 50 to 90 ms after its first message",
} as const;

/** Pings, pongs, and peers that are gone. */
export const HEARTBEAT_FAULTS = {
  "no-pong": "neither answers pings nor sends any",
  "keeps-dead-peers": "pings, and never drops a peer that stops answering",
} as const;

/** The health endpoints say something wrong, or say it wrongly. */
export const HEALTH_FAULTS = {
  "health-503": "answers health and readiness with 503",
  "health-unhealthy-dependency": "answers health and readiness with 200 and redis down",
  "health-not-json": "answers health and readiness with 200 and a word",
  "health-flapping": "answers every second question about its health with 503",
  "health-body-flapping": "tells every second time that redis is down, with 200",
  "health-slow": "answers questions about its health after 1.5 s",
  "health-401": "asks for credentials before it tells its health",
  "google-404-healthz": "answers /healthz with the page that Google shows there",
  "wrong-revision": "answers every third question about its health as another revision",
} as const;

/** Many sockets, or sockets again and again. */
export const LOAD_FAULTS = {
  "storm-503": "refuses handshakes with 503 while 30 sockets are open",
  "storm-slow": "takes 100 ms longer for a handshake for each socket that is open or opening",
  "churn-leaks": "takes 10 ms longer for a handshake for each socket that has closed",
  "no-reconnect": "refuses handshakes with 503 for 60 s after a client has reset its connection",
} as const;

/** For coldSeconds after each start. */
export const START_FAULTS = {
  "cold-accepts-early":
    "says ready and accepts sockets at once, and closes them with 1011 on a message while it is cold",
  "cold-ready-early": "says ready at once, and answers handshakes with 503 while it is cold",
  "cold-loses-messages": "answers readiness with 503 and loses messages while it is cold",
  "cold-refuses-early": "answers readiness and handshakes with 503 while it is cold; this is good behaviour",
  "cold-1013": "answers readiness with 503 and closes sockets with 1013 while it is cold; this is good behaviour",
} as const;

export type HandshakeFault = keyof typeof HANDSHAKE_FAULTS;
export type ExchangeFault = keyof typeof EXCHANGE_FAULTS;
export type ClosingFault = keyof typeof CLOSING_FAULTS;
export type HeartbeatFault = keyof typeof HEARTBEAT_FAULTS;
export type HealthFault = keyof typeof HEALTH_FAULTS;
export type LoadFault = keyof typeof LOAD_FAULTS;
export type StartFault = keyof typeof START_FAULTS;

export type FaultMode =
  | HandshakeFault
  | ExchangeFault
  | ClosingFault
  | HeartbeatFault
  | HealthFault
  | LoadFault
  | StartFault;

/** Each mode of the fault server, and the one thing that is then different from the good server. */
export const FAULT_MODES: Readonly<Record<FaultMode, string>> = {
  ...HANDSHAKE_FAULTS,
  ...EXCHANGE_FAULTS,
  ...CLOSING_FAULTS,
  ...HEARTBEAT_FAULTS,
  ...HEALTH_FAULTS,
  ...LOAD_FAULTS,
  ...START_FAULTS,
};
