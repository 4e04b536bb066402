/** An end of a line, with what it is joined to. */
export interface End {
  readonly line: Line;
  readonly last: boolean;
}

/** The middle of a bead while walls are being made: x, y and cover of each point, µm. */
export interface Line {
  readonly points: number[];
  /** 0 is the outermost bead. */
  readonly index: number;
  /** On which side of it the inside is: 1 left of the way along its points, -1 right, 0 neither. */
  readonly inside: number;
  first: End | undefined;
  last: End | undefined;
  done: boolean;
  /** Direction at the last point, to find where two straight pieces meet. */
  tx: number;
  ty: number;
}

export function newLine(index: number, inside: number): Line {
  return {
    points: [],
    index,
    inside,
    first: undefined,
    last: undefined,
    done: false,
    tx: 0,
    ty: 0,
  };
}

export const joinedTo = (end: End): End | undefined => (end.last ? end.line.last : end.line.first);

export function link(a: End, b: End): void {
  if (a.last) a.line.last = b;
  else a.line.first = b;
  if (b.last) b.line.last = a;
  else b.line.first = a;
}

/**
 * Adds a point where the line goes in direction t. Between two points with different directions the
 * corner is put in where the straight pieces meet.
 */
export function push(
  line: Line,
  x: number,
  y: number,
  tx: number,
  ty: number,
  cover: number,
): void {
  const { points } = line;
  const n = points.length;
  if (n > 0) {
    const px = points[n - 3]!;
    const py = points[n - 2]!;
    const dx = x - px;
    const dy = y - py;
    const far = Math.hypot(dx, dy);
    if (far < 0.5) {
      line.tx = tx;
      line.ty = ty;
      return;
    }
    const cross = line.tx * ty - line.ty * tx;
    if (Math.abs(cross) > 0.02) {
      const a = (dx * ty - dy * tx) / cross;
      const b = (line.tx * dy - line.ty * dx) / cross;
      if (a > 1 && b > 1 && a < 2.2 * far && b < 2.2 * far)
        points.push(px + line.tx * a, py + line.ty * a, (points[n - 1]! + cover) / 2);
    }
  }
  points.push(x, y, cover);
  line.tx = tx;
  line.ty = ty;
}

/** Position and outward direction of an end. */
export function poseOf(end: End): { x: number; y: number; dx: number; dy: number; cover: number } {
  const { points } = end.line;
  const n = points.length;
  const at = end.last ? n - 3 : 0;
  const step = end.last ? -3 : 3;
  const x = points[at]!;
  const y = points[at + 1]!;
  const cover = points[at + 2]!;
  let dx = 0;
  let dy = 0;
  for (let k = at + step; k >= 0 && k < n; k += step) {
    dx = x - points[k]!;
    dy = y - points[k + 1]!;
    if (dx * dx + dy * dy > 900) break;
  }
  const l = Math.hypot(dx, dy) || 1;
  return { x, y, dx: dx / l, dy: dy / l, cover };
}

/** How long a line is, µm. */
export function longOf({ points }: Line): number {
  let sum = 0;
  for (let k = 3; k < points.length; k += 3)
    sum += Math.hypot(points[k]! - points[k - 3]!, points[k + 1]! - points[k - 2]!);
  return sum;
}

/** Moves a free end by a distance along itself; back if negative, at most to the line's other end. */
export function extend(end: End, distance: number): void {
  const { points } = end.line;
  if (distance >= 0) {
    const { x, y, dx, dy, cover } = poseOf(end);
    const moved = [x + dx * distance, y + dy * distance, cover];
    if (end.last) points.push(...moved);
    else points.unshift(...moved);
    return;
  }
  let rest = -distance;
  while (points.length >= 6) {
    const n = points.length;
    const at = end.last ? n - 3 : 0;
    const before = end.last ? n - 6 : 3;
    const ax = points[at]!;
    const ay = points[at + 1]!;
    const bx = points[before]!;
    const by = points[before + 1]!;
    const l = Math.hypot(bx - ax, by - ay);
    if (l > rest) {
      const t = rest / l;
      points[at] = ax + (bx - ax) * t;
      points[at + 1] = ay + (by - ay) * t;
      points[at + 2] = points[at + 2]! + (points[before + 2]! - points[at + 2]!) * t;
      return;
    }
    rest -= l;
    points.splice(at, 3);
  }
  points.length = 0;
}
