import { Matrix4, OrthographicCamera, PerspectiveCamera, Vector3 } from "three";
import type { Bounds } from "../../../engine/geometry/mesh.ts";
import type { ViewName } from "../scene-types.ts";
import {
  basisOf,
  between,
  type CameraPose,
  fitted,
  orbited,
  panned,
  VIEW_ANGLES,
  zoomed,
} from "./camera-pose.ts";

const FIELD_OF_VIEW = 30;
/** A turn to a named view takes this long; none where the person asked for less motion. */
const TURN_MS = 180;

export interface CameraControls {
  readonly pose: CameraPose;
  /** The camera in use, set for the pose and the picture's size. */
  readonly camera: OrthographicCamera | PerspectiveCamera;
  /** `bounds` is fitted; `reach` lies between the near and the far plane. */
  setBounds(bounds: Bounds, reach: Bounds): void;
  resize(width: number, height: number): void;
  setPerspective(on: boolean): void;
  fit(): void;
  view(name: ViewName): void;
  goTo(pose: CameraPose): void;
  orbit(azimuth: number, elevation: number): void;
  panPx(right: number, up: number): void;
  /** `x`, `y` in CSS px from the top left corner; absent for the middle. */
  zoom(factor: number, x?: number, y?: number): void;
  /** Moves a running turn on; true while it still runs. */
  advance(now: number): boolean;
}

/** Holds the pose and both cameras; knows nothing of the page. `changed` asks for a frame. */
export function createCameraControls(changed: () => void, perspective: boolean): CameraControls {
  const orthographic = new OrthographicCamera();
  const seen = new PerspectiveCamera(FIELD_OF_VIEW);
  let camera: OrthographicCamera | PerspectiveCamera = perspective ? seen : orthographic;
  let bounds: Bounds = { min: [-50, -50, 0], max: [50, 50, 50] };
  let drawn = bounds;
  let [width, height] = [1, 1];
  const [azimuth, elevation] = VIEW_ANGLES.iso;
  let pose: CameraPose = { target: [0, 0, 0], azimuth, elevation, height: 100 };
  /** The picture was fitted and not moved since: a new size fits it again. */
  let isFitted = true;
  let turn: { from: CameraPose; to: CameraPose; start: number } | undefined;

  const apply = () => {
    const { right, up, back } = basisOf(pose.azimuth, pose.elevation);
    const matrix = new Matrix4().makeBasis(
      new Vector3(...right),
      new Vector3(...up),
      new Vector3(...back),
    );
    const middle = new Vector3(...drawn.min).add(new Vector3(...drawn.max)).multiplyScalar(0.5);
    const radius = new Vector3(...drawn.max).distanceTo(middle) + 1;
    const target = new Vector3(...pose.target);
    const reach = target.distanceTo(middle) + radius * 1.5;
    const half = pose.height / 2;
    const away =
      camera === seen ? half / Math.tan((FIELD_OF_VIEW * Math.PI) / 360) : reach + pose.height;
    camera.position.copy(target).addScaledVector(new Vector3(...back), away);
    camera.quaternion.setFromRotationMatrix(matrix);
    camera.near = Math.max(away - reach, camera === seen ? away * 0.01 : 0);
    camera.far = away + reach;
    if (camera === seen) seen.aspect = width / height;
    else {
      orthographic.top = half;
      orthographic.bottom = -half;
      orthographic.right = (half * width) / height;
      orthographic.left = -orthographic.right;
    }
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    changed();
  };
  const set = (next: CameraPose) => {
    pose = next;
    apply();
  };
  /** A move by hand ends a running turn where it was going. */
  const move = (next: (pose: CameraPose) => CameraPose) => {
    const from = turn?.to ?? pose;
    turn = undefined;
    isFitted = false;
    set(next(from));
  };
  const goTo = (to: CameraPose) => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      turn = undefined;
      return set(to);
    }
    turn = { from: pose, to, start: performance.now() };
    changed();
  };
  const mmPerPx = () => (turn?.to ?? pose).height / height;

  return {
    get pose() {
      return turn?.to ?? pose;
    },
    get camera() {
      return camera;
    },
    setBounds(next, reach) {
      bounds = next;
      drawn = reach;
      apply();
    },
    resize(w, h) {
      [width, height] = [Math.max(1, w), Math.max(1, h)];
      if (isFitted && !turn) pose = fitted(pose, bounds, width / height);
      apply();
    },
    setPerspective(on) {
      camera = on ? seen : orthographic;
      apply();
    },
    fit() {
      const from = turn?.to ?? pose;
      turn = undefined;
      isFitted = true;
      set(fitted(from, bounds, width / height));
    },
    view(name) {
      const [az, el] = VIEW_ANGLES[name];
      isFitted = true;
      goTo(fitted({ ...pose, azimuth: az, elevation: el }, bounds, width / height));
    },
    goTo(to) {
      isFitted = false;
      goTo(to);
    },
    orbit: (az, el) => move((from) => orbited(from, az, el)),
    panPx(right, up) {
      const scale = mmPerPx();
      move((from) => panned(from, right * scale, up * scale));
    },
    zoom(factor, x = width / 2, y = height / 2) {
      const scale = mmPerPx();
      move((from) => zoomed(from, factor, (x - width / 2) * scale, (height / 2 - y) * scale));
    },
    advance(now) {
      if (!turn) return false;
      const share = Math.min(1, (now - turn.start) / TURN_MS);
      pose = share >= 1 ? turn.to : between(turn.from, turn.to, 1 - (1 - share) ** 3);
      if (share >= 1) turn = undefined;
      apply();
      return turn !== undefined;
    },
  };
}
