import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, cross, dot, length, squareTo, subtract, unit } from "../../features/vectors.ts";
import type { Boss, Feature, Hole, Pattern } from "../../recognition-types.ts";

/** Places and pitches of a pattern agree within this, mm, and twice the uncertainty. */
const SLACK = 0.02;
/** More members than this are not searched for patterns. */
const MOST = 400;

interface Member {
  readonly feature: number;
  readonly x: number;
  readonly y: number;
}

/** Equal holes (or bosses), square to one plane, in a line, a grid or on a circle. */
export function findPatterns(features: readonly Feature[]): Pattern[] {
  const groups: number[][] = [];
  for (const [i, f] of features.entries()) {
    if (f.kind !== "hole" && f.kind !== "boss") continue;
    const group = groups.find(([first]) => isLike(features[first as number] as Hole | Boss, f));
    if (group) group.push(i);
    else groups.push([i]);
  }
  const patterns: Pattern[] = [];
  for (const list of groups) {
    if (list.length < 3 || list.length > MOST) continue;
    const first = features[list[0] as number] as Hole | Boss;
    const [u, v] = squareTo(first.axis);
    const members = list.map((feature): Member => {
      const { point, axis, from, to } = features[feature] as Hole | Boss;
      const middle = along(point, axis, (from + to) / 2);
      return { feature, x: dot(middle, u), y: dot(middle, v) };
    });
    const pattern = circle(members, first, u, v, features) ?? line(members) ?? grid(members);
    if (pattern) patterns.push(pattern);
  }
  return patterns;
}

const round = (x: number, step: number): number => Math.round(x / step);

/** So much the diameters of a pattern's members may differ, mm: less than would be drawn on purpose. */
const LIKE = 0.05;
/** Lengths follow the faces that they end at. */
const AS_LONG = 0.2;
/** Cosine of a degree. */
const SAME_WAY = 0.99985;

/**
 * Of one kind, way, size, length and steps, within what one drill makes. A hole drilled from the other
 * side lists its steps the other way round; that is not like it.
 */
function isLike(a: Hole | Boss, b: Hole | Boss): boolean {
  if (a.kind !== b.kind || dot(a.axis, b.axis) < SAME_WAY) return false;
  if (Math.abs(a.diameter - b.diameter) > LIKE) return false;
  if (Math.abs(a.to - a.from - b.to + b.from) > AS_LONG) return false;
  if (a.kind !== "hole" || b.kind !== "hole") return true;
  if (a.steps.length !== b.steps.length) return false;
  return a.steps.every(({ diameters }, i) =>
    diameters.every((d, k) => Math.abs(d - (b.steps[i]?.diameters[k] ?? 0)) <= 2 * LIKE),
  );
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= SLACK;

function circle(
  members: readonly Member[],
  first: Hole | Boss,
  u: Vec3,
  v: Vec3,
  features: readonly Feature[],
): Pattern | null {
  const n = members.length;
  const [cx, cy] = [sum(members, "x") / n, sum(members, "y") / n];
  const radius = length([(members[0] as Member).x - cx, (members[0] as Member).y - cy, 0]);
  if (radius < SLACK || members.some((m) => !near(length([m.x - cx, m.y - cy, 0]), radius)))
    return null;
  // Four on a square are a grid, unless something stands in the middle.
  const centre = along(
    [u[0] * cx + v[0] * cy, u[1] * cx + v[1] * cy, u[2] * cx + v[2] * cy],
    first.axis,
    dot(first.point, first.axis),
  );
  const inMiddle = features.some(
    (f) =>
      (f.kind === "hole" || f.kind === "boss" || f.kind === "turned") &&
      Math.abs(dot(f.axis, first.axis)) > 0.999 &&
      length(cross(subtract(f.point, centre), first.axis)) < 0.05,
  );
  if (n === 4 && !inMiddle) return null;
  const ordered = aroundCentre(members, cx, cy);
  const chords = ordered.map((m, i) => {
    const next = ordered[(i + 1) % n] as Member;
    return length([next.x - m.x, next.y - m.y, 0]);
  });
  if (chords.some((c) => !near(c, chords[0] as number))) return null;
  return {
    kind: "pattern",
    arrangement: "circle",
    features: ordered.map((m) => m.feature),
    pitches: [chords[0] as number],
    counts: [n],
    circleDiameter: 2 * radius,
    centre,
  };
}

const sum = (members: readonly Member[], k: "x" | "y"): number =>
  members.reduce((s, m) => s + m[k], 0);

/** By angle about the centre, from the first member on, without trigonometry. */
function aroundCentre(members: readonly Member[], cx: number, cy: number): Member[] {
  const half = (m: Member): number => (m.y - cy > 0 || (m.y - cy === 0 && m.x > cx) ? 0 : 1);
  return [...members].sort((a, b) => {
    if (half(a) !== half(b)) return half(a) - half(b);
    return (b.x - cx) * (a.y - cy) - (a.x - cx) * (b.y - cy);
  });
}

function line(members: readonly Member[]): Pattern | null {
  const [a] = members;
  if (!a) return null;
  const far = [...members].sort((p, q) => reach(q, a) - reach(p, a))[0] as Member;
  const way = unit([far.x - a.x, far.y - a.y, 0]);
  const at = (m: Member): number => (m.x - a.x) * way[0] + (m.y - a.y) * way[1];
  if (members.some((m) => !near((m.x - a.x) * way[1] - (m.y - a.y) * way[0], 0))) return null;
  const ordered = [...members].sort((p, q) => at(p) - at(q));
  const pitch = at(ordered[1] as Member) - at(ordered[0] as Member);
  for (let i = 1; i < ordered.length; i++)
    if (!near(at(ordered[i] as Member) - at(ordered[i - 1] as Member), pitch)) return null;
  return {
    kind: "pattern",
    arrangement: "line",
    features: ordered.map((m) => m.feature),
    pitches: [pitch],
    counts: [ordered.length],
  };
}

const reach = (m: Member, a: Member): number =>
  (m.x - a.x) * (m.x - a.x) + (m.y - a.y) * (m.y - a.y);

/** A grid on two square directions: the nearest neighbour of a corner gives the first. */
function grid(members: readonly Member[]): Pattern | null {
  for (const a of members) {
    const others = members.filter((m) => m !== a).sort((p, q) => reach(p, a) - reach(q, a));
    const nearest = others[0] as Member;
    const w = unit([nearest.x - a.x, nearest.y - a.y, 0]);
    const rows = levels(members.map((m) => m.x * w[0] + m.y * w[1]));
    const columns = levels(members.map((m) => m.y * w[0] - m.x * w[1]));
    if (!rows || !columns || rows.count * columns.count !== members.length) continue;
    const key = (m: Member): number =>
      round(m.y * w[0] - m.x * w[1], SLACK * 2) * 1e6 + round(m.x * w[0] + m.y * w[1], SLACK * 2);
    const ordered = [...members].sort((p, q) => key(p) - key(q));
    return {
      kind: "pattern",
      arrangement: "grid",
      features: ordered.map((m) => m.feature),
      pitches: [rows.pitch, columns.pitch],
      counts: [rows.count, columns.count],
    };
  }
  return null;
}

/** Equally spaced values, each met equally often. */
function levels(values: readonly number[]): { count: number; pitch: number } | null {
  const sorted = [...values].sort((a, b) => a - b);
  const distinct: number[] = [];
  for (const x of sorted)
    if (distinct.length === 0 || x - (distinct.at(-1) as number) > 2 * SLACK) distinct.push(x);
  if (distinct.length < 2) return null;
  const pitch = (distinct[1] as number) - (distinct[0] as number);
  for (let i = 1; i < distinct.length; i++)
    if (!near((distinct[i] as number) - (distinct[i - 1] as number), pitch)) return null;
  return { count: distinct.length, pitch };
}
