import * as z from "zod";
import type { Report } from "../assessment/report-types.ts";
import { hashSchema } from "./event.ts";

const verdict = z.enum(["pass", "borderline", "fail", "not-assessed"]);
const vec3 = z.tuple([z.number(), z.number(), z.number()]);
const text = z.string().max(200);

const place = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("source"), line: z.number(), column: z.number() }),
  z.object({ kind: z.literal("face"), face: z.number() }),
  z.object({ kind: z.literal("dimension"), id: text }),
  z.object({ kind: z.literal("gcode"), line: z.number() }),
  z.object({
    kind: z.literal("layer"),
    index: z.number(),
    at: z.tuple([z.number(), z.number()]).exactOptional(),
  }),
  z.object({ kind: z.literal("file"), name: text, offset: z.number().optional() }),
]);

const check = z.object({
  id: text,
  kind: text,
  verdict,
  message: text,
  params: z.record(text, z.union([z.string().max(400), z.number()])),
  measured: z.number().optional(),
  allowed: z.object({ min: z.number(), max: z.number(), nominal: z.number() }).optional(),
  unit: z.enum(["mm", "mm2", "mm3", "g", "deg", "percent", "count", "none"]),
  uncertainty: z.number(),
  places: z.array(place).max(1000),
  anchor: vec3.optional(),
  dimension: text.optional(),
  credit: z.number().optional(),
  weight: z.number().optional(),
  gate: z.boolean().optional(),
  misconception: text.optional(),
  blockedBy: text.optional(),
});

/** A report that comes back from storage or from somebody's file. */
export const reportSchema: z.ZodType<Report> = z.object({
  lesson: text,
  engine: text,
  verdict,
  checks: z.array(check).max(500),
  counts: z.object({ pass: z.number().int(), total: z.number().int() }),
  told: z.array(text).max(3).optional(),
  score: z.object({ got: z.number(), most: z.number(), open: z.number() }).optional(),
  pins: z
    .object({ kernel: text, tables: text, rubric: hashSchema, reference: hashSchema })
    .optional(),
  hash: hashSchema,
});
