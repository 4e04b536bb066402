import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import { problem } from "../../engine/foundation/problem.ts";
import type { ScriptRun } from "../../engine/modelling/run-script.ts";
import type { ParameterValues } from "../../engine/modelling/parameter-types.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { PartSummary } from "../../engine/records/event-types.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { RunOptions } from "../offload/client.ts";
import { pause } from "./pause.ts";
import type { Services } from "./services.ts";

/** Words of a fingerprint between two pauses: some ms of an old computer. */
const WORDS_A_STEP = 500_000;

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

/** What the records keep of a part. Worked out in steps: the page answers between them. */
export async function partSummary(solid: Solid): Promise<PartSummary> {
  const { volume, area, bounds, genus, bodies } = solid;
  return {
    volume,
    area,
    bounds: { min: [...bounds.min], max: [...bounds.max] },
    genus,
    bodies,
    faces: solid.faces.length,
    triangles: solid.mesh.triangles.length / 3,
    shape: await fingerprint(solid.mesh),
  };
}

/**
 * 64 bits over every corner and triangle, to tell one part from another; against change by accident,
 * not by intent. Source: Fowler, Noll, Vo, FNV-1a, as in RFC 9923 (2025), on words of 32 bits.
 */
async function fingerprint({ positions, triangles }: Mesh): Promise<string> {
  const state = Uint32Array.of(0x811c9dc5, positions.length);
  for (const { buffer, byteOffset, byteLength } of [positions, triangles]) {
    const words = new Uint32Array(buffer, byteOffset, byteLength / 4);
    for (let at = 0; at < words.length; at += WORDS_A_STEP) {
      if (words.length > WORDS_A_STEP) await pause();
      mix(state, words.subarray(at, at + WORDS_A_STEP));
    }
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

function mix(state: Uint32Array, words: Uint32Array): void {
  let [a, b] = [state[0] as number, state[1] as number];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    a = Math.imul(a ^ word, 0x01000193);
    // Multiplication carries upwards only; the high bits of a number must reach the low ones too.
    b = Math.imul((b ^ word) + (a >>> 15), 0x85ebca6b);
  }
  state.set([a, b]);
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
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
