import { ok, type Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import type { BedChoice } from "./bed-choice.ts";
import { type BedLayout, type BedPart, joinOnBed, layOnBed } from "./lay-on-bed.ts";
import type { SliceBox, SliceJob } from "./slice-job.ts";
import { rotated, rotationOf } from "./turn.ts";

/** The parts of a slice job that say what stands on the bed and where. */
export type OnBed = Pick<SliceJob, "mesh" | "objects" | "supportBoxes">;

/** A person's own part in so many copies, and what stands beside it. */
export const bedParts = (
  mesh: Mesh,
  { turn, copies }: BedChoice,
  others: readonly BedPart[] = [],
): readonly BedPart[] => [{ name: "part", mesh, turn, copies }, ...others];

/**
 * Parts, turned and copied, as what the slicer takes: for one part as it comes just that part, so that
 * the same file comes out as ever. `boxes` are in the first part's own place and go with each of its
 * copies; a box that is turned by no quarter is the box round the turned one. Problems: those of
 * `layOnBed`.
 */
export function onBed(
  parts: readonly BedPart[],
  gap: number,
  profile: PrintProfile,
  boxes?: SliceJob["supportBoxes"],
): Result<OnBed> {
  const laid = layOnBed(parts, gap, profile);
  if (!laid.ok) return laid;
  const { objects } = laid.value;
  return ok({
    mesh: joinOnBed(laid.value),
    ...(objects.length > 1 ? { objects } : {}),
    ...(boxes ? { supportBoxes: layBoxes(boxes, parts, laid.value) } : {}),
  });
}

function layBoxes(
  { blockers, enforcers }: NonNullable<SliceJob["supportBoxes"]>,
  parts: readonly BedPart[],
  { moves }: BedLayout,
): NonNullable<SliceJob["supportBoxes"]> {
  const turn = rotationOf(parts[0]!.turn);
  // A part that stands alone is moved by the slicer, and its boxes with it.
  const places =
    moves.length === 1
      ? [[0, 0, 0] as const]
      : moves.filter(({ part }) => part === 0).map(({ by }) => by);
  const lay = (boxes: readonly SliceBox[]): SliceBox[] =>
    boxes.flatMap((box) => {
      const corners = Array.from({ length: 8 }, (_, i) =>
        rotated(turn, [
          (i & 1 ? box.max : box.min)[0],
          (i & 2 ? box.max : box.min)[1],
          (i & 4 ? box.max : box.min)[2],
        ]),
      );
      const end = (pick: (...values: number[]) => number, by: readonly number[]) =>
        [0, 1, 2].map((k) => pick(...corners.map((p) => p[k]!)) + by[k]!) as [
          number,
          number,
          number,
        ];
      return places.map((by) => ({ min: end(Math.min, by), max: end(Math.max, by) }));
    });
  return { blockers: lay(blockers), enforcers: lay(enforcers) };
}
