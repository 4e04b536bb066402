import { dot, subtract } from "../../features/vectors.ts";
import type { AxisStep, Boss, Hole, RecognisedSurface } from "../../recognition-types.ts";
import {
  type AxisGroup,
  edgeBetween,
  isInward,
  type Placed,
  placeOn,
  SAME,
  type Surfaces,
} from "./parts.ts";

/** A cylinder counts as full if it covers this much of a turn, degrees. */
const FULL = 355;

/** Pieces of one wall: same radius, overlapping or touching along the axis. */
interface Wall extends AxisStep {
  readonly radius: number;
  readonly sweep: number;
}

/** Holes and bosses about one axis. */
export function holesAndBosses(surfaces: Surfaces, group: AxisGroup): (Hole | Boss)[] {
  const placed = group.members.map((i) => placeOn(surfaces, i, group));
  const inner = placed.filter((p) => isInward((surfaces[p.surface] as RecognisedSurface).shape));
  const outer = placed.filter((p) => !inner.includes(p));
  return [
    ...stacks(surfaces, group, inner).flatMap((stack) => holeOf(surfaces, group, stack) ?? []),
    ...walls(surfaces, outer).flatMap((wall): Boss[] => {
      if (wall.kind !== "cylinder" || wall.sweep < FULL) return [];
      const { from, to, surfaces: own } = wall;
      return [
        {
          kind: "boss",
          ...onAxis(group, own),
          diameter: 2 * wall.radius,
          ...errors(surfaces, own),
          from,
          to,
        },
      ];
    }),
  ];
}

const onAxis = ({ point, axis }: AxisGroup, surfaces: readonly number[]) => ({
  point,
  axis,
  surfaces,
});

function errors(
  surfaces: Surfaces,
  own: readonly number[],
): { flatDiameter: number; uncertainty: number } {
  let [flat, uncertainty] = [Infinity, 0];
  for (const i of own) {
    const s = surfaces[i] as RecognisedSurface;
    flat = Math.min(flat, s.flatRadius ?? Infinity);
    uncertainty = Math.max(uncertainty, 2 * s.uncertainty);
  }
  return { flatDiameter: 2 * flat, uncertainty };
}

/** Cylinders of one radius that touch along the axis become one wall; all else stays single. */
export function walls(surfaces: Surfaces, placed: readonly Placed[]): Wall[] {
  const out: (Wall & { sweep: number; to: number; from: number; surfaces: number[] })[] = [];
  const order = [...placed].sort((a, b) => a.from - b.from || a.surface - b.surface);
  for (const { surface, from, to, radii } of order) {
    const s = surfaces[surface] as RecognisedSurface;
    const { kind } = s.shape;
    if (kind === "plane" || kind === "free") continue;
    const slack = SAME + 4 * s.uncertainty;
    const home =
      kind === "cylinder"
        ? out.find(
            (w) =>
              w.kind === kind && Math.abs(w.radius - radii[0]) <= slack && from <= w.to + slack,
          )
        : undefined;
    const sweep = s.sweep ?? 360;
    if (home) {
      // Side by side they add up; one above the other the fuller counts.
      const overlap = Math.min(home.to, to) - Math.max(home.from, from);
      home.sweep = overlap > SAME ? Math.min(360, home.sweep + sweep) : Math.max(home.sweep, sweep);
      home.to = Math.max(home.to, to);
      home.surfaces.push(surface);
    } else {
      const diameters = [2 * radii[0], 2 * radii[1]] as const;
      out.push({ kind, from, to, diameters, radius: radii[0], sweep, surfaces: [surface] });
    }
  }
  return out;
}

/** Inner surfaces that lead into each other, directly or over a shoulder square to the axis. */
function stacks(surfaces: Surfaces, group: AxisGroup, inner: readonly Placed[]): Placed[][] {
  const root = new Map(inner.map((p) => [p.surface, p.surface]));
  const find = (i: number): number => {
    let r = i;
    while (root.get(r) !== r) r = root.get(r) as number;
    return r;
  };
  const join = (a: number, b: number): void => {
    root.set(find(a), find(b));
  };
  const ownBy = new Map<number, number[]>();
  for (const { surface } of inner)
    for (const e of (surfaces[surface] as RecognisedSurface).edges) {
      if (root.has(e.to)) join(surface, e.to);
      const { shape } = surfaces[e.to] as RecognisedSurface;
      if (shape.kind === "plane" && Math.abs(dot(shape.normal, group.axis)) > 0.999)
        ownBy.set(e.to, [...(ownBy.get(e.to) ?? []), surface]);
    }
  // A face that two holes share is a shoulder if it closes the wider one round about.
  for (const [plane, list] of ownBy)
    for (const a of list)
      if (edgeBetween(surfaces, a, plane)?.kind === "concave") for (const b of list) join(a, b);
  // One wall in pieces is one hole.
  for (const wall of walls(surfaces, inner))
    for (const s of wall.surfaces) join(s, wall.surfaces[0] as number);
  const by = new Map<number, Placed[]>();
  for (const p of inner) by.set(find(p.surface), [...(by.get(find(p.surface)) ?? []), p]);
  return [...by.values()];
}

function holeOf(surfaces: Surfaces, group: AxisGroup, stack: readonly Placed[]): Hole | null {
  const steps = walls(surfaces, stack).sort((a, b) => a.from - b.from || a.to - b.to);
  const full = steps.filter((s) => s.kind === "cylinder" && s.sweep >= FULL);
  const bore = [...full].sort((a, b) => a.radius - b.radius || b.to - b.from - (a.to - a.from))[0];
  if (!bore) return null;
  const own = stack.map((p) => p.surface).sort((a, b) => a - b);
  const closed = closing(surfaces, group, steps, own);
  const counterbores: Hole["counterbores"][number][] = [];
  const countersinks: Hole["countersinks"][number][] = [];
  for (const step of steps) {
    if (step === bore) continue;
    const end = step.from + step.to < bore.from + bore.to ? "from" : "to";
    if (step.kind === "cylinder" && step.radius > bore.radius + SAME && step.sweep >= FULL)
      counterbores.push({ end, diameter: 2 * step.radius, depth: step.to - step.from });
    const wide = Math.max(...step.diameters);
    if (step.kind === "cone" && wide > 2 * bore.radius + SAME && opens(step, end))
      countersinks.push({ end, diameter: wide, angle: fullAngle(surfaces, step) });
  }
  return {
    kind: "hole",
    ...onAxis(group, own),
    diameter: 2 * bore.radius,
    ...errors(surfaces, bore.surfaces),
    from: Math.min(...steps.map((s) => s.from)),
    to: Math.max(...steps.map((s) => s.to)),
    through: closed === null,
    ...(closed ? { closed } : {}),
    counterbores,
    countersinks,
    steps: steps.map(({ kind, from, to, diameters, surfaces: list }) => ({
      kind,
      from,
      to,
      diameters,
      surfaces: list,
    })),
  };
}

/** Does a cone widen towards the end that it lies at? */
const opens = ({ diameters: [a, b] }: AxisStep, end: "from" | "to"): boolean =>
  end === "to" ? b > a : a > b;

function fullAngle(surfaces: Surfaces, step: AxisStep): number {
  const shape = surfaces[step.surfaces[0] as number]?.shape;
  return shape?.kind === "cone" ? 2 * shape.halfAngleDegrees : 0;
}

/** The closed end of a hole: a tip, a ball, or a face that closes a wall round about from within. */
function closing(
  surfaces: Surfaces,
  group: AxisGroup,
  steps: readonly Wall[],
  own: readonly number[],
): NonNullable<Hole["closed"]> | null {
  for (const step of steps) {
    const [a, b] = step.diameters;
    if (step.kind === "cone" && Math.min(a, b) < 0.05 * Math.max(a, b))
      return { end: a < b ? "from" : "to", by: "point" };
    const middle = (step.from + step.to) / 2;
    for (const i of step.surfaces)
      for (const e of (surfaces[i] as RecognisedSurface).edges) {
        const other = surfaces[e.to] as RecognisedSurface;
        const h = dot(subtract(other.centre, group.point), group.axis);
        const end = h < middle ? "from" : "to";
        if (other.shape.kind === "sphere" && other.shape.inward && e.kind !== "convex")
          return { end, by: "ball" };
        if (e.kind !== "concave" || own.includes(e.to) || e.length < 2 * step.diameters[0])
          continue;
        if (other.shape.kind !== "plane") return { end, by: "other" };
        // A shoulder has a smaller step of this hole beyond it.
        if (other.edges.some((f) => f.to !== i && own.includes(f.to) && f.kind === "convex"))
          continue;
        return { end, by: "flat" };
      }
  }
  return null;
}
