import type { GcodeFile } from "../../engine/gcode/gcode-types.ts";
import type { PathFigures } from "../../engine/gcode/path-figures.ts";
import type { PrintTime } from "../../engine/gcode/time.ts";
import type { VerifyFinding } from "../../engine/gcode/verify.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { PrintProfile } from "../../engine/machines/profile-types.ts";
import type { SliceRecord, SupportBox } from "../../engine/records/event-types.ts";
import type { BedChoice } from "../../engine/slicing/bed-choice.ts";
import type { Plan, PlanLayer } from "../../engine/slicing/plan.ts";
import type { OtherOnBed } from "./others-on-bed.ts";
import type { Work } from "./work.ts";

export type SettingValue = number | string | boolean;
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** Which printer, filament and process, by id. */
export interface ProfileChoice {
  readonly printer: string;
  readonly filament: string;
  readonly process: string;
}

export interface Sliced {
  /** What the plan was made of, as it lies on the bed or would lie there in the middle. */
  readonly mesh: Mesh;
  readonly plan: Plan;
  readonly gcode: GcodeFile;
  /** SHA-256 of the whole file. */
  readonly gcodeHash: string;
  /** The file read back and proved; a verdict `fail` means that it must not be printed. */
  readonly findings: readonly VerifyFinding[];
  /** Where the time goes, as the file read back says; without the single moves. */
  readonly time: PrintTime;
  /** Speed, flow, fan and time of each path, as the file has them. */
  readonly figures: PathFigures;
  readonly profile: PrintProfile;
}

/** Layers from the bed on that are done, and how many there will be. */
export interface LayerPreview {
  readonly layers: readonly PlanLayer[];
  readonly of: number;
}

/** The slice station: choice, settings changed from the process, and the outcome. */
export interface SliceState {
  readonly choice: ProfileChoice;
  readonly settings: SettingValues;
  /** Where the person wants support in any case, and where none. */
  readonly boxes: readonly SupportBox[];
  /** How the part is set on the bed; see `bedFor` for what is in force. */
  readonly bed: BedChoice;
  /** What stands beside the part; a lesson prints its part alone. */
  readonly others: readonly OtherOnBed[];
  /** Fixed by the lesson: shown, not changed. */
  readonly locked: SettingValues;
  /** Printers that may be chosen. */
  readonly printers: readonly string[];
  readonly work: Work<Sliced>;
  /** The first layers of a slicing that is going on. */
  readonly preview?: LayerPreview | undefined;
  /** The last slicing by the records; while `work` has no value its figures can be shown. */
  readonly recorded?: SliceRecord;
}
