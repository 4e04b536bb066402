import type { Mesh } from "../../geometry/mesh.ts";

/**
 * The part as seen isometrically (ISO 5456-3:1996) from the front, right and above, without
 * perspective: for each vertex its place to the right, downwards and towards the eye, mm. Moved so
 * that the picture's corner is 0, 0.
 */
export interface View {
  readonly right: Float32Array;
  readonly down: Float32Array;
  readonly near: Float32Array;
  readonly width: number;
  readonly height: number;
}

const ACROSS = Math.SQRT1_2;
const ALONG = 1 / Math.sqrt(6);
const DEEP = 1 / Math.sqrt(3);

/** Only vertices that some triangle uses count for the size; a mesh without triangles has size 0. */
export function viewOf({ positions, triangles }: Mesh): View {
  const count = positions.length / 3;
  const right = new Float32Array(count);
  const down = new Float32Array(count);
  const near = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const x = positions[3 * i]!;
    const y = positions[3 * i + 1]!;
    const z = positions[3 * i + 2]!;
    right[i] = (x + y) * ACROSS;
    down[i] = (x - y - 2 * z) * ALONG;
    near[i] = (x - y + z) * DEEP;
  }
  let [left, most, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const i of triangles) {
    const [r, d] = [right[i]!, down[i]!];
    if (r < left) left = r;
    if (r > most) most = r;
    if (d < top) top = d;
    if (d > bottom) bottom = d;
  }
  if (most < left) return { right, down, near, width: 0, height: 0 };
  for (let i = 0; i < count; i++) {
    right[i] = right[i]! - left;
    down[i] = down[i]! - top;
  }
  return { right, down, near, width: most - left, height: bottom - top };
}
