import type { Vec3 } from "../../geometry/mesh.ts";
import { dot } from "../features/vectors.ts";
import { type DatumFeature, datumSystem } from "../geometric-zone.ts";
import type { Inspection, MeasuredFeature } from "../inspection/inspection-types.ts";
import { compose, type RigidPose, turned } from "../inspection/rigid-pose.ts";
import type { DatumFrame } from "../zones/datum-frame.ts";

/**
 * The pose in which the part's datum system A|B|C lies on the reference's; undefined where the part lacks a
 * datum feature.
 */
export function ontoDatums(inspection: Inspection): RigidPose | undefined {
  const { pose } = inspection.part;
  if (pose.mirrored) return undefined;
  const [made, drawn] = [frameOf(inspection, "part"), frameOf(inspection, "reference")];
  if (!made || !drawn) return undefined;
  // Row by row: what has the coordinate k in the part's frame gets it in the reference's.
  const across = (p: Vec3): Vec3 => {
    const inMade = made.axes.map((axis) => dot(axis, p)) as unknown as Vec3;
    return ([0, 1, 2] as const).map(
      (k) =>
        drawn.axes[0][k] * inMade[0] + drawn.axes[1][k] * inMade[1] + drawn.axes[2][k] * inMade[2],
    ) as unknown as Vec3;
  };
  const columns = [across([1, 0, 0]), across([0, 1, 0]), across([0, 0, 1])] as const;
  const turn: RigidPose = {
    rows: [rowOf(columns, 0), rowOf(columns, 1), rowOf(columns, 2)],
    shift: [0, 0, 0],
    mirrored: false,
  };
  const moved = turned(turn, made.origin);
  const settle: RigidPose = {
    ...turn,
    shift: [drawn.origin[0] - moved[0], drawn.origin[1] - moved[1], drawn.origin[2] - moved[2]],
  };
  return compose(settle, pose);
}

const rowOf = (columns: readonly [Vec3, Vec3, Vec3], k: 0 | 1 | 2): Vec3 => [
  columns[0][k],
  columns[1][k],
  columns[2][k],
];

function frameOf(inspection: Inspection, side: "part" | "reference"): DatumFrame | undefined {
  const features: DatumFeature[] = [];
  for (const label of inspection.datums) {
    const measured = inspection.features.get(label)?.[side];
    const datum = measured && datumOf(measured);
    if (!datum) return undefined;
    features.push(datum);
  }
  if (features.length === 0) return undefined;
  const frame = datumSystem(features);
  return frame.ok ? frame.value : undefined;
}

/** The feature as a datum: a face, or an axis. */
export function datumOf(feature: MeasuredFeature): DatumFeature | undefined {
  if (feature.shape === "plane")
    return { kind: "plane", points: feature.points, outward: feature.normal };
  if (feature.shape !== "round") return undefined;
  const { points, sections, point, axis, inward } = feature;
  const sound = sections.flat();
  return {
    kind: "axis",
    points: sound.length >= 6 ? sound : points,
    start: { point, axis },
    side: inward ? "hole" : "shaft",
  };
}
