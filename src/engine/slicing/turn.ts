import type { Mesh, Vec3 } from "../geometry/mesh.ts";

/**
 * How a part is turned before it is set on the bed: degrees about the bed's own X, then Y, then Z
 * axis, each counter-clockwise for who looks along the axis towards the origin.
 */
export type Turn = readonly [number, number, number];

export const NO_TURN: Turn = [0, 0, 0];

/** A rotation, row by row. */
export type Rotation = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Sine and cosine that are exact for whole quarters of a turn: a flat side stays exactly flat. */
function sinCos(degrees: number): readonly [number, number] {
  const quarter = degrees / 90;
  if (Number.isInteger(quarter)) {
    const at = ((quarter % 4) + 4) % 4;
    return [[0, 1, 0, -1][at]!, [1, 0, -1, 0][at]!];
  }
  const angle = (degrees * Math.PI) / 180;
  return [Math.sin(angle), Math.cos(angle)];
}

export function rotationOf([x, y, z]: Turn): Rotation {
  const [sx, cx] = sinCos(x);
  const [sy, cy] = sinCos(y);
  const [sz, cz] = sinCos(z);
  return [
    cz * cy,
    cz * sy * sx - sz * cx,
    cz * sy * cx + sz * sx,
    sz * cy,
    sz * sy * sx + cz * cx,
    sz * sy * cx - cz * sx,
    -sy,
    cy * sx,
    cy * cx,
  ] as unknown as Rotation;
}

/** The turn that makes the same rotation; Y between -90 and 90, and Z 0 where Y is at an end. */
export function turnOf(m: Rotation): Turn {
  const across = Math.hypot(m[0], m[3]);
  const y = Math.atan2(-m[6], across);
  const locked = across < 1e-10;
  const x = locked ? Math.atan2(-m[5], m[4]) : Math.atan2(m[7], m[8]);
  const z = locked ? 0 : Math.atan2(m[3], m[0]);
  return [tidy(x), tidy(y), tidy(z)];
}

/** Radians as degrees, -180 left out; what is a whole degree but for rounding is one. */
function tidy(radians: number): number {
  const degrees = (radians * 180) / Math.PI;
  const whole = Math.round(degrees);
  const near = Math.abs(degrees - whole) < 1e-9 ? whole : degrees;
  return near === -180 ? 180 : near + 0;
}

export function times(a: Rotation, b: Rotation): Rotation {
  const cell = (row: number, column: number): number =>
    a[3 * row]! * b[column]! + a[3 * row + 1]! * b[column + 3]! + a[3 * row + 2]! * b[column + 6]!;
  return Array.from({ length: 9 }, (_, i) => cell(Math.floor(i / 3), i % 3)) as unknown as Rotation;
}

/** A part that is turned already, turned once more about an axis of the bed. */
export function turnedAbout(turn: Turn, axis: "x" | "y" | "z", degrees: number): Turn {
  const more: Turn = [
    axis === "x" ? degrees : 0,
    axis === "y" ? degrees : 0,
    axis === "z" ? degrees : 0,
  ];
  return turnOf(times(rotationOf(more), rotationOf(turn)));
}

export const rotated = (m: Rotation, [x, y, z]: Vec3): Vec3 => [
  m[0] * x + m[1] * y + m[2] * z,
  m[3] * x + m[4] * y + m[5] * z,
  m[6] * x + m[7] * y + m[8] * z,
];

/**
 * The turn that lays a plane with this outward normal (length 1) face down, by the shortest way.
 * Source of the formula: O. Rodrigues' rotation from one direction to another.
 */
export function turnFaceDown([x, y, z]: Vec3): Turn {
  // From (x, y, z) to (0, 0, -1): axis (-y, x, 0), cosine -z.
  const level = x * x + y * y;
  if (level === 0) return z > 0 ? [180, 0, 0] : NO_TURN;
  // 1 / (1 - z), without the loss of digits near z = 1.
  const k = z > 0 ? (1 + z) / level : 1 / (1 - z);
  return turnOf(
    [1 - k * x * x, -k * x * y, x, -k * x * y, 1 - k * y * y, y, -x, -y, -z].map(
      (value) => value + 0,
    ) as unknown as Rotation,
  );
}

export const isTurned = (turn: Turn): boolean => turn.some((degrees) => degrees % 360 !== 0);

/** The mesh turned about the origin; the same object where nothing turns. */
export function turnMesh(mesh: Mesh, turn: Turn): Mesh {
  if (!isTurned(turn)) return mesh;
  const m = rotationOf(turn);
  const { positions } = mesh;
  const turned = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
    turned[i] = m[0] * x + m[1] * y + m[2] * z;
    turned[i + 1] = m[3] * x + m[4] * y + m[5] * z;
    turned[i + 2] = m[6] * x + m[7] * y + m[8] * z;
  }
  return { positions: turned, triangles: mesh.triangles };
}
