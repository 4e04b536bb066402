/** Ends of things that are still to be laid, in a grid where there are many. */
export interface NearestEnds {
  /** The end nearest to a place: `2 * i` the head of thing i, `2 * i + 1` its tail; both are gone then. */
  take(x: number, y: number): number;
}

/** So few are looked through one by one. */
const FEW = 24;
/** Ends a cell, on average. */
const PER_CELL = 2;

/**
 * `heads`, `tails`: xy of both ends of each thing; where `either` says no, the tail is not offered. Of
 * ends equally near the one with the least number is taken.
 */
export function nearestEnds(
  heads: Float64Array,
  tails: Float64Array,
  either?: readonly boolean[],
): NearestEnds {
  const count = heads.length / 2;
  const ends: number[] = [];
  for (let i = 0; i < count; i++) {
    ends.push(2 * i);
    if (either ? either[i] : !same(heads, tails, i)) ends.push(2 * i + 1);
  }
  const distance = (end: number, x: number, y: number): number => {
    const at = end % 2 === 0 ? heads : tails;
    return (at[end & ~1]! - x) ** 2 + (at[(end & ~1) + 1]! - y) ** 2;
  };
  return count <= FEW ? inList(ends, distance) : inGrid(ends, heads, tails, distance);
}

const same = (heads: Float64Array, tails: Float64Array, i: number): boolean =>
  heads[2 * i] === tails[2 * i] && heads[2 * i + 1] === tails[2 * i + 1];

type Distance = (end: number, x: number, y: number) => number;

function inList(ends: number[], distance: Distance): NearestEnds {
  let left = ends;
  return {
    take(x, y) {
      let best = left[0]!;
      let least = Infinity;
      for (const end of left) {
        const d = distance(end, x, y);
        if (d < least) {
          least = d;
          best = end;
        }
      }
      left = left.filter((end) => end >> 1 !== best >> 1);
      return best;
    },
  };
}

function inGrid(
  ends: readonly number[],
  heads: Float64Array,
  tails: Float64Array,
  distance: Distance,
): NearestEnds {
  const at = (end: number, axis: number): number =>
    (end % 2 === 0 ? heads : tails)[(end & ~1) + axis]!;
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (const end of ends) {
    x0 = Math.min(x0, at(end, 0));
    x1 = Math.max(x1, at(end, 0));
    y0 = Math.min(y0, at(end, 1));
    y1 = Math.max(y1, at(end, 1));
  }
  const wide = x1 - x0 + 1;
  const high = y1 - y0 + 1;
  const size = Math.max(
    Math.sqrt((wide * high * PER_CELL) / ends.length),
    Math.max(wide, high) / ends.length,
  );
  const columns = Math.floor(wide / size) + 1;
  const rows = Math.floor(high / size) + 1;
  const clamp = (value: number, most: number): number =>
    value < 0 ? 0 : value > most ? most : value;
  const columnOf = (x: number): number => clamp(Math.floor((x - x0) / size), columns - 1);
  const rowOf = (y: number): number => clamp(Math.floor((y - y0) / size), rows - 1);
  const cells = Array.from<number[] | undefined>({ length: columns * rows });
  const cellOf = (end: number): number => rowOf(at(end, 1)) * columns + columnOf(at(end, 0));
  for (const end of ends) (cells[cellOf(end)] ??= []).push(end);
  const remove = (end: number): void => {
    const cell = cells[cellOf(end)];
    const k = cell?.indexOf(end) ?? -1;
    if (k >= 0) cell!.splice(k, 1);
  };
  return {
    take(x, y) {
      const column = columnOf(x);
      const row = rowOf(y);
      let best = -1;
      let least = Infinity;
      const look = (c: number, r: number): void => {
        for (const end of cells[r * columns + c] ?? []) {
          const d = distance(end, x, y);
          if (d < least || (d === least && end < best)) {
            least = d;
            best = end;
          }
        }
      };
      // Rings of cells round the place, until no nearer end can lie farther out.
      for (let ring = 0; ring <= Math.max(columns, rows); ring++) {
        if (best >= 0 && least <= ((ring - 1) * size) ** 2) break;
        const low = Math.max(0, row - ring);
        const top = Math.min(rows - 1, row + ring);
        for (let r = low; r <= top; r++) {
          const edge = r === row - ring || r === row + ring;
          const step = edge ? 1 : Math.max(1, 2 * ring);
          for (let c = column - ring; c <= column + ring; c += step)
            if (c >= 0 && c < columns) look(c, r);
        }
      }
      remove(best);
      remove(best ^ 1);
      return best;
    },
  };
}
