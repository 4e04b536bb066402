import type { PathRole, Plan, PlanLayer } from "../../engine/slicing/plan.ts";
import type { CameraView, ViewOptions } from "./scene-types.ts";

/** Steps of the scale by which figures of paths are coloured (`--tone-1` … in the style sheet). */
export const LAYER_TONES = 8;

/**
 * Steps of the scale for what lies inside (1 to 3) and outside (5 to 7) of where it should be, 4 being
 * right; then what cannot be told, and what is not looked at (`--deviation-1` … in the style sheet).
 * Inside is striped along the line and outside across it, so that no eye needs the colours.
 */
export const DEVIATION_TONES = 9;

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

/** A layer with the same paths but more points, and a deviation tone for each: of the line from it on. */
export interface PaintedLayer {
  readonly layer: PlanLayer;
  readonly tones: Uint8Array;
}
export type LayerPaint = (layer: number) => PaintedLayer | undefined;

/** A place on a layer (0-based), mm on the bed. */
export interface MarkedPlace {
  readonly layer: number;
  readonly x: number;
  readonly y: number;
}

export interface LayerView extends CameraView {
  /**
   * Bed in mm, its corner at the origin. A later plan keeps the camera; the same plan on another bed
   * keeps its colours.
   */
  setPlan(plan: Plan | null, bed: { readonly width: number; readonly depth: number }): void;
  /** Inclusive layer indices, 0-based; the top layer only up to its path `move` (`null`: all of it). */
  showLayers(from: number, to: number, move?: number | null): void;
  setMarks(marks: LayerMarks): void;
  /** Colours by a figure instead of by role; `null` for the roles again. */
  setTones(tones: PathTones | null): void;
  /** Colours every line by itself, over all other colours; `null` for those again. */
  setPaint(paint: LayerPaint | null): void;
  /** A ring round a place, drawn over everything and brought near; `null` takes it away. */
  markPlace(place: MarkedPlace | null): void;
  /** Makes one path stand out. */
  choose(place: PathPlace | null): void;
  /** Roles to leave out. */
  hideRoles(roles: readonly PathRole[]): void;
  setRoleColors(colors: Partial<Record<PathRole, string>>): void;
  /** Segments drawn in the last frame, and layers that are still to be prepared. */
  readonly load: { readonly segments: number; readonly waiting: number };
}
