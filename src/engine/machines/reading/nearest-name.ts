/**
 * The known name that is most like what was typed, or `undefined` where nothing is like it (more
 * than a third of the letters wrong). Source: the edit distance of V. Levenshtein (1966).
 */
export function nearestName(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const d = distance(wanted, name, least);
    if (d < least) [least, best] = [d, name];
  }
  return best;
}

/** Edits between two words; gives up at `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same));
    }
    row = next;
  }
  return row[b.length]!;
}
