import type { Degrees, Mm } from "../foundation/units.ts";
import type { Bounds, Mesh, Vec3 } from "../geometry/mesh.ts";

/**
 * The exact surface of a face, in the part's frame, mm. `inward` is true where the material is
 * outside the curve (a hole, a fillet's hollow).
 */
export type Surface =
  | { readonly kind: "plane"; readonly normal: Vec3 /** normal · p */; readonly offset: Mm }
  | {
      readonly kind: "cylinder";
      /** A point on the axis. */
      readonly point: Vec3;
      /** Unit direction of the axis. */
      readonly axis: Vec3;
      readonly radius: Mm;
      readonly inward: boolean;
    }
  | {
      readonly kind: "cone";
      readonly apex: Vec3;
      /** Unit, from the apex into the cone. */
      readonly axis: Vec3;
      readonly halfAngleDegrees: Degrees;
      readonly inward: boolean;
    }
  | {
      readonly kind: "sphere";
      readonly centre: Vec3;
      readonly radius: Mm;
      readonly inward: boolean;
    }
  | {
      readonly kind: "torus";
      readonly centre: Vec3;
      readonly axis: Vec3;
      readonly majorRadius: Mm;
      readonly minorRadius: Mm;
      readonly inward: boolean;
    }
  | { readonly kind: "free" };

/** One named face of a solid; its place in `Solid.faces` is its number. */
export interface Face {
  /** The feature that made it: a name given by the author, else `cuboid 1`, `cylinder 2`… */
  readonly feature: string;
  /** Its role in the feature: `top`, `bottom`, `side 3`, `wall`, … or `fitted`. */
  readonly role: string;
  readonly surface: Surface;
  /** Line in the author's source that made the feature, 1-based; absent for imports. */
  readonly line?: number;
  /** True when the surface was recognised by fitting; `residual` (mm) then says how well. */
  readonly fitted: boolean;
  readonly residual: Mm;
  /** Area of the face as meshed, mm². */
  readonly area: number;
  readonly bounds: Bounds;
  /** RGBA 0..1 when the author coloured it. */
  readonly color?: readonly [number, number, number, number];
}

/** A closed, manifold body (possibly of several shells) with named faces. */
export interface Solid {
  readonly mesh: Mesh;
  /** Face number of each triangle. */
  readonly faceOf: Uint32Array;
  readonly faces: readonly Face[];
  readonly volume: number;
  readonly area: number;
  readonly bounds: Bounds;
  readonly genus: number;
  /** Count of separate closed bodies. */
  readonly bodies: number;
}
