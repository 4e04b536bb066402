/** A point or vector in space, mm, right-handed frame, z up. */
export type Vec3 = readonly [number, number, number];
/** A point or vector in the plane, mm. */
export type Vec2 = readonly [number, number];

/** An indexed triangle mesh, counter-clockwise seen from outside. */
export interface Mesh {
  /** xyz, 3 numbers a vertex, mm. */
  readonly positions: Float64Array;
  /** 3 vertex indices a triangle. */
  readonly triangles: Uint32Array;
}

export interface Bounds {
  readonly min: Vec3;
  readonly max: Vec3;
}
