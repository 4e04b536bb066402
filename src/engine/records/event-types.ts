import * as z from "zod";
import { STATIONS } from "../course/progress.ts";
import { problem } from "../foundation/problem.ts";
import { fail, type Result } from "../foundation/result.ts";
import { defineStored, fromStored, type StoredKind } from "../foundation/stored.ts";
import { type Event, hashSchema } from "./event.ts";
import { HINT_LEVELS } from "./hint-level.ts";
import { reportSchema } from "./report-schema.ts";
import { reviewSchema } from "./review.ts";

const vec3 = z.tuple([z.number(), z.number(), z.number()]);
const value = z.union([z.number(), z.string().max(10_000), z.boolean()]);
const values = z.record(z.string().max(200), value);
const station = z.enum(STATIONS);

/** Figures of an evaluated part, without its mesh. */
export const partSummarySchema = z.object({
  volume: z.number(),
  area: z.number(),
  bounds: z.object({ min: vec3, max: vec3 }),
  genus: z.number(),
  bodies: z.number(),
  faces: z.number().int(),
  triangles: z.number().int(),
  /** Fingerprint of the mesh: a hole in the mirrored place changes no figure. Absent in old files. */
  shape: z.string().max(40).optional(),
});
export type PartSummary = Readonly<z.infer<typeof partSummarySchema>>;

/** A box in which a person wants support (`force`) or none (`block`); mm, in the part's own place. */
const supportBoxSchema = z.object({
  kind: z.enum(["force", "block"]),
  centre: vec3,
  size: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]),
});
export type SupportBox = Readonly<z.infer<typeof supportBoxSchema>>;

const copies = z.number().int().min(1).max(100);
const meshFormat = z.enum(["stl", "3mf", "obj"]);

/** Most parts beside a project's own one: each is a file that the step names. */
export const MOST_OTHER_PARTS = 50;

/**
 * Another part beside a project's own: a copy, kept as a file of its own. What becomes of the project
 * or file that it came from changes nothing here.
 */
const otherPartSchema = z.object({
  /** Tells it from another copy of the same part on this bed. */
  id: z.string().min(1).max(120),
  name: z.string().max(200),
  mesh: z.object({ hash: hashSchema, format: meshFormat, unit: z.string().max(20) }),
  turn: vec3,
  copies,
});
export type OtherPart = Readonly<z.infer<typeof otherPartSchema>>;

/** Degrees about the bed's X, then Y, then Z; how many; mm between them. */
const bedSchema = z.object({
  turn: vec3,
  copies,
  gap: z.number().min(0).max(50),
  /** Absent where only the project's own part is printed, and in old files. */
  others: z.array(otherPartSchema).max(MOST_OTHER_PARTS).optional(),
});

const printChoice = {
  printer: z.string().max(120),
  filament: z.string().max(120),
  process: z.string().max(120),
  /** Settings changed from the process profile. */
  settings: values,
  /** Absent where there is none, and in old files. */
  supportBoxes: z.array(supportBoxSchema).max(100).optional(),
  /** Absent where one part is printed as it was drawn, and in old files. */
  bed: bedSchema.optional(),
};
/** What was chosen to print with; of a slicing it takes only that. */
export const printChoiceSchema = z.object(printChoice);
export type PrintChoice = Readonly<z.infer<typeof printChoiceSchema>>;

/** What was sliced with what, and what it will take. */
export const sliceRecordSchema = z.object({
  ...printChoice,
  time_s: z.number(),
  filament_mm: z.number(),
  volume_mm3: z.number(),
  mass_g: z.number(),
  layers: z.number().int(),
  height_mm: z.number(),
  gcodeHash: hashSchema,
  /** Count of findings of severity error when the file was read back. */
  errors: z.number().int(),
});
export type SliceRecord = Readonly<z.infer<typeof sliceRecordSchema>>;

const source = z.string().max(1_000_000);

/**
 * Version 2 may say how the part stands on the bed and where support is wanted; version 3 what other
 * parts stand there. An older version says nothing of it, which means the same now; an older Plumbline
 * must not read a newer version as if it said nothing.
 */
const asItIs = (old: unknown): unknown => old;

/** Every type of event with its payload's schema and migrations; a new type is one line here. */
export const EVENT_KINDS = {
  "profile.created": defineStored(
    "profile.created",
    z.object({ pseudonym: z.string().min(1).max(60), role: z.enum(["trainee", "tutor"]) }),
  ),
  "lesson.opened": defineStored("lesson.opened", z.object({})),
  "station.entered": defineStored("station.entered", z.object({ station })),
  "step.done": defineStored("step.done", z.object({ station })),
  "question.answered": defineStored(
    "question.answered",
    z.object({ question: z.string().max(120), value: z.number(), right: z.boolean() }),
  ),
  "hint.shown": defineStored("hint.shown", z.object({ index: z.number().int().nonnegative() })),
  /** Help with a check: `message` is the finding that it was asked for. */
  "hint.asked": defineStored(
    "hint.asked",
    z.object({
      check: z.string().max(200),
      message: z.string().max(200),
      level: z.enum(HINT_LEVELS),
    }),
  ),
  "source.saved": defineStored("source.saved", z.object({ source })),
  "parameters.saved": defineStored("parameters.saved", z.object({ values })),
  "part.evaluated": defineStored("part.evaluated", z.object({ part: partSummarySchema })),
  "report.made": defineStored("report.made", z.object({ report: reportSchema })),
  "print.chosen": defineStored("print.chosen", z.object({ choice: printChoiceSchema }), [
    asItIs,
    asItIs,
  ]),
  "slice.made": defineStored("slice.made", z.object({ slice: sliceRecordSchema }), [
    asItIs,
    asItIs,
  ]),
  "handed-in": defineStored(
    "handed-in",
    z.object({ submission: hashSchema, gcodeHash: hashSchema.optional() }),
  ),
  "review.made": defineStored("review.made", z.object({ review: reviewSchema })),
  "review.received": defineStored("review.received", z.object({ review: reviewSchema })),
  "project.opened": defineStored("project.opened", z.object({})),
  "project.saved": defineStored(
    "project.saved",
    z.object({
      title: z.string().max(200),
      /** Where the part comes from: a mesh file kept as a blob, or code (null). */
      mesh: z
        .object({
          hash: hashSchema,
          name: z.string().max(200),
          format: meshFormat,
          unit: z.string().max(20),
        })
        .nullable(),
    }),
  ),
  "project.removed": defineStored("project.removed", z.object({})),
} as const;

export type EventType = keyof typeof EVENT_KINDS;
export type PayloadOf<T extends EventType> =
  (typeof EVENT_KINDS)[T] extends StoredKind<infer P> ? P : never;

/** An event's payload with its type: what the projection folds. */
export type TypedPayload = {
  [T in EventType]: { readonly type: T; readonly payload: PayloadOf<T> };
}[EventType];

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENT_KINDS, type);
}

/**
 * The payload of an event in today's form. Problems: `records.event-type` (made by a newer
 * Plumbline), and those of `fromStored`.
 */
export function readPayload(event: Event): Result<TypedPayload> {
  if (!isEventType(event.type)) return fail(problem("records.event-type", { type: event.type }));
  const kind = EVENT_KINDS[event.type] as StoredKind<unknown>;
  const read = fromStored(kind, { kind: event.type, version: event.v, data: event.payload });
  if (!read.ok) return read;
  return { ...read, value: { type: event.type, payload: read.value } as TypedPayload };
}
