import { type Ctx, quietCtx } from "../foundation/context.ts";
import { type Problem, problem, warning } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { fitFaces } from "./fit-faces.ts";
import type { Kernel } from "./kernel.ts";
import { buildSolid } from "./kit/build-solid.ts";
import { exactBody, roundedBody } from "./kit/exact-body.ts";
import { IDENTITY } from "./kit/matrix.ts";
import { measureShells } from "./kit/measure-shells.ts";
import { partTouching } from "./mesh/part-touching.ts";
import { countEdges } from "./mesh/sides.ts";
import { weld } from "./mesh/weld.ts";
import type { Solid } from "./solid-types.ts";

/** The feature of every face of an imported mesh. */
const IMPORTED = "mesh";

/** Shares of the time of a scan of a million triangles that are over after each step. */
const DONE = { welded: 0.1, fitted: 0.6, checked: 0.9 } as const;

/**
 * Makes a solid with fitted faces of an imported mesh. Vertices that coincide are welded, nearly
 * coinciding ones where that closes the mesh; inside-out meshes are turned. Where the mesh stays
 * open or is not a manifold, the problem says how many edges are bad:
 * `solid.open-mesh {edges}`, `solid.non-manifold-mesh {edges}`, `solid.mesh-invalid`.
 */
export function solidFromMesh(mesh: Mesh, kernel: Kernel, ctx: Ctx = quietCtx()): Result<Solid> {
  if (mesh.triangles.length === 0) return fail(problem("solid.empty"));
  const count = mesh.positions.length / 3;
  if (mesh.positions.some((x) => !Number.isFinite(x)) || mesh.triangles.some((v) => v >= count))
    return fail(problem("solid.mesh-invalid"));
  const problems: Problem[] = [];
  let welded = weld(mesh, 0);
  let edges = countEdges(welded);
  ctx.progress(DONE.welded);
  if (edges.open + edges.crowded > 0) {
    const coarse = weld(mesh, 1e-5 * sizeOf(mesh) + 1e-6);
    const better = countEdges(coarse);
    if (better.open + better.crowded < edges.open + edges.crowded) {
      [welded, edges] = [coarse, better];
      if (better.open + better.crowded === 0) problems.push(warning("solid.mesh-welded"));
    }
  }
  if (edges.open > 0) return fail(problem("solid.open-mesh", { edges: edges.open }));
  if (edges.crowded > 0) return fail(problem("solid.non-manifold-mesh", { edges: edges.crowded }));
  if (measureShells(welded.positions, welded.triangles).volume < 0) {
    welded = { positions: welded.positions, triangles: reversed(welded.triangles) };
    problems.push(warning("solid.mesh-reversed"));
  }
  const solid = throughKernel(partTouching(welded), kernel, ctx);
  return solid ? ok(solid, problems) : fail(problem("solid.mesh-invalid"));
}

/** The solid that the kernel makes of a closed mesh, with fitted faces; null where it refuses. */
function throughKernel(mesh: Mesh, kernel: Kernel, ctx: Ctx): Solid | null {
  const { faceOf, faces } = fitFaces(mesh);
  ctx.progress(DONE.fitted);
  // An STL's numbers have 32 bits: the kernel then loses none, and two rounds through it are saved.
  const isRounded = mesh.positions.every((x) => Math.fround(x) === x);
  const made = (isRounded ? roundedBody : exactBody)({ ...mesh, faceOf }, kernel);
  if (!made) return null;
  ctx.progress(DONE.checked);
  const { body, original } = made;
  try {
    if (body.isEmpty()) return null;
    const naming = (): { feature: string } => ({ feature: IMPORTED });
    return buildSolid(body, [{ original, faces, matrix: IDENTITY, naming }], isRounded);
  } finally {
    body.delete();
  }
}

function reversed(triangles: Uint32Array): Uint32Array {
  const out = Uint32Array.from(triangles);
  for (let i = 0; i < out.length; i += 3)
    [out[i], out[i + 1]] = [out[i + 1] as number, out[i] as number];
  return out;
}

function sizeOf({ positions }: Mesh): number {
  let [low, high] = [Infinity, -Infinity];
  for (const x of positions) {
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  return high - low;
}
