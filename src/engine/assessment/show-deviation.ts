import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mm } from "../foundation/units.ts";
import type { Vec3 } from "../geometry/mesh.ts";
import type { Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { isEmpty } from "./checks/solid/valid.ts";
import { type DeviationMap, deviationMap } from "./deviation-map.ts";
import { planOfRubric } from "./inspection/plan-of-rubric.ts";
import type { View } from "./inspection/inspection-types.ts";
import { type RigidPose, unlaid, unturned } from "./inspection/rigid-pose.ts";
import { choosePose } from "./pose/choose-pose.ts";
import { isMakingCheck } from "./printability/making-input.ts";
import { recognise } from "./recognise.ts";
import type { Recognition } from "./recognition-types.ts";
import type { Rubric } from "./rubric.ts";
import { type Deviation, surfaceDeviation } from "./surface-deviation.ts";
import { isVariantCheck } from "./variants/variant-outcomes.ts";

export interface ShowDeviationInput {
  readonly lesson: { readonly id: string; readonly rubric: Rubric };
  readonly part: Solid;
  /** The lesson's reference part, in the frame that the rubric speaks of. */
  readonly reference: Solid;
  /** Distances at which colours change, mm. */
  readonly levels?: readonly Mm[];
}

/** Where a solid stands in another one's frame: coordinate i is `rows[i] · p + shift[i]`, mm. */
export type Placed = Pick<RigidPose, "rows" | "shift">;

/** The largest difference of one sort. */
export interface LargestDeviation {
  /** Certainly at least this far, mm. */
  readonly by: Mm;
  /** Where, in the part's own frame, mm. */
  readonly at: Vec3;
  /** Number in the part's faces: there, or what lies nearest to what is missing. */
  readonly face: number;
}

/** Where a part differs from its reference, to be shown and told. */
export interface ShownDeviation {
  readonly map: DeviationMap;
  /** The most that stands out, and the most that is missing; absent where nothing does. */
  readonly extra?: LargestDeviation;
  readonly missing?: LargestDeviation;
}

/** Of so many pieces along its diagonal a part's colours are made, and at most this far apart, mm. */
const PIECES = 60;
const FARTHEST = 3;
/** Nearer than this is told as no difference, mm. */
const SAME = 0.001;
/** What the map's own chords may be off (`deviation-map.ts`), mm. */
const MAP_CHORD = 0.011;

/**
 * The distances of the part's surface from the reference's, with the part laid as its verdict was
 * reached; a mirror image, or a part in another place than asked for, as it was asked to lie. Long work:
 * only on request. Problems: `assessment.reference`, `assessment.deviation-mesh`, those of `recognise`.
 */
export function showDeviation(
  input: ShowDeviationInput,
  kernel: Kernel,
  ctx: Ctx,
): Result<ShownDeviation> {
  const posed = layOnReference(input, kernel, ctx);
  if (!posed.ok) return posed;
  const { part, reference } = posed.value;
  const bodies = {
    part: { mesh: part.solid.mesh, recognition: part.recognition, pose: part.pose },
    reference: { mesh: reference.solid.mesh, recognition: reference.recognition },
  };
  const { min, max } = part.solid.bounds;
  const [x, y, z] = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  const diagonal = Math.sqrt(x * x + y * y + z * z);
  const spacing = Math.min(FARTHEST, diagonal / PIECES);
  const map = deviationMap(
    { ...bodies, spacing, levels: input.levels ?? [] },
    { ...ctx, progress: () => {} },
  );
  if (!map.ok) return map;
  ctx.progress(0.5);
  const certified = surfaceDeviation(bodies, {
    ...ctx,
    progress: (fraction) => ctx.progress(0.5 + fraction / 2),
  });
  if (!certified.ok) return certified;
  return ok({
    map: map.value,
    ...largest("extra", map.value, certified.value, part),
    ...largest("missing", map.value, certified.value, part),
  });
}

/**
 * Where the reference stands in the part's own frame, to be drawn over it: as the part was laid for its
 * verdict. Problems: as of `showDeviation`.
 */
export function placeReference(
  input: ShowDeviationInput,
  kernel: Kernel,
  ctx: Ctx,
): Result<Placed> {
  const posed = layOnReference(input, kernel, ctx);
  if (!posed.ok) return posed;
  const { pose } = posed.value.part;
  const column = (k: 0 | 1 | 2): Vec3 => unturned(pose, axis(k));
  const [a, b, c] = [column(0), column(1), column(2)];
  const row = (k: 0 | 1 | 2): Vec3 => [a[k], b[k], c[k]];
  return ok({ rows: [row(0), row(1), row(2)], shift: unlaid(pose, [0, 0, 0]) });
}

const axis = (k: 0 | 1 | 2): Vec3 => [Number(k === 0), Number(k === 1), Number(k === 2)];

function layOnReference(
  { lesson, part, reference }: ShowDeviationInput,
  kernel: Kernel,
  ctx: Ctx,
): Result<{ readonly part: View; readonly reference: View }> {
  if (isEmpty(reference)) return fail(problem("assessment.reference", { lesson: lesson.id }));
  if (isEmpty(part))
    return fail(problem("assessment.deviation-mesh", { body: "part", flaw: "empty" }));
  const { rubric } = lesson;
  const plan = planOfRubric(rubric, reference, ctx);
  if (!plan.ok) return plan;
  const recognition = recognise({ mesh: part.mesh, provenance: part }, ctx);
  if (!recognition.ok) return recognition;
  // What is asked of the shape decides how it lies, as in `assess`.
  const checks = rubric.checks.filter((check) => !isMakingCheck(check) && !isVariantCheck(check));
  const sight = { solid: part, recognition: recognition.value };
  const posed = choosePose({ ...rubric, checks }, sight, plan.value, kernel);
  return ok(posed.asked ?? posed.inspection);
}

/** The larger one of what the map and the search of both surfaces found. */
function largest<S extends "extra" | "missing">(
  side: S,
  map: DeviationMap,
  { fromPart, fromReference }: Deviation,
  { solid, pose, recognition }: View,
): { readonly [K in S]?: LargestDeviation } {
  const sign = side === "extra" ? 1 : -1;
  let best: LargestDeviation = { by: SAME, at: [0, 0, 0], face: -1 };
  for (const { lo, at, partTriangle, material } of [fromPart, fromReference])
    if (material === side && lo > best.by)
      best = { by: lo, at: unlaid(pose, at), face: solid.faceOf[partTriangle] ?? 0 };
  const chords = chordsOf(map, recognition);
  for (let i = 0; i < map.triangles.length; i++) {
    const v = map.triangles[i] as number;
    const by = sign * (map.distances[v] as number);
    // The search is exact to a bracket and knows chords from curves: only what is clearly more is news.
    if (by <= best.by + MAP_CHORD + (chords[v] as number)) continue;
    const triangle = map.source[Math.floor(i / 3)] as number;
    const [x, y, z] = map.positions.subarray(3 * v, 3 * v + 3);
    best = { by, at: [x ?? 0, y ?? 0, z ?? 0], face: solid.faceOf[triangle] ?? 0 };
  }
  return (best.face < 0 ? {} : { [side]: best }) as { readonly [K in S]?: LargestDeviation };
}

/** How far each vertex of the map may stand off the curve whose chord it is on, mm. */
function chordsOf(
  { triangles, source, distances }: DeviationMap,
  found: Recognition,
): Float64Array {
  const ofSurface = found.surfaces.map(({ shape, flatRadius }) => {
    const radius =
      "minorRadius" in shape ? shape.minorRadius : "radius" in shape ? shape.radius : 0;
    return flatRadius === undefined ? 0 : Math.abs(radius - flatRadius);
  });
  const chords = new Float64Array(distances.length);
  for (let i = 0; i < triangles.length; i++) {
    const surface = found.surfaceOf[source[Math.floor(i / 3)] as number] as number;
    const v = triangles[i] as number;
    chords[v] = Math.max(chords[v] as number, ofSurface[surface] ?? 0);
  }
  return chords;
}
