import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { rotationOf, turnFaceDown } from "../turn.ts";
import { depthInside, hullOutline } from "./hull-outline.ts";

/** What standing on one face means for the print. Lengths mm, areas mm², volumes mm³. */
export interface Standing {
  /** The part's own surface that lies on the bed. */
  readonly contact: number;
  /** Undersides that lean over farther than the support angle and don't lie on the bed. */
  readonly overhang: number;
  /** Space below them down to the bed: support fills no more than that, and only a share of it. */
  readonly support: number;
  readonly height: number;
  /**
   * How far the part can be tilted before it tips over, degrees, by its centre of mass and the convex
   * outline of what stands on the bed; 0 if it stands on a line or a point, or falls over by itself.
   */
  readonly tilt: number;
}

/** The part's figures that no turn changes. */
export interface Solidity {
  readonly volume: number;
  readonly area: number;
  readonly middle: Vec3;
  /** Of each triangle: xyz across it, twice its area long, outwards; and that length. */
  readonly normals: Float64Array;
  readonly sizes: Float64Array;
}

/** So near the bed a surface or a point stands on it: less than a first layer, mm. */
const ON_BED = 0.05;

/** Volume, surface and centre of mass (of a mesh without volume, the middle of its surface). */
export function solidityOf({ positions: p, triangles }: Mesh): Solidity {
  const normals = new Float64Array(triangles.length);
  const sizes = new Float64Array(triangles.length / 3);
  let [volume, area] = [0, 0];
  const body = [0, 0, 0];
  const skin = [0, 0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const nx = (normals[t] = uy * vz - uz * vy);
    const ny = (normals[t + 1] = uz * vx - ux * vz);
    const nz = (normals[t + 2] = ux * vy - uy * vx);
    const twice = (sizes[t / 3] = Math.sqrt(nx * nx + ny * ny + nz * nz));
    const cone = (p[a]! * nx + p[a + 1]! * ny + p[a + 2]! * nz) / 6;
    volume += cone;
    area += twice / 2;
    for (let k = 0; k < 3; k++) {
      const sum = p[a + k]! + p[b + k]! + p[c + k]!;
      body[k]! += (sum / 4) * cone;
      skin[k]! += (sum / 6) * twice;
    }
  }
  // A mesh that is inside out.
  if (volume < 0) for (let i = 0; i < normals.length; i++) normals[i] = -normals[i]!;
  const solid = Math.abs(volume) > 1e-9;
  const middle = (solid ? body.map((v) => v / volume) : skin.map((v) => v / (area || 1))) as [
    number,
    number,
    number,
  ];
  return { volume: Math.abs(volume), area, middle, normals, sizes };
}

/** The part with `down` (length 1, in its own frame) looking to the bed. */
export function rateDirection(
  { positions: p, triangles }: Mesh,
  { middle, normals, sizes }: Solidity,
  down: Vec3,
  supportAngle: number,
): Standing {
  const [dx, dy, dz] = down;
  // Of points that no triangle uses too, but only of those that one uses it is asked.
  const depths = new Float64Array(p.length / 3);
  for (let v = 0; v < depths.length; v++)
    depths[v] = p[3 * v]! * dx + p[3 * v + 1]! * dy + p[3 * v + 2]! * dz;
  let low = Infinity;
  let high = -Infinity;
  for (const v of triangles) {
    const d = depths[v]!;
    if (d > high) high = d;
    if (d < low) low = d;
  }
  // A hair more than the angle: a slope of just that angle holds itself.
  const steep = Math.sin((Math.min(89.9, supportAngle + 0.1) * Math.PI) / 180);
  const m = rotationOf(turnFaceDown(down));
  const feet: number[] = [];
  let [contact, overhang, support] = [0, 0, 0];
  const bed = high - ON_BED;
  for (let t = 0; t < triangles.length; t += 3) {
    const da = depths[triangles[t]!]!;
    const db = depths[triangles[t + 1]!]!;
    const dc = depths[triangles[t + 2]!]!;
    if (da >= bed || db >= bed || dc >= bed)
      for (let k = t; k < t + 3; k++) {
        const v = 3 * triangles[k]!;
        if (depths[v / 3]! < bed) continue;
        feet.push(m[0] * p[v]! + m[1] * p[v + 1]! + m[2] * p[v + 2]!);
        feet.push(m[3] * p[v]! + m[4] * p[v + 1]! + m[5] * p[v + 2]!);
      }
    const facing = normals[t]! * dx + normals[t + 1]! * dy + normals[t + 2]! * dz;
    const twice = sizes[t / 3]!;
    if (facing <= steep * twice) continue;
    if (da >= bed && db >= bed && dc >= bed) contact += twice / 2;
    else {
      overhang += twice / 2;
      support += (facing / 2) * (high - (da + db + dc) / 3);
    }
  }
  const outline = hullOutline(feet);
  const [x, y] = [
    m[0] * middle[0] + m[1] * middle[1] + m[2] * middle[2],
    m[3] * middle[0] + m[4] * middle[1] + m[5] * middle[2],
  ];
  const up = high - (middle[0] * dx + middle[1] * dy + middle[2] * dz);
  const margin = Math.max(0, depthInside(outline, x, y));
  const tilt = (Math.atan2(margin, Math.max(up, 1e-9)) * 180) / Math.PI;
  return { contact, overhang, support, height: high - low, tilt };
}
