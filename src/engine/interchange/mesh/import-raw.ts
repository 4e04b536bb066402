import type { Ctx } from "../../foundation/context.ts";
import { problem, type Problem, warning } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Mesh } from "../../geometry/mesh.ts";
import type { ImportedMesh, RawMesh, UnitGuess } from "../import-types.ts";
import type { EdgeCensus } from "./edges.ts";
import { largestSize, signedVolume, turnOver } from "./measure.ts";
import { weldMesh } from "./weld.ts";

/** No printable part is larger; coordinates beyond this are noise, mm. */
const LARGEST_COORDINATE = 1e6;
/** A whole part smaller than this (in file units) was hardly meant in millimetres. */
const INCH_BELOW = 5;
const METRE_BELOW = 0.5;

/**
 * What was read of a mesh file, made sound: corners are welded, triangles without area left out, a
 * shell turned inside out is turned back. Gaps and non-manifold edges are warnings (the solid room
 * decides what can be made of them). Errors are `interchange.*`.
 */
export function importRaw(read: Result<RawMesh>, name: string, ctx: Ctx): Result<ImportedMesh> {
  return read.ok ? finish(read.value, read.problems, name, ctx) : read;
}

function finish(
  raw: RawMesh,
  earlier: readonly Problem[],
  name: string,
  ctx: Ctx,
): Result<ImportedMesh> {
  const place = { kind: "file", name } as const;
  if (raw.mesh.triangles.length === 0)
    return fail(problem("interchange.no-triangles", { name }, place));
  const far = raw.mesh.positions.findIndex((value) => Math.abs(value) > LARGEST_COORDINATE);
  if (far >= 0)
    return fail(
      problem("interchange.too-large", { name, value: raw.mesh.positions[far] as number }, place),
    );
  ctx.progress(0.7, "weld");
  const welded = weldMesh(raw.mesh);
  if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
  if (welded.mesh.triangles.length === 0)
    return fail(problem("interchange.no-triangles", { name }, place));
  const problems = [...earlier, ...complaints(welded.census, name)];
  let mesh: Mesh = welded.mesh;
  if (welded.census.open === 0 && signedVolume(mesh) < 0) {
    mesh = turnOver(mesh);
    problems.push(warning("interchange.turned-over", { name }, place));
  }
  ctx.progress(1, "weld");
  return ok(
    {
      mesh,
      format: raw.format,
      ...(raw.unit ? { unit: raw.unit } : {}),
      unitGuess: guessUnit(mesh, raw),
      report: {
        triangles: mesh.triangles.length / 3,
        openEdges: welded.census.open,
        nonManifoldEdges: welded.census.nonManifold,
        degenerate: raw.degenerate + welded.dropped,
        bodies: welded.census.bodies,
      },
    },
    problems,
  );
}

function complaints(census: EdgeCensus, name: string): Problem[] {
  const place = { kind: "file", name } as const;
  const found: Problem[] = [];
  if (census.open > 0)
    found.push(warning("interchange.open-mesh", { name, edges: census.open }, place));
  if (census.nonManifold > 0)
    found.push(warning("interchange.non-manifold", { name, edges: census.nonManifold }, place));
  return found;
}

function guessUnit(mesh: Mesh, raw: RawMesh): UnitGuess {
  if (raw.unit) return { factor: 1, reason: "declared" };
  const size = largestSize(mesh);
  if (size < METRE_BELOW) return { factor: 1000, reason: "looks-like-metres" };
  if (size < INCH_BELOW) return { factor: 25.4, reason: "looks-like-inches" };
  return { factor: 1, reason: "plausible" };
}
