import type { AssessInput } from "../../engine/assessment/assess.ts";
import type { Report } from "../../engine/assessment/report-types.ts";
import type { DrawingInfo, Sheet } from "../../engine/drawing/sheet-types.ts";
import type { GcodeFile, Motion } from "../../engine/gcode/gcode-types.ts";
import type { PrintTime } from "../../engine/gcode/time.ts";
import type { VerifyFinding } from "../../engine/gcode/verify.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { ImportedMesh } from "../../engine/interchange/import-types.ts";
import type { PrintProfile } from "../../engine/machines/profile-types.ts";
import type { Plan } from "../../engine/slicing/plan.ts";
import type { CsgGraph } from "../../engine/solid/graph.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";

/** Formats that a part is saved in. */
export type ExportFormat = "stl" | "3mf" | "obj";

/** G-code read back: what the machine would do, how long it takes, and what was proved. */
export interface GcodeInspection {
  readonly motion: Motion;
  readonly time: PrintTime;
  readonly findings: readonly VerifyFinding[];
}

/**
 * Every job that leaves the page's thread: name -> [input, output]. Both cross by structured
 * clone; lengths are mm. The answer of a job is `Result<output>`.
 */
export interface Jobs {
  /** CSG graph -> solid with named faces; what did not change since the last run is kept. */
  evaluate: [{ readonly graph: CsgGraph }, Solid];
  /** A mesh from elsewhere -> solid whose faces are recognised by fitting. */
  solidFromMesh: [{ readonly mesh: Mesh }, Solid];
  /** Solid -> drawing sheet. */
  sheet: [{ readonly solid: Solid; readonly info: DrawingInfo }, Sheet];
  /** Solid against a lesson's inspection plan; pass G-code findings to have them in the report. */
  assess: [AssessInput, Report];
  /** Mesh -> toolpaths in the middle of the bed, and their G-code. */
  slice: [
    { readonly mesh: Mesh; readonly profile: PrintProfile },
    { readonly plan: Plan; readonly gcode: GcodeFile },
  ];
  /** G-code of anybody, proved against the printer, and against the plan where there is one. */
  inspectGcode: [
    { readonly chunks: readonly string[]; readonly profile: PrintProfile; readonly plan?: Plan },
    GcodeInspection,
  ];
  /** Bytes of an STL, 3MF or OBJ -> welded mesh with what is wrong with it. */
  importMesh: [{ readonly bytes: Uint8Array; readonly name: string }, ImportedMesh];
  /** Mesh -> bytes of a file; `title` goes into formats that hold one. */
  exportMesh: [
    { readonly mesh: Mesh; readonly format: ExportFormat; readonly title: string },
    Uint8Array,
  ];
}

export type JobName = keyof Jobs;
export type JobInput<N extends JobName> = Jobs[N][0];
export type JobOutput<N extends JobName> = Jobs[N][1];

/** The worker family that does each job: one thin entry of `workers/` a family. */
export const JOB_FAMILY = {
  evaluate: "modelling",
  solidFromMesh: "modelling",
  sheet: "drawing",
  assess: "assessment",
  slice: "slicing",
  inspectGcode: "slicing",
  importMesh: "interchange",
  exportMesh: "interchange",
} as const satisfies Record<JobName, string>;

export type Family = (typeof JOB_FAMILY)[JobName];
