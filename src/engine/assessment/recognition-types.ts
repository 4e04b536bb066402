import type { Degrees, Mm } from "../foundation/units.ts";
import type { Vec3 } from "../geometry/mesh.ts";
import type { Surface } from "../solid/solid-types.ts";

/**
 * What `recognise` finds. Lengths mm, areas mm², angles degrees, all in the frame of the mesh;
 * surfaces and corners are referred to by their place in `Recognition.surfaces`.
 */
export interface Recognition {
  /** Largest first; what equals in area in order of kind and place. */
  readonly surfaces: readonly RecognisedSurface[];
  /** Surface of each triangle of the input; `NO_SURFACE` for triangles without area. */
  readonly surfaceOf: Uint32Array;
  readonly corners: readonly RecognisedCorner[];
  readonly features: readonly Feature[];
  /** How far a corner was allowed to lie off its surface, mm. */
  readonly tolerance: Mm;
  readonly area: number;
  /** Share of the area on planes, cylinders, cones, spheres, tori and threads, 0 to 1. */
  readonly explained: number;
  /** Sides without a partner: 0 in a closed mesh. Results of an open mesh are a best effort. */
  readonly openSides: number;
}

export const NO_SURFACE = 0xffffffff;

export interface RecognisedSurface {
  /**
   * The fitted surface. Radii go through the corners of the facets: where the program that made
   * the mesh put its vertices on the true curve, that is the intended radius. Signs of axes are
   * chosen so that the largest component is positive (a cone's runs from its apex).
   */
  readonly shape: Surface;
  /** Numbers in the input mesh, ascending. */
  readonly triangles: Uint32Array;
  readonly area: number;
  /** A point of its inside: the centre of area of its triangles. */
  readonly centre: Vec3;
  /** Form error: largest distance of a sound corner from the surface. */
  readonly residual: Mm;
  /** Facets that the curve was cut into; 1 for a plane. */
  readonly facets: number;
  /**
   * Cylinder, sphere and torus: the radius that the flats of the facets touch. A mesh of unknown
   * origin means a radius between this one and the shape's.
   */
  readonly flatRadius?: Mm;
  /** Standard uncertainty of radius and place from rounding and fit, without the chord term. */
  readonly uncertainty: Mm;
  /** Cylinder, cone, torus: how much of a turn about the axis it covers, 0 to 360. */
  readonly sweep?: Degrees;
  /** Cylinder, cone, torus: from where to where along the axis, from the shape's point. */
  readonly span?: readonly [Mm, Mm];
  /** Where it meets other surfaces, longest first. */
  readonly edges: readonly SurfaceEdge[];
  /** From the face table, if one was given: a name for people, never a proof. */
  readonly name?: { readonly feature: string; readonly role: string; readonly line?: number };
  /** The exact numbers of that face, if they agree with the mesh within the chord and the fit. */
  readonly nominal?: Surface;
}

export interface SurfaceEdge {
  readonly to: number;
  readonly length: Mm;
  /** Angle between the outward normals along it: 0 smooth, 90 a square edge. */
  readonly turn: Degrees;
  /** Convex: material inside the edge; concave: an inner corner; tangent: no edge to feel. */
  readonly kind: "convex" | "concave" | "tangent";
}

export interface RecognisedCorner {
  /** Where the fitted surfaces meet; the mesh's vertex where they do not fix a point. */
  readonly at: Vec3;
  readonly surfaces: readonly number[];
  readonly reconstructed: boolean;
}

/** A part of a hole or of a turned profile, in order along the axis. */
export interface AxisStep {
  readonly kind: "cylinder" | "cone" | "torus" | "sphere";
  readonly from: Mm;
  readonly to: Mm;
  /** Diameters at `from` and `to`. */
  readonly diameters: readonly [Mm, Mm];
  readonly surfaces: readonly number[];
}

interface OnAxis {
  /** A point of the axis, from which `from`, `to` count, and its unit direction. */
  readonly point: Vec3;
  readonly axis: Vec3;
  readonly surfaces: readonly number[];
}

export interface Hole extends OnAxis {
  readonly kind: "hole";
  /** Of the smallest full cylinder, by its corners and by its flats. */
  readonly diameter: Mm;
  readonly flatDiameter: Mm;
  readonly uncertainty: Mm;
  readonly from: Mm;
  readonly to: Mm;
  readonly through: boolean;
  /** Which end of a blind hole is closed, and how. */
  readonly closed?: {
    readonly end: "from" | "to";
    readonly by: "flat" | "point" | "ball" | "other";
  };
  /** Wider steps: `end` says at which end they lie; the angle of a countersink is the full one. */
  readonly counterbores: readonly {
    readonly end: "from" | "to";
    readonly diameter: Mm;
    readonly depth: Mm;
  }[];
  readonly countersinks: readonly {
    readonly end: "from" | "to";
    readonly diameter: Mm;
    readonly angle: Degrees;
  }[];
  readonly steps: readonly AxisStep[];
  /** A thread that is only drawn: the designation comes from the author's name, `M6`. */
  readonly cosmeticThread?: string;
}

export interface Boss extends OnAxis {
  readonly kind: "boss";
  readonly diameter: Mm;
  readonly flatDiameter: Mm;
  readonly uncertainty: Mm;
  readonly from: Mm;
  readonly to: Mm;
  readonly cosmeticThread?: string;
}

/** Outer surfaces about one axis that touch: a turned part or a stepped boss. */
export interface TurnedProfile extends OnAxis {
  readonly kind: "turned";
  readonly steps: readonly AxisStep[];
}

export interface Slot {
  readonly kind: "slot";
  /** Open through, or closed by a floor. */
  readonly through: boolean;
  readonly width: Mm;
  /** Over all: centre distance and width. */
  readonly length: Mm;
  readonly centres: readonly [Vec3, Vec3];
  /** Unit, the way a cutter goes in. */
  readonly axis: Vec3;
  readonly depth: Mm;
  readonly surfaces: readonly number[];
}

export interface Blend {
  /** Fillet: in an inner corner. Round: on an outer edge. */
  readonly kind: "fillet" | "round";
  readonly radius: Mm;
  readonly surface: number;
  /** The faces that it runs into smoothly. */
  readonly between: readonly number[];
}

export interface Chamfer {
  readonly kind: "chamfer";
  readonly surface: number;
  readonly between: readonly [number, number];
  /** Legs on the two faces, in the order of `between`. */
  readonly legs: readonly [Mm, Mm];
  /** Angle to the first of the two. */
  readonly angle: Degrees;
}

export interface Pattern {
  readonly kind: "pattern";
  readonly arrangement: "line" | "grid" | "circle";
  /** Places of its holes or bosses in `Recognition.features`, in order along it. */
  readonly features: readonly number[];
  /** Line: the pitch. Grid: both pitches. */
  readonly pitches: readonly Mm[];
  /** Grid: how many along either pitch. */
  readonly counts: readonly number[];
  /** Circle: pitch circle diameter and centre. */
  readonly circleDiameter?: Mm;
  readonly centre?: Vec3;
}

export interface Thread {
  readonly kind: "thread";
  readonly point: Vec3;
  readonly axis: Vec3;
  readonly internal: boolean;
  readonly hand: "right" | "left";
  readonly pitch: Mm;
  readonly majorDiameter: Mm;
  readonly minorDiameter: Mm;
  readonly from: Mm;
  readonly to: Mm;
  readonly surfaces: readonly number[];
}

/** What no surface explains: named, so that it can go to the certificate. */
export interface FreeArea {
  readonly kind: "free";
  readonly surface: number;
  readonly share: number;
}

export type Feature =
  | Hole
  | Boss
  | TurnedProfile
  | Slot
  | Blend
  | Chamfer
  | Pattern
  | Thread
  | FreeArea;
