import * as z from "zod";

/** Nothing that is printed is larger than ten metres; larger numbers are slips of the unit. */
const REACH = 10_000;
const number = z.number().min(-REACH).max(REACH);
const positive = z.number().gt(0).max(REACH);
const positiveOrZero = z.number().min(0).max(REACH);
const angle = z.number().min(-36_000).max(36_000);
const vec2 = z.tuple([number, number]).readonly();
const vec3 = z.tuple([number, number, number]).readonly();
const size3 = z.tuple([positive, positive, positive]).readonly();
const radius2 = z.tuple([positiveOrZero, positiveOrZero]).readonly();
const segments = z.int().min(3).max(1024).optional();
const matrix = z.array(z.number().min(-1e6).max(1e6)).length(16).readonly();
const arc = z.object({ center: vec2, radius: positive }).nullable();
const loop = z.object({
  points: z.array(vec2).min(3).max(100_000),
  arcs: z.array(arc).optional(),
});

/** Every op of the graph with the ranges of its arguments. */
export const opSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cuboid"), size: size3, center: vec3 }),
  z
    .object({
      kind: z.literal("roundedCuboid"),
      size: size3,
      center: vec3,
      roundRadius: positive,
      segments,
    })
    .refine((op) => 2 * op.roundRadius <= Math.min(...op.size) + 1e-9, "roundRadius"),
  z
    .object({
      kind: z.literal("cylinder"),
      height: positive,
      startRadius: radius2,
      endRadius: radius2,
      startAngle: angle,
      endAngle: angle,
      center: vec3,
      segments,
    })
    .refine((op) => {
      const flat = (r: readonly number[]): boolean => (r[0] === 0) !== (r[1] === 0);
      const none = op.startRadius[0] === 0 && op.endRadius[0] === 0;
      return !none && !flat(op.startRadius) && !flat(op.endRadius);
    }, "radius"),
  z
    .object({
      kind: z.literal("roundedCylinder"),
      height: positive,
      radius: positive,
      roundRadius: positive,
      center: vec3,
      segments,
    })
    .refine((op) => op.roundRadius <= op.radius && 2 * op.roundRadius <= op.height, "roundRadius"),
  z.object({ kind: z.literal("ellipsoid"), radius: size3, center: vec3, segments }),
  z
    .object({
      kind: z.literal("torus"),
      innerRadius: positive,
      outerRadius: positive,
      innerSegments: segments,
      outerSegments: segments,
      startAngle: angle,
      outerRotation: z.number().gt(0).max(36_000),
    })
    .refine((op) => op.innerRadius < op.outerRadius, "innerRadius"),
  z
    .object({
      kind: z.literal("polyhedron"),
      points: z.array(vec3).min(4).max(500_000),
      faces: z
        .array(z.array(z.int().min(0)).min(3))
        .min(4)
        .max(1_000_000),
    })
    .refine((op) => op.faces.every((f) => f.every((i) => i < op.points.length)), "faces"),
  z.object({
    kind: z.literal("outline"),
    loops: z.array(loop).max(10_000),
    fill: z.literal("cover").optional(),
  }),
  z.object({
    kind: z.literal("circle"),
    radius: radius2,
    center: vec2,
    startAngle: angle,
    endAngle: angle,
    segments,
  }),
  z.object({
    kind: z.literal("offset2"),
    delta: number,
    corners: z.enum(["round", "edge", "chamfer"]),
    segments,
  }),
  z.object({
    kind: z.literal("extrudeLinear"),
    height: number.refine((h) => h !== 0, "height"),
    twistAngle: angle,
    twistSteps: z.int().min(1).max(2000),
  }),
  z.object({ kind: z.literal("extrudeRotate"), startAngle: angle, angle, segments }),
  z.object({ kind: z.literal("project") }),
  z
    .object({ kind: z.literal("transform"), matrix })
    .refine(({ matrix: m }) => m[3] === 0 && m[7] === 0 && m[11] === 0 && m[15] === 1, "matrix"),
  z.object({ kind: z.literal("union") }),
  z.object({ kind: z.literal("subtract") }),
  z.object({ kind: z.literal("intersect") }),
  z.object({ kind: z.literal("hull") }),
  z.object({ kind: z.literal("hullChain") }),
  z.object({
    kind: z.literal("expand3"),
    delta: number.refine((d) => d !== 0, "delta"),
    segments,
  }),
]);
