import { PATH_ROLES, type PathRole, type PlanLayer } from "../../../engine/slicing/plan.ts";

/** Inside the walls and skins: not seen on a layer that has others above and below it. */
const INNER: ReadonlySet<PathRole> = new Set(["solid-infill", "sparse-infill"]);

export interface PackedLayer {
  /** x0 y0 x1 y1, then width, role and two spare: 8 numbers (two texels) a segment. */
  readonly segments: Float32Array;
  readonly count: number;
  /** The first so many segments are all that is seen from outside. */
  readonly shell: number;
}

export const PACKED_STRIDE = 8;

/**
 * A layer's paths as segments for the drawer: outer roles first, or in printing order up to and
 * with the path `lastPath`.
 */
export function packLayer(layer: PlanLayer, lastPath?: number): PackedLayer {
  const paths =
    lastPath === undefined ? layer.roles.length : Math.min(lastPath + 1, layer.roles.length);
  const all = new Float32Array(Math.max(0, (layer.points.length / 2) * PACKED_STRIDE));
  let count = 0;
  const take = (path: number) => {
    const last = (layer.starts[path + 1] ?? 0) - 1;
    const width = layer.widths[path] ?? 0.4;
    const role = layer.roles[path] ?? 0;
    for (let i = layer.starts[path] ?? 0; i < last; i++) {
      const [x0, y0] = [layer.points[2 * i] ?? 0, layer.points[2 * i + 1] ?? 0];
      const [x1, y1] = [layer.points[2 * i + 2] ?? 0, layer.points[2 * i + 3] ?? 0];
      if (x0 === x1 && y0 === y1) continue;
      const at = PACKED_STRIDE * count++;
      all[at] = x0;
      all[at + 1] = y0;
      all[at + 2] = x1;
      all[at + 3] = y1;
      all[at + 4] = width;
      all[at + 5] = role;
    }
  };
  const isInner = (path: number) => INNER.has(PATH_ROLES[layer.roles[path] ?? 0] ?? "skirt");
  if (lastPath !== undefined) {
    for (let path = 0; path < paths; path++) take(path);
    return { segments: all.slice(0, PACKED_STRIDE * count), count, shell: count };
  }
  for (let path = 0; path < paths; path++) if (!isInner(path)) take(path);
  const shell = count;
  for (let path = 0; path < paths; path++) if (isInner(path)) take(path);
  return { segments: all.slice(0, PACKED_STRIDE * count), count, shell };
}

/** The moves between the paths of a layer: xy of both ends, 4 numbers a move. */
export function travelMoves(layer: PlanLayer, lastPath = layer.roles.length - 1): Float32Array {
  const out: number[] = [];
  for (let path = 1; path <= Math.min(lastPath, layer.roles.length - 1); path++) {
    const to = layer.starts[path] ?? 0;
    const from = to - 1;
    out.push(
      layer.points[2 * from] ?? 0,
      layer.points[2 * from + 1] ?? 0,
      layer.points[2 * to] ?? 0,
      layer.points[2 * to + 1] ?? 0,
    );
  }
  return new Float32Array(out);
}
