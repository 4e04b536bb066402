import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { LayFace } from "../../../engine/slicing/lay-faces.ts";
import { rotated, rotationOf, type Turn } from "../../../engine/slicing/turn.ts";
import type { PictureBox } from "./picture.tsx";
import { squareBox } from "./square-box.ts";

/** Looking direction: from the front right above, and from the same side below. */
export const BED_VIEWS = ["above", "below"] as const;
export type BedView = (typeof BED_VIEWS)[number];

type Spot = readonly [number, number];
type Three = readonly [Spot, Spot, Spot];

/** The middle of a face, or of its largest triangle where the middle is not on it. */
function labelSpot(threes: readonly Three[]): Spot {
  const cross = ([ax, ay]: Spot, [bx, by]: Spot, [cx, cy]: Spot): number =>
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const middle = (three: Three, axis: 0 | 1): number =>
    (three[0][axis] + three[1][axis] + three[2][axis]) / 3;
  let [sum, x, y, most] = [0, 0, 0, -1];
  let largest: Spot = [0, 0];
  for (const three of threes) {
    const size = Math.abs(cross(...three));
    const [mx, my] = [middle(three, 0), middle(three, 1)];
    sum += size;
    x += size * mx;
    y += size * my;
    if (size > most) [most, largest] = [size, [mx, my]];
  }
  const spot: Spot = sum > 0 ? [x / sum, y / sum] : largest;
  const holds = ([a, b, c]: Three): boolean => {
    const sides = [cross(a, b, spot), cross(b, c, spot), cross(c, a, spot)];
    return sides.every((each) => each >= 0) || sides.every((each) => each <= 0);
  };
  return threes.some(holds) ? spot : largest;
}

export interface FaceDrawing {
  /** The faces that look to the eye: number in the list, outline for an SVG path, where its number stands. */
  readonly shown: readonly { readonly index: number; readonly d: string; readonly label: Spot }[];
  /** All edges. */
  readonly lines: string;
  readonly box: PictureBox;
}

/**
 * The part as it stands, in an isometric view, y downwards. `surfaces`: of each face the corners of its
 * triangles; `edges`: both ends of each; xyz as it was drawn, mm.
 */
export function drawFaces(
  faces: readonly LayFace[],
  surfaces: readonly Float64Array[],
  edges: Float64Array,
  turn: Turn,
  from: BedView,
): FaceDrawing {
  const m = rotationOf(turn);
  const [across, up, eye] = axes(from);
  const at = (x: number, y: number, z: number): Spot => {
    const p = rotated(m, [x, y, z]);
    return [dot(across, p), -dot(up, p)];
  };
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  const grow = ([x, y]: Spot): void => {
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  };
  const shown = faces.flatMap(({ normal, outline }, index) => {
    for (let i = 0; i < outline.length; i += 3)
      grow(at(outline[i]!, outline[i + 1]!, outline[i + 2]!));
    if (dot(eye, rotated(m, normal)) < 0.02) return [];
    const surface = surfaces[index]!;
    const corner = (i: number): Spot => at(surface[i]!, surface[i + 1]!, surface[i + 2]!);
    const threes = Array.from(
      { length: surface.length / 9 },
      (_, t) => [corner(9 * t), corner(9 * t + 3), corner(9 * t + 6)] as const,
    );
    if (threes.length === 0) return [];
    const d = threes
      .map((three) => `M${three.map((spot) => spot.map(short).join(" ")).join("L")}Z`)
      .join("");
    return [{ index, d, label: labelSpot(threes) }];
  });
  let lines = "";
  for (let i = 0; i < edges.length; i += 6) {
    const a = at(edges[i]!, edges[i + 1]!, edges[i + 2]!);
    const b = at(edges[i + 3]!, edges[i + 4]!, edges[i + 5]!);
    grow(a);
    grow(b);
    lines += `M${short(a[0])} ${short(a[1])}L${short(b[0])} ${short(b[1])}`;
  }
  return { shown, lines, box: squareBox(x0, y0, x1, y1) };
}

/** Right and up in the picture, and towards the eye. */
function axes(from: BedView): readonly [Vec3, Vec3, Vec3] {
  const [a, b] = [Math.SQRT1_2, Math.sqrt(1 / 6)];
  const c = 1 / Math.sqrt(3);
  return from === "above"
    ? [
        [a, a, 0],
        [-b, b, 2 * b],
        [c, -c, c],
      ]
    : [
        [a, a, 0],
        [b, -b, 2 * b],
        [c, -c, -c],
      ];
}

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const short = (value: number): number => Math.round(value * 100) / 100;
