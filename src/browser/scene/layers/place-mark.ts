import { BufferAttribute, BufferGeometry, DataTexture, Group, Points, PointsMaterial } from "three";
import { toColor } from "../stage/scene-colors.ts";

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
  const parts = [ringTexture(0.5, 1), ringTexture(0.62, 0.88)].map((alphaMap, i) => {
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
  });
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

/** White between two radii, shares of half the texture's side. */
function ringTexture(from: number, to: number): DataTexture {
  const data = new Uint8Array(TEXELS * TEXELS * 4);
  const half = TEXELS / 2;
  for (let i = 0; i < TEXELS * TEXELS; i++) {
    const [x, y] = [(i % TEXELS) - half + 0.5, Math.floor(i / TEXELS) - half + 0.5];
    const r = Math.hypot(x, y) / half;
    data.fill(r >= from && r <= to ? 255 : 0, 4 * i, 4 * i + 4);
  }
  const texture = new DataTexture(data, TEXELS, TEXELS);
  texture.needsUpdate = true;
  return texture;
}
