import type { Entry, ListNode, MapNode, Node, OpaqueNode } from "../../syntax/node.ts";
import { findEntry } from "../../syntax/node.ts";
import type { Planned } from "./planned.ts";
import type { Follow } from "./references.ts";

/** Blocks that no provider fills in: where one of them is not known, it is made by a `dynamic` block. */
const NEVER_COMPUTED: ReadonlySet<string> = new Set([
  "backend",
  "containers",
  "env",
  "env_from",
  "host_rule",
  "path_matcher",
  "path_rule",
  "route_rules",
  "volume_mounts",
  "volumes",
]);

/** Attributes that are lists, although a plan says of them as a whole that they are not known. */
const LISTS: ReadonlySet<string> = new Set(["health_checks"]);

const UNKNOWN = "it is known only after apply";
const SENSITIVE = "it is marked sensitive";

/** One value from all the places where a plan speaks of it. */
interface Sides {
  readonly value: Node | undefined;
  readonly unknown: Node | undefined;
  readonly sensitive: readonly Node[];
  /** The expression, or the block's expressions; undefined where the plan does not show how it is written. */
  readonly written: Node | undefined;
  /** Inside of an attribute that holds a whole object, whose lists are lists and no blocks. */
  readonly isObject: boolean;
}

/** A resource's values in the shape of its block: single blocks are maps, and what is not known is opaque. */
export function plannedBody(planned: Planned, written: Node | undefined, follow: Follow): MapNode {
  const { body, unknown, sensitive } = planned;
  return new BodyReader(planned, follow).map(body, { value: body, unknown, sensitive, written, isObject: false });
}

class BodyReader {
  readonly #planned: Planned;
  readonly #follow: Follow;

  constructor(planned: Planned, follow: Follow) {
    this.#planned = planned;
    this.#follow = follow;
  }

  map(value: MapNode, sides: Sides): MapNode {
    const entries: Entry[] = [];
    const keys = new Set<string>();
    for (const { key, start, end, value: inner } of value.entries) {
      keys.add(key);
      const node = this.#node(key, { ...inside(sides, key), value: inner });
      if (node !== undefined) entries.push({ key, start, end, value: node });
    }
    // What is not known is left out of the values.
    const others = sides.unknown?.kind === "map" ? sides.unknown.entries : [];
    for (const { key, start, end, value: unknown } of others) {
      if (keys.has(key) || !isTrue(unknown)) continue;
      const node = this.#node(key, { ...inside(sides, key), value: undefined });
      if (node !== undefined) entries.push({ key, start, end, value: node });
    }
    return { kind: "map", start: value.start, end: value.end, entries };
  }

  #node(key: string, sides: Sides): Node | undefined {
    const { value, unknown, sensitive } = sides;
    const secret = sensitive.find(isTrue);
    if (secret !== undefined) return opaque(value ?? secret, SENSITIVE);
    if (unknown !== undefined && isTrue(unknown)) return this.#unknown(key, value ?? unknown, sides);
    switch (value?.kind) {
      case "map":
        return this.map(value, sides);
      case "list":
        return this.#list(key, value, sides);
      default:
        return value;
    }
  }

  /** A block that is there once is a map, as it is written; one that is not there is like a value that is not set. */
  #list(key: string, value: ListNode, sides: Sides): Node {
    const { start, end, items } = value;
    if (items.length === 0 && !sides.isObject) return { kind: "scalar", start, end, value: null, style: "plain" };
    const nodes = items.map((item, index) => this.#node(key, { ...itemOf(sides, index, items.length), value: item }));
    const kept = nodes.filter((node) => node !== undefined);
    const [only] = kept;
    return only?.kind === "map" && kept.length === 1 && !sides.isObject
      ? only
      : { kind: "list", start, end, items: kept };
  }

  /** What nobody wrote and nobody knows is left to the API, like anything else that is not written. */
  #unknown(key: string, at: Node, { written }: Sides): Node | undefined {
    if (written === NOT_WRITTEN && this.#planned.isNew && !NEVER_COMPUTED.has(key)) return undefined;
    const nodes = this.#follow(written, this.#planned).map((of): OpaqueNode => ({ ...opaque(at, UNKNOWN), of }));
    const [only] = nodes;
    if (only !== undefined && LISTS.has(key) && at.kind !== "list") {
      return { kind: "list", start: at.start, end: at.end, items: nodes };
    }
    return nodes.length === 1 ? only : opaque(at, UNKNOWN);
  }
}

/** Stands for an attribute that the block, which the plan shows, does not have. */
const NOT_WRITTEN: Node = { kind: "opaque", start: 0, end: 0, why: "" };

/** `kubernetes_manifest` holds what the API of Kubernetes is given. */
const OBJECTS: ReadonlySet<string> = new Set(["manifest"]);

function inside({ unknown, sensitive, written, isObject }: Sides, key: string): Omit<Sides, "value"> {
  return {
    isObject: isObject || OBJECTS.has(key),
    unknown: findEntry(unknown, key)?.value,
    sensitive: sensitive.flatMap((node) => findEntry(node, key)?.value ?? []),
    written: writtenInside(written, key),
  };
}

function writtenInside(written: Node | undefined, key: string): Node | undefined {
  if (written?.kind !== "map" || isExpression(written)) return written;
  return findEntry(written, key)?.value ?? NOT_WRITTEN;
}

/** `{ "references": [ … ] }` and `{ "constant_value": … }`, where a block has names of its own. */
function isExpression(node: MapNode): boolean {
  return findEntry(node, "references") !== undefined || findEntry(node, "constant_value") !== undefined;
}

function itemOf({ unknown, sensitive, written, isObject }: Sides, index: number, count: number): Omit<Sides, "value"> {
  return {
    isObject,
    unknown: unknown?.kind === "list" ? unknown.items[index] : undefined,
    sensitive: sensitive.flatMap((node) => (node.kind === "list" ? (node.items[index] ?? []) : [])),
    written: writtenItem(written, index, count),
  };
}

/** What is there and not among the expressions was made by a `dynamic` block, whose expressions a plan leaves out. */
function writtenItem(written: Node | undefined, index: number, count: number): Node | undefined {
  if (written?.kind === "list") return written.items.length === count ? written.items[index] : undefined;
  return written === NOT_WRITTEN ? undefined : written;
}

function isTrue(node: Node): boolean {
  return node.kind === "scalar" && node.value === true;
}

function opaque({ start, end }: Node, why: string): OpaqueNode {
  return { kind: "opaque", start, end, why };
}
