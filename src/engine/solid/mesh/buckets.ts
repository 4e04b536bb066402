/** Numbers in groups: those of group g are `items[start[g]]` up to `items[start[g + 1]]`. */
export interface Buckets {
  readonly start: Uint32Array;
  readonly items: Uint32Array;
}

/** Puts the places of `groupOf` into the `groups` groups that it names, each in ascending order. */
export function buckets(groupOf: Uint32Array, groups: number): Buckets {
  const start = new Uint32Array(groups + 1);
  for (let i = 0; i < groupOf.length; i++) {
    const after = (groupOf[i] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let g = 0; g < groups; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const next = start.slice();
  const items = new Uint32Array(groupOf.length);
  for (let i = 0; i < groupOf.length; i++) {
    const g = groupOf[i] as number;
    const at = next[g] as number;
    next[g] = at + 1;
    items[at] = i;
  }
  return { start, items };
}
