import type { Heartbeat, TrafficEvidence } from "../../model/path.ts";
import type { LimitId } from "../../platform/limits.generated.ts";

/** What a setting does to connections; each role but `ping` and `pong` is one field of an `AppReading`. */
export type Role = "ping" | "pong" | "idle" | "life" | "hka" | "drain" | "boot" | "port";

/** Where a value can be written. Earlier spellings win over later ones, flags over variables. */
export interface Spellings {
  readonly flags?: readonly string[];
  readonly env?: readonly string[];
  /** Dotted paths in the framework's own file; case, `-` and `_` do not matter. */
  readonly keys?: readonly string[];
}

/** One row: where a setting is written, what its bare number means, and the limit that holds its default. */
export interface Setting extends Spellings {
  readonly role: Role;
  /**
   * Unit of a bare number. `named`: a bare number is not accepted here, or has no one meaning. `guess`: the name is
   * used by servers with different units, so the key and the size decide.
   */
  readonly unit: "s" | "ms" | "named" | "guess";
  /** The row of policies/limits that applies when nothing is written. */
  readonly limit?: LimitId;
  /** What zero and less mean; by default `off` for pings and limits, the value itself for keep-alives and drains. */
  readonly zero?: "off" | "value" | "unsure";
  /** Set where writing it at all shows that sockets are served. */
  readonly shows?: TrafficEvidence["strength"];
  /** The part of the value that counts, as group 1. */
  readonly pick?: RegExp;
  /** What the value rests on where it is written. */
  readonly assumed?: string;
  /** The versions of its limit are those of this package below, which no image tag shows. */
  readonly versionOf?: string;
  /** What the default rests on. */
  readonly defaultAssumes?: string;
  /** Why the default cannot be known from outside: a clause, `the code may set server.keepAliveTimeout`. */
  readonly inCode?: string;
  /** Whoever writes one of these has a version with this setting, so that its `off` ranges are out. */
  readonly existsWith?: Spellings;
  /** The default applies as soon as this is written, however the framework was recognised. */
  readonly impliedBy?: Condition;
  /** Old versions take the flag without effect, as the limit's `off` ranges show. */
  readonly ignoredByOldVersions?: true;
  /** The server looks at its timers only so often: what the second limit holds above the first is added. */
  readonly lateBy?: readonly [LimitId, LimitId];
  /** The share of the written value that counts. */
  readonly share?: LimitId;
}

/** A spelling and what must be written there. */
export interface Condition extends Spellings {
  readonly value: RegExp;
}

/** A server or library whose settings we know. Adding one is adding one of these to a table. */
export interface Framework {
  readonly name: string;
  /** The package whose versions its limits go by. */
  readonly package?: string;
  /** First words of its command line: `uvicorn`, `php artisan reverb:start`. */
  readonly launchers?: readonly string[];
  /** Last component of its image's repository. */
  readonly image?: RegExp;
  /** Variables that only its server reads. */
  readonly marks?: RegExp;
  /** With marks alone, its defaults apply too. */
  readonly isTheServer?: true;
  /** What reading its variables rests on, where only they show it. */
  readonly marksAssume?: string;
  /** Recognised only with this. */
  readonly when?: Condition;
  /** Recognised only with a word like this among its arguments. */
  readonly whenWord?: RegExp;
  /** Runs other servers: what else is recognised counts as well. */
  readonly isRuntime?: true;
  /** First words of its other commands, which serve nobody. */
  readonly helpers?: RegExp;
  /** Takes any unambiguous beginning of a flag. */
  readonly hasFlagPrefixes?: true;
  /** A variable with more flags, weaker than those of the command line. */
  readonly flagsVariable?: string;
  /** Flags that name a file we do not read, which may hold any setting. */
  readonly fileFlags?: readonly string[];
  /** A document is its file when it has one of these keys. Without, its `keys` speak for themselves. */
  readonly fileMarks?: readonly string[];
  readonly heartbeat?: Pick<Heartbeat, "sender" | "frame" | "timeoutStarts">;
  readonly settings: readonly Setting[];
  /** What clients of this server send by themselves. */
  readonly clients?: { readonly frame: Heartbeat["frame"]; readonly limit: LimitId; readonly assumed: string };
  /** Bounds on what one container holds at once: the product of the two. */
  readonly slots?: { readonly workers: CountSetting; readonly each: CountSetting };
  readonly evidence?: Pick<TrafficEvidence, "why" | "strength">;
  /** Not evidence of sockets after all. */
  readonly evidenceUnless?: Condition;
  /** Why nothing is sent on a silent socket while pings are off; only where code cannot change that. */
  readonly silent?: string;
  readonly bindsEarly?: { readonly why: string; readonly unless: string };
  /** Clients begin with HTTP long polling unless told otherwise. */
  readonly polls?: { readonly limit: LimitId; readonly transports: Spellings };
}

export interface CountSetting extends Spellings {
  readonly noun: string;
  readonly limit: LimitId;
}
