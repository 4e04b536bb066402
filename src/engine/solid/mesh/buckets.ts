/** Numbers in groups: those of group g are `items[start[g]]` up to `items[start[g + 1]]`. */
export interface Buckets {
  readonly start: Uint32Array;
  readonly items: Uint32Array;
}

/** Puts `0…count-1` into groups, each in ascending order; -1 leaves a number out. */
export function buckets(count: number, groups: number, groupOf: (item: number) => number): Buckets {
  const start = new Uint32Array(groups + 1);
  for (let i = 0; i < count; i++) {
    const g = groupOf(i);
    if (g >= 0) start[g + 1] = (start[g + 1] as number) + 1;
  }
  for (let g = 0; g < groups; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const next = start.slice();
  const items = new Uint32Array(start[groups] as number);
  for (let i = 0; i < count; i++) {
    const g = groupOf(i);
    if (g < 0) continue;
    const at = next[g] as number;
    next[g] = at + 1;
    items[at] = i;
  }
  return { start, items };
}
