import { type Cursor, descend, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { fileTitle } from "../file-title.ts";
import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import { kindOfCollection } from "./kind.ts";

/** A Compute resource with the parts of its address, as far as they are written. */
export interface ComputeObject {
  readonly resource: Resource;
  readonly at: Cursor;
  /** Its name, or its file's where the name is missing or filled in later. */
  readonly name: string;
  /** Where its name stands, or would. */
  readonly place: Location;
  /** `global`, `regions/r` or `zones/z`; undefined where nothing tells. */
  readonly scope: string | undefined;
  readonly project: string | undefined;
}

/** The parts of a URL or a partial one such as `regions/r/backendServices/web`. */
export interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly scope: string | undefined;
  readonly project: string | undefined;
}

/** All Compute resources of the input, found by what refers to them in constant time. */
export interface ComputeObjects {
  of(kind: string): readonly ComputeObject[];
  find(reference: Reference | undefined): ComputeObject | undefined;
}

/** Several dumps may hold the same resource; the first one counts. */
export function indexCompute(resources: readonly Resource[]): ComputeObjects {
  const byKind = new Map<string, ComputeObject[]>();
  const byAddress = new Map<string, ComputeObject>();
  const links = new Set<string>();
  for (const resource of resources) {
    if (resource.group !== "compute") continue;
    const link = textAt(resource.at, "selfLink");
    if (link !== undefined && links.has(link)) continue;
    if (link !== undefined) links.add(link);
    const object = computeObject(resource, link);
    const group = byKind.get(resource.kind);
    if (group) group.push(object);
    else byKind.set(resource.kind, [object]);
    for (const scope of [object.scope ?? UNWRITTEN, ANY]) {
      for (const project of [object.project ?? UNWRITTEN, ANY]) {
        const address = addressOf(resource.kind, object.name, scope, project);
        if (!byAddress.has(address)) byAddress.set(address, object);
      }
    }
  }
  return { of: (kind) => byKind.get(kind) ?? [], find: (reference) => find(byAddress, reference) };
}

/** The reference written at a cursor; a bare name means a resource of the kind that is expected there. */
export function referenceAt(cursor: Cursor, expected?: string): Reference | undefined {
  const text = textAt(cursor);
  return text === undefined ? undefined : parseReference(text, expected);
}

export function parseReference(text: string, expected?: string): Reference | undefined {
  const parts = text.split("/");
  const name = parts.at(-1) ?? "";
  if (parts.length === 1)
    return expected && name ? { kind: expected, name, scope: undefined, project: undefined } : undefined;
  const kind = kindOfCollection(parts.at(-2) ?? "") ?? parts.at(-2) ?? "";
  const projectAt = parts.indexOf("projects");
  return { kind, name, scope: scopeIn(parts), project: projectAt < 0 ? undefined : parts[projectAt + 1] };
}

const ANY = "*";
const UNWRITTEN = "?";

function find(
  byAddress: ReadonlyMap<string, ComputeObject>,
  reference: Reference | undefined,
): ComputeObject | undefined {
  if (reference === undefined) return undefined;
  const { kind, name, scope, project } = reference;
  for (const where of scope === undefined ? [ANY] : [scope, UNWRITTEN]) {
    for (const owner of project === undefined ? [ANY] : [project, UNWRITTEN]) {
      const found = byAddress.get(addressOf(kind, name, where, owner));
      if (found) return found;
    }
  }
  return undefined;
}

function addressOf(kind: string, name: string, scope: string, project: string): string {
  return `${kind} ${name} ${scope} ${project}`;
}

function computeObject(resource: Resource, link: string | undefined): ComputeObject {
  const { at } = resource;
  const own = link === undefined ? undefined : parseReference(link);
  const name = descend(at, "name");
  return {
    resource,
    at,
    name: resource.name ?? fileTitle(at),
    place: name.node === undefined ? locateKey(name) : locate(name),
    scope: own?.scope ?? writtenScope(at),
    project: own?.project,
  };
}

function scopeIn(parts: readonly string[]): string | undefined {
  const at = parts.findIndex((part) => part === "regions" || part === "zones");
  if (at >= 0 && parts[at + 1]) return `${parts[at]}/${parts[at + 1]}`;
  return parts.includes("global") ? "global" : undefined;
}

/** The `region` or `zone` field, or the scope under which an aggregated list holds the resource. */
function writtenScope(at: Cursor): string | undefined {
  const region = textAt(at, "region")?.split("/").at(-1);
  if (region) return `regions/${region}`;
  const zone = textAt(at, "zone")?.split("/").at(-1);
  if (zone) return `zones/${zone}`;
  const [list, scope] = at.pointer;
  return list === "items" && typeof scope === "string" ? scope : undefined;
}
