import type { Vec3 } from "../../../geometry/mesh.ts";
import { dot, length, subtract } from "../../features/vectors.ts";
import type { Inspection } from "../../inspection/inspection-types.ts";
import type { Deviation } from "./deviation.ts";
import { type FaceGroup, rangeOf } from "./face-groups.ts";
import type { GeneralLimits } from "./general-limits.ts";
import { soundCorners } from "./sound-corners.ts";

/** Faces of the reference that lie in one plane, mm and cosine. */
const LEVEL = 1e-5;
const SAME_WAY = 1 - 1e-9;

/**
 * Faces that the drawing shows in one plane lie in one: a size is given to one of them and holds for all.
 * Where the rubric gives each a size, these say how far they may be apart. What is allowed is the general
 * tolerance of a size as long as both faces together.
 */
export function levelForm(
  group: FaceGroup,
  groups: readonly FaceGroup[],
  inspection: Inspection,
  limits: GeneralLimits,
  sized: ReadonlySet<string>,
): readonly Deviation[] {
  const { shape } = group.surface;
  const hasSize = ({ reference }: FaceGroup): boolean =>
    [...inspection.features.values()].some(
      ({ label, reference: named }) =>
        sized.has(label) && named.shape !== "pattern" && named.surfaces.includes(reference),
    );
  if (shape.kind !== "plane" || !group.alike) return [];
  const isLevel = ({ surface: { shape: other }, alike, reference }: FaceGroup): boolean =>
    other.kind === "plane" &&
    alike &&
    reference < group.reference &&
    dot(other.normal, shape.normal) > SAME_WAY &&
    Math.abs(other.offset - shape.offset) < LEVEL;
  const first = groups.find(isLevel);
  if (!first || (hasSize(group) && hasSize(first))) return [];
  const [own, other] = [group, first].map(({ part }) => soundCorners(inspection.part, part, 1));
  const [at] = own ?? [];
  if (!own || !other || !at || other.length === 0) return [];
  const value = Math.abs(middleOf(own, shape.normal) - middleOf(other, shape.normal));
  let over = 0;
  for (const a of own) for (const b of other) over = Math.max(over, length(subtract(a, b)));
  const uncertainties = [...group.part, ...first.part].map(
    (s) => inspection.part.recognition.surfaces[s]?.uncertainty ?? 0,
  );
  return [
    {
      group,
      form: "plane",
      what: "steps",
      value,
      uncertainty: 2 * Math.max(...uncertainties),
      chord: 0,
      limit: limits.size(over),
      over,
      degrees: 0,
      at,
    },
  ];
}

function middleOf(points: readonly Vec3[], normal: Vec3): number {
  const { from, to } = rangeOf(points, normal);
  return (from + to) / 2;
}
