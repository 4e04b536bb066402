/** A curved surface while it is being fitted, mm, the mesh's frame. Scratch of this folder. */
export interface Model {
  readonly kind: "cylinder" | "cone" | "sphere" | "torus";
  /** Centre of sphere and torus; else a point on the axis, beside the facets. */
  readonly c: [number, number, number];
  /** Unit axis; a cone widens along it. Without meaning for a sphere. */
  readonly a: [number, number, number];
  /** Radius; of a cone at `c`; of a torus the tube's. */
  r: number;
  /** Torus: radius of the circle of the tube's centres. */
  R: number;
  /** Cone: sine and cosine of the half angle. */
  sin: number;
  cos: number;
}

export const newModel = (kind: Model["kind"]): Model => ({
  kind,
  c: [0, 0, 0],
  a: [0, 0, 1],
  r: 0,
  R: 0,
  sin: 0,
  cos: 1,
});

export const copyModel = (m: Model): Model => assignModel(newModel(m.kind), m);

/** Makes a model of the same kind equal to another. */
export function assignModel(to: Model, from: Model): Model {
  for (let k = 0; k < 3; k++) {
    to.c[k] = from.c[k] as number;
    to.a[k] = from.a[k] as number;
  }
  to.r = from.r;
  to.R = from.R;
  to.sin = from.sin;
  to.cos = from.cos;
  return to;
}

/**
 * What `probe` found: signed distance (positive outside the curve), the outward normal there, and
 * the distance from the axis, near which (at a cone's tip) the normal means nothing.
 */
export const found = { distance: 0, x: 0, y: 0, z: 0, rho: 0 };

/** Signed distance of a point from the model and the model's outward normal, left in `found`. */
export function probe(m: Model, x: number, y: number, z: number): typeof found {
  const [dx, dy, dz] = [x - m.c[0], y - m.c[1], z - m.c[2]];
  if (m.kind === "sphere") {
    found.rho = m.r;
    const size = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const s = size > 0 ? 1 / size : 0;
    return answer(size - m.r, dx * s, dy * s, dz * s);
  }
  const [ax, ay, az] = m.a;
  const h = dx * ax + dy * ay + dz * az;
  const [wx, wy, wz] = [dx - h * ax, dy - h * ay, dz - h * az];
  const rho = Math.sqrt(wx * wx + wy * wy + wz * wz);
  found.rho = rho;
  const s = rho > 0 ? 1 / rho : 0;
  const [ex, ey, ez] = [wx * s, wy * s, wz * s];
  if (m.kind === "cylinder") return answer(rho - m.r, ex, ey, ez);
  if (m.kind === "cone") {
    const distance = (rho - m.r) * m.cos - h * m.sin;
    return answer(
      distance,
      m.cos * ex - m.sin * ax,
      m.cos * ey - m.sin * ay,
      m.cos * ez - m.sin * az,
    );
  }
  const q = rho - m.R;
  const tube = Math.sqrt(q * q + h * h);
  const [i, j] = tube > 0 ? [q / tube, h / tube] : [0, 0];
  return answer(tube - m.r, i * ex + j * ax, i * ey + j * ay, i * ez + j * az);
}

function answer(distance: number, x: number, y: number, z: number): typeof found {
  found.distance = distance;
  found.x = x;
  found.y = y;
  found.z = z;
  return found;
}
