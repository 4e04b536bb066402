import type { Vec2 } from "../../geometry/mesh.ts";
import type { Kernel } from "../kernel.ts";
import { LeafBuilder, type LeafFace, type LeafMesh } from "./leaf-mesh.ts";
import { cosDegrees, sinDegrees } from "./trig.ts";

/** A point of a profile: radii along x and y (equal for a round body) and height. */
export type ProfilePoint = readonly [rx: number, ry: number, z: number];

export interface ProfileLoop {
  /** Outer loops counter-clockwise in the (r, z) plane, holes clockwise. */
  readonly points: readonly ProfilePoint[];
  /** Per edge i (point i to i+1): the index in `faces`; -1 for an edge on the axis. */
  readonly edges: readonly number[];
}

export interface Revolution {
  readonly loops: readonly ProfileLoop[];
  readonly faces: readonly LeafFace[];
  readonly startAngle: number;
  /** Degrees, over 0 to 360; less than 360 adds two flat ends. */
  readonly angle: number;
  /** Chords over `angle`. */
  readonly steps: number;
}

/** A body of revolution about z. Points on the axis become one vertex. */
export function revolveMesh(r: Revolution, kernel: Kernel): LeafMesh {
  const b = new LeafBuilder();
  for (const face of r.faces) b.face(face);
  const full = r.angle >= 360;
  const columns = full ? r.steps : r.steps + 1;
  const rows = r.loops.map((loop) =>
    loop.points.map(([rx, ry, z]) => {
      if (rx === 0 && ry === 0) {
        const pole = b.vertex(0, 0, z);
        return Array.from<number>({ length: columns }).fill(pole);
      }
      return Array.from({ length: columns }, (_, k) => {
        const a = r.startAngle + (r.angle * k) / r.steps;
        return b.vertex(rx * cosDegrees(a), ry * sinDegrees(a), z);
      });
    }),
  );
  for (const [l, loop] of r.loops.entries())
    for (const [i, face] of loop.edges.entries()) {
      if (face < 0) continue;
      const row = rows[l] as number[][];
      const from = row[i] as number[];
      const to = row[(i + 1) % row.length] as number[];
      for (let k = 0; k < r.steps; k++) {
        const n = (k + 1) % columns;
        b.quad(face, from[k] as number, from[n] as number, to[n] as number, to[k] as number);
      }
    }
  if (!full) closeEnds(b, r, rows, columns - 1, kernel);
  return b.finish();
}

function closeEnds(
  b: LeafBuilder,
  r: Revolution,
  rows: readonly number[][][],
  last: number,
  kernel: Kernel,
): void {
  const polygons = r.loops.map((loop) =>
    loop.points.map(([rx, , z]) => [rx, z] as [number, number]),
  );
  const flat = rows.flat();
  const plane = (angle: number, sign: number): LeafFace["surface"] => {
    const normal = [sinDegrees(angle) * sign, -cosDegrees(angle) * sign, 0] as const;
    return { kind: "plane", normal, offset: 0 };
  };
  const start = b.face({ role: "start", surface: plane(r.startAngle, 1) });
  const end = b.face({ role: "end", surface: plane(r.startAngle + r.angle, -1) });
  for (const [i, j, k] of kernel.wasm.triangulate(polygons)) {
    const at = (p: number, column: number): number => (flat[p] as number[])[column] as number;
    // The profile seen from -angle side is counter-clockwise in (r, z) where the start faces us.
    b.triangle(start, at(i, 0), at(j, 0), at(k, 0));
    b.triangle(end, at(i, last), at(k, last), at(j, last));
  }
}

/** The surface that a straight profile edge sweeps about z. `from` to `to` in (r, z). */
export function sweptLine(from: Vec2, to: Vec2): LeafFace["surface"] {
  const [dr, dz] = [to[0] - from[0], to[1] - from[1]];
  const scale = Math.hypot(dr, dz);
  if (Math.abs(dz) <= 1e-12 * scale) {
    const up = dr < 0;
    return { kind: "plane", normal: [0, 0, up ? 1 : -1], offset: up ? from[1] : -from[1] };
  }
  // Material is on the left of an edge: an edge that goes up has it on the axis' side.
  const inward = dz < 0;
  if (Math.abs(dr) <= 1e-12 * scale)
    return { kind: "cylinder", point: [0, 0, 0], axis: [0, 0, 1], radius: from[0], inward };
  const z = from[1] - (from[0] * dz) / dr;
  const opensUp = dz / dr > 0;
  return {
    kind: "cone",
    apex: [0, 0, z],
    axis: [0, 0, opensUp ? 1 : -1],
    halfAngleDegrees: (Math.atan(Math.abs(dr / dz)) * 180) / Math.PI,
    inward,
  };
}
