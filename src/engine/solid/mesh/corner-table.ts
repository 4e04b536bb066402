/**
 * Numbers points in order of first sight: open addressing over the bits of the coordinates, of
 * which exactly equal ones are one point. Minus zero counts as zero.
 */
export class CornerTable {
  /** Points numbered so far. */
  count = 0;
  readonly #keys: Float64Array;
  readonly #table: Int32Array;
  readonly #probe = new Float64Array(3);
  readonly #bits = new Uint32Array(this.#probe.buffer);

  /** For at most `most` different points. */
  constructor(most: number) {
    let size = 16;
    while (size < 2 * most) size *= 2;
    this.#keys = new Float64Array(3 * most);
    this.#table = new Int32Array(size).fill(-1);
  }

  /** The number of a point, a new one if it was not seen before. */
  add(x: number, y: number, z: number): number {
    const slot = this.#slotOf(x, y, z);
    const known = this.#table[slot] as number;
    if (known >= 0) return known;
    this.#keys.set(this.#probe, 3 * this.count);
    this.#table[slot] = this.count;
    return this.count++;
  }

  /** The number of a point, -1 where it was not seen. */
  find(x: number, y: number, z: number): number {
    return this.#table[this.#slotOf(x, y, z)] as number;
  }

  /** The slot of a point, or the free one where it belongs. */
  #slotOf(x: number, y: number, z: number): number {
    const [probe, bits, keys, table] = [this.#probe, this.#bits, this.#keys, this.#table];
    probe[0] = x + 0;
    probe[1] = y + 0;
    probe[2] = z + 0;
    let h = 0x9e3779b9;
    for (let k = 0; k < 6; k++) {
      h = Math.imul(h ^ (bits[k] as number), 0x85ebca6b);
      h ^= h >>> 15;
    }
    h = Math.imul(h, 0xc2b2ae35);
    const mask = table.length - 1;
    let slot = (h ^ (h >>> 16)) & mask;
    for (;;) {
      const at = table[slot] as number;
      if (at < 0) return slot;
      if (keys[3 * at] === x && keys[3 * at + 1] === y && keys[3 * at + 2] === z) return slot;
      slot = (slot + 1) & mask;
    }
  }
}
