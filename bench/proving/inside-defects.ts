import type { PrintProfile } from "../../src/engine/machines/profile-types.ts";
import { UM } from "../../src/engine/slicing/kernel/polys.ts";
import { outlineOf } from "../../src/engine/slicing/paths/outline.ts";
import { PATH_ROLES, type Plan } from "../../src/engine/slicing/plan.ts";
import type { Defect } from "./prove-one.ts";
import type { Regions } from "./regions.ts";

const OUTSIDE = new Set<string>(["skirt", "brim", "raft", "support", "support-interface"]);
/** So far a bead may reach over the outline, µm. */
const SLACK = 15;
/** Beads are looked at this often, mm. */
const STEP = 0.3;

/** Beads of the part that reach over its compensated outline. */
export function insideDefects({ settings }: PrintProfile, cut: Regions, plan: Plan): Defect[] {
  const worst = new Map<string, { over: number; at: string; count: number }>();
  for (let i = 0; i < cut.count; i++) {
    const layer = plan.layers[i + settings.raft_layers]!;
    // A turn of a vase rises from the layer below, and begins in its outline.
    const vase = settings.spiral_vase && i > settings.bottom_layers;
    const outlines = (vase ? [i, i - 1] : [i]).map((of) => outlineOf(cut.region(of)));
    const bead = i === 0 ? settings.first_layer_line_width : settings.line_width;
    for (let path = 0; path < layer.roles.length; path++) {
      const role = PATH_ROLES[layer.roles[path]!]!;
      if (OUTSIDE.has(role) || role === "bridge") continue;
      const width = layer.widths[path]!;
      // Thin places get the narrowest bead, which is wider than they are.
      if (width <= bead * settings.min_bead_width + 0.02) continue;
      const least = (width / 2) * UM - SLACK;
      const look = (x: number, y: number): void => {
        const depths = outlines.map((outline) => {
          const away = outline.distance(x * UM, y * UM, least + 1);
          return outline.inside(x * UM, y * UM) ? away : -away;
        });
        const depth = Math.max(...depths);
        if (depth >= least) return;
        const known = worst.get(role);
        const over = least - depth;
        if (known) known.count++;
        if (!known || over > known.over)
          worst.set(role, {
            over,
            at: `layer ${i} (${x.toFixed(2)}, ${y.toFixed(2)}) width ${width.toFixed(3)}`,
            count: known?.count ?? 1,
          });
      };
      const { points, starts } = layer;
      for (let k = starts[path]!; k < starts[path + 1]!; k++) {
        const [x, y] = [points[2 * k]!, points[2 * k + 1]!];
        look(x, y);
        if (k + 1 === starts[path + 1]!) break;
        const [nx, ny] = [points[2 * k + 2]!, points[2 * k + 3]!];
        const count = Math.ceil(Math.hypot(nx - x, ny - y) / STEP);
        for (let s = 1; s < count; s++)
          look(x + ((nx - x) * s) / count, y + ((ny - y) * s) / count);
      }
    }
  }
  return [...worst].map(([role, { over, at, count }]) => ({
    kind: `outside ${role}`,
    text: `${(over + SLACK).toFixed(0)} µm at ${at}, ${count} places`,
  }));
}
