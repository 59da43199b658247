import { literalPart, type PathMatch } from "./address.ts";
import { type JsonObject, objectsAt, textAt, valueAt } from "./json.ts";

/** A request that a rule of a route takes. */
export interface RequestMatch {
  readonly paths: PathMatch;
  readonly headers?: Readonly<Record<string, string>>;
  /** The same in words. */
  readonly said: string;
}

/** What a rule of an HTTPRoute takes, as far as an opening handshake can be like it; those without conditions first. */
export function requestMatches(rule: JsonObject): readonly RequestMatch[] {
  const written = objectsAt(rule, "matches");
  if (written.length === 0) return [{ paths: { kind: "prefix", path: "/" }, said: "/" }];
  const matches = written.flatMap((match) => requestMatch(match) ?? []);
  return [...matches.filter(({ headers }) => !headers), ...matches.filter(({ headers }) => headers)];
}

/** Undefined where no opening handshake fits: it is a GET, and only headers of one certain value can be sent. */
function requestMatch(match: JsonObject): RequestMatch | undefined {
  const method = valueAt(match, "method");
  if (method !== undefined && method !== "GET") return undefined;
  if (objectsAt(match, "queryParams").length > 0) return undefined;
  const wanted = objectsAt(match, "headers");
  if (wanted.some((header) => (textAt(header, "type") ?? "Exact") !== "Exact")) return undefined;
  const headers = wanted.flatMap((header) => {
    const name = textAt(header, "name");
    const value = textAt(header, "value");
    return name === undefined || value === undefined || SENT_ANYWAY.has(name.toLowerCase()) ? [] : [[name, value]];
  });
  const paths = pathMatch(match);
  const conditions = headers.map(([name, value]) => ` with ${name}: ${value}`).join("");
  return {
    paths,
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    said: paths.path + conditions,
  };
}

/** Headers of every opening handshake, RFC 6455 §4.1. */
const SENT_ANYWAY: ReadonlySet<string> = new Set(["upgrade", "connection"]);

function pathMatch(match: JsonObject): PathMatch {
  const path = textAt(match, "path", "value") ?? "/";
  switch (textAt(match, "path", "type") ?? "PathPrefix") {
    case "Exact":
      return { kind: "exact", path };
    case "PathPrefix":
      return { kind: "prefix", path };
    default:
      return { kind: "unsaid", path: literalPart(path) };
  }
}
