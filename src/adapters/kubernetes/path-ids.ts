/** A path's name, as short as it can be: the first part alone, the others as far as they tell it from another path. */
export type IdParts = readonly [string, ...string[]];

/** Unique ids in the order of `all`. Parts that two paths have in common do not tell them apart and are left out. */
export function pathIds(all: readonly IdParts[]): readonly string[] {
  const ids: string[] = all.map(([first]) => first);
  const depth = all.reduce((most, parts) => Math.max(most, parts.length), 0);
  for (let level = 1; level < depth; level++) {
    for (const group of groupsOf(ids)) {
      const parts = group.map((index) => all[index]?.[level] ?? "");
      if (new Set(parts).size < 2) continue;
      for (const [place, index] of group.entries()) ids[index] += parts[place] ?? "";
    }
  }
  for (const group of groupsOf(ids)) {
    for (const [place, index] of group.entries()) if (place > 0) ids[index] += ` (${place + 1})`;
  }
  return ids;
}

/** The indices of equal ids, where there are several. */
function groupsOf(ids: readonly string[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [index, id] of ids.entries()) {
    const group = groups.get(id);
    if (group) group.push(index);
    else groups.set(id, [index]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
