import type { Ctx } from "../foundation/context.ts";
import { problem, type Problem, warning } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { ImportedMesh, RawMesh, UnitGuess } from "./import-types.ts";
import type { EdgeCensus } from "./mesh/edges.ts";
import { largestSize, signedVolume, turnOver } from "./mesh/measure.ts";
import { weldMesh } from "./mesh/weld.ts";
import { read3mf } from "./read-3mf.ts";
import { readObj } from "./read-obj.ts";
import { readStl } from "./read-stl.ts";

/** No printable part is larger; coordinates beyond this are noise, mm. */
const LARGEST_COORDINATE = 1e6;
/** A whole part smaller than this (in file units) was hardly meant in millimetres. */
const INCH_BELOW = 5;
const METRE_BELOW = 0.5;

/**
 * Reads a mesh file from anywhere: STL (binary, ASCII), OBJ or 3MF, by its content, then its name.
 * Corners are welded, triangles without area left out, a shell turned inside out is turned back.
 * Gaps and non-manifold edges are warnings (the solid room decides what can be made of them).
 * Errors are `interchange.*` with the place in the file; bad bytes never throw.
 */
export function importMesh(bytes: Uint8Array, name: string, ctx: Ctx): Result<ImportedMesh> {
  if (bytes.length === 0)
    return fail(problem("interchange.empty-file", { name }, { kind: "file", name }));
  const format = formatOf(bytes, name);
  if (!format) return fail(problem("interchange.unknown-format", { name }, { kind: "file", name }));
  const read = format === "3mf" ? read3mf : format === "obj" ? readObj : readStl;
  const raw = read(bytes, name, ctx);
  if (!raw.ok) return raw;
  return finish(raw.value, raw.problems, name, ctx);
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

function formatOf(bytes: Uint8Array, name: string): "stl" | "obj" | "3mf" | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04)
    return "3mf";
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return extension === "stl" || extension === "obj" || extension === "3mf" ? extension : undefined;
}
