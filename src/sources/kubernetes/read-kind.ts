import type { Problem } from "../../syntax/document.ts";
import type { Api, Reply } from "./api.ts";
import { isObject, type JsonObject, objectsAt, textAt } from "./json.ts";
import { apiVersionOf, type ReadKind, resourceOf } from "./kinds.ts";
import { type Found, problemAt } from "./object-document.ts";

export interface ReadResult {
  readonly found: readonly Found[];
  readonly problems: readonly Problem[];
}

/** Objects in one answer, and answers to one question: 10,000 objects of a kind are no namespace but a mistake. */
const PAGE_OBJECTS = 500;
const MOST_PAGES = 20;

/** All objects of a kind, in a namespace or, without one, of the cluster. A kind that is not installed has none. */
export async function listKind(api: Api, kind: ReadKind, namespace?: string): Promise<ReadResult> {
  for (const version of kind.versions) {
    const resource = resourceOf(kind, version, namespace);
    const found: Found[] = [];
    let token: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const reply = await api.get(`/${resource}?${pageQuery(token)}`);
      if (!reply.ok && (await isAbsent(api, kind, version, reply))) break;
      if (!reply.ok) return { found, problems: [refusal(kind, resource, reply)] };
      found.push(...itemsOf(reply.body, kind, version, resource));
      token = textAt(reply.body, "metadata", "continue");
      if (token === undefined) return { found, problems: [] };
    }
    if (token !== undefined) {
      const message = `more than ${found.length} objects of kind ${kind.kind}; the rest is not read`;
      return { found, problems: [problemAt(resource, message)] };
    }
  }
  return { found: [], problems: [] };
}

/** One object by its name; none where it does not exist. */
export async function getObject(api: Api, kind: ReadKind, namespace: string, name: string): Promise<ReadResult> {
  for (const version of kind.versions) {
    const resource = `${resourceOf(kind, version, namespace)}/${name}`;
    const reply = await api.get(`/${resource}`);
    if (reply.ok) return { found: [{ resource, object: typed(reply.body, kind, version) }], problems: [] };
    if (!(await isAbsent(api, kind, version, reply))) return { found: [], problems: [refusal(kind, resource, reply)] };
  }
  return { found: [], problems: [] };
}

export function together(results: readonly ReadResult[]): ReadResult {
  return { found: results.flatMap(({ found }) => found), problems: results.flatMap(({ problems }) => problems) };
}

function pageQuery(token: string | undefined): URLSearchParams {
  return new URLSearchParams({ limit: String(PAGE_OBJECTS), ...(token !== undefined && { continue: token }) });
}

function itemsOf(list: JsonObject, kind: ReadKind, version: string, resource: string): readonly Found[] {
  return objectsAt(list, "items").flatMap((item) => {
    const name = textAt(item, "metadata", "name");
    return name === undefined ? [] : [{ resource: `${resource}/${name}`, object: typed(item, kind, version) }];
  });
}

/** Items of a built-in kind's list do not say what they are; the list does. */
function typed(object: JsonObject, kind: ReadKind, version: string): JsonObject {
  return { ...object, apiVersion: apiVersionOf(kind, version), kind: kind.kind };
}

/**
 * Whether the kind does not exist here. Permission is asked before existence: who may not read a kind is refused even
 * where nobody installed it, so the discovery document, which everybody may read, has the last word.
 */
async function isAbsent(api: Api, kind: ReadKind, version: string, reply: Reply & { ok: false }): Promise<boolean> {
  if (reply.status === 404) return true;
  if (reply.status !== 403 || kind.group === "") return false;
  const discovery = await api.get(`/apis/${apiVersionOf(kind, version)}`);
  if (!discovery.ok) return discovery.status === 404;
  const known = objectsAt(discovery.body, "resources");
  return isObject(discovery.body) && !known.some((one) => textAt(one, "name") === kind.plural);
}

function refusal(kind: ReadKind, resource: string, { status, reason }: Reply & { ok: false }): Problem {
  const what =
    status === 403 ? `objects of kind ${kind.kind} may not be read (403)` : `${kind.kind}: answered ${status}`;
  return problemAt(resource, `${what}, so ${kind.cost}${reason === "" ? "" : `; the API server says: ${reason}`}`);
}
