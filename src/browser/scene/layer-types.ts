import type { PathRole, Plan } from "../../engine/slicing/plan.ts";
import type { CameraView, ViewOptions } from "./scene-types.ts";

export interface LayerViewOptions extends ViewOptions {
  /** Colour of each role; missing ones get the built-in palette. */
  readonly roleColors?: Partial<Record<PathRole, string>>;
  readonly travelColor?: string;
}

export interface LayerView extends CameraView {
  /** Bed in mm, its corner at the origin. A later plan keeps the camera. */
  setPlan(plan: Plan | null, bed: { readonly width: number; readonly depth: number }): void;
  /** Inclusive layer indices, 0-based. */
  showLayers(from: number, to: number): void;
  /** Shows the top layer only up to its nth path (inclusive); `null` for all of it. */
  setMove(index: number | null): void;
  setTravel(visible: boolean): void;
  /** Roles to leave out. */
  hideRoles(roles: readonly PathRole[]): void;
  setRoleColors(colors: Partial<Record<PathRole, string>>): void;
}
