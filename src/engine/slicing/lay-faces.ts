import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mesh, Vec3 } from "../geometry/mesh.ts";
import { type FlatFace, flatFaces } from "./bed/flat-faces.ts";
import { rateDirection, solidityOf, type Standing } from "./bed/rate-direction.ts";
import { badnessOf, type LayReason, reasonOf } from "./bed/score.ts";
import { type Turn, turnFaceDown } from "./turn.ts";

export type { LayReason } from "./bed/score.ts";

/** Of a hull's face the part's own surface is at least this share, or it is no face of the part. */
const RESTS = 0.01;

/** A flat face that the part can be laid on, with what that means for the print. */
export interface LayFace extends FlatFace, Standing {
  /** Lays this face on the bed; from the mesh as it came, not from how it is turned now. */
  readonly turn: Turn;
  /** Lower is better; see `bed/score.ts` for what it adds up. */
  readonly badness: number;
}

export interface LayFaces {
  /** The largest first; at most `MOST_FACES`. */
  readonly faces: readonly LayFace[];
  /** Index of the suggested one. */
  readonly best: number;
  /** Why it is suggested: a catalogue id `bed.reason.<code>` and its numbers. */
  readonly reason: LayReason;
}

/**
 * Every way to lay a part (mm, any place) on one of its flat faces, and the way that prints best. It
 * only suggests. `supportAngle`: degrees from upright beyond which an underside needs support.
 * Errors: `slicing.bad-mesh`, `slicing.nothing-to-print`, `slicing.no-flat-face` (the mesh is flat),
 * `foundation.cancelled`.
 */
export function layFaces(mesh: Mesh, supportAngle: number, ctx: Ctx): Result<LayFaces> {
  const { positions, triangles } = mesh;
  if (triangles.length === 0) return fail(problem("slicing.nothing-to-print"));
  for (const v of triangles)
    if (!Number.isFinite(positions[3 * v]! + positions[3 * v + 1]! + positions[3 * v + 2]!))
      return fail(problem("slicing.bad-mesh"));
  const found = flatFaces(mesh);
  if (found.length === 0) return fail(problem("slicing.no-flat-face"));
  const solidity = solidityOf(mesh);
  const faces: { -readonly [K in keyof LayFace]: LayFace[K] }[] = [];
  for (const [i, face] of found.entries()) {
    if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
    ctx.progress(i / found.length, "faces");
    const down: Vec3 = face.normal;
    const standing = rateDirection(mesh, solidity, down, supportAngle);
    faces.push({ ...face, ...standing, turn: turnFaceDown(down), badness: 0 });
  }
  for (const face of faces) face.badness = badnessOf(face, faces, solidity);
  let best = 0;
  for (const [i, face] of faces.entries()) if (face.badness < faces[best]!.badness - 1e-9) best = i;
  const reason = reasonOf(faces[best]!, faces);
  // A plane that only touches edges or points is a face of the hull, but none that a person sees.
  const kept = faces.filter(({ contact, area }, i) => i === best || contact >= RESTS * area);
  return ok({ faces: kept, best: kept.indexOf(faces[best]!), reason });
}
