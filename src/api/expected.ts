import type { ServiceConfig } from "../config/config.ts";
import type { ConversationConfig } from "../config/conversation.ts";
import type { Fact } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import { ASSUMED_CONVERSATION, type Conversation } from "../probe/exchange/conversation.ts";
import type { Expected, HealthPath } from "../probe/session.ts";
import { hasCredentials, type Target } from "../probe/target.ts";
import type { VerifyOptions } from "./verify-options.ts";

export interface ExpectedInput {
  readonly service: ServiceConfig | undefined;
  readonly path: ConnectionPath | undefined;
  readonly target: Target;
  /** What the policy asks of a session where the service does not say. */
  readonly sessionSeconds: number;
  readonly options: Pick<VerifyOptions, "suite" | "restart">;
  readonly maxSockets: number | undefined;
  readonly revision: Fact<string> | undefined;
}

/** What checks may expect of the target: the config's word, then the declared configuration's. */
export function expectedOf(input: ExpectedInput): Expected {
  const { service, path, target, options, maxSockets, revision } = input;
  return {
    conversation: conversationOf(service?.conversation),
    health: { paths: healthPathsOf(service, path), covers: service?.health.covers.map(({ name }) => name) ?? [] },
    users: target.credentials.flatMap(({ user }) => user ?? []),
    hasCredentials: hasCredentials(target),
    subprotocols: target.subprotocols,
    ...(path ? { path } : {}),
    ...(revision ? { revision } : {}),
    sessionSeconds: service?.sessionSeconds?.value ?? input.sessionSeconds,
    isDeep: options.suite === "deep" || options.suite === "soak",
    isRunApp: target.http.hostname.endsWith(".run.app"),
    hasRestart: options.restart !== undefined,
    ...(maxSockets === undefined ? {} : { maxSockets }),
  };
}

function conversationOf(config: ConversationConfig | undefined): Conversation {
  if (config === undefined) return ASSUMED_CONVERSATION;
  const { replySeconds, minBytes } = config;
  return {
    isDeclared: config.expect.length > 0 || Object.keys(config.match).length > 0 || minBytes !== undefined,
    send: config.send ?? ASSUMED_CONVERSATION.send,
    expect: config.expect,
    match: config.match,
    mode: config.mode ?? ASSUMED_CONVERSATION.mode,
    forbid: config.forbid,
    replySeconds: replySeconds?.known ? replySeconds.value : ASSUMED_CONVERSATION.replySeconds,
    minBytes: minBytes?.known ? minBytes.value : ASSUMED_CONVERSATION.minBytes,
  };
}

/** Readiness tells more than liveness, so it is asked first. */
function healthPathsOf(service: ServiceConfig | undefined, path: ConnectionPath | undefined): readonly HealthPath[] {
  const { readiness, liveness } = service?.health ?? {};
  const probes = path?.startup.probes;
  const declared = [
    { kind: "readiness", fact: readiness ?? probes?.readiness?.path ?? probes?.startup?.path },
    { kind: "liveness", fact: liveness ?? probes?.liveness?.path },
  ] as const;
  return declared.flatMap(({ kind, fact }) => (fact?.known ? [{ kind, path: fact.value, declared: fact }] : []));
}
