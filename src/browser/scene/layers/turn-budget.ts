import type { CameraPose } from "../stage/camera-pose.ts";
import { FIRST_BUDGET, nextBudget, restBudget } from "./detail.ts";

/** The picture is at rest so long after its last turn, ms. */
const REST_MS = 180;
/** Pictures that come later than this are told to the budget even when nothing turns any more, ms. */
const FRAME_MS = 40;

export interface TurnBudget {
  /** Told of each frame's pose; how many segments that frame should have at most. */
  at(pose: CameraPose): number;
  dispose(): void;
}

/**
 * How many segments this computer draws in time: learnt while the picture turns, and more at rest.
 * `onRest` is called when it has come to rest.
 */
export function createTurnBudget(onRest: () => void): TurnBudget {
  let budget = FIRST_BUDGET;
  let lastPose = "";
  let [probe, lastTick, turned, quiet] = [0, 0, 0, 0];
  let isTurning = false;
  /**
   * Runs along while the picture turns: how late the browser calls is how long a picture takes, and
   * a picture that is still being made is no rest.
   */
  const tick = (now: number) => {
    const late = lastTick === 0 ? 0 : now - lastTick;
    lastTick = now;
    // After the last turn the ticks come early because nothing is drawn.
    if (late > 0 && (quiet < 2 || late > FRAME_MS)) budget = nextBudget(budget, late);
    quiet++;
    if (quiet > 2 && performance.now() - turned > REST_MS) {
      [probe, lastTick, isTurning] = [0, 0, false];
      onRest();
    } else probe = requestAnimationFrame(tick);
  };
  return {
    at({ azimuth, elevation, height, target }) {
      const pose = `${azimuth} ${elevation} ${height} ${target.join(" ")}`;
      if (pose !== lastPose) {
        isTurning = lastPose !== "";
        [lastPose, turned, quiet] = [pose, performance.now(), 0];
        if (isTurning && probe === 0) probe = requestAnimationFrame(tick);
      }
      return isTurning ? budget : restBudget(budget);
    },
    dispose: () => cancelAnimationFrame(probe),
  };
}
