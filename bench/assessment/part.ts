import { type Quantity } from "../../src/engine/assessment/tables/general-tolerance.ts";
import { toleranceLimits } from "../../src/engine/assessment/tolerance-limits.ts";
import type { Vec3 } from "../../src/engine/geometry/mesh.ts";

/** A feature of the reference, by where it is: what a dimension reaches from or to. */
export type Place =
  | { readonly type: "plane"; readonly at: Vec3; readonly normal: Vec3 }
  | { readonly type: "hole" | "boss" | "slot"; readonly at: Vec3; readonly axis: Vec3 }
  | {
      readonly type: "cylinder" | "cone" | "sphere" | "torus" | "fillet" | "round" | "chamfer";
      readonly at: Vec3;
    };

/** What a dimension means, geometrically; the names are those of the checks. */
export type Meaning =
  | { readonly kind: "dim.distance"; readonly from: Place; readonly to: Place }
  | { readonly kind: "dim.diameter"; readonly of: Place }
  | { readonly kind: "dim.radius"; readonly of: Place }
  | { readonly kind: "dim.depth"; readonly of: Place }
  | { readonly kind: "dim.angle"; readonly a: Place; readonly b: Place }
  | { readonly kind: "dim.slot"; readonly of: Place; readonly what: "width" | "length" }
  | { readonly kind: "dim.chamfer"; readonly of: Place }
  | { readonly kind: "dim.pcd"; readonly of: readonly Place[] }
  | { readonly kind: "dim.pitch"; readonly of: readonly Place[] }
  /** Only the shape as a whole shows it: a free surface moves by `gain` times the dimension's error. */
  | { readonly kind: "shape"; readonly gain: number };

/** A dimension of the drawing is a parameter of the script, and nothing else moves that geometry. */
export interface Dimension {
  readonly name: string;
  readonly nominal: number;
  /** As the drawing says it; the general tolerance where left out. */
  readonly tolerance: string;
  /** Half of the band between the limits, and where its middle is, from the nominal. */
  readonly half: number;
  readonly middle: number;
  readonly means: readonly Meaning[];
}

/** Another value of a parameter that is no dimension: what comes out and whether that is right. */
export interface Switch {
  readonly operator: string;
  readonly set: Readonly<Record<string, number>>;
  readonly label: "right" | "wrong";
}

export interface ReferencePart {
  readonly name: string;
  readonly family: string;
  /** A JSCAD script as a trainee would write it: `main(p)` and the parameters of its dimensions. */
  readonly script: string;
  readonly dimensions: readonly Dimension[];
  readonly switches: readonly Switch[];
  /** Of the mutants that others get: less where each takes seconds. */
  readonly share?: number;
  /** How a part may lie; `any` only where no turned part could be mistaken for another right one. */
  readonly pose: "declared" | "any";
}

export const GENERAL = "ISO 2768-m";

interface Options {
  readonly tolerance?: string;
  readonly quantity?: Quantity;
  readonly shorterLeg?: number;
}

/** A dimension with the limits of the tables. */
export function dim(
  name: string,
  nominal: number,
  means: Meaning | readonly Meaning[],
  { tolerance = GENERAL, quantity = "length", shorterLeg }: Options = {},
): Dimension {
  const leg = shorterLeg === undefined ? {} : { shorterLeg };
  const limits = toleranceLimits(tolerance, { nominal, quantity, ...leg });
  if (!limits.ok) throw new Error(`${name} ${nominal}: ${limits.problems[0]?.code}`);
  const { upper, lower } = limits.value;
  return {
    name,
    nominal,
    tolerance,
    half: (upper - lower) / 2,
    middle: (upper + lower) / 2,
    means: "kind" in means ? [means] : means,
  };
}

const AXES: Readonly<Record<string, Vec3>> = {
  x: [1, 0, 0],
  y: [0, 1, 0],
  z: [0, 0, 1],
  "-x": [-1, 0, 0],
  "-y": [0, -1, 0],
  "-z": [0, 0, -1],
};

/** A direction by its name, `-x`, or as it is. */
type Direction = "x" | "y" | "z" | "-x" | "-y" | "-z" | Vec3;
const along = (d: Direction): Vec3 => (typeof d === "string" ? (AXES[d] as Vec3) : d);

export const face = (at: Vec3, normal: Direction): Place => ({
  type: "plane",
  at,
  normal: along(normal),
});
export const hole = (at: Vec3, axis: Direction = "z"): Place => ({
  type: "hole",
  at,
  axis: along(axis),
});
export const boss = (at: Vec3, axis: Direction = "z"): Place => ({
  type: "boss",
  at,
  axis: along(axis),
});
export const slot = (at: Vec3, axis: Direction = "z"): Place => ({
  type: "slot",
  at,
  axis: along(axis),
});
export const curve = (
  type: "cylinder" | "cone" | "sphere" | "torus" | "fillet" | "round" | "chamfer",
  at: Vec3,
): Place => ({ type, at });

export const distance = (from: Place, to: Place): Meaning => ({ kind: "dim.distance", from, to });
export const diameter = (of: Place): Meaning => ({ kind: "dim.diameter", of });
export const radius = (of: Place): Meaning => ({ kind: "dim.radius", of });
export const depth = (of: Place): Meaning => ({ kind: "dim.depth", of });
export const angle = (a: Place, b: Place): Meaning => ({ kind: "dim.angle", a, b });
export const slotSize = (of: Place, what: "width" | "length"): Meaning => ({
  kind: "dim.slot",
  of,
  what,
});
export const chamfer = (of: Place): Meaning => ({ kind: "dim.chamfer", of });
export const pcd = (...of: Place[]): Meaning => ({ kind: "dim.pcd", of });
export const pitch = (...of: Place[]): Meaning => ({ kind: "dim.pitch", of });
export const shape = (gain = 1): Meaning => ({ kind: "shape", gain });
