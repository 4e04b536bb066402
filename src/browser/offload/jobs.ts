import type { AssessInput } from "../../engine/assessment/assess.ts";
import type {
  Placed,
  ShowDeviationInput,
  ShownDeviation,
} from "../../engine/assessment/show-deviation.ts";
import type { Report } from "../../engine/assessment/report-types.ts";
import type { DrawingInfo, Sheet } from "../../engine/drawing/sheet-types.ts";
import type { FinishedForPage, FinishInput } from "../../engine/gcode/finish-for-page.ts";
import type { Deposit } from "../../engine/gcode/deposit-types.ts";
import type { TriedPrint } from "../../engine/gcode/try-print.ts";
import type { ReEmitted } from "../../engine/gcode/re-emit.ts";
import type { WrittenShare } from "../../engine/gcode/writer.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { ImportedMesh } from "../../engine/interchange/import-types.ts";
import type { PrintProfile } from "../../engine/machines/profile-types.ts";
import type { Arrangement, FootedPart } from "../../engine/slicing/arrange-on-bed.ts";
import type { LayFaces } from "../../engine/slicing/lay-faces.ts";
import type { OnBed } from "../../engine/slicing/on-bed.ts";
import type { BedPart } from "../../engine/slicing/lay-on-bed.ts";
import type { LayerPiece, SlicedShare } from "../../engine/slicing/sliced-share.ts";
import type { PartFoot } from "../../engine/slicing/part-foot.ts";
import type { SliceJob } from "../../engine/slicing/slice-job.ts";
import type { Turn } from "../../engine/slicing/turn.ts";
import type { CsgGraph } from "../../engine/solid/graph.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { DeviationShape } from "../scene/shape-deviation.ts";
import type { PartShape } from "../scene/shape-part.ts";

/** Formats that a part is saved in. */
export type ExportFormat = "stl" | "3mf" | "obj";

/**
 * Every job that leaves the page's thread: name -> [input, output], and what it hands over before
 * it is done, if it does. All cross by structured clone; lengths are mm. The answer of a job is
 * `Result<output>`.
 */
export interface Jobs {
  /** CSG graph -> solid with named faces; what did not change since the last run is kept. */
  evaluate: [{ readonly graph: CsgGraph }, Solid];
  /** A mesh from elsewhere -> solid whose faces are recognised by fitting. */
  solidFromMesh: [{ readonly mesh: Mesh }, Solid];
  /** Solid -> how it is drawn and picked, for parts too large for the page's thread. */
  shape: [{ readonly solid: Solid }, PartShape];
  /** Solid -> drawing sheet. */
  sheet: [{ readonly solid: Solid; readonly info: DrawingInfo }, Sheet];
  /** Solid against a lesson's inspection plan; pass G-code findings to have them in the report. */
  assess: [AssessInput, Report];
  /** Where a part differs from its reference, as it is drawn and told. */
  deviation: [ShowDeviationInput, Omit<ShownDeviation, "map"> & { readonly shape: DeviationShape }];
  /** Where the reference stands in the part's frame, to be drawn over it. */
  placeReference: [ShowDeviationInput, Placed];
  /** Mesh -> toolpaths of a share of the layers, and their lines. */
  slice: [SliceJob, { readonly share: SlicedShare; readonly written: WrittenShare }, LayerPiece];
  /** The lines of all shares -> one print file, read back and proved. */
  finishGcode: [
    FinishInput,
    /** With the SHA-256 of all of the file: made on the page's thread, it would hold the page. */
    FinishedForPage & { readonly gcodeHash: string },
  ];
  /** What a print with other settings would be; beside the person's own slicing, never before it. */
  trial: [Omit<SliceJob, "share">, TriedPrint];
  /** A print file laid down bead by bead beside the mesh that it is of. */
  virtualPrint: [
    { readonly chunks: readonly Uint8Array<ArrayBuffer>[]; readonly mesh: Mesh },
    Deposit,
  ];
  /** A print file from outside, screened and written anew from its moves. */
  reEmit: [{ readonly bytes: Uint8Array; readonly profile: PrintProfile }, ReEmitted];
  /** The flat faces that a part can lie on, and the best of them; `supportAngle` in degrees. */
  layFaces: [{ readonly mesh: Mesh; readonly supportAngle: number }, LayFaces];
  /** What of a part, turned, says how much room it needs on the bed. */
  partFoot: [{ readonly mesh: Mesh; readonly turn: Turn }, PartFoot];
  /** Where all copies of all parts stand, to be shown: by their feet, as their meshes may be large. */
  bedLayout: [
    {
      readonly parts: readonly FootedPart[];
      readonly gap: number;
      readonly profile: PrintProfile;
    },
    Arrangement,
  ];
  /** The parts turned, copied and joined as they stand on the bed, to be sliced. */
  onBed: [
    Pick<SliceJob, "profile" | "supportBoxes"> & {
      readonly parts: readonly BedPart[];
      readonly gap: number;
    },
    OnBed,
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
export type JobPiece<N extends JobName> = Jobs[N] extends readonly [unknown, unknown, infer Piece]
  ? Piece
  : never;

/** The worker family that does each job: one thin entry of `workers/` a family. */
export const JOB_FAMILY = {
  evaluate: "modelling",
  solidFromMesh: "modelling",
  shape: "picture",
  sheet: "drawing",
  assess: "assessment",
  deviation: "deviation",
  placeReference: "deviation",
  slice: "slicing",
  finishGcode: "slicing",
  trial: "trial",
  virtualPrint: "virtual-print",
  reEmit: "virtual-print",
  layFaces: "bed",
  partFoot: "bed",
  bedLayout: "bed",
  onBed: "bed",
  importMesh: "interchange",
  exportMesh: "interchange",
} as const satisfies Record<JobName, string>;

export type Family = (typeof JOB_FAMILY)[JobName];
