import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import { problem } from "../../engine/foundation/problem.ts";
import type { ScriptRun } from "../../engine/modelling/run-script.ts";
import type { ParameterValues } from "../../engine/modelling/parameter-types.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { PartSummary } from "../../engine/records/event-types.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { RunOptions } from "../offload/client.ts";
import type { Services } from "./services.ts";

/** Script -> solid. `onScript` is told what the script asked for and wrote, before the solid is there. */
export async function modelPart(
  services: Services,
  source: string,
  values: ParameterValues,
  options: RunOptions,
  onScript: (run: ScriptRun) => void,
): Promise<Result<Solid>> {
  const run = await services.runScript(source, values, { signal: options.signal });
  if (!run.ok) return run;
  if (options.signal?.aborted) return fail(problem("foundation.cancelled"));
  onScript(run.value);
  const solid = await services.run("evaluate", { graph: run.value.graph }, options);
  return solid.ok ? ok(solid.value, [...run.problems, ...solid.problems]) : solid;
}

export function partSummary(solid: Solid): PartSummary {
  const { volume, area, bounds, genus, bodies } = solid;
  return {
    volume,
    area,
    bounds: { min: [...bounds.min], max: [...bounds.max] },
    genus,
    bodies,
    faces: solid.faces.length,
    triangles: solid.mesh.triangles.length / 3,
    shape: fingerprint(solid.mesh),
  };
}

/**
 * 64 bits over every corner and triangle, to tell one part from another; against change by accident,
 * not by intent. Source: Fowler, Noll, Vo, FNV-1a, as in RFC 9923 (2025), on words of 32 bits.
 */
function fingerprint({ positions, triangles }: Mesh): string {
  let a = 0x811c9dc5;
  let b = positions.length;
  for (const { buffer, byteOffset, byteLength } of [positions, triangles])
    for (const word of new Uint32Array(buffer, byteOffset, byteLength / 4)) {
      a = Math.imul(a ^ word, 0x01000193);
      // Multiplication carries upwards only; the high bits of a number must reach the low ones too.
      b = Math.imul((b ^ word) + (a >>> 15), 0x85ebca6b);
    }
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, "0");
  return hex(a) + hex(b);
}

/** Whether two solids are the same down to the last corner, so that what was made of one holds for the other. */
export function sameSolid(a: Solid | undefined, b: Solid | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    sameNumbers(a.mesh.positions, b.mesh.positions) &&
    sameNumbers(a.mesh.triangles, b.mesh.triangles)
  );
}

function sameNumbers(a: Float64Array | Uint32Array, b: Float64Array | Uint32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
