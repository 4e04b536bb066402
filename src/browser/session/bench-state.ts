import type { ParameterDefinition } from "../../engine/modelling/parameter-types.ts";
import type { SupportBox } from "../../engine/records/event-types.ts";
import type { BedChoice } from "../../engine/slicing/bed-choice.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { FileOut } from "./app-state.ts";
import type { ProfileChoice, SettingValue, SettingValues, SliceState } from "./slice-state.ts";
import type { Work } from "./work.ts";

/** What a lesson and a project have in common: code or a part, and its slicing. */
export interface BenchState {
  /** `lesson:ID` or `project:ID`. */
  readonly subject: string;
  readonly source: string;
  /** Values that the person changed, by parameter name. */
  readonly parameters: SettingValues;
  /** Form fields that the script asks for, from its last run. */
  readonly definitions: readonly ParameterDefinition[];
  readonly log: readonly string[];
  /** The person's part. */
  readonly part: Work<Solid>;
  readonly slice: SliceState;
}

/** What changes the choice of print. */
export interface PrintActions {
  chooseProfile(choice: Partial<ProfileChoice>): void;
  /** `undefined` puts the process profile's own value back. */
  setSetting(name: string, value: SettingValue | undefined): void;
  setSupportBoxes(boxes: readonly SupportBox[]): void;
  setBed(bed: Partial<BedChoice>): void;
}

/** What a person does with a part in a lesson as in a project. */
export interface BenchActions extends PrintActions {
  /** Kept at once in the state, saved within a second, run after a short pause. */
  setSource(source: string): void;
  setParameter(name: string, value: SettingValue): void;
  resetParameters(): void;
  /** Runs the script now. */
  run(): Promise<void>;
  slicePart(): Promise<void>;
  /** Ends what is running. */
  cancel(): void;
  /** The print file as last sliced. */
  gcodeFile(): FileOut | null;
}
