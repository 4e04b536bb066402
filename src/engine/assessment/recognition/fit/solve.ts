/**
 * Solves the symmetric system A x = b by Cholesky, in place: `a` holds n × n numbers, row by row,
 * its lower half is used. False where A is not positive definite.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] as number) * (a[j * n + k] as number);
      if (i !== j) a[i * n + j] = sum / (a[j * n + j] as number);
      else if (sum > 0) a[i * n + i] = Math.sqrt(sum);
      else return false;
    }
  for (let i = 0; i < n; i++) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (a[i * n + k] as number) * (b[k] as number);
    b[i] = sum / (a[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (a[k * n + i] as number) * (b[k] as number);
    b[i] = sum / (a[i * n + i] as number);
  }
  return true;
}

/**
 * Eigenvalues (ascending) and vectors (rows) of a symmetric n × n matrix by cyclic Jacobi
 * rotations; the matrix is used up.
 */
export function eigenSymmetric(
  a: Float64Array,
  n: number,
): { values: number[]; vectors: number[][] } {
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    let [off, diagonal] = [0, 0];
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const x = a[i * n + j] as number;
        if (i === j) diagonal += x * x;
        else off += x * x;
      }
    if (off <= 1e-26 * diagonal) break;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const apq = a[p * n + q] as number;
        if (apq === 0) continue;
        const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const x = a[k * n + p] as number;
          const y = a[k * n + q] as number;
          a[k * n + p] = c * x - s * y;
          a[k * n + q] = s * x + c * y;
        }
        turnRows(a, n, p, q, c, s);
        turnRows(v, n, p, q, c, s);
      }
  }
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (a[i * n + i] as number) - (a[j * n + j] as number),
  );
  return {
    values: order.map((i) => a[i * n + i] as number),
    vectors: order.map((i) => Array.from(v.subarray(i * n, i * n + n))),
  };
}

function turnRows(m: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const x = m[p * n + k] as number;
    const y = m[q * n + k] as number;
    m[p * n + k] = c * x - s * y;
    m[q * n + k] = s * x + c * y;
  }
}
