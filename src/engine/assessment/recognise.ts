import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { Solid } from "../solid/solid-types.ts";
import { composeFeatures } from "./recognition/compose/compose.ts";
import { curvedRegions } from "./recognition/fit/curved-regions.ts";
import type { Field } from "./recognition/fit/sample.ts";
import { settle } from "./recognition/fit/settle.ts";
import { type CanonicalMesh, canonicalMesh } from "./recognition/mesh/canonical.ts";
import { patchGraph } from "./recognition/mesh/patch-graph.ts";
import { flatPatches } from "./recognition/mesh/patches.ts";
import { assemble } from "./recognition/result/assemble.ts";
import { NO_SURFACE, type Recognition } from "./recognition-types.ts";

export interface RecogniseInput {
  /** A closed mesh, triangles counter-clockwise from outside, mm; equal vertices are joined here. */
  readonly mesh: Mesh;
  /** Face table of the same triangles: used for names and exact numbers, never as proof. */
  readonly provenance?: Pick<Solid, "faceOf" | "faces">;
  /** How far vertices may be rounded, mm; absent: as in a file of 32-bit numbers, coarser where that explains more. */
  readonly epsilon?: number;
}

/** Rounding of a 32-bit number in all three coordinates, relative to the largest. */
const FLOAT = 1.1e-7;
/** Rounding of meshes that were moved or joined in 32-bit numbers, and of snapped ones and text with six digits. */
const MOVED = 1e-6;
const SNAPPED = 6e-6;
/** Where every coordinate has so few decimals, corners are off by half of the last one: about this part of it. */
const DECIMALS = [0.001, 0.01] as const;
const LAST = 0.3;
/** A mesh that was thinned out or measured: its corners are off by some micrometres, mm. */
const WORN = 0.002;
/** Gains in explained area under this do not speak for a coarser tolerance. */
const GAIN = 0.002;
/** Where so little was explained, and now so much is, all pieces are new. */
const NOTHING = 0.1;
const MOST = 0.5;
/**
 * Where so much is explained, and not all, more of the like is looked for at twice the tolerance: of a mesh that
 * was thinned out some corners are off by more than others. (Of gimbal.stl 88.6 % becomes 95.5 %. Tried: all of
 * it at another tolerance, 80 to 91 %; whatever fits, 95.6 %, and a plate with a free edge was judged wrong.)
 */
const KNOWN = 0.8;
const WIDER = 2;

/**
 * Recognises the surfaces and features of a mesh. The same mesh gives the same answer in every
 * JavaScript engine, and the same features in any order of its triangles. Problems:
 * `solid.empty`, `solid.mesh-invalid`, `foundation.cancelled`.
 */
export function recognise(input: RecogniseInput, ctx: Ctx): Result<Recognition> {
  const { positions, triangles } = input.mesh;
  if (triangles.length === 0) return fail(problem("solid.empty"));
  const vertices = positions.length / 3;
  if (triangles.length % 3 !== 0 || positions.some((x) => !Number.isFinite(x)))
    return fail(problem("solid.mesh-invalid"));
  if (triangles.some((v) => v >= vertices)) return fail(problem("solid.mesh-invalid"));
  const mesh = canonicalMesh(input.mesh);
  if (mesh.triangles.length === 0) return fail(problem("solid.empty"));
  const levels =
    input.epsilon === undefined
      ? [...[FLOAT, MOVED, SNAPPED].map((e) => e * mesh.reach), ...roundedTo(positions), WORN]
      : [input.epsilon];
  let best: Recognition | undefined;
  let at = { epsilon: 0, rounding: 0 };
  for (const epsilon of [...levels].sort((a, b) => a - b)) {
    if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
    const isWorn = epsilon === WORN && input.epsilon === undefined;
    const rounding = isWorn ? Math.min(epsilon, SNAPPED * mesh.reach) : epsilon;
    const tried = { epsilon: Math.max(epsilon, 1e-9), rounding: Math.max(rounding, 1e-9) };
    const found = recogniseAt(mesh, tried, input);
    if (!best || (isWorn ? isWhole(found, best) : isBetter(found, best))) {
      best = found;
      at = tried;
    }
    if (best.explained === 1 && !isBroken(best.surfaces)) break;
  }
  if (!best) return fail(problem("solid.empty"));
  if (best.explained > KNOWN && best.explained < 1 - GAIN) {
    const wider = recogniseAt(mesh, at, input, WIDER);
    if (wider.explained > best.explained + GAIN) best = wider;
  }
  return ok(best);
}

/** The tolerance of a mesh written with few decimals, which of a small part are coarser than six digits. */
function roundedTo(positions: Float64Array): number[] {
  // A number of 32 bits is not quite the one that was written.
  const isStep = (x: number, step: number): boolean =>
    Math.abs(x / step - Math.round(x / step)) < 0.05;
  return DECIMALS.filter((step) => positions.every((x) => isStep(x, step))).map(
    (step) => LAST * step,
  );
}

/** A coarser tolerance is better if it explains more, or the same with fewer pieces of broken faces. */
function isBetter(coarse: Recognition, fine: Recognition): boolean {
  const [pieces, before] = [coarse.surfaces.length, fine.surfaces.length];
  // More explained by crumbs is nothing explained: a thread is not a hundred cones.
  const isSeen = pieces <= 2 * before || (fine.explained < NOTHING && coarse.explained > MOST);
  if (coarse.explained > fine.explained + GAIN && isSeen) return true;
  return coarse.explained > fine.explained - GAIN && pieces < before && isBroken(fine.surfaces);
}

/**
 * At a tolerance of some micrometres a free surface falls into stretches of cylinders: only what puts pieces
 * together again speaks for it.
 */
function isWhole(coarse: Recognition, fine: Recognition): boolean {
  const more = coarse.surfaces.length - fine.surfaces.length;
  return more < 0
    ? coarse.explained > fine.explained - GAIN
    : more === 0 && coarse.explained > fine.explained + GAIN;
}

/** Do faces that ought to be one lie side by side: planes all but in one plane, cylinders all but of one radius? */
function isBroken(surfaces: Recognition["surfaces"]): boolean {
  return surfaces.some(({ shape, edges }) =>
    edges.some(({ to, turn }) => {
      const other = surfaces[to]?.shape;
      if (shape.kind === "plane") return other?.kind === "plane" && turn < 0.5;
      if (shape.kind !== "cylinder" || other?.kind !== "cylinder" || turn > 6) return false;
      return (
        shape.inward === other.inward && Math.abs(shape.radius - other.radius) < 0.1 * shape.radius
      );
    }),
  );
}

function recogniseAt(
  mesh: CanonicalMesh,
  { epsilon, rounding }: { readonly epsilon: number; readonly rounding: number },
  input: RecogniseInput,
  wider?: number,
): Recognition {
  const tolerance = 3 * epsilon;
  const graph = patchGraph(mesh, flatPatches(mesh, tolerance));
  const owner = new Int32Array(graph.patches.count).fill(-1);
  const field: Field = { mesh, graph, owner, tolerance, rounding };
  const settled = settle(field, curvedRegions(field, wider));
  const { surfaces, surfaceOf, corners } = assemble(field, settled, input.provenance);
  const given = new Uint32Array(input.mesh.triangles.length / 3).fill(NO_SURFACE);
  for (let t = 0; t < surfaceOf.length; t++)
    given[mesh.source[t] as number] = surfaceOf[t] as number;
  const area = surfaces.reduce((sum, s) => sum + s.area, 0);
  const features = composeFeatures(field, surfaces, surfaceOf);
  const free = features.reduce((sum, f) => (f.kind === "free" ? sum + f.share : sum), 0);
  return {
    surfaces,
    surfaceOf: given,
    corners,
    features,
    tolerance,
    area,
    explained: 1 - free,
    openSides: mesh.openSides,
  };
}
