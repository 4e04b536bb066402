import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mm } from "../foundation/units.ts";
import type { Vec3 } from "../geometry/mesh.ts";
import { type DeviationBody, flawOf, PreparedBody } from "./deviation/body.ts";
import type { MeantShape } from "./deviation/meant-shape.ts";
import { oneSide, type SideBracket, type SideQuestion } from "./deviation/one-side.ts";
import { sideOf } from "./deviation/side-of.ts";
import { TriangleTree } from "./deviation/triangle-tree.ts";

export interface DeviationInput {
  readonly part: DeviationBody;
  readonly reference: DeviationBody;
  /** The bracket may stay this wide; absent: 0.005 mm. */
  readonly within?: Mm;
  /** Only whether it is above this is asked: the search ends when that is sure, chords are split where it is not. */
  readonly limit?: Mm;
  /** How many points a direction may be asked about; absent: by the number of triangles. */
  readonly budget?: number;
}

/** How far two surfaces are apart: certainly at least `lo` somewhere, certainly at most `hi` everywhere. */
export interface Deviation {
  readonly lo: Mm;
  readonly hi: Mm;
  /** From the part's surface: what is there that should not be, or was moved. */
  readonly fromPart: DirectedDeviation;
  /** From the reference's surface: what should be there and is not. */
  readonly fromReference: DirectedDeviation;
  /** How far the meant surfaces may lie off the compared ones, at the most; the bracket contains it. */
  readonly chord: Mm;
  /** The budget ended first: the bracket is right, but wider than was asked for. */
  readonly spent: boolean;
}

export interface DirectedDeviation {
  readonly lo: Mm;
  readonly hi: Mm;
  /** Where `lo` was found (where that is 0: the largest distance as meshed), and the nearest point of the other surface, in the common frame. */
  readonly at: Vec3;
  readonly nearest: Vec3;
  /** The part's triangle there: the one of `at` or of `nearest`. */
  readonly partTriangle: number;
  /** What the part has there. */
  readonly material: "extra" | "missing" | "none";
  /** How many points were asked about. */
  readonly queries: number;
}

const WITHIN = 0.005;
/** Coordinates are cut and summed in 64 bits: what that may add, as a part of the largest. */
const ROUNDING = 1e-13;

/**
 * A certified bracket of the two-sided Hausdorff distance of two closed surfaces (`one-side.ts`). Without
 * recognition the meshes are compared as they are. With it the meant surfaces are: chords of planes, cylinders,
 * cones, spheres and tori are first only allowed for, and where that leaves the question open, both meshes
 * are drawn nearer to their curves; corners stay where they are. What then remains of the chords widens the
 * bracket. Free surfaces count as they are meshed; how far they may bulge between their corners is an
 * estimate by their bend, which takes nothing from a right part but lowers `lo`.
 * The same bodies give the same answer in any order of their triangles and in every JavaScript engine.
 * Problems: `assessment.deviation-mesh` {body, flaw}, `foundation.cancelled`.
 */
export function surfaceDeviation(input: DeviationInput, ctx: Ctx): Result<Deviation> {
  for (const body of ["part", "reference"] as const) {
    const flaw = flawOf(input[body].mesh);
    if (flaw) return fail(problem("assessment.deviation-mesh", { body, flaw }));
  }
  const bodies = [new PreparedBody(input.part), new PreparedBody(input.reference)] as const;
  for (const [i, { canonical }] of bodies.entries())
    if (canonical.triangles.length === 0) {
      const body = i === 0 ? "part" : "reference";
      return fail(problem("assessment.deviation-mesh", { body, flaw: "empty" }));
    }
  const within = Math.max(input.within ?? WITHIN, 1e-6);
  // Finer chords only where coarser ones leave the question open.
  const goals = [Infinity, ...(input.limit === undefined ? [] : [input.limit / 8]), within / 4];
  for (const goal of goals) {
    const deviation = compare(bodies, goal, within, input, ctx);
    if (ctx.cancelled()) break;
    // Where there were too many chords to split, asking for finer ones is of no use.
    const isFull = goal < Infinity && deviation.chord > 2.1 * goal;
    const isLast = isFull || goal === goals.at(-1);
    if (isLast || isSettled(deviation, within, input.limit)) return ok(deviation);
  }
  return fail(problem("foundation.cancelled"));
}

const isSettled = ({ lo, hi, chord }: Deviation, within: number, limit?: number): boolean =>
  chord <= within / 4 || (limit === undefined ? chord <= within : lo > limit || hi <= limit);

type Bodies = readonly [PreparedBody, PreparedBody];

function compare(
  bodies: Bodies,
  goal: number,
  within: number,
  { limit, budget }: DeviationInput,
  ctx: Ctx,
): Deviation {
  const [part, reference] = bodies.map((b) => b.shape(goal)) as [MeantShape, MeantShape];
  const trees = [part, reference].map((s) => new TriangleTree(s.mesh, s.slack, s.excuse)) as [
    TriangleTree,
    TriangleTree,
  ];
  const chord = part.mostSlack + reference.mostSlack;
  const count = trees[0].count + trees[1].count;
  const question: SideQuestion = {
    // What the chords leave open cannot be searched away.
    within: within + chord,
    least: within / 8 + chord,
    ...(limit === undefined ? {} : { limit }),
    budget: budget ?? 100_000 + 8 * count,
    cancelled: ctx.cancelled,
  };
  const rounding = ROUNDING * Math.max(...bodies.map((b) => b.canonical.reach));
  const out = oneSide({ ...part.mesh, slack: part.slack, excuse: part.excuse }, trees[1], question);
  ctx.progress(0.5);
  const back = oneSide(
    { ...reference.mesh, slack: reference.slack, excuse: reference.excuse },
    trees[0],
    question,
  );
  ctx.progress(1);
  const fromPart = directed(
    out,
    trees[1],
    rounding,
    ["extra", "missing"],
    part.source[out.triangle],
  );
  const nearby = part.source[trees[0].source[back.by] as number];
  const fromReference = directed(back, trees[0], rounding, ["missing", "extra"], nearby);
  return {
    lo: Math.max(fromPart.lo, fromReference.lo),
    hi: Math.max(fromPart.hi, fromReference.hi),
    fromPart,
    fromReference,
    chord,
    spent: out.spent || back.spent,
  };
}

function directed(
  { lo, hi, at, nearest, queries }: SideBracket,
  tree: TriangleTree,
  rounding: number,
  [outside, inside]: readonly ["extra" | "missing", "extra" | "missing"],
  partTriangle = 0,
): DirectedDeviation {
  const side = lo > 0 ? sideOf(tree, ...at) : 0;
  return {
    lo: Math.max(0, lo - rounding),
    hi: hi + rounding,
    at,
    nearest,
    partTriangle,
    material: side > 0 ? outside : side < 0 ? inside : "none",
    queries,
  };
}
