/** Longest distance of a chord from its arc, mm. */
const SAGITTA = 0.005;
const MOST_CHORDS = 2000;

/**
 * The chord ends of an arc in the plane from a to b round a centre, `b` last. A full circle if a and
 * b are the same. Gives only `b` if the numbers make no arc.
 */
export function arcPoints(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  clockwise: boolean,
): readonly (readonly [number, number])[] {
  const radius = Math.hypot(ax - cx, ay - cy);
  if (!(radius > 0) || !Number.isFinite(radius)) return [[bx, by]];
  const start = Math.atan2(ay - cy, ax - cx);
  let sweep = Math.atan2(by - cy, bx - cx) - start;
  if (clockwise && sweep >= -1e-9) sweep -= 2 * Math.PI;
  if (!clockwise && sweep <= 1e-9) sweep += 2 * Math.PI;
  const step = 2 * Math.acos(Math.max(0, 1 - SAGITTA / radius));
  const chords = Math.min(MOST_CHORDS, Math.max(1, Math.ceil(Math.abs(sweep) / step)));
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
