import type { Polys } from "../kernel/polys.ts";
import { boundaryOf } from "./boundary.ts";
import { connect } from "./connect.ts";
import { type Lines, NO_LINES } from "./lines.ts";
import { type Rows, rowsOf } from "./rows.ts";
import { finish, put, type Strands, strands } from "./strands.ts";

/**
 * Parallel lines through a region, `spacing` µm apart, at an angle. The lines lie on one grid for
 * the whole bed, so that those of like layers stack up. Neighbours whose ends are within `link` µm
 * along the boundary become one zigzag path; others follow each other without being joined.
 */
export function hatch(region: Polys, radians: number, spacing: number, link: number): Lines {
  if (region.points.length === 0) return NO_LINES;
  const pieces = strands();
  addRows(pieces, rowsOf(region, radians, spacing, spacing / 2));
  return connect(boundaryOf(region), pieces, link, Math.max(link, spacing * 4));
}

/** Adds the pieces of all rows, each from low to high u. */
export function addRows(out: Strands, rows: Rows): void {
  const { starts, us, edges, ts, first, spacing, shift, cos, sin } = rows;
  for (let r = 0; r + 1 < starts.length; r++) {
    const v = (first + r) * spacing + shift;
    for (let i = starts[r]!; i + 1 < starts[r + 1]!; i += 2) {
      put(out, us[i]! * cos - v * sin, us[i]! * sin + v * cos);
      put(out, us[i + 1]! * cos - v * sin, us[i + 1]! * sin + v * cos);
      finish(out, edges[i]!, ts[i]!, edges[i + 1]!, ts[i + 1]!);
    }
  }
}
