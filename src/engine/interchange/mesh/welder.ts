/**
 * Collects corners and gives equal ones the same number: open addressing over the bits of the
 * coordinates, so that a soup of millions of triangles never exists as a whole.
 */
export class Welder {
  private positions = new Float64Array(3 * 1024);
  private table = new Int32Array(4096).fill(-1);
  private count = 0;
  private readonly probe = new Float64Array(3);
  private readonly bits = new Uint32Array(this.probe.buffer);

  /** The number of the corner at this place. Minus zero counts as zero. */
  add(x: number, y: number, z: number): number {
    const probe = this.probe;
    probe[0] = x + 0;
    probe[1] = y + 0;
    probe[2] = z + 0;
    const mask = this.table.length - 1;
    let slot = this.hash() & mask;
    for (;;) {
      const at = this.table[slot] as number;
      if (at < 0) break;
      const p = this.positions;
      if (p[3 * at] === probe[0] && p[3 * at + 1] === probe[1] && p[3 * at + 2] === probe[2])
        return at;
      slot = (slot + 1) & mask;
    }
    return this.insert(slot);
  }

  /** The distinct corners, xyz, in order of first sight. */
  finish(): Float64Array {
    return this.positions.slice(0, 3 * this.count);
  }

  private insert(slot: number): number {
    const at = this.count++;
    this.table[slot] = at;
    if (3 * this.count > this.positions.length) {
      const larger = new Float64Array(this.positions.length * 2);
      larger.set(this.positions);
      this.positions = larger;
    }
    this.positions.set(this.probe, 3 * at);
    if (this.count * 2 > this.table.length) this.grow();
    return at;
  }

  private grow(): void {
    const table = new Int32Array(this.table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let at = 0; at < this.count; at++) {
      for (let k = 0; k < 3; k++) this.probe[k] = this.positions[3 * at + k] as number;
      let slot = this.hash() & mask;
      while ((table[slot] as number) >= 0) slot = (slot + 1) & mask;
      table[slot] = at;
    }
    this.table = table;
  }

  private hash(): number {
    let h = 0x9e3779b9;
    for (const word of this.bits) {
      h = Math.imul(h ^ word, 0x85ebca6b);
      h ^= h >>> 15;
    }
    h = Math.imul(h, 0xc2b2ae35);
    return h ^ (h >>> 16);
  }
}
