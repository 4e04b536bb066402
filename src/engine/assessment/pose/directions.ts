import type { Vec3 } from "../../geometry/mesh.ts";
import { along, cross, dot, length, squareTo, subtract, unit } from "../features/vectors.ts";
import type { RigidPose } from "../inspection/rigid-pose.ts";
import type { RecognisedSurface, Recognition } from "../recognition-types.ts";

/** A direction that a part has of itself, by which it can be told how the part lies. */
export interface Direction {
  /** Out of planes; along axes; from the axis of one round surface to that of another beside it. */
  readonly sort: "plane" | "axis" | "link";
  /** Unit, the frame of the mesh. */
  readonly line: Vec3;
  /** An axis has no front end: both ways are meant. */
  readonly twoWay: boolean;
  /** Area that has it, as a share of the whole part's: the same in any unit. */
  readonly weight: number;
  /** How far the two axes of a link are apart, against the root of the part's area; else 0. */
  readonly far: number;
}

/** Directions nearer than about 1° count as one. */
const ONE = 0.99985;
/** Sine of about 10°: two directions nearer than that fix no frame. */
const ACROSS = 0.17;
/** Axes nearer than this, against the root of the area, are one axis. */
const COAXIAL = 1e-3;
/** Links go between as many axes at the most, those with most area. */
const MOST_LINES = 12;

/** All directions of a part, those with most area first; of a link the area of the smaller surface counts. */
export function directionsOf({ surfaces, area }: Recognition): Direction[] {
  const found: Direction[] = [];
  const size = Math.sqrt(area);
  const add = (sort: Direction["sort"], line: Vec3, weight: number, far = 0): void => {
    const twoWay = sort === "axis";
    const near = found.findIndex((d) => {
      const c = dot(d.line, line);
      return d.sort === sort && sort !== "link" && (twoWay ? Math.abs(c) : c) > ONE;
    });
    const known = found[near];
    if (known) found[near] = { ...known, weight: known.weight + weight };
    else found.push({ sort, line, twoWay, weight, far });
  };
  // Surfaces come largest first: the first of a direction has the soundest normal.
  for (const { shape, area: own } of surfaces)
    if (shape.kind === "plane") add("plane", shape.normal, own / area);
    else if ("axis" in shape) add("axis", shape.axis, own / area);
  const lines = linesOf(surfaces, size);
  for (const a of lines)
    for (const b of lines) {
      if (a === b || !areParallel(a, b)) continue;
      const [d, share] = [subtract(b.point, a.point), Math.min(a.area, b.area) / area];
      const across = a.axis ? along(d, a.axis, -dot(d, a.axis)) : d;
      if (length(across) > COAXIAL * size) add("link", unit(across), share, length(across) / size);
    }
  return found.sort((a, b) => b.weight - a.weight);
}

/** The axis of a round surface; the centre of a ball. */
interface Line {
  readonly point: Vec3;
  readonly axis?: Vec3;
  area: number;
}

const areParallel = (a: Line, b: Line): boolean =>
  a.axis && b.axis ? Math.abs(dot(a.axis, b.axis)) > ONE : !a.axis && !b.axis;

function linesOf(surfaces: readonly RecognisedSurface[], size: number): Line[] {
  const lines: Line[] = [];
  for (const { shape, area } of surfaces) {
    if (shape.kind === "plane" || shape.kind === "free") continue;
    const point = "centre" in shape ? shape.centre : "apex" in shape ? shape.apex : shape.point;
    const line: Line = { point, area, ...("axis" in shape ? { axis: shape.axis } : {}) };
    const same = lines.find((other) => {
      if (!areParallel(line, other)) return false;
      const d = subtract(point, other.point);
      return length(other.axis ? along(d, other.axis, -dot(d, other.axis)) : d) < COAXIAL * size;
    });
    if (same) same.area += area;
    else lines.push(line);
  }
  return lines.sort((a, b) => b.area - a.area).slice(0, MOST_LINES);
}

/** Do two directions fix a frame? */
export const isAcross = (a: Vec3, b: Vec3): boolean => length(cross(a, b)) > ACROSS;

/** The frame that has its z along `first` and `second` in its plane of x and z; without, x is arbitrary. */
export function frameOn(first: Vec3, second?: Vec3): RigidPose["rows"] {
  const x = second ? unit(along(second, first, -dot(second, first))) : squareTo(first)[0];
  return [x, cross(first, x), first];
}
