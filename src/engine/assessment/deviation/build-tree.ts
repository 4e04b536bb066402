/** Triangles in a leaf. */
const LEAF = 4;
/** Places at which a split is tried. */
const BINS = 12;

/** A tree in typed arrays: see `TriangleTree`. */
export interface BuiltTree {
  readonly order: Uint32Array;
  readonly boxes: Float64Array;
  readonly next: Int32Array;
  readonly size: Int32Array;
}

/** Splits by the surface area heuristic over bins of the box centres (I. Wald, 2007). */
export function buildTree(corners: Float64Array, count: number): BuiltTree {
  const order = Uint32Array.from({ length: count }, (_, t) => t);
  const box = new Float64Array(6 * count);
  const middle = new Float64Array(3 * count);
  for (let t = 0; t < count; t++)
    for (let k = 0; k < 3; k++) {
      const a = corners[9 * t + k] as number;
      const b = corners[9 * t + 3 + k] as number;
      const c = corners[9 * t + 6 + k] as number;
      const low = Math.min(a, b, c);
      const high = Math.max(a, b, c);
      box[6 * t + k] = low;
      box[6 * t + 3 + k] = high;
      middle[3 * t + k] = (low + high) / 2;
    }
  const boxes: number[] = [];
  const next: number[] = [];
  const size: number[] = [];
  const split = new Splitter(order, box, middle);
  // Depth first, left before right; a right child tells its parent where it came to stand.
  const todo: { from: number; to: number; parent: number; depth: number }[] = [
    { from: 0, to: count, parent: -1, depth: 0 },
  ];
  for (let job = todo.pop(); job; job = todo.pop()) {
    const { from, to, parent, depth } = job;
    const node = next.length;
    if (parent >= 0) next[parent] = node;
    boxes.push(...boundsOf(order, box, from, to));
    // The queries' stacks hold one entry a level.
    const at = to - from <= LEAF || depth > 200 ? from : split.at(from, to);
    if (at <= from || at >= to) {
      next.push(-1 - from);
      size.push(to - from);
      continue;
    }
    next.push(0);
    size.push(0);
    todo.push({ from: at, to, parent: node, depth: depth + 1 });
    todo.push({ from, to: at, parent: -1, depth: depth + 1 });
  }
  return {
    order,
    boxes: Float64Array.from(boxes),
    next: Int32Array.from(next),
    size: Int32Array.from(size),
  };
}

function boundsOf(order: Uint32Array, box: Float64Array, from: number, to: number): number[] {
  const out = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (let i = from; i < to; i++) {
    const b = 6 * (order[i] as number);
    for (let k = 0; k < 3; k++) {
      out[k] = Math.min(out[k] as number, box[b + k] as number);
      out[k + 3] = Math.max(out[k + 3] as number, box[b + 3 + k] as number);
    }
  }
  return out;
}

class Splitter {
  readonly #order: Uint32Array;
  readonly #box: Float64Array;
  readonly #middle: Float64Array;
  readonly #counts = new Int32Array(BINS);
  readonly #bins = new Float64Array(6 * BINS);
  readonly #behind = new Float64Array(BINS);

  constructor(order: Uint32Array, box: Float64Array, middle: Float64Array) {
    this.#order = order;
    this.#box = box;
    this.#middle = middle;
  }

  /** Reorders the range and answers where its second part starts. */
  at(from: number, to: number): number {
    const order = this.#order;
    const middle = this.#middle;
    let axis = 0;
    let [low, wide] = [0, -1];
    for (let k = 0; k < 3; k++) {
      let [a, b] = [Infinity, -Infinity];
      for (let i = from; i < to; i++) {
        const m = middle[3 * (order[i] as number) + k] as number;
        a = Math.min(a, m);
        b = Math.max(b, m);
      }
      if (b - a > wide) [axis, low, wide] = [k, a, b - a];
    }
    if (!(wide > 0)) return (from + to) >> 1;
    const scale = BINS / wide;
    const binOf = (t: number): number =>
      Math.min(BINS - 1, Math.floor(((middle[3 * t + axis] as number) - low) * scale));
    const limit = this.#bestBin(from, to, binOf);
    let at = from;
    for (let i = from; i < to; i++) {
      const t = order[i] as number;
      if (binOf(t) > limit) continue;
      order[i] = order[at] as number;
      order[at++] = t;
    }
    return at > from && at < to ? at : (from + to) >> 1;
  }

  #bestBin(from: number, to: number, binOf: (t: number) => number): number {
    const counts = this.#counts.fill(0);
    const bins = this.#bins;
    for (let b = 0; b < BINS; b++)
      for (let k = 0; k < 3; k++) {
        bins[6 * b + k] = Infinity;
        bins[6 * b + 3 + k] = -Infinity;
      }
    for (let i = from; i < to; i++) {
      const t = this.#order[i] as number;
      const b = binOf(t);
      counts[b] = (counts[b] as number) + 1;
      grow(bins, 6 * b, this.#box, 6 * t);
    }
    const sum = Float64Array.of(Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity);
    let n = 0;
    for (let b = BINS - 1; b > 0; b--) {
      n += counts[b] as number;
      grow(sum, 0, bins, 6 * b);
      this.#behind[b - 1] = n > 0 ? n * halfArea(sum) : 0;
    }
    sum.set([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]);
    n = 0;
    let [best, cost] = [0, Infinity];
    for (let b = 0; b < BINS - 1; b++) {
      n += counts[b] as number;
      grow(sum, 0, bins, 6 * b);
      const c = (n > 0 ? n * halfArea(sum) : 0) + (this.#behind[b] as number);
      if (n > 0 && n < to - from && c < cost) [best, cost] = [b, c];
    }
    return best;
  }
}

function grow(to: Float64Array, i: number, by: Float64Array, j: number): void {
  for (let k = 0; k < 3; k++) {
    to[i + k] = Math.min(to[i + k] as number, by[j + k] as number);
    to[i + 3 + k] = Math.max(to[i + 3 + k] as number, by[j + 3 + k] as number);
  }
}

function halfArea(b: Float64Array): number {
  const dx = (b[3] as number) - (b[0] as number);
  const dy = (b[4] as number) - (b[1] as number);
  const dz = (b[5] as number) - (b[2] as number);
  return dx * dy + dy * dz + dz * dx;
}
