import { declared, type Fact } from "./fact.ts";
import type { ConnectionPath, TrafficEvidence } from "./path.ts";
import { TRAFFIC_WORDS } from "./words.ts";

/**
 * The strongest reason to believe that this path carries long-lived connections. Undefined, also where the traffic is
 * known to be ordinary HTTP: say nothing of sockets.
 */
export function socketEvidence(path: ConnectionPath): TrafficEvidence | undefined {
  return path.traffic.kind === "http" ? undefined : path.traffic.evidence[0];
}

/**
 * The same as a fact, to stand among a rule's evidence. A merely suggestive name counts as an assumption, which lowers
 * the finding by one step.
 */
export function socketFact(path: ConnectionPath): Fact<string> | undefined {
  const known = facts.get(path);
  if (known !== undefined) return known ?? undefined;
  const made = makeSocketFact(path);
  facts.set(path, made ?? null);
  return made;
}

/** Nearly every rule asks for it; null where there is none. */
const facts = new WeakMap<ConnectionPath, Fact<string> | null>();

function makeSocketFact(path: ConnectionPath): Fact<string> | undefined {
  const evidence = socketEvidence(path);
  if (evidence === undefined) return undefined;
  const traffic = TRAFFIC_WORDS[path.traffic.kind].many;
  const reason = declared(`the reason to expect ${traffic}`, `that ${evidence.why}`, evidence.at);
  const fact = evidence.assumed === undefined ? reason : { ...reason, assumed: evidence.assumed };
  if (evidence.strength !== "weak") return fact;
  return { ...fact, assumed: `${path.id} carries ${traffic}, which only a name suggests` };
}
