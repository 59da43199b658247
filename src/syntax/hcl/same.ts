import type { MapNode, Node, OpaqueNode } from "../node.ts";

/** Whether two values are equal; what stands in the way of telling, where a part is unknown. */
export function isSame(left: Node, right: Node): boolean | OpaqueNode {
  if (left.kind === "opaque") return left;
  if (right.kind === "opaque") return right;
  if (left.kind === "scalar" && right.kind === "scalar") return left.value === right.value;
  if (left.kind === "list" && right.kind === "list") {
    if (left.items.length !== right.items.length) return false;
    return all(left.items.map((item, index) => [item, right.items[index]]));
  }
  if (left.kind !== "map" || right.kind !== "map") return false;
  const [one, other] = [valuesByKey(left), valuesByKey(right)];
  return one.size === other.size && all([...one].map(([key, value]) => [value, other.get(key)]));
}

/** A difference decides, whatever is unknown beside it. */
function all(pairs: readonly (readonly [Node | undefined, Node | undefined])[]): boolean | OpaqueNode {
  let open: OpaqueNode | undefined;
  for (const [one, other] of pairs) {
    const same = one !== undefined && other !== undefined && isSame(one, other);
    if (same === false) return false;
    if (typeof same === "object") open ??= same;
  }
  return open ?? true;
}

function valuesByKey({ entries }: MapNode): ReadonlyMap<string, Node> {
  return new Map(entries.map(({ key, value }) => [key, value]));
}
