import {
  BufferAttribute,
  BufferGeometry,
  LineBasicMaterial,
  LineSegments,
  Points,
  PointsMaterial,
} from "three";
import type { LayerMarks } from "../layer-types.ts";
import { toColor } from "../stage/scene-colors.ts";
import { type Marks, marksUpTo } from "./layer-marks.ts";
import { ringTexture } from "./ring-texture.ts";

export const MARK_KINDS = [
  "travel",
  "retractions",
  "seams",
] as const satisfies readonly (keyof LayerMarks)[];
export type MarkKind = (typeof MARK_KINDS)[number];

export interface MarkMaterials {
  recolor(travel: string, retractions: string, seams: string): void;
  /** The marks of a layer at its height, to be drawn. */
  make(kind: MarkKind, marks: Marks, z: number): MarkThing;
  dispose(): void;
}

export interface MarkThing {
  readonly object: LineSegments | Points;
  /** Shows the marks of the paths up to and with the last one. */
  limit(last: number | null): void;
  free(): void;
}

/** Above the beads of their layer, mm. */
const LIFT = 0.03;

/** Lines for travels, squares for retractions, discs for seams: told apart by form as by colour. */
export function createMarkMaterials(): MarkMaterials {
  const disc = ringTexture(16, 0, 1);
  const travel = new LineBasicMaterial();
  const flat = { sizeAttenuation: false, transparent: true } as const;
  const retractions = new PointsMaterial({ ...flat, size: 6 });
  const seams = new PointsMaterial({ ...flat, size: 8, alphaMap: disc, alphaTest: 0.5 });
  return {
    recolor(travelColor, retractionColor, seamColor) {
      travel.color = toColor(travelColor);
      retractions.color = toColor(retractionColor);
      seams.color = toColor(seamColor);
    },
    make(kind, marks, z) {
      const positions = new Float32Array((marks.at.length / 2) * 3);
      for (let i = 0; i < marks.at.length / 2; i++) {
        positions[3 * i] = marks.at[2 * i] ?? 0;
        positions[3 * i + 1] = marks.at[2 * i + 1] ?? 0;
        positions[3 * i + 2] = z + LIFT;
      }
      const geometry = new BufferGeometry();
      geometry.setAttribute("position", new BufferAttribute(positions, 3));
      const object =
        kind === "travel"
          ? new LineSegments(geometry, travel)
          : new Points(geometry, kind === "seams" ? seams : retractions);
      object.frustumCulled = false;
      object.renderOrder = 1;
      return {
        object,
        limit: (last) => geometry.setDrawRange(0, marksUpTo(marks, last)),
        free: () => geometry.dispose(),
      };
    },
    dispose() {
      for (const each of [disc, travel, retractions, seams]) each.dispose();
    },
  };
}
