/** Where the nearest point of a triangle lies; reused, so that a query makes no garbage. */
export interface NearestPoint {
  distanceSq: number;
  x: number;
  y: number;
  z: number;
}

/**
 * Distance of the point (px, py, pz) from the triangle whose nine coordinates start at `i`: by the
 * Voronoi region of the triangle in which the point lies (C. Ericson, Real-Time Collision Detection,
 * 2005, 5.1.5). A triangle without area counts as its longest sides.
 */
export function nearestOnTriangle(
  c: Float64Array,
  i: number,
  px: number,
  py: number,
  pz: number,
  out: NearestPoint,
): void {
  const ax = c[i] as number;
  const ay = c[i + 1] as number;
  const az = c[i + 2] as number;
  const abx = (c[i + 3] as number) - ax;
  const aby = (c[i + 4] as number) - ay;
  const abz = (c[i + 5] as number) - az;
  const acx = (c[i + 6] as number) - ax;
  const acy = (c[i + 7] as number) - ay;
  const acz = (c[i + 8] as number) - az;
  const apx = px - ax;
  const apy = py - ay;
  const apz = pz - az;
  const d1 = abx * apx + aby * apy + abz * apz;
  const d2 = acx * apx + acy * apy + acz * apz;
  // Weights of the corners b and c.
  let v = 0;
  let w = 0;
  if (d1 > 0 || d2 > 0) {
    const bb = abx * abx + aby * aby + abz * abz;
    const bc = abx * acx + aby * acy + abz * acz;
    const cc = acx * acx + acy * acy + acz * acz;
    const d3 = d1 - bb;
    const d4 = d2 - bc;
    const d5 = d1 - bc;
    const d6 = d2 - cc;
    const va = d3 * d6 - d5 * d4;
    const vb = d5 * d2 - d1 * d6;
    const vc = d1 * d4 - d3 * d2;
    if (d3 >= 0 && d4 <= d3) v = 1;
    else if (d6 >= 0 && d5 <= d6) w = 1;
    else if (vc <= 0 && d1 >= 0 && d3 <= 0) v = bb > 0 ? d1 / bb : 0;
    else if (vb <= 0 && d2 >= 0 && d6 <= 0) w = cc > 0 ? d2 / cc : 0;
    else if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
      const sum = d4 - d3 + (d5 - d6);
      w = sum > 0 ? (d4 - d3) / sum : 0;
      v = 1 - w;
    } else {
      const sum = va + vb + vc;
      if (sum > 0) {
        v = vb / sum;
        w = vc / sum;
      }
    }
  }
  const x = ax + abx * v + acx * w;
  const y = ay + aby * v + acy * w;
  const z = az + abz * v + acz * w;
  const dx = px - x;
  const dy = py - y;
  const dz = pz - z;
  out.distanceSq = dx * dx + dy * dy + dz * dz;
  out.x = x;
  out.y = y;
  out.z = z;
}
