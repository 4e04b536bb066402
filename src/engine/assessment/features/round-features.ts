import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { holeEnds } from "./hole-ends.ts";
import { cornersOf, scaledNormal } from "./triangles.ts";
import { along, distanceToLine, dot, length, squareTo, subtract, withoutSign } from "./vectors.ts";

/** A hole or a boss: all cylinder faces that share one axis and one radius and close to a round. */
export interface RoundFeature {
  readonly inward: boolean;
  /** Unit, without sign. */
  readonly axis: Vec3;
  /** A point on the axis, from which `spans` are counted. */
  readonly point: Vec3;
  readonly radius: number;
  /** Of the radius and the place, mm. */
  readonly uncertainty: number;
  /** Smallest distance of a facet from the axis: a pin of this radius enters the meshed hole. */
  readonly flatRadius: number;
  /** Where the wall stands along the axis, in order, mm. */
  readonly spans: readonly (readonly [number, number])[];
  readonly faces: readonly number[];
  /** Material closes the hole at, or between, its ends. */
  readonly blocked: boolean;
}

/** Lengths up to here are the same length: well under any tolerance, well over float noise. */
const SAME = 1e-3;
const EXACT = 1e-6;

interface Group {
  readonly axis: Vec3;
  readonly point: Vec3;
  readonly radius: number;
  readonly inward: boolean;
  uncertainty: number;
  readonly faces: number[];
}

/** Finds the full round features of a solid from its face table. */
export function roundFeatures(
  solid: Solid,
  byFace: readonly (readonly number[])[],
): readonly RoundFeature[] {
  const groups: Group[] = [];
  for (const number of exactFirst(solid)) {
    const face = solid.faces[number];
    if (face?.surface.kind !== "cylinder" || (byFace[number]?.length ?? 0) === 0) continue;
    const { surface } = face;
    const axis = withoutSign(surface.axis);
    const point = along(surface.point, axis, -dot(surface.point, axis));
    const uncertainty = face.fitted ? Math.max(face.residual, EXACT) : EXACT;
    const slack = SAME + (face.fitted ? 2 * face.residual : 0);
    const group = groups.find(
      (g) =>
        g.inward === surface.inward &&
        dot(g.axis, axis) > 1 - 1e-6 &&
        Math.abs(g.radius - surface.radius) <= slack &&
        distanceToLine(point, g.point, g.axis) <= slack,
    );
    if (group) {
      group.faces.push(number);
      group.uncertainty = Math.max(group.uncertainty, uncertainty);
    } else {
      const { radius, inward } = surface;
      groups.push({ axis, point, radius, inward, uncertainty, faces: [number] });
    }
  }
  return groups.flatMap((group) => finish(solid, byFace, group) ?? []);
}

/** Exact faces before fitted ones, then large before small: the first gives the group's numbers. */
function exactFirst(solid: Solid): number[] {
  const faces = solid.faces;
  return faces
    .map((_, number) => number)
    .sort((a, b) => {
      const [x, y] = [faces[a], faces[b]];
      if (!x || !y) return 0;
      return Number(x.fitted) - Number(y.fitted) || y.area - x.area || a - b;
    });
}

function finish(
  solid: Solid,
  byFace: readonly (readonly number[])[],
  group: Group,
): RoundFeature | undefined {
  const [u, v] = squareTo(group.axis);
  const seen = COMPASS.map(() => false);
  const pieces: [number, number][] = [];
  let flatRadius = group.radius;
  for (const number of group.faces) {
    for (const triangle of byFace[number] ?? []) {
      const corners = cornersOf(solid, triangle);
      // Triangle by triangle: one face may stand in several bands with gaps between.
      const heights = corners.map((corner) => dot(subtract(corner, group.point), group.axis));
      pieces.push([Math.min(...heights), Math.max(...heights)]);
      const normal = scaledNormal(corners);
      const size = length(normal);
      // A sliver's normal says nothing.
      if (size < 1e-6) continue;
      const reach = Math.abs(dot(subtract(corners[0], group.point), normal)) / size;
      if (reach > group.radius / 2) flatRadius = Math.min(flatRadius, reach);
      mark(seen, dot(normal, u) / size, dot(normal, v) / size);
    }
  }
  if (seen.includes(false) || pieces.length === 0) return undefined;
  const spans = join(pieces);
  const { axis, point, radius, inward, uncertainty } = group;
  const faces = [...group.faces].sort((a, b) => a - b);
  const blocked = inward && holeEnds(solid, { axis, point, radius, spans }).blocked;
  return { inward, axis, point, radius, uncertainty, flatRadius, spans, faces, blocked };
}

const DIAGONAL = Math.sqrt(0.5);
const COMPASS = [
  [1, 0],
  [DIAGONAL, DIAGONAL],
  [0, 1],
  [-DIAGONAL, DIAGONAL],
  [-1, 0],
  [-DIAGONAL, -DIAGONAL],
  [0, -1],
  [DIAGONAL, -DIAGONAL],
] as const;

/** Marks the compass directions within 60° of a facet's normal; a full round marks all eight. */
function mark(seen: boolean[], x: number, y: number): void {
  COMPASS.forEach(([cx, cy], i) => {
    if (cx * x + cy * y > 0.5) seen[i] = true;
  });
}

/** Pieces that touch or overlap become one. */
function join(pieces: readonly [number, number][]): [number, number][] {
  const sorted = [...pieces].sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [low, high] of sorted) {
    const last = joined.at(-1);
    if (last && low <= last[1] + SAME) last[1] = Math.max(last[1], high);
    else joined.push([low, high]);
  }
  return joined;
}
