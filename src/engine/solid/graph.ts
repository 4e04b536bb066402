import type { Vec2, Vec3 } from "../geometry/mesh.ts";

/**
 * The CSG graph: plain data recorded by the modelling facade, validated by `graph-schema.ts`,
 * evaluated by `evaluate.ts`. Nodes refer to earlier nodes by index, so the list is in order of
 * making and has no circle. Lengths mm, angles degrees, matrices column-major 4 × 4.
 */
export interface CsgGraph {
  readonly nodes: readonly CsgNode[];
  /** The 3D nodes that `main` returned; several are united in one part. */
  readonly outputs: readonly number[];
}

export interface CsgNode {
  readonly op: CsgOp;
  /** Indices of the nodes this one works on. */
  readonly inputs: readonly number[];
  /** Line and column of the call in the author's source, 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** The author's name for the feature, where there is one. */
  readonly name?: string;
  readonly color?: readonly [number, number, number, number];
}

export type Corners = "round" | "edge" | "chamfer";

/** `segments` absent: chosen by tolerance. All shapes are centred unless an argument says not. */
export type CsgOp =
  // space
  | { readonly kind: "cuboid"; readonly size: Vec3; readonly center: Vec3 }
  | {
      readonly kind: "roundedCuboid";
      readonly size: Vec3;
      readonly center: Vec3;
      readonly roundRadius: number;
      readonly segments?: number;
    }
  | {
      /** Cylinder, cone, frustum; elliptic where x and y radii differ. Along z. */
      readonly kind: "cylinder";
      readonly height: number;
      readonly startRadius: Vec2;
      readonly endRadius: Vec2;
      readonly startAngle: number;
      readonly endAngle: number;
      readonly center: Vec3;
      readonly segments?: number;
    }
  | {
      readonly kind: "roundedCylinder";
      readonly height: number;
      readonly radius: number;
      readonly roundRadius: number;
      readonly center: Vec3;
      readonly segments?: number;
    }
  | {
      readonly kind: "ellipsoid";
      readonly radius: Vec3;
      readonly center: Vec3;
      readonly segments?: number;
    }
  | {
      readonly kind: "torus";
      readonly innerRadius: number;
      readonly outerRadius: number;
      readonly innerSegments?: number;
      readonly outerSegments?: number;
      readonly startAngle: number;
      readonly outerRotation: number;
    }
  | {
      readonly kind: "polyhedron";
      readonly points: readonly Vec3[];
      readonly faces: readonly (readonly number[])[];
    }
  // plane; every outline edge keeps its curve so that extrusions know cylinders from planes
  | {
      readonly kind: "outline";
      /** Closed loops, drawn in any direction. */
      readonly loops: readonly OutlineLoop[];
      /** What is inside: even-odd (absent), or everything that any counter-clockwise loop covers. */
      readonly fill?: "cover";
    }
  | {
      readonly kind: "circle";
      readonly radius: Vec2;
      readonly center: Vec2;
      readonly startAngle: number;
      readonly endAngle: number;
      readonly segments?: number;
    }
  | {
      readonly kind: "offset2";
      readonly delta: number;
      readonly corners: Corners;
      readonly segments?: number;
    }
  // plane to space
  | {
      readonly kind: "extrudeLinear";
      readonly height: number;
      readonly twistAngle: number;
      readonly twistSteps: number;
    }
  | {
      readonly kind: "extrudeRotate";
      readonly startAngle: number;
      readonly angle: number;
      readonly segments?: number;
    }
  | { readonly kind: "project" }
  // both
  | { readonly kind: "transform"; readonly matrix: readonly number[] }
  | { readonly kind: "union" }
  | { readonly kind: "subtract" }
  | { readonly kind: "intersect" }
  | { readonly kind: "hull" }
  | { readonly kind: "hullChain" }
  /** Minkowski sum with a ball: 3D expand with round corners. */
  | { readonly kind: "expand3"; readonly delta: number; readonly segments?: number };

export interface OutlineLoop {
  readonly points: readonly Vec2[];
  /** Per edge i (from point i to i+1): the circle that it is a chord of, if any. */
  readonly arcs?: readonly (null | { readonly center: Vec2; readonly radius: number })[];
}
