import type { Vec3 } from "../../../geometry/mesh.ts";
import { isCurved } from "../../deviation/curved-sides.ts";
import { meantShape } from "../../deviation/meant-shape.ts";
import { laid } from "../../inspection/rigid-pose.ts";
import type { View } from "../../inspection/inspection-types.ts";
import { canonicalMesh } from "../../recognition/mesh/canonical.ts";
import type { RecognisedSurface, Recognition } from "../../recognition-types.ts";
import { type WholeMeasures, wholeMeasures } from "./whole-measures.ts";

/** A body as its author meant it, and how far each number may be off for the chords that remain. */
export interface MeantMeasures extends WholeMeasures {
  readonly uncertainty: {
    readonly volume: number;
    readonly area: number;
    readonly centroid: number;
  };
}

/** Chords are split until they miss their curve by this part of the body's size. */
const FINE = 2e-5;

const known = new WeakMap<Recognition, MeantMeasures>();

/**
 * Volume, area and centre with every recognised curve in the place of its chords, in the frame of the
 * reference: the same however finely a part was cut into triangles. What no chord could be put right for (free
 * surfaces, too many of them) is in the uncertainty: area times how far the surface may lie off.
 */
export function meantMeasures({ solid, recognition, pose }: View): MeantMeasures {
  const own = known.get(recognition) ?? measured({ solid, recognition });
  known.set(recognition, own);
  return { ...own, centroid: laid(pose, own.centroid) };
}

function measured({ solid, recognition }: Pick<View, "solid" | "recognition">): MeantMeasures {
  const { min, max } = solid.bounds;
  const size = Math.max(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
  const { mesh, excuse } = meantShape(canonicalMesh(solid.mesh), recognition, FINE * size);
  const whole = wholeMeasures(mesh);
  const rounding = recognition.tolerance;
  const mean = meanOver(mesh, excuse) + rounding;
  const volume = mean * whole.area;
  // Moving a surface by some way changes its area by that times its bend, and that of its neighbours at its rim.
  const area = recognition.surfaces.reduce(
    (sum, surface) =>
      sum + rounding * rimOf(surface) + mean * (isFlat(surface) ? 0 : widening(surface)),
    0,
  );
  const centroid = whole.volume > 0 ? (volume / whole.volume) * (size / 2) : size;
  return { ...whole, uncertainty: { volume, area, centroid } };
}

const isFlat = (surface: RecognisedSurface): boolean => surface.shape.kind === "plane";
const rimOf = ({ edges }: RecognisedSurface): number => edges.reduce((sum, e) => sum + e.length, 0);

function widening(surface: RecognisedSurface): number {
  const { shape } = surface;
  const least = "radius" in shape ? shape.radius : "minorRadius" in shape ? shape.minorRadius : 0;
  // A free surface's bend is not known: as if it were a ball of its own area.
  const bend =
    isCurved(surface) && least > 0 ? 2 / least : 2 * Math.sqrt((4 * Math.PI) / surface.area);
  return rimOf(surface) + surface.area * bend;
}

/** The mean of a number of each triangle, weighed by their areas. */
function meanOver({ positions, triangles }: Parameters<typeof wholeMeasures>[0], of: Float64Array) {
  let sum = 0;
  let total = 0;
  const at = (v: number): Vec3 => [
    positions[3 * v] as number,
    positions[3 * v + 1] as number,
    positions[3 * v + 2] as number,
  ];
  of.forEach((value, t) => {
    const [a, b, c] = [0, 1, 2].map((k) => at(triangles[3 * t + k] as number)) as [
      Vec3,
      Vec3,
      Vec3,
    ];
    const area = areaOf(a, b, c);
    sum += area * value;
    total += area;
  });
  return total > 0 ? sum / total : 0;
}

function areaOf(a: Vec3, b: Vec3, c: Vec3): number {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  return Math.sqrt(x * x + y * y + z * z) / 2;
}
