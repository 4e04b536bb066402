import { BufferAttribute, BufferGeometry, Group, Points, PointsMaterial } from "three";
import { toColor } from "../stage/scene-colors.ts";
import { ringTexture } from "./ring-texture.ts";

/** A ring that stays as large on the screen, wherever the place is and whatever lies over it. */
export interface PlaceMark {
  readonly object: Group;
  /** mm on the bed; `null` hides it. */
  show(at: readonly [number, number, number] | null): void;
  /** The ring, and a wider one under it that parts it from the picture. */
  recolor(ring: string, rim: string): void;
  dispose(): void;
}

const SIZE_PX = 44;
const TEXELS = 64;

export function createPlaceMark(): PlaceMark {
  const object = new Group();
  object.visible = false;
  const geometry = new BufferGeometry();
  const position = new BufferAttribute(new Float32Array(3), 3);
  geometry.setAttribute("position", position);
  const parts = [ringTexture(TEXELS, 0.5, 1), ringTexture(TEXELS, 0.62, 0.88)].map(
    (alphaMap, i) => {
      const material = new PointsMaterial({
        size: SIZE_PX,
        sizeAttenuation: false,
        transparent: true,
        depthTest: false,
        alphaMap,
        alphaTest: 0.5,
      });
      const points = new Points(geometry, material);
      points.frustumCulled = false;
      points.renderOrder = 10 + i;
      object.add(points);
      return { alphaMap, material };
    },
  );
  return {
    object,
    show(at) {
      object.visible = at !== null;
      if (!at) return;
      position.setXYZ(0, ...at);
      position.needsUpdate = true;
    },
    recolor(ring, rim) {
      for (const [i, { material }] of parts.entries())
        material.color = toColor(i === 0 ? rim : ring);
    },
    dispose() {
      geometry.dispose();
      for (const { alphaMap, material } of parts) {
        alphaMap.dispose();
        material.dispose();
      }
    },
  };
}
