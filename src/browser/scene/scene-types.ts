import type { Vec3 } from "../../engine/geometry/mesh.ts";

/** The named directions of looking; `iso` is the isometric one of ISO 5456-3. */
export const VIEW_NAMES = ["front", "top", "left", "right", "back", "bottom", "iso"] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

export type Tone = "pass" | "near" | "fail" | "select";

/** Any CSS colour the browser can resolve to sRGB: `#rrggbb` or `rgb(r g b)`. */
export interface SceneColors {
  /** Backdrop, a vertical gradient. */
  readonly backdropTop: string;
  readonly backdropBottom: string;
  readonly part: string;
  /** Walls of holes and other hollow faces, a little darker than the part. */
  readonly hollow: string;
  readonly edge: string;
  readonly cap: string;
  readonly ghost: string;
  readonly gridMinor: string;
  readonly gridMajor: string;
  readonly pass: string;
  readonly near: string;
  readonly fail: string;
  readonly select: string;
}

/** A flat label hung at a point of the part by a leader line. */
export interface SceneLabel {
  readonly id: string;
  /** Part frame, mm. */
  readonly at: Vec3;
  readonly text: string;
  readonly tone: Tone;
}

/** A see-through box round a place of the part; one of tone `fail` is crossed out. */
export interface SceneBox {
  /** Part frame, mm. */
  readonly centre: Vec3;
  readonly size: Vec3;
  readonly tone: "pass" | "fail";
}

/** How a deviation is coloured. */
export interface DeviationScale {
  /** mm, ascending: up to the first it is as it should be; the second is the tolerance. */
  readonly limits: readonly [number, number, number];
  /** CSS colours of the seven steps, from the most that is missing to the most that is too much. */
  readonly tones: readonly string[];
}

/** Where a solid stands in the part's frame: coordinate i is `rows[i] · p + shift[i]`, mm. */
export interface Placed {
  readonly rows: readonly [Vec3, Vec3, Vec3];
  readonly shift: Vec3;
}

/** Cuts away what lies on the positive side of the plane `axis = offset` (negative if `flip`). */
export interface SectionPlane {
  readonly axis: "x" | "y" | "z";
  /** mm along the axis, part frame. */
  readonly offset: number;
  readonly flip: boolean;
}

export interface Pick {
  readonly face: number;
  /** Part frame, mm. */
  readonly point: Vec3;
}

export type Unavailable = "no-webgl" | "context-lost";

export interface ViewOptions {
  readonly colors?: SceneColors;
  /** Accessible name of the canvas (it is focusable); the scene has no words of its own. */
  readonly label?: string;
  /** Longer help about the keys, read after the name. */
  readonly description?: string;
  /** Default orthographic. */
  readonly perspective?: boolean;
  /** WebGL is missing or its context was lost. The view stays safe to call and shows nothing. */
  readonly onUnavailable?: (why: Unavailable) => void;
  /** A lost context came back and the view draws again. */
  readonly onRestored?: () => void;
}

/** What the part view and the layer view share: the camera and the life of the canvas. */
export interface CameraView {
  /** Brings everything into view without turning the camera. */
  fit(): void;
  view(name: ViewName): void;
  /** Turns the camera about the target: positive azimuth to the right, positive elevation up. */
  orbitBy(azimuthDegrees: number, elevationDegrees: number): void;
  /** `factor` above 1 comes nearer. */
  zoomBy(factor: number): void;
  /** Moves the picture by pixels: positive right and up. */
  panBy(rightPx: number, upPx: number): void;
  setPerspective(on: boolean): void;
  setTheme(colors: SceneColors): void;
  setGrid(visible: boolean): void;
  /** Where the camera looks from, degrees, for a text beside the canvas. */
  readonly camera: {
    readonly azimuthDegrees: number;
    readonly elevationDegrees: number;
    /** Height of the picture at the target, mm. */
    readonly heightMm: number;
  };
  readonly available: boolean;
  /** Frames drawn since the start: a view at rest draws none. */
  readonly frames: number;
  dispose(): void;
}
