/**
 * One id for each item from its candidates, short to long: a longer one only where shorter ones collide with another
 * item or with what is taken. Items that cannot be told apart at all are numbered.
 */
export function uniqueIds(
  items: readonly (readonly string[])[],
  taken: ReadonlySet<string> = new Set(),
): readonly string[] {
  const levels = items.map(() => 0);
  const idOf = (index: number): string => items[index]?.[levels[index] ?? 0] ?? "";
  for (let moved = true; moved; ) {
    moved = false;
    const counts = new Map<string, number>();
    for (const index of items.keys()) counts.set(idOf(index), (counts.get(idOf(index)) ?? 0) + 1);
    for (const [index, candidates] of items.entries()) {
      const level = levels[index] ?? 0;
      const id = idOf(index);
      if (((counts.get(id) ?? 0) < 2 && !taken.has(id)) || level + 1 >= candidates.length) continue;
      levels[index] = level + 1;
      moved = true;
    }
  }
  const seen = new Map<string, number>();
  return items.map((_, index) => {
    const id = idOf(index);
    const number = (seen.get(id) ?? 0) + 1;
    seen.set(id, number);
    return number === 1 ? id : `${id} #${number}`;
  });
}
