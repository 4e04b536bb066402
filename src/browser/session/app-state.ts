import type { Problem } from "../../engine/foundation/problem.ts";
import type { ProfileState } from "../../engine/records/profile-state.ts";

export type Theme = "system" | "light" | "dark" | "contrast";
export type Role = "trainee" | "tutor";

/** A person on this computer, by pseudonym. */
export interface Profile {
  readonly actor: string;
  readonly pseudonym: string;
  readonly role: Role;
}

/** Whether what was done is kept. `at` is ISO 8601 UTC. */
export type Saved =
  | { readonly status: "nothing" }
  | { readonly status: "saving"; readonly waiting: number }
  | { readonly status: "saved"; readonly at: string }
  /** Nothing is lost while the page is open: `waiting` steps are tried again. */
  | { readonly status: "failed"; readonly problem: Problem; readonly waiting: number };

/** Something to tell the person until they dismiss it. */
export interface Notice {
  readonly id: string;
  readonly problem: Problem;
}

/** Where work is kept. `memory`: storage was refused, work is lost with the page. */
export interface StorageState {
  readonly place: "computer" | "memory";
  /** The browser promised not to clear it; undefined where it can't say. */
  readonly persisted?: boolean;
  readonly usedBytes?: number;
  readonly quotaBytes?: number;
}

/** A file to be saved by the page. */
export interface FileOut {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface ImportSummary {
  readonly added: number;
  readonly known: number;
  readonly refused: number;
  readonly profiles: readonly Profile[];
  readonly problems: readonly Problem[];
}

export interface AppState {
  /** False until storage has been opened. */
  readonly ready: boolean;
  readonly language: string;
  readonly theme: Theme;
  readonly profile: Profile | null;
  readonly profiles: readonly Profile[];
  /** Everything that the profile has done, by lesson and project; null without a profile. */
  readonly work: ProfileState | null;
  readonly saved: Saved;
  readonly storage: StorageState;
  /** How many things are being done that are in no record yet: a reload would lose them. */
  readonly held: number;
  /** How many changes wait for a moment before they are recorded. */
  readonly delayed: number;
  readonly notices: readonly Notice[];
}

export interface AppActions {
  /** Opens storage, finds the last profile and its work. Call once. */
  start(): Promise<void>;
  setLanguage(language: string): void;
  setTheme(theme: Theme): void;
  createProfile(pseudonym: string, role: Role): Promise<void>;
  chooseProfile(actor: string): Promise<void>;
  leaveProfile(): void;
  notify(problem: Problem): void;
  dismiss(id: string): void;
  /** Tries failed saves again now. */
  retrySave(): Promise<void>;
  /** Saves what was typed a moment ago too; false when something can't be saved for now. */
  saveAll(): Promise<boolean>;
  /** All work of the profile as one `.plumb-work` file. */
  exportWork(): Promise<FileOut | null>;
  importWork(bytes: Uint8Array): Promise<ImportSummary>;
}

export type AppStore = AppState & { readonly actions: AppActions };
