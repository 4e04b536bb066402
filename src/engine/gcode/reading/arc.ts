/** Longest distance of a chord from its arc, and limits of its length, mm: as firmware has them. */
const SAGITTA = 0.0125;
const LONGEST = 1;
const SHORTEST = 0.1;
const MOST_CHORDS = 20000;

/**
 * The chord ends of an arc in the plane from a to b round a centre, `b` last. A full circle if a and
 * b are the same, and as many full circles more as there are turns. Gives only `b` if the numbers
 * make no arc. Source of the chords: Marlin 2 and Prusa's firmware, which cut arcs into straight
 * moves of at most 1 mm before they plan them.
 */
export function arcPoints(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  clockwise: boolean,
  turns = 0,
): readonly (readonly [number, number])[] {
  const radius = Math.hypot(ax - cx, ay - cy);
  if (!(radius > 0) || !Number.isFinite(radius)) return [[bx, by]];
  const start = Math.atan2(ay - cy, ax - cx);
  let sweep = Math.atan2(by - cy, bx - cx) - start;
  if (clockwise && sweep >= -1e-9) sweep -= 2 * Math.PI;
  if (!clockwise && sweep <= 1e-9) sweep += 2 * Math.PI;
  sweep += Math.sign(sweep) * 2 * Math.PI * turns;
  const chord = Math.max(SHORTEST, Math.min(LONGEST, Math.sqrt(8 * radius * SAGITTA)));
  const chords = Math.max(1, Math.min(MOST_CHORDS, Math.ceil((Math.abs(sweep) * radius) / chord)));
  const points: [number, number][] = [];
  for (let k = 1; k < chords; k++) {
    const angle = start + (sweep * k) / chords;
    points.push([cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)]);
  }
  points.push([bx, by]);
  return points;
}

/** Centre of the arc of a given radius (negative: the longer way round), `undefined` if too small. */
export function centreByRadius(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  radius: number,
  clockwise: boolean,
): readonly [number, number] | undefined {
  const dx = bx - ax;
  const dy = by - ay;
  const chord = Math.hypot(dx, dy);
  const high2 = radius * radius - (chord / 2) ** 2;
  if (chord === 0 || high2 < 0) return undefined;
  const side = clockwise === radius > 0 ? -1 : 1;
  const high = (side * Math.sqrt(high2)) / chord;
  return [(ax + bx) / 2 - dy * high, (ay + by) / 2 + dx * high];
}
