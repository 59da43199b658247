import type { Fact, KnownFact } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import type { Answer, Connection, GetOptions, Opening, OpenOptions } from "./connection.ts";
import type { Conversation } from "./exchange/conversation.ts";
import type { Ladder } from "./start/ladder.ts";
import type { Clock } from "./timing/clock.ts";
import type { LoopWatch } from "./timing/loop-delay.ts";
import type { Moment, Transcript } from "./transcript.ts";

/** What one check holds: the only way to the network, what is expected, and what the checks before it saw. */
export interface Session {
  readonly expected: Expected;
  readonly known: Knowledge;
  readonly clock: Clock;
  readonly transcript: Transcript;
  /** This process since the run began. */
  readonly client: Pick<LoopWatch, "read">;
  readonly signal: AbortSignal;
  /** Planned waits are divided by this; measured times never are. */
  readonly timeScale: number;
  open(options?: OpenOptions): Promise<Opening>;
  get(path: string, options?: GetOptions): Promise<Answer>;
  /** Waits for so long, divided by the time scale. */
  pause(seconds: number): Promise<void>;
  /** Runs the user's own hook that restarts the service; its output is not kept. */
  restart(): Promise<{ readonly code: number | null }>;
}

/** What the config, the declared configuration and the command line let us expect. */
export interface Expected {
  readonly conversation: Conversation;
  readonly health: ExpectedHealth;
  /** Names of users with credentials of their own. */
  readonly users: readonly string[];
  /** Whether credentials are sent at all, so that being let in without them means something. */
  readonly hasCredentials: boolean;
  readonly subprotocols: readonly string[];
  /** What the health endpoints or a header must say the revision is. */
  readonly revision?: Fact<string>;
  /** The path that is declared or deployed, where one is known. */
  readonly path?: ConnectionPath;
  /** How long a session has to live, in seconds; 0 asks for nothing. */
  readonly sessionSeconds: number;
  /** In the suites that take their time. */
  readonly isDeep: boolean;
  /** Where the URL has a host of Cloud Run's own. */
  readonly isRunApp: boolean;
  readonly hasRestart: boolean;
  /** How many sockets at once `--load` names; undefined where it names no number. */
  readonly maxSockets?: number;
}

export interface ExpectedHealth {
  /** URL paths, most telling first: readiness before liveness. */
  readonly paths: readonly HealthPath[];
  /** What the readiness endpoint must name. */
  readonly covers: readonly Fact<string>[];
}

export interface HealthPath {
  readonly kind: "readiness" | "liveness";
  readonly path: string;
  /** Undefined where it is a usual name that was tried. */
  readonly declared?: Fact<string>;
}

/** What was seen so far, shared by all checks; each adds to it. */
export interface Knowledge {
  /** Set while nothing at all has answered: why, and where that is written. */
  unreachable: { readonly why: string; readonly moment: Moment } | undefined;
  /** Health paths to ask: the declared ones, else the usual names that answered. */
  healthPaths: readonly HealthPath[];
  /** How often the server pings, once two pings of it were seen. */
  heartbeatSeconds: KnownFact<number> | undefined;
  /** Attempts that failed because this machine ran out of something. */
  readonly localFailures: { readonly why: string; readonly moment: Moment }[];
  readonly connections: Connection[];
  readonly health: HealthSample[];
  /** How the start went, once it was watched. */
  ladder?: Ladder;
  /** How sockets fared with their first message. */
  readonly trials: Trial[];
}

/** A socket from its handshake to the first answer, or to the failure that came instead. */
export interface Trial {
  readonly works: boolean;
  readonly openedMs: number;
  /** What happened, as a clause. */
  readonly clause: string;
  readonly fact: Fact<unknown>;
}

export interface HealthSample {
  readonly ms: number;
  readonly path: string;
  readonly answer: Answer;
  /** A 2xx or 3xx whose body, if it is JSON, says that all is well. */
  readonly isHealthy: boolean;
}
