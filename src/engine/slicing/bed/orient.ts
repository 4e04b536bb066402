/**
 * On which side of a plane a point of a whole-number grid lies: the sign of n · (p - a), for grid
 * coordinates below 2^21 and n the exact cross product of two differences. A product whose sign the
 * rounding could turn is worked out once more in whole numbers, so the answer is always right.
 */
export function side(
  nx: number,
  ny: number,
  nz: number,
  dx: number,
  dy: number,
  dz: number,
): number {
  const [a, b, c] = [nx * dx, ny * dy, nz * dz];
  const value = a + b + c;
  if (Math.abs(value) > DOUBT * (Math.abs(a) + Math.abs(b) + Math.abs(c))) return value;
  if (value === 0 && a === 0 && b === 0 && c === 0) return 0;
  const exact = BigInt(nx) * BigInt(dx) + BigInt(ny) * BigInt(dy) + BigInt(nz) * BigInt(dz);
  return Number(exact);
}

/** Some times the rounding of three products and two sums. */
const DOUBT = 1e-15;
