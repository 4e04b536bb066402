import { acos } from "../../../foundation/exact-math.ts";
import { dot } from "../../features/vectors.ts";
import type { Blend, Chamfer, RecognisedSurface, SurfaceEdge } from "../../recognition-types.ts";
import { sin } from "../../../foundation/exact-math.ts";
import type { Surfaces } from "./parts.ts";

const DEGREES = 180 / Math.PI;

/** Fillets and rounds: part cylinders, tori and balls that run smoothly into two faces or more. */
export function findBlends(surfaces: Surfaces, taken: ReadonlySet<number>): Blend[] {
  return surfaces.flatMap((s, surface): Blend[] => {
    const { shape, sweep = 0 } = s;
    if (taken.has(surface) || !("inward" in shape) || shape.kind === "cone") return [];
    if (shape.kind === "cylinder" && sweep > 178) return [];
    const smooth = s.edges.filter((e) => e.kind === "tangent");
    const [first, second] = smooth;
    if (!first || !second || second.length < 0.4 * first.length) return [];
    if (!isBounded(s, smooth)) return [];
    // A blend is narrower than a half turn of its own arc.
    const radius = shape.kind === "torus" ? shape.minorRadius : shape.radius;
    const between = smooth.map((e) => e.to).sort((a, b) => a - b);
    return [{ kind: shape.inward ? "fillet" : "round", radius, surface, between }];
  });
}

/** Do the smooth edges bound it, and are the rest its ends? A corner of a thin plate has longer ends than sides. */
function isBounded(s: RecognisedSurface, smooth: readonly SurfaceEdge[]): boolean {
  if (s.shape.kind === "sphere") return smooth.length >= 3;
  const [first, second] = smooth.map((e) => e.length);
  if (first === undefined || second === undefined) return false;
  if (s.shape.kind === "cylinder" && s.span) return second >= 0.4 * (s.span[1] - s.span[0]);
  return first + second >= 0.4 * s.edges.reduce((sum, e) => sum + e.length, 0);
}

/** Chamfers: a narrow plane or cone across the corner of two faces, both edges blunt. */
export function findChamfers(surfaces: Surfaces, taken: ReadonlySet<number>): Chamfer[] {
  return surfaces.flatMap((s, surface): Chamfer[] => {
    if (taken.has(surface)) return [];
    const { shape } = s;
    if (shape.kind !== "plane" && shape.kind !== "cone") return [];
    const blunt = s.edges.filter((e) => e.kind === "convex" && e.turn > 12 && e.turn < 78);
    const pair = partners(surfaces, s, blunt);
    if (!pair) return [];
    const [one, two] = pair;
    // Both edges bend the same way and together make the corner that was there.
    const corner = one.turn + two.turn;
    if (corner < 40 || corner > 150) return [];
    const long =
      shape.kind === "cone" ? (one.length + two.length) / 2 : Math.max(one.length, two.length);
    const width = s.area / long;
    const [a, b] = [surfaces[one.to] as RecognisedSurface, surfaces[two.to] as RecognisedSurface];
    const narrow = shape.kind === "cone" ? width < long / 4 : width < 0.6 * long;
    if (!narrow || s.area > Math.min(a.area, b.area)) return [];
    const leg = (opposite: number): number =>
      (width * sin(opposite / DEGREES)) / sin(corner / DEGREES);
    return [
      {
        kind: "chamfer",
        surface,
        between: [one.to, two.to],
        legs: [leg(two.turn), leg(one.turn)],
        angle: one.turn,
      },
    ];
  });
}

/** The two faces beside a chamfer: for a plane, of parallel edges on opposite sides. */
function partners(
  surfaces: Surfaces,
  s: RecognisedSurface,
  blunt: readonly SurfaceEdge[],
): [SurfaceEdge, SurfaceEdge] | null {
  for (let i = 0; i < blunt.length; i++)
    for (let j = i + 1; j < blunt.length; j++) {
      const [x, y] = [blunt[i] as SurfaceEdge, blunt[j] as SurfaceEdge];
      if (Math.min(x.length, y.length) < 0.4 * Math.max(x.length, y.length)) continue;
      const [one, two] = x.to < y.to ? [x, y] : [y, x];
      if (s.shape.kind === "cone") return [one, two];
      const [a, b] = [surfaces[one.to]?.shape, surfaces[two.to]?.shape];
      if (a?.kind !== "plane" || b?.kind !== "plane") continue;
      // The three normals lie in one plane, so that both edges run the same way.
      const whole = acos(dot(a.normal, b.normal)) * DEGREES;
      if (Math.abs(whole - one.turn - two.turn) < 1) return [one, two];
    }
  return null;
}
