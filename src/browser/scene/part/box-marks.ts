import { BoxGeometry, Group, Mesh, MeshBasicMaterial } from "three";
import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import { createFatLines, type FatLines } from "../lines/fat-lines.ts";
import type { SceneBox, SceneColors } from "../scene-types.ts";
import { toColor } from "../stage/scene-colors.ts";

/** See-through boxes; what forbids is crossed out as well as coloured. */
export interface BoxMarks {
  readonly object: Group;
  set(boxes: readonly SceneBox[]): void;
  recolor(colors: SceneColors): void;
  dispose(): void;
}

interface Layer {
  readonly tone: SceneBox["tone"];
  readonly material: MeshBasicMaterial;
  readonly lines: FatLines;
  readonly bodies: Group;
}

const TONES = ["pass", "fail"] as const;
const UNIT = new BoxGeometry();

export function createBoxMarks(): BoxMarks {
  const object = new Group();
  const layers: readonly Layer[] = TONES.map((tone) => {
    const material = new MeshBasicMaterial({ transparent: true, opacity: 0.16, depthWrite: false });
    const lines = createFatLines({ color: "#000", width: 1.5, opacity: 0.8, order: 13 });
    const bodies = new Group();
    object.add(bodies, lines.object);
    return { tone, material, lines, bodies };
  });
  return {
    object,
    set(boxes) {
      for (const { tone, material, lines, bodies } of layers) {
        const own = boxes.filter((box) => box.tone === tone);
        bodies.clear();
        for (const { centre, size } of own) {
          const body = new Mesh(UNIT, material);
          body.position.set(...centre);
          body.scale.set(...size);
          body.renderOrder = 12;
          bodies.add(body);
        }
        lines.set(Float32Array.from(own.flatMap((box) => sidesOf(box, tone === "fail"))));
      }
    },
    recolor(colors) {
      for (const { tone, material, lines } of layers) {
        material.color = toColor(colors[tone]);
        lines.recolor(colors[tone]);
      }
    },
    dispose() {
      for (const { material, lines } of layers) {
        material.dispose();
        lines.dispose();
      }
    },
  };
}

/** Two ends a segment: the twelve edges, and the diagonals from corner to corner if it is crossed out. */
function sidesOf({ centre, size }: SceneBox, crossed: boolean): number[] {
  const corner = (bits: number): Vec3 => [
    centre[0] + (bits & 1 ? 0.5 : -0.5) * size[0],
    centre[1] + (bits & 2 ? 0.5 : -0.5) * size[1],
    centre[2] + (bits & 4 ? 0.5 : -0.5) * size[2],
  ];
  const ends: number[] = [];
  for (let bits = 0; bits < 8; bits++) {
    for (const axis of [1, 2, 4])
      if ((bits & axis) === 0) ends.push(...corner(bits), ...corner(bits | axis));
    if (crossed && bits < 4) ends.push(...corner(bits), ...corner(7 - bits));
  }
  return ends;
}
