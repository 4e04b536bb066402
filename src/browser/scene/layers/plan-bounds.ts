import type { Bounds } from "../../../engine/geometry/mesh.ts";
import { PATH_ROLES, type PathRole, type Plan } from "../../../engine/slicing/plan.ts";

/** What lies within the outer walls. Not looked at: a large plan has most of its points there. */
const INSIDE: readonly PathRole[] = [
  "inner-wall",
  "gap-fill",
  "bottom-skin",
  "top-skin",
  "solid-infill",
  "bridge",
  "internal-bridge",
  "sparse-infill",
  "ironing",
];
/** What lies around the part. */
const AROUND: readonly PathRole[] = ["skirt", "brim"];

/** The box around the printed part, bed frame, mm; skirt and brim are left out. Whole bed if empty. */
export function planBounds(plan: Plan | null, bed: { width: number; depth: number }): Bounds {
  const counts = PATH_ROLES.map((role) => ![...INSIDE, ...AROUND].includes(role));
  let [x0, y0, x1, y1, top] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (const layer of plan?.layers ?? []) {
    for (let path = 0; path < layer.roles.length; path++) {
      if (!counts[layer.roles[path] ?? 0]) continue;
      const end = layer.starts[path + 1] ?? 0;
      for (let i = layer.starts[path] ?? 0; i < end; i++) {
        const [x, y] = [layer.points[2 * i] ?? 0, layer.points[2 * i + 1] ?? 0];
        x0 = Math.min(x0, x);
        x1 = Math.max(x1, x);
        y0 = Math.min(y0, y);
        y1 = Math.max(y1, y);
      }
    }
    top = Math.max(top, layer.z);
  }
  if (x0 > x1) return { min: [0, 0, 0], max: [bed.width, bed.depth, 1] };
  return { min: [x0, y0, 0], max: [x1, y1, top] };
}
