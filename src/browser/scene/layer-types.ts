import type { PathRole, Plan } from "../../engine/slicing/plan.ts";
import type { CameraView, ViewOptions } from "./scene-types.ts";

/** Steps of the scale by which figures of paths are coloured (`--tone-1` … in the style sheet). */
export const LAYER_TONES = 8;

/** A path of a plan, both numbers 0-based. */
export interface PathPlace {
  readonly layer: number;
  readonly path: number;
}

export interface LayerViewOptions extends ViewOptions {
  /** Colour of each role; missing ones get the built-in palette. */
  readonly roleColors?: Partial<Record<PathRole, string>>;
  readonly travelColor?: string;
  /** A path of the top layer was pointed at; `null` for a place without one. */
  readonly onPick?: (place: PathPlace | null) => void;
}

/** What is marked besides the beads. */
export interface LayerMarks {
  readonly travel: boolean;
  readonly retractions: boolean;
  readonly seams: boolean;
}

/** A tone, 1 to LAYER_TONES, for each path of each layer. */
export type PathTones = (layer: number) => Uint8Array;

export interface LayerView extends CameraView {
  /** Bed in mm, its corner at the origin. A later plan keeps the camera. */
  setPlan(plan: Plan | null, bed: { readonly width: number; readonly depth: number }): void;
  /** Inclusive layer indices, 0-based; the top layer only up to its path `move` (`null`: all of it). */
  showLayers(from: number, to: number, move?: number | null): void;
  setMarks(marks: LayerMarks): void;
  /** Colours by a figure instead of by role; `null` for the roles again. */
  setTones(tones: PathTones | null): void;
  /** Makes one path stand out. */
  choose(place: PathPlace | null): void;
  /** Roles to leave out. */
  hideRoles(roles: readonly PathRole[]): void;
  setRoleColors(colors: Partial<Record<PathRole, string>>): void;
  /** Segments drawn in the last frame, and layers that are still to be prepared. */
  readonly load: { readonly segments: number; readonly waiting: number };
}
