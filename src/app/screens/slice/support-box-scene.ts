import type { SceneBox } from "../../../browser/scene/scene-types.ts";
import type { SupportBox } from "../../../engine/records/event-types.ts";

/** Support boxes as the part view shows them: what forbids is of the tone that is crossed out. */
export const sceneBoxes = (boxes: readonly SupportBox[]): readonly SceneBox[] =>
  boxes.map(({ kind, centre, size }) => ({
    centre,
    size,
    tone: kind === "force" ? "pass" : "fail",
  }));
