import type { Mm } from "../../foundation/units.ts";
import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import type { Feature, Recognition } from "../recognition-types.ts";
import type { FeatureSpec } from "../rubric/feature-spec.ts";
import type { Reach } from "./reach.ts";
import type { RigidPose } from "./rigid-pose.ts";

/**
 * What a check looks at: the part laid on the reference, and what was recognised of both. All points and
 * directions are in the reference's frame (that of the drawing), lengths mm, directions unit.
 */
export interface Inspection {
  readonly part: View;
  readonly reference: View;
  /** The rubric's features in the order of their labels; a label is also there when the part lacks it. */
  readonly features: ReadonlyMap<string, MatchedFeature>;
  /** Which surface of the part answers which of the reference, by place in the recognitions; ascending by `part`. */
  readonly pairs: readonly SurfacePair[];
  /** Surfaces of the part that answer none of the reference's, and the other way round; ascending. */
  readonly extra: readonly number[];
  readonly missing: readonly number[];
  /** How far both reach along the axes of the drawing. */
  readonly reach: { readonly part: Reach; readonly reference: Reach };
  /** Labels of the datum features A, B, C. */
  readonly datums: readonly string[];
  /** The title block's note, for tolerances that say `general`. */
  readonly general?: string;
}

/** A solid as recognised, and how its coordinates become those of the reference. */
export interface View {
  readonly solid: Solid;
  readonly recognition: Recognition;
  /** From the solid's own frame to the reference's; for the reference itself nothing moves. */
  readonly pose: RigidPose;
}

export interface SurfacePair {
  readonly part: number;
  readonly reference: number;
}

export interface MatchedFeature {
  readonly label: string;
  readonly spec: FeatureSpec;
  /** As drawn. */
  readonly reference: MeasuredFeature;
  /** As made; absent where the part has nothing like it, or another label has it. */
  readonly part?: MeasuredFeature;
}

/** A feature with its measures. For a part its axis points the way of the reference's. */
export type MeasuredFeature =
  | PlaneFeature
  | RoundFeature
  | ConeFeature
  | SphereFeature
  | TorusFeature
  | SlotFeature
  | PatternFeature
  | ThreadFeature;

interface Measured {
  /** Places in `recognition.surfaces`, ascending. */
  readonly surfaces: readonly number[];
  /** Numbers in `solid.faces` of the triangles of these surfaces, ascending: what to show. */
  readonly faces: readonly number[];
  /**
   * The mesh's corners on these surfaces, each once, by x, then y, then z; not moved onto the fit, so
   * that they show the form too. Corners of later cuts may lie on a chord, `chord` off the curve.
   */
  readonly points: readonly Vec3[];
  /** Half the width of the interval of a place or a radius, from rounding and fit; without the chord. */
  readonly uncertainty: Mm;
  /** How far the facets stand off the curve: radius by corners less radius by flats; 0 for planes. */
  readonly chord: Mm;
  readonly area: number;
  /** Where to hang a label: in the middle of it. */
  readonly middle: Vec3;
}

export interface PlaneFeature extends Measured {
  readonly shape: "plane";
  /** A point of the fitted plane and its outward normal. */
  readonly point: Vec3;
  readonly normal: Vec3;
}

/** A hole, a boss, a fillet: a cylinder, whole or in part. */
export interface RoundFeature extends Measured {
  readonly shape: "round";
  /** A point of the axis and its direction. */
  readonly point: Vec3;
  readonly axis: Vec3;
  /** The axis where the cylinder starts and ends. */
  readonly ends: readonly [Vec3, Vec3];
  /** Through the corners of the facets, and the radius that their flats touch. */
  readonly radius: Mm;
  readonly flatRadius: Mm;
  /** Material outside. */
  readonly inward: boolean;
  /** Goes all the way round, in all its pieces together. */
  readonly full: boolean;
  /**
   * Its sound corners (shared by two facets or more) in planes square to the axis, from the first end to
   * the last: what roundness and run-out are read from.
   */
  readonly sections: readonly (readonly Vec3[])[];
  /** Holes: no bottom; and what was recognised of the hole or boss, in the frame of its own mesh. */
  readonly through?: boolean;
  readonly feature?: Feature;
}

export interface ConeFeature extends Measured {
  readonly shape: "cone";
  readonly apex: Vec3;
  /** From the apex into the cone. */
  readonly axis: Vec3;
  readonly halfAngleDegrees: number;
  readonly inward: boolean;
  readonly ends: readonly [Vec3, Vec3];
}

export interface SphereFeature extends Measured {
  readonly shape: "sphere";
  readonly centre: Vec3;
  readonly radius: Mm;
  readonly flatRadius: Mm;
  readonly inward: boolean;
}

export interface TorusFeature extends Measured {
  readonly shape: "torus";
  readonly centre: Vec3;
  readonly axis: Vec3;
  readonly majorRadius: Mm;
  readonly minorRadius: Mm;
  readonly flatRadius: Mm;
  readonly inward: boolean;
}

export interface SlotFeature extends Measured {
  readonly shape: "slot";
  readonly centres: readonly [Vec3, Vec3];
  /** The way a cutter goes in; the sign is the reference's. */
  readonly axis: Vec3;
  readonly width: Mm;
  /** Over all. */
  readonly length: Mm;
  readonly depth: Mm;
  readonly through: boolean;
}

export interface ThreadFeature extends Measured {
  readonly shape: "thread";
  readonly point: Vec3;
  readonly axis: Vec3;
  readonly ends: readonly [Vec3, Vec3];
  readonly internal: boolean;
  readonly hand: "right" | "left";
  readonly pitch: Mm;
  readonly majorDiameter: Mm;
  readonly minorDiameter: Mm;
}

/** Features of the same sort in a row, a grid or a circle: the labels that the rubric groups. */
export interface PatternFeature extends Measured {
  readonly shape: "pattern";
  readonly of: readonly string[];
  /** Their places, in the order of `of`; a feature that the part lacks is left out. */
  readonly centres: readonly Vec3[];
}
