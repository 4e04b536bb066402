import type { PrintProfile } from "../../src/engine/machines/profile-types.ts";
import { type Polys, polysBuilder, UM } from "../../src/engine/slicing/kernel/polys.ts";
import { type Meeting, outlineOf } from "../../src/engine/slicing/paths/outline.ts";
import { PATH_ROLES, type Plan } from "../../src/engine/slicing/plan.ts";
import type { Defect } from "./prove-one.ts";
import type { Regions } from "./regions.ts";

type Line = [number, number, number, number];

/** A travel begins and ends on a bead: so much of it is left out at each end, mm. */
const TRIM = 0.3;
const OUTER = PATH_ROLES.indexOf("outer-wall");
const AIDS = PATH_ROLES.indexOf("support-interface");

/** A wall that has the part on both sides at this distance, in widths, is the one bead of a neck. */
const BESIDE = 0.75;

/**
 * Travels of the part without a retraction that cross its outer wall; over a neck of one bead, which is the
 * outer wall of both its sides, they may lead.
 */
export function travelDefects(
  { settings }: PrintProfile,
  cut: Regions,
  { layers }: Plan,
): Defect[] {
  let crossing = 0;
  let worst = "";
  let longest = 0;
  for (const [index, layer] of layers.entries()) {
    if (layer.spiral) continue;
    const { roles, starts, points, retracts, viaStarts, vias } = layer;
    const walls = polysBuilder();
    for (let i = 0; i < roles.length; i++) {
      const [from, to] = [starts[i]!, starts[i + 1]!];
      const closed =
        points[2 * from] === points[2 * to - 2] && points[2 * from + 1] === points[2 * to - 1];
      if (roles[i] !== OUTER || !closed) continue;
      for (let k = from; k + 1 < to; k++)
        walls.point(Math.round(points[2 * k]! * UM), Math.round(points[2 * k + 1]! * UM));
      walls.end();
    }
    const rings = walls.done();
    const outline = outlineOf(rings);
    const own = index - settings.raft_layers;
    const part = own >= 0 ? outlineOf(cut.region(own)) : undefined;
    for (let i = 1; i < roles.length; i++) {
      if (retracts[i] || roles[i]! <= AIDS || roles[i - 1]! <= AIDS) continue;
      const way = [
        points[2 * starts[i]! - 2]!,
        points[2 * starts[i]! - 1]!,
        ...vias.subarray(2 * viaStarts[i]!, 2 * viaStarts[i + 1]!),
        points[2 * starts[i]!]!,
        points[2 * starts[i]! + 1]!,
      ];
      for (let k = 0; k + 3 < way.length; k += 2) {
        const [ax, ay, bx, by] = [way[k]!, way[k + 1]!, way[k + 2]!, way[k + 3]!];
        const long = Math.hypot(bx - ax, by - ay);
        if (long <= Math.max(settings.retraction_min_travel, 3 * TRIM)) continue;
        const [dx, dy] = [((bx - ax) * TRIM) / long, ((by - ay) * TRIM) / long];
        const line = [ax + dx, ay + dy, bx - dx, by - dy].map((value) => value * UM) as Line;
        if (!outline.crosses(...line)) continue;
        const over = ({ t, side }: Meeting): boolean => {
          const [px, py, qx, qy] = line;
          const next = ringAfter(rings, side);
          const ex = rings.points[2 * next]! - rings.points[2 * side]!;
          const ey = rings.points[2 * next + 1]! - rings.points[2 * side + 1]!;
          // Square to the wall, however slantwise it is crossed.
          const square = Math.abs((qx - px) * ey - (qy - py) * ex) / Math.hypot(ex, ey);
          const beside = (BESIDE * settings.line_width * UM) / square;
          return [t - beside, t + beside].every((at) =>
            part?.inside(px + at * (qx - px), py + at * (qy - py)),
          );
        };
        if (outline.meetings(...line).every(over)) continue;
        crossing++;
        if (long > longest) {
          longest = long;
          worst = `layer ${index}, ${long.toFixed(1)} mm from (${ax.toFixed(2)}, ${ay.toFixed(2)}) to (${bx.toFixed(2)}, ${by.toFixed(2)}) ${PATH_ROLES[roles[i - 1]!]} to ${PATH_ROLES[roles[i]!]}`;
        }
      }
    }
  }
  return crossing > 0 ? [{ kind: "travel", text: `${crossing}: ${worst}` }] : [];
}

/** The point after one of a contour. */
function ringAfter({ starts }: Polys, k: number): number {
  for (let i = 0; i + 1 < starts.length; i++) if (k + 1 === starts[i + 1]!) return starts[i]!;
  return k + 1;
}
