import { rangeIn } from "./size-ranges.ts";

export type LinearClass = "f" | "m" | "c" | "v";
export type GeometricalClass = "H" | "K" | "L";
/** What ISO 2768-1 has a table for: lengths and diameters, outside radii and chamfers, angles. */
export type Quantity = "length" | "edge" | "angle";
/** What ISO 2768-2 has a table for. */
export type GeneralCharacteristic =
  | "straightness"
  | "flatness"
  | "perpendicularity"
  | "symmetry"
  | "run-out";

/** ISO 2768-1:1989, tables 1 to 3, ± values: mm, mm, minutes of arc. `null`: none is given. */
const LENGTH_ENDS = [3, 6, 30, 120, 400, 1000, 2000, 4000] as const;
const LENGTH = {
  f: [0.05, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, null],
  m: [0.1, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2],
  c: [0.2, 0.3, 0.5, 0.8, 1.2, 2, 3, 4],
  v: [null, 0.5, 1, 1.5, 2.5, 4, 6, 8],
} as const;
const EDGE_ENDS = [3, 6, Number.POSITIVE_INFINITY] as const;
const FINE_EDGE = [0.2, 0.5, 1] as const;
const COARSE_EDGE = [0.4, 1, 2] as const;
const EDGE = { f: FINE_EDGE, m: FINE_EDGE, c: COARSE_EDGE, v: COARSE_EDGE } as const;
/** By the length of the angle's shorter leg, mm. */
const ANGLE_ENDS = [10, 50, 120, 400, Number.POSITIVE_INFINITY] as const;
const FINE_ANGLE = [60, 30, 20, 10, 5] as const;
const ANGLE = {
  f: FINE_ANGLE,
  m: FINE_ANGLE,
  c: [90, 60, 30, 15, 10],
  v: [180, 120, 60, 30, 20],
} as const;
/** Below this size, mm, a deviation must stand at the dimension itself. */
const LEAST_SIZE = 0.5;
const MINUTES = 60;

/**
 * The ± general tolerance of ISO 2768-1:1989. `size` is the nominal length, radius or chamfer height
 * in mm, for an angle the length of its shorter leg; the answer is in mm, for an angle in degrees.
 * Undefined where the standard wants the deviation written at the dimension.
 */
export function generalLinear(
  name: LinearClass,
  quantity: Quantity,
  size: number,
): number | undefined {
  if (quantity === "angle") {
    const minutes = ANGLE[name][rangeIn(ANGLE_ENDS, size) ?? -1];
    return minutes === undefined ? undefined : minutes / MINUTES;
  }
  if (size < LEAST_SIZE) return undefined;
  if (quantity === "edge") return EDGE[name][rangeIn(EDGE_ENDS, size) ?? -1];
  return LENGTH[name][rangeIn(LENGTH_ENDS, size) ?? -1] ?? undefined;
}

/** ISO 2768-2:1989 (withdrawn, still cited on drawings), tables 1 to 4, mm. */
const FORM_ENDS = [10, 30, 100, 300, 1000, 3000] as const;
const FORM = {
  H: [0.02, 0.05, 0.1, 0.2, 0.3, 0.4],
  K: [0.05, 0.1, 0.2, 0.4, 0.6, 0.8],
  L: [0.1, 0.2, 0.4, 0.8, 1.2, 1.6],
} as const;
const PLACE_ENDS = [100, 300, 1000, 3000] as const;
const PERPENDICULARITY = {
  H: [0.2, 0.3, 0.4, 0.5],
  K: [0.4, 0.6, 0.8, 1],
  L: [0.6, 1, 1.5, 2],
} as const;
/**
 * The standard prints 0.6, 0.8 and 1 for K with the first cell over two ranges: reprints that lose the
 * cell's width leave open which; one that writes every cell has 0.6 up to 300 mm, as here.
 */
const SYMMETRY = {
  H: [0.5, 0.5, 0.5, 0.5],
  K: [0.6, 0.6, 0.8, 1],
  L: [0.6, 1, 1.5, 2],
} as const;
const RUN_OUT = { H: 0.1, K: 0.2, L: 0.5 } as const;

/**
 * The general geometrical tolerance of ISO 2768-2:1989, mm. `size`, mm: of straightness the line's
 * length, of flatness the longer side or the diameter, of perpendicularity and symmetry the shorter
 * of the two features; run-out has one value at every size.
 */
export function generalGeometrical(
  name: GeometricalClass,
  characteristic: GeneralCharacteristic,
  size: number,
): number | undefined {
  if (characteristic === "run-out") return RUN_OUT[name];
  if (characteristic === "straightness" || characteristic === "flatness")
    return FORM[name][rangeIn(FORM_ENDS, size) ?? -1];
  const table = characteristic === "symmetry" ? SYMMETRY : PERPENDICULARITY;
  return table[name][rangeIn(PLACE_ENDS, size) ?? -1];
}
