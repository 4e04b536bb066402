import * as z from "zod";
import { rubricSchema } from "../assessment/rubric.ts";

const vec3 = z.tuple([z.number(), z.number(), z.number()]);

/** `lesson.json` in a lesson's folder. Texts live beside it in `text.<language>.json`. */
export const lessonSchema = z.object({
  kind: z.literal("lesson"),
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Number on the drawing, for example C2-01. */
  code: z.string(),
  order: z.number().int(),
  drawing: z.object({
    material: z.string(),
    generalTolerance: z.string(),
    dimensions: z.array(
      z.object({
        id: z.string(),
        view: z.enum(["front", "top", "left"]),
        kind: z.enum(["horizontal", "vertical", "diameter", "radius"]),
        from: vec3,
        to: vec3,
        nominal: z.number(),
        upper: z.number().optional(),
        lower: z.number().optional(),
        count: z.number().int().optional(),
        side: z.enum(["above", "below", "left", "right"]).optional(),
      }),
    ),
  }),
  rubric: rubricSchema,
  /**
   * Whether the drawn part may be laid over one's own, seen through: it shows much of the answer. After two
   * tries, always, or never (the default). A tutor may always.
   */
  ghost: z.enum(["never", "after2", "always"]).default("never"),
  /** Questions on reading the drawing; the answer is a number in mm or a count. */
  questions: z.array(
    z.object({
      id: z.string(),
      answer: z.number(),
      tolerance: z.number().default(0.001),
      dimension: z.string().optional(),
    }),
  ),
  /** Wrong attempts in `mistakes/<file>`: the check that must fail first and its message id. */
  mistakes: z.array(z.object({ file: z.string(), check: z.string(), message: z.string() })),
  /** Other right ways in `alternatives/<file>`: must pass. */
  alternatives: z.array(z.string()).default([]),
});

export type LessonData = z.infer<typeof lessonSchema>;

/** `text.<language>.json`. Every language has the same keys; plain sentences, no markup. */
export const lessonTextSchema = z.object({
  title: z.string(),
  summary: z.string(),
  /** One entry a station: what to do there. */
  read: z.object({ heading: z.string(), paragraphs: z.array(z.string()) }),
  model: z.object({
    heading: z.string(),
    paragraphs: z.array(z.string()),
    hints: z.array(z.string()),
  }),
  check: z.object({ heading: z.string(), paragraphs: z.array(z.string()) }),
  slice: z.object({ heading: z.string(), paragraphs: z.array(z.string()) }),
  handIn: z.object({ heading: z.string(), paragraphs: z.array(z.string()) }),
  /** By question id. */
  questions: z.record(z.string(), z.object({ ask: z.string(), hint: z.string() })),
  /** By check id: what the check is called here ("Hole A, diameter"). */
  checks: z.record(z.string(), z.string()),
});

export type LessonText = z.infer<typeof lessonTextSchema>;

/** A lesson as loaded from its folder, whole. */
export interface Lesson extends LessonData {
  readonly texts: Readonly<Record<string, LessonText>>;
  /** Script of the reference part (`reference.js`), from which drawing and checks are made. */
  readonly reference: string;
  readonly starter: string;
  readonly solution: string;
}
