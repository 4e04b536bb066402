/** A list of corner numbers that grows without boxing them. */
export class IndexList {
  private items = new Uint32Array(3 * 1024);
  length = 0;

  push3(a: number, b: number, c: number): void {
    if (this.length + 3 > this.items.length) {
      const larger = new Uint32Array(this.items.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = a;
    this.items[this.length++] = b;
    this.items[this.length++] = c;
  }

  finish(): Uint32Array {
    return this.items.slice(0, this.length);
  }
}

/** A list of coordinates that grows without boxing them. */
export class NumberList {
  private items = new Float64Array(3 * 1024);
  length = 0;

  push3(x: number, y: number, z: number): void {
    if (this.length + 3 > this.items.length) {
      const larger = new Float64Array(this.items.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = x;
    this.items[this.length++] = y;
    this.items[this.length++] = z;
  }

  /** The coordinates of a point that is there. */
  point(index: number): readonly [number, number, number] {
    const [x = 0, y = 0, z = 0] = this.items.subarray(3 * index, 3 * index + 3);
    return [x, y, z];
  }

  finish(): Float64Array {
    return this.items.slice(0, this.length);
  }
}
