import type { Fact } from "../model/fact.ts";
import { locationOf } from "../model/fact.ts";
import type { TrafficEvidence } from "../model/path.ts";
import type { Location } from "../syntax/document.ts";

const SOCKET_NAME = /web[-_.]?sockets?|socket[-_.]?io/i;
const SOCKET_TOKEN = /(?:^|[-_.])wss?(?:$|[-_.])/i;

/** What the name of a service, container or backend suggests about its traffic. */
export function nameEvidence(what: string, name: string | undefined, at: Location): readonly TrafficEvidence[] {
  if (name === undefined) return [];
  const strength = SOCKET_NAME.test(name) ? "strong" : SOCKET_TOKEN.test(name) ? "weak" : undefined;
  return strength === undefined ? [] : [{ why: `the ${what} is named ${name}`, strength, at }];
}

const SOCKET_SEGMENT = /^(?:wss?|websockets?|socket\.io|cable|sockjs)$/i;
const LIKELY_SEGMENT = /^ws-/i;

/** What a URL path suggests about the traffic on it. */
export function pathEvidence(path: Fact<string>): readonly TrafficEvidence[] {
  if (!path.known) return [];
  const segments = path.value.split(/[/?*()|$]+/);
  const strength = segments.some((segment) => SOCKET_SEGMENT.test(segment))
    ? "strong"
    : segments.some((segment) => LIKELY_SEGMENT.test(segment))
      ? "weak"
      : undefined;
  return strength === undefined ? [] : [{ why: `${path.what} is ${path.value}`, strength, at: locationOf(path) }];
}
