import { sin } from "../../../foundation/exact-math.ts";
import { readGeneralNote } from "../../tables/general-note.ts";
import {
  type GeometricalClass,
  generalGeometrical,
  generalLinear,
  type LinearClass,
} from "../../tables/general-tolerance.ts";

/** What faces that no tolerance names may be off by, mm; sizes in mm. */
export interface GeneralLimits {
  /** Width of a face's flatness, by its longer side. */
  readonly flat: (longest: number) => number;
  /** How far one end may lie off, over this length along the way of the lean. */
  readonly lean: (length: number) => number;
  /** Width of the band of a linear size. */
  readonly size: (length: number) => number;
  /** Width of the ring of a round section, by its diameter. */
  readonly round: (diameter: number) => number;
}

const CLASS: GeometricalClass = "K";
const LINEAR: LinearClass = "m";
/** ISO 2768-1 gives legs up to 10 mm ±1°; a model is drawn, not machined: as for the next longer legs. */
const LEAST_LEG = 10 + 1e-9;
const LARGEST = 3000;

/**
 * General tolerances of ISO 2768-2:1989 by the note in the title block, class K where it has none.
 * - A lean must also keep the angle of ISO 2768-1 (class m where the note has none): part 2 alone gives
 *   every leg up to 100 mm the same 0.4 mm, which is 5° on a leg of 5 mm. Down to the flatness, under which
 *   the angle of a narrow face means nothing.
 * - A round section keeps the size tolerance, at the most the run-out (part 2, 5.1.3).
 * - `ISO 22081` with a profile zone (⌓): that zone in the place of all of part 2.
 */
export function generalLimits(note?: string): GeneralLimits {
  const read = note === undefined ? undefined : readGeneralNote(note);
  const linear = (read?.standard === "ISO 2768" && read.linear) || LINEAR;
  const geometrical = (read?.standard === "ISO 2768" && read.geometrical) || CLASS;
  const zone = read?.standard === "ISO 22081" ? read.profile : undefined;
  const table = (characteristic: "flatness" | "perpendicularity" | "run-out", size: number) =>
    zone ?? generalGeometrical(geometrical, characteristic, Math.min(nominal(size), LARGEST)) ?? 0;
  const flat = (longest: number): number => table("flatness", longest);
  const degrees = (leg: number): number =>
    (read?.standard === "ISO 22081" ? read.angle : undefined) ??
    generalLinear(linear, "angle", Math.max(nominal(leg), LEAST_LEG)) ??
    0;
  const size = (length: number): number =>
    2 *
    ((read?.standard === "ISO 22081" ? read.size : undefined) ??
      generalLinear(linear, "length", Math.max(nominal(length), 0.5)) ??
      0);
  return {
    flat,
    lean: (length) =>
      Math.max(
        flat(length),
        Math.min(
          table("perpendicularity", length),
          length * sin((degrees(length) * Math.PI) / 180),
        ),
      ),
    size,
    round: (diameter) => {
      const runOut = table("run-out", diameter);
      return Math.min(size(diameter) || runOut, runOut);
    },
  };
}

/** Rounding must not lift a size over the end of a table's range. */
const nominal = (size: number): number => Math.round(size * 1000) / 1000;
