import { resolvePolicy } from "../../src/engine/policy.ts";
import type { Outcome, Params, Rule } from "../../src/engine/rule.ts";
import { declared, declaredSeconds, type Fact, type KnownFact, unknown } from "../../src/model/fact.ts";
import type { LoadBalancer } from "../../src/model/load-balancer.ts";
import type { ConnectionPath } from "../../src/model/path.ts";
import { limit } from "../../src/platform/limits.ts";
import { locate, rootCursor } from "../../src/syntax/cursor.ts";
import type { Location } from "../../src/syntax/document.ts";
import { yaml } from "./parse.ts";

/** A place of its own for everything a test makes up: the only value of a document called `name`. */
export function place(name: string): Location {
  const [document] = yaml("here\n", name);
  if (!document) throw new Error(`no document in ${name}`);
  return locate(rootCursor(document));
}

export function fact<T>(what: string, value: T): KnownFact<T> {
  return declared(what, value, place(what));
}

export function secondsOf(what: string, value: number): KnownFact<number> {
  return declaredSeconds(what, value, place(what));
}

export function unreadable<T>(what: string): Fact<T> {
  return unknown(what, "a template fills it in", place(what));
}

/** A Cloud Run service that carries WebSockets for an hour and has nothing else to say. */
export function makePath(overrides: Partial<ConnectionPath> = {}): ConnectionPath {
  return {
    id: "chat",
    environment: "production",
    platform: "cloud-run",
    at: place("service chat"),
    traffic: {
      kind: "websocket",
      evidence: [{ why: "the config says so", strength: "declared", at: place("holdopen.yaml") }],
    },
    sessionSeconds: secondsOf("session length", 3600),
    hops: [],
    heartbeats: [],
    startup: { probes: {}, measuredByEnvironment: {}, phases: [], dependencies: [] },
    health: { externalPaths: [], covers: [], parallel: fact("parallel", false) },
    shutdown: {},
    capacity: {},
    ...overrides,
  };
}

/** A classic Application Load Balancer in front of network endpoint groups. */
export function makeLoadBalancer(overrides: Partial<LoadBalancer> = {}): LoadBalancer {
  return {
    name: "Ingress chat",
    flavour: fact("flavour of Ingress chat", "classic"),
    backend: fact("backend of Ingress chat", "neg"),
    attachment: { via: "none", target: fact("Service", "chat"), faults: [] },
    foreignAnnotations: [],
    ...overrides,
  };
}

/** What a rule says of a path with its own parameters and the limits as they are. */
export function check<P extends Params>(rule: Rule<P>, path: ConnectionPath): readonly Outcome[] {
  const policy = resolvePolicy([], path.environment);
  return [...rule.check(path, policy.paramsOf(rule), limit)];
}
