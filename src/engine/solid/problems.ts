/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const SOLID_PROBLEMS = [
  "solid.bad-graph",
  "solid.too-many-nodes",
  "solid.too-many-triangles",
  "solid.mixed-dimensions",
  "solid.not-a-solid",
  "solid.empty",
  "solid.empty-shape",
  "solid.flat-transform",
  "solid.rotate-profile",
  "solid.open-polyhedron",
  "solid.open-mesh",
  "solid.non-manifold-mesh",
  "solid.mesh-invalid",
  "solid.mesh-welded",
  "solid.mesh-reversed",
  "solid.kernel",
] as const;
