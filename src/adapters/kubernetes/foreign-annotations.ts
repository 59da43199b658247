import { declared, type Fact } from "../../model/fact.ts";
import { type Cursor, descend, entriesOf, locateKey } from "../../syntax/cursor.ts";
import { textAt } from "../read.ts";

/** Annotations that only another Ingress controller than Google's reads. */
export const FOREIGN_PREFIX: RegExp =
  /^(?:nginx\.ingress\.kubernetes\.io|nginx\.org|nginx\.com|alb\.ingress\.kubernetes\.io|(?:[a-z-]+\.)*traefik(?:\.[a-z-]+)*|haproxy(?:-ingress)?(?:\.[a-z-]+)*)\//;

/** Those of them on which a long-lived connection depends. */
const MATTERS = /timeout|idle|affinity|sticky|session|cookie|hash-by|websocket/;

/** What somebody set for another controller and counts on. */
export function foreignSettings(object: Cursor, owner: string): readonly Fact<string>[] {
  return entriesOf(descend(object, "metadata", "annotations")).flatMap(([key, at]) => {
    const slash = key.indexOf("/");
    if (!FOREIGN_PREFIX.test(key) || !MATTERS.test(key.slice(slash))) return [];
    return [declared(`${key} of ${owner}`, textAt(at) ?? "", locateKey(at))];
  });
}
