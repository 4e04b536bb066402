import type { Bounds, Vec3 } from "../../../engine/geometry/mesh.ts";
import { add, scale } from "../maths/vectors.ts";
import type { ViewName } from "../scene-types.ts";

/**
 * Where the camera stands. Azimuth 0 looks along +y (the front view of ISO 128), 90 from the right;
 * elevation 90 looks straight down. Degrees; `height` is the picture's height at the target, mm.
 */
export interface CameraPose {
  readonly target: Vec3;
  readonly azimuth: number;
  readonly elevation: number;
  readonly height: number;
}

/** atan(1/√2): the elevation at which the three axes foreshorten alike (ISO 5456-3). */
const ISOMETRIC = 35.26438968;

/** The isometric shows front, left side and top, like the drawing room's sheets. */
export const VIEW_ANGLES: Readonly<Record<ViewName, readonly [number, number]>> = {
  front: [0, 0],
  top: [0, 90],
  left: [-90, 0],
  right: [90, 0],
  back: [180, 0],
  bottom: [0, -90],
  iso: [-45, ISOMETRIC],
};

export interface Basis {
  readonly right: Vec3;
  readonly up: Vec3;
  /** From the target to the camera. */
  readonly back: Vec3;
}

/** The camera's axes in the part's frame. Well defined straight from above and below too. */
export function basisOf(azimuth: number, elevation: number): Basis {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [sa, ca, se, ce] = [Math.sin(a), Math.cos(a), Math.sin(e), Math.cos(e)];
  return { right: [ca, sa, 0], up: [-se * sa, se * ca, ce], back: [sa * ce, -ca * ce, se] };
}

/** The angles that look against a direction; `azimuth` is kept where the direction is vertical. */
export function anglesToward(back: Vec3, azimuth: number): readonly [number, number] {
  const flat = Math.hypot(back[0], back[1]);
  const elevation = (Math.atan2(back[2], flat) * 180) / Math.PI;
  if (flat < 1e-6) return [Math.round(azimuth / 90) * 90, elevation];
  return [(Math.atan2(back[0], -back[1]) * 180) / Math.PI, elevation];
}

export function orbited(pose: CameraPose, azimuth: number, elevation: number): CameraPose {
  return {
    ...pose,
    azimuth: wrap(pose.azimuth + azimuth),
    elevation: Math.min(90, Math.max(-90, pose.elevation + elevation)),
  };
}

/** Moves the picture by mm at the target: positive right and up. */
export function panned(pose: CameraPose, right: number, up: number): CameraPose {
  const basis = basisOf(pose.azimuth, pose.elevation);
  const moved = add(scale(basis.right, -right), scale(basis.up, -up));
  return { ...pose, target: add(pose.target, moved) };
}

/** Nearest and farthest that the picture's height may become, mm. */
const LEAST_HEIGHT = 0.05;
const MOST_HEIGHT = 5000;

/** Zooms so that the point under the cursor stays there; `x`, `y` are mm from the picture's middle. */
export function zoomed(pose: CameraPose, factor: number, x = 0, y = 0): CameraPose {
  const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, pose.height / factor));
  const keep = 1 - height / pose.height;
  return { ...panned(pose, -x * keep, -y * keep), height };
}

/** Air around what is fitted, as a share of its size. */
const AIR = 1.22;

/** The pose that shows the whole box without turning; `aspect` is width over height. */
export function fitted(pose: CameraPose, bounds: Bounds, aspect: number): CameraPose {
  const basis = basisOf(pose.azimuth, pose.elevation);
  const spread = (axis: Vec3): [number, number] => {
    let [least, most] = [0, 0];
    for (let i = 0; i < 3; i++) {
      const [a, b] = [(axis[i] ?? 0) * (bounds.min[i] ?? 0), (axis[i] ?? 0) * (bounds.max[i] ?? 0)];
      least += Math.min(a, b);
      most += Math.max(a, b);
    }
    return [least, most];
  };
  const [left, right] = spread(basis.right);
  const [low, high] = spread(basis.up);
  const middle: Vec3 = [0, 1, 2].map(
    (i) => ((bounds.min[i] ?? 0) + (bounds.max[i] ?? 0)) / 2,
  ) as unknown as Vec3;
  // The middle of the box projects to the middle of its shadow, so it is the target.
  const size = Math.max(high - low, (right - left) / Math.max(aspect, 0.01), 0.1);
  return { ...pose, target: middle, height: size * AIR };
}

/** Between two poses, the short way round; zoom runs evenly in ratio. */
export function between(from: CameraPose, to: CameraPose, share: number): CameraPose {
  const turn = wrap(to.azimuth - from.azimuth);
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    target: add(scale(from.target, 1 - share), scale(to.target, share)),
    azimuth: from.azimuth + turn * share,
    elevation: mix(from.elevation, to.elevation),
    height: from.height * (to.height / from.height) ** share,
  };
}

/** An angle in (-180, 180]. */
export function wrap(angle: number): number {
  const turned = ((angle % 360) + 360) % 360;
  return turned > 180 ? turned - 360 : turned;
}
