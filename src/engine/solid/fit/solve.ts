/** Least squares A x ≈ b over `n` unknowns by the normal equations, of which rows are only summed. */
export class NormalEquations {
  readonly #rows: number[][];

  constructor(n: number) {
    this.#rows = Array.from({ length: n }, () => Array.from<number>({ length: n + 1 }).fill(0));
  }

  /** One equation: the sum of `a[i]` times the unknown i is `b`. */
  add(a: ArrayLike<number>, b: number): void {
    const n = this.#rows.length;
    for (let i = 0; i < n; i++) {
      const row = this.#rows[i] as number[];
      const ai = a[i] as number;
      for (let j = 0; j < n; j++) row[j] = (row[j] as number) + ai * (a[j] as number);
      row[n] = (row[n] as number) + ai * b;
    }
  }

  /** The unknowns, null when singular. Once only: the rows are used up. */
  solve(): number[] | null {
    const m = this.#rows;
    const n = m.length;
    for (let i = 0; i < n; i++) {
      let pivot = i;
      const size = (r: number): number => Math.abs((m[r] as number[])[i] as number);
      for (let r = i + 1; r < n; r++) if (size(r) > size(pivot)) pivot = r;
      [m[i], m[pivot]] = [m[pivot] as number[], m[i] as number[]];
      const top = m[i] as number[];
      const lead = top[i] as number;
      if (!(Math.abs(lead) > 1e-12)) return null;
      for (let r = 0; r < n; r++) {
        if (r === i) continue;
        const row = m[r] as number[];
        const k = (row[i] as number) / lead;
        for (let c = i; c <= n; c++) row[c] = (row[c] as number) - k * (top[c] as number);
      }
    }
    return m.map((row, i) => (row[n] as number) / (row[i] as number));
  }
}
