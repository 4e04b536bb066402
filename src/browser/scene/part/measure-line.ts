import { type Camera, Group, Vector3 } from "three";
import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { SceneColors } from "../scene-types.ts";
import { createFatLines } from "../lines/fat-lines.ts";

/** Half the length of the strokes that mark an end, px. */
const TICK_PX = 7;

export interface MeasureLine {
  readonly object: Group;
  /** Two ends, or one point, or nothing. */
  set(ends: readonly Vec3[]): void;
  recolor(colors: SceneColors): void;
  /** Keeps the end marks even on the screen. */
  follow(camera: Camera, mmPerPx: number): void;
  dispose(): void;
}

/** The dimension line of a measurement, over everything, with oblique strokes (ISO 129-1) at its ends. */
export function createMeasureLine(): MeasureLine {
  const line = createFatLines({ color: "#000", width: 2, order: 9, where: "always" });
  const object = new Group();
  object.add(line.object);
  let ends: readonly Vec3[] = [];
  let last = "";
  return {
    object,
    set(next) {
      ends = next;
      last = "";
      if (ends.length === 0) line.set(new Float32Array());
    },
    recolor: (colors) => line.recolor(colors.select),
    follow(camera, mmPerPx) {
      if (ends.length === 0) return;
      const key = `${mmPerPx} ${camera.quaternion.toArray().join(" ")}`;
      if (key === last) return;
      last = key;
      const tick = new Vector3(1, 1, 0)
        .normalize()
        .applyQuaternion(camera.quaternion)
        .multiplyScalar(TICK_PX * mmPerPx);
      const segments = ends.flatMap((end) => {
        const at = new Vector3(...end);
        return [...at.clone().sub(tick).toArray(), ...at.add(tick).toArray()];
      });
      const [from, to] = ends;
      if (from && to) segments.push(...from, ...to);
      line.set(new Float32Array(segments));
    },
    dispose: () => line.dispose(),
  };
}
