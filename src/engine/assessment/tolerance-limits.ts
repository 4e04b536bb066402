import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { parseDecimal } from "../foundation/units.ts";
import { classLimits, type Deviations } from "./tables/class-limits.ts";
import { readGeneralNote } from "./tables/general-note.ts";
import {
  type GeneralCharacteristic,
  generalGeometrical,
  generalLinear,
  type Quantity,
} from "./tables/general-tolerance.ts";

/** Written into every report; changes when a value of the tables does. */
export const TABLES_VERSION = "tables/1";

/** A dimension that a tolerance is asked for. */
export interface ToleratedDimension {
  /** Nominal size: mm, for an angle degrees. */
  readonly nominal: number;
  /** `edge` is an outside radius or a chamfer. */
  readonly quantity: Quantity;
  /** Length of an angle's shorter leg, mm; needed for general tolerances of angles. */
  readonly shorterLeg?: number;
}

/**
 * Deviations from the nominal, in its unit, of what stands at a dimension or in the title block:
 * `±0.1`, `+0.2/-0.1`, `0/-0.2`, a class of ISO 286 (`H7`, `g6`), or a general tolerance (`ISO 2768-mK`,
 * `ISO 22081 ±0.2`). Decimal comma and point count. Problems: `assessment.tolerance` (not readable),
 * `assessment.tolerance-range` (the tables give none here).
 */
export function toleranceLimits(
  tolerance: string,
  dimension: ToleratedDimension,
): Result<Deviations> {
  const text = tolerance.trim().replaceAll("\u2212", "-");
  const written = writtenDeviations(text);
  if (written) return ok(written);
  const { nominal, quantity } = dimension;
  const outside = () => fail(problem("assessment.tolerance-range", { tolerance: text, nominal }));
  if (/^[A-Za-z]{1,2}\d{1,2}$/.test(text)) {
    const limits = quantity === "length" ? classLimits(text, nominal) : undefined;
    return limits ? ok(limits) : outside();
  }
  const note = readGeneralNote(text);
  if (!note) return fail(problem("assessment.tolerance", { tolerance: text }));
  let half: number | undefined;
  if (note.standard === "ISO 22081") half = quantity === "angle" ? note.angle : note.size;
  else if (note.linear) {
    const size = quantity === "angle" ? (dimension.shorterLeg ?? 0) : nominal;
    half = generalLinear(note.linear, quantity, size);
  }
  return half === undefined ? outside() : ok({ lower: -half, upper: half });
}

/** `±0.1` or an upper and a lower deviation; undefined if it is neither. */
function writtenDeviations(text: string): Deviations | undefined {
  if (text.startsWith("±")) {
    const half = parseDecimal(text.slice(1));
    return half === undefined || half < 0 ? undefined : { lower: -half, upper: half };
  }
  const [first, second, ...rest] = text.split("/").map(parseDecimal);
  if (first === undefined || second === undefined || rest.length > 0 || second > first)
    return undefined;
  return { upper: first, lower: second };
}

/**
 * The general tolerance, mm, of a geometrical characteristic that the drawing leaves unmarked; for
 * `size` see `generalGeometrical`. By ISO 22081 it is the stated profile zone, for faces only.
 * Problems as above.
 */
export function generalZone(
  note: string,
  characteristic: GeneralCharacteristic,
  size: number,
): Result<number> {
  const read = readGeneralNote(note);
  if (!read) return fail(problem("assessment.tolerance", { tolerance: note }));
  let width: number | undefined;
  if (read.standard === "ISO 22081")
    width = characteristic === "flatness" ? read.profile : undefined;
  else if (read.geometrical) width = generalGeometrical(read.geometrical, characteristic, size);
  return width === undefined
    ? fail(problem("assessment.tolerance-range", { tolerance: note, nominal: size }))
    : ok(width);
}

/** How a hole and a shaft of one nominal size go together; clearances in mm, negative: they clash. */
export interface Fit {
  readonly kind: "clearance" | "transition" | "interference";
  readonly hole: Deviations;
  readonly shaft: Deviations;
  readonly leastClearance: number;
  readonly greatestClearance: number;
}

/** A fit as written at a joint, for example `H7/g6` (ISO 286-1:2010). Problems as above. */
export function fitLimits(fit: string, nominal: number): Result<Fit> {
  const [, holeName, shaftName] = /^([A-Z]{1,2}\d{1,2}) ?\/ ?([a-z]{1,2}\d{1,2})$/.exec(fit) ?? [];
  if (!holeName || !shaftName) return fail(problem("assessment.tolerance", { tolerance: fit }));
  const hole = classLimits(holeName, nominal);
  const shaft = classLimits(shaftName, nominal);
  if (!hole || !shaft)
    return fail(problem("assessment.tolerance-range", { tolerance: fit, nominal }));
  const leastClearance = hole.lower - shaft.upper;
  const greatestClearance = hole.upper - shaft.lower;
  const kind =
    leastClearance >= 0 ? "clearance" : greatestClearance <= 0 ? "interference" : "transition";
  return ok({ kind, hole, shaft, leastClearance, greatestClearance });
}
