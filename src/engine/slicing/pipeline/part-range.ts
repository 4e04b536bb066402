import { BLOCK } from "../block.ts";
import type { LayerLevel } from "../steps/layers.ts";
import type { WeldedMesh } from "../steps/weld.ts";

/** One of several equal shares of the work; `index` counts from 0. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

/** Work on a layer that does not depend on what is cut there, in segments. */
const FIXED_LOAD = 40;

/**
 * The layers of a share, `[from, to)`, at block borders. Every thread works this out for itself from
 * the same mesh, by the number of triangles that each layer cuts. `whole`: the first share takes all;
 * `under`: so many layers lie under the part.
 */
export function partRange(
  { vertices, triangles }: WeldedMesh,
  levels: readonly LayerLevel[],
  { index, of }: Share,
  { whole = false, under = 0 } = {},
): readonly [number, number] {
  const count = levels.length;
  if (of <= 1 || whole) return index === 0 ? [0, count] : [count, count];
  const first = levels[0]!.plane;
  const step = count > 1 ? (levels[count - 1]!.plane - first) / (count - 1) : 1;
  // Only a share of the work hangs on it, so the nearest layer of an even spacing will do.
  const layerAt = (z: number): number =>
    Math.max(0, Math.min(count, Math.ceil((z - first) / step)));
  const change = new Int32Array(count + 1);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = vertices[3 * triangles[t]! + 2]!;
    const b = vertices[3 * triangles[t + 1]! + 2]!;
    const c = vertices[3 * triangles[t + 2]! + 2]!;
    change[layerAt(Math.min(a, b, c))]!++;
    change[layerAt(Math.max(a, b, c))]!--;
  }
  const load = new Float64Array(count + 1);
  let cut = 0;
  for (let i = 0; i < count; i++) {
    cut += change[i]!;
    load[i + 1] = load[i]! + cut + FIXED_LOAD;
  }
  const border = (k: number): number => {
    if (k <= 0) return 0;
    if (k >= of) return count;
    const wanted = (load[count]! * k) / of;
    let i = 0;
    while (i < count && load[i]! < wanted) i++;
    return Math.max(0, Math.min(count, Math.round((i + under) / BLOCK) * BLOCK - under));
  };
  return [border(index), border(index + 1)];
}
