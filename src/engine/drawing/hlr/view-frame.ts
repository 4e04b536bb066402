import type { Vec2, Vec3 } from "../../geometry/mesh.ts";
import type { ViewName } from "../sheet-types.ts";
import { dot, unit } from "./vec.ts";

/** Where a view looks from: unit vectors to the right, upwards on the page, and to the viewer. */
export interface ViewFrame {
  readonly right: Vec3;
  readonly up: Vec3;
  readonly toViewer: Vec3;
}

const SQRT2 = Math.SQRT1_2;

/**
 * The four views of a sheet. Front looks along +y, top from above, left from the part's left side
 * (-x); the isometric shows front, left side and top.
 */
export const VIEW_FRAMES: Readonly<Record<ViewName, ViewFrame>> = {
  front: { right: [1, 0, 0], up: [0, 0, 1], toViewer: [0, -1, 0] },
  top: { right: [1, 0, 0], up: [0, 1, 0], toViewer: [0, 0, 1] },
  left: { right: [0, -1, 0], up: [0, 0, 1], toViewer: [-1, 0, 0] },
  isometric: {
    right: [SQRT2, -SQRT2, 0],
    up: unit([1, 1, 2]),
    toViewer: unit([-1, -1, 1]),
  },
};

/** The isometric from the other side, for parts that show more of themselves there. */
export const ISOMETRIC_FROM_RIGHT: ViewFrame = {
  right: [SQRT2, SQRT2, 0],
  up: unit([-1, 1, 2]),
  toViewer: unit([1, -1, 1]),
};

/** Part point to the view's plane, mm, x right and y up. */
export const toView = (frame: ViewFrame, point: Vec3): Vec2 => [
  dot(frame.right, point),
  dot(frame.up, point),
];

/** Distance towards the viewer, mm. */
export const depthOf = (frame: ViewFrame, point: Vec3): number => dot(frame.toViewer, point);
