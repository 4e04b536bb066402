import * as z from "zod";
import { defineStored } from "../foundation/stored.ts";
import { hashSchema } from "./event.ts";

/** Entry names of a submission file; one of a kind, in one flat folder. */
export const SUBMISSION_ENTRIES = {
  manifest: "manifest.json",
  source: "source.js",
  mesh: "part.mesh",
  parameters: "parameters.json",
  part: "part.json",
  report: "report.json",
  slice: "slice.json",
  gcode: "print.gcode",
  history: "history.json",
} as const;

/** `manifest.json`: who handed in what, and the hash of every other entry. */
export const manifestKind = defineStored(
  "plumbline-submission",
  z.object({
    subject: z.string().regex(/^(lesson|project):[A-Za-z0-9-]{1,100}$/),
    title: z.string().max(200),
    actor: z.string().min(1).max(120),
    pseudonym: z.string().min(1).max(60),
    engine: z.string().max(60),
    at: z.iso.datetime(),
    mesh: z
      .object({
        name: z.string().max(200),
        format: z.enum(["stl", "3mf", "obj"]),
        unit: z.string().max(20),
      })
      .optional(),
    files: z
      .array(
        z.object({
          name: z.string().max(40),
          size: z.number().int().nonnegative(),
          sha256: hashSchema,
        }),
      )
      .max(20),
  }),
  // Version 2: `slice.json` may tell of copies, turns, other parts and support boxes. An older
  // Plumbline must not slice the part as if it said nothing of them.
  [(old) => old],
);

export type SubmissionManifest = Readonly<z.infer<typeof manifestKind.schema>>;
