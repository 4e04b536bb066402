import { beadSpacing } from "../bead.ts";
import { pathCount, type Polys, UM } from "../kernel/polys.ts";
import { type Lines, linesBuilder, NO_LINES } from "./lines.ts";
import type { Rows } from "./rows.ts";

/** Lines of varying width, cut in pieces of one width each. */
export interface Wedges {
  readonly lines: Lines;
  /** Width of each path, mm. */
  readonly widths: Float32Array;
  /** What they fill, µm². */
  readonly area: number;
}

export interface WedgeHow {
  /** Distance for which the rows are wide enough, µm. */
  readonly bead: number;
  /** How far the rows' region lies inside the area, µm. */
  readonly inset: number;
  /** Ends of rows up to so far apart along the boundary are joined, and leave no wedge, µm. */
  readonly link: number;
  /** Thickness of the layer and the narrowest bead, mm. */
  readonly height: number;
  readonly least: number;
}

const NO_WEDGES: Wedges = { lines: NO_LINES, widths: new Float32Array(0), area: 0 };

/** An edge that crosses the rows by more of its length leaves no wedge that is worth a bead. */
const FLAT = 0.3;
/** Shorter wedges are filled by the round ends of the rows beside them, in beads. */
const SHORTEST = 3;
/** The width of a bead changes in steps of this, µm. */
const STEP = 24;

/**
 * Beads in the slits between rows and edges of their region that all but run with them: where one row ends
 * and the next begins many beads further on, or where a round edge passes the last row. Such a slit is up
 * to a row wide at one end and nothing at the other.
 */
export function wedges(region: Polys, rows: Rows, how: WedgeHow): Wedges {
  const out = linesBuilder();
  const widths: number[] = [];
  let area = 0;
  const { cos, sin } = rows;
  const lay = ({ ends, thick }: Slit): void => {
    if (Math.abs(ends[ends.length - 2]! - ends[0]!) < SHORTEST * how.bead) return;
    for (let k = 0; k < thick.length; k++) {
      const [ua, va, ub, vb] = ends.slice(2 * k, 2 * k + 4) as [number, number, number, number];
      out.point(ua * cos - va * sin, ua * sin + va * cos);
      out.point(ub * cos - vb * sin, ub * sin + vb * cos);
      out.endPath();
      widths.push(thick[k]! / UM - beadSpacing(0, how.height));
      area += Math.hypot(ub - ua, vb - va) * thick[k]!;
    }
    out.endChain();
  };
  for (let path = 0; path < pathCount(region); path++) {
    const contour = framed(region, path, rows);
    if (contour) slitsAlong(contour, rows, how, lay);
  }
  return widths.length === 0
    ? NO_WEDGES
    : { lines: out.done(), widths: Float32Array.from(widths), area };
}

/** A contour's points as u and v, the first one repeated; nothing if no edge runs with the rows. */
function framed(
  { points, starts }: Polys,
  path: number,
  { cos, sin }: Rows,
): Float64Array | undefined {
  const from = starts[path]!;
  const count = starts[path + 1]! - from;
  const contour = new Float64Array(2 * count + 2);
  let flat = false;
  for (let k = 0; k <= count; k++) {
    const at = 2 * (from + (k < count ? k : 0));
    const u = (contour[2 * k] = points[at]! * cos + points[at + 1]! * sin);
    const v = (contour[2 * k + 1] = points[at + 1]! * cos - points[at]! * sin);
    flat ||= k > 0 && isFlat(u - contour[2 * k - 2]!, v - contour[2 * k - 1]!);
  }
  return flat ? contour : undefined;
}

const isFlat = (du: number, dv: number): boolean => Math.abs(dv) < FLAT * Math.abs(du);

/** A slit: the ends of the pieces of its middle line, u and v, and how thick each piece is, µm. */
interface Slit {
  readonly ends: number[];
  readonly thick: number[];
}

/** What of a contour lies between two rows: edges one after the other, from row to row. */
interface Stretch {
  /** u and v of the points. */
  readonly points: number[];
  length: number;
}

/** Goes round a contour from one row to the next, and lays what slits there are. */
function slitsAlong(
  contour: Float64Array,
  rows: Rows,
  how: WedgeHow,
  lay: (slit: Slit) => void,
): void {
  const { first, spacing, shift } = rows;
  const rowAt = (v: number): number => (v - shift) / spacing - first;
  let stretch: Stretch | undefined;
  let begun: Stretch = { points: [contour[0]!, contour[1]!], length: 0 };
  const reached = (u: number, v: number): void => {
    const into = stretch ?? begun;
    const { points } = into;
    into.length += Math.hypot(u - points[points.length - 2]!, v - points[points.length - 1]!);
    points.push(u, v);
  };
  for (let p = 2; p < contour.length; p += 2) {
    const ua = contour[p - 2]!;
    const va = contour[p - 1]!;
    const ub = contour[p]!;
    const vb = contour[p + 1]!;
    const a = rowAt(va);
    const b = rowAt(vb);
    // As `rowsOf` counts: a corner on a row is above it.
    for (
      let row = a < b ? Math.ceil(a) : Math.ceil(a) - 1;
      a < b ? row < b : row >= b;
      row += a < b ? 1 : -1
    ) {
      const t = (row - a) / (b - a);
      const u = ua + t * (ub - ua);
      const v = (row + first) * spacing + shift;
      reached(u, v);
      if (stretch) slitsBeside(stretch, rows, how, lay);
      stretch = { points: [u, v], length: 0 };
    }
    reached(ub, vb);
  }
  if (!stretch) return;
  // The contour began amid the last stretch.
  for (let p = 2; p < begun.points.length; p += 2) reached(begun.points[p]!, begun.points[p + 1]!);
  slitsBeside(stretch, rows, how, lay);
}

/** The slits between a stretch of a contour and the rows on both sides of it. */
function slitsBeside(
  { points, length }: Stretch,
  rows: Rows,
  { bead, inset, link, height, least }: WedgeHow,
  lay: (slit: Slit) => void,
): void {
  if (length <= Math.max(link, SHORTEST * bead)) return;
  const { first, spacing, shift } = rows;
  const narrowest = beadSpacing(least, height) * UM;
  const last = points.length - 2;
  let slit: Slit = { ends: [], thick: [] };
  let side = 0;
  const end = (): void => {
    if (slit.thick.length > 0) {
      lay(slit);
      slit = { ends: [], thick: [] };
    }
  };
  for (let p = 2; p <= last; p += 2) {
    const u0 = points[p - 2]!;
    const v0 = points[p - 1]!;
    const du = points[p]! - u0;
    const dv = points[p + 1]! - v0;
    if (du === 0 && dv === 0) continue;
    // The area lies on the left.
    const way = du > 0 ? 1 : -1;
    if (!isFlat(du, dv) || way !== side) end();
    side = way;
    if (!isFlat(du, dv)) continue;
    const under = Math.floor((v0 + dv / 2 - shift) / spacing - first);
    const row = way > 0 ? under + 1 : under;
    const v = (row + first) * spacing + shift;
    const piece = pieceAt(rows, row, u0 + du / 2);
    if (!piece) {
      end();
      continue;
    }
    // A row that ends here has a round end.
    const blunt = (at: number): number =>
      Math.abs(points[at + 1]! - v) > spacing / 2 ? bead / 2 : 0;
    const from = Math.max(p === 2 ? blunt(0) : 0, way * (piece[way > 0 ? 0 : 1] - u0));
    const to = Math.min(
      Math.abs(du) - (p === last ? blunt(last) : 0),
      way * (piece[way > 0 ? 1 : 0] - u0),
    );
    const slope = dv / Math.abs(du);
    const reach = inset * Math.sqrt(1 + slope * slope) - bead / 2;
    const gap = (along: number): number => way * (v - v0 - slope * along) + reach;
    const put = (along: number): number =>
      slit.ends.push(u0 + way * along, v - (way * (bead + gap(along))) / 2);
    const steps = Math.ceil(Math.abs(gap(to) - gap(from)) / STEP) || 1;
    for (let k = 0; k < steps && to > from; k++) {
      const a = from + ((to - from) * k) / steps;
      const b = from + ((to - from) * (k + 1)) / steps;
      const thick = gap((a + b) / 2);
      if (thick < narrowest) {
        end();
        continue;
      }
      if (slit.thick.length === 0) put(a);
      put(b);
      slit.thick.push(thick);
    }
  }
  end();
}

/** Where the piece of a row that passes u begins and ends. */
function pieceAt(
  { starts, us }: Rows,
  row: number,
  u: number,
): readonly [number, number] | undefined {
  if (row < 0 || row + 1 >= starts.length) return undefined;
  for (let i = starts[row]!; i + 1 < starts[row + 1]!; i += 2)
    if (us[i]! <= u && u <= us[i + 1]!) return [us[i]!, us[i + 1]!];
  return undefined;
}
