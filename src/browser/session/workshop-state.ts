import type { DrawingInfo, Sheet } from "../../engine/drawing/sheet-types.ts";
import type { FileOut } from "./app-state.ts";
import type { BenchActions, BenchState } from "./bench-state.ts";
import type { BedAddition } from "./bring-to-bed.ts";
import type { OtherOnBed } from "./others-on-bed.ts";
import type { IncomingFile } from "./projects.ts";
import type { Work } from "./work.ts";

export type MeshFormat = "stl" | "3mf" | "obj";
export type LengthUnit = "mm" | "cm" | "m" | "inch";

/** A dropped file whose unit the person must confirm. */
export interface UnitQuestion {
  readonly name: string;
  /** What the file says or what its size suggests. */
  readonly guess: LengthUnit;
  /** Size of the part in mm for each unit, to choose by. */
  readonly sizes: readonly {
    readonly unit: LengthUnit;
    readonly size: readonly [number, number, number];
  }[];
}

/** A free project: own code or an imported mesh. */
export interface WorkshopState extends BenchState {
  readonly title: string;
  readonly kind: "code" | "mesh";
  readonly importing: Work<UnitQuestion>;
  /** Another part on its way to the bed. */
  readonly adding: Work<BedAddition>;
  readonly exporting: Work<FileOut>;
  /** The part's own drawing; drawn when it is asked for. */
  readonly sheet: Work<Sheet>;
}

export interface WorkshopActions extends BenchActions {
  rename(title: string): void;
  /** Answers the question: the mesh becomes this project's part. */
  confirmUnit(unit: LengthUnit): Promise<void>;
  /** Draws the part's sheet, unless the one that is there shows the same. */
  drawSheet(labels: DrawingInfo["labels"]): Promise<void>;
  /** The sheet as an SVG file on white paper; `label` tells it to who can't see it. */
  sheetFile(label: string): FileOut | null;
  /** What stands on the bed beside the part: turned, in copies, removed or put back. */
  setOthers(others: readonly OtherOnBed[]): void;
  /** A file's part comes to the bed, at once or when `answerBedUnit` has said its unit. */
  addFileToBed(file: IncomingFile): Promise<void>;
  /** Without a unit the file is not taken. */
  answerBedUnit(unit: LengthUnit | undefined): Promise<void>;
  /** The part of another own project, as it is now, comes to the bed. */
  addProjectToBed(subject: string): Promise<void>;
  cancelAdding(): void;
  exportPart(format: MeshFormat): Promise<FileOut | null>;
  close(): Promise<void>;
}

export type WorkshopStore = WorkshopState & { readonly actions: WorkshopActions };
