import { quietCtx } from "../../src/engine/foundation/context.ts";
import { finishGcode } from "../../src/engine/gcode/finish.ts";
import { plannedOf } from "../../src/engine/gcode/planned.ts";
import { createGcodeWriter, type GcodeWriter } from "../../src/engine/gcode/writer.ts";
import type { Mesh } from "../../src/engine/geometry/mesh.ts";
import { resolveProfile } from "../../src/engine/machines/resolve.ts";
import type { Clipper } from "../../src/engine/slicing/clipper.ts";
import { joinShares } from "../../src/engine/slicing/join-shares.ts";
import { createSlicer, type Slicer } from "../../src/engine/slicing/slicer.ts";
import { valueOf } from "./judged.ts";
import { OURS } from "./ours.ts";

/** Settings that a person changes after slicing; each value is a new one. */
const CHANGES = {
  infill_density: [0.2, 0.25, 0.3],
  nozzle_temperature: [205, 215, 220],
  outer_wall_speed: [40, 45, 55],
} as const;
export type Changed = keyof typeof CHANGES;

export interface Rerun {
  /** Medians, ms: from the mesh in memory to the proved G-code, and without reading it back. */
  readonly full_ms: number;
  readonly full_lines_ms: number;
  readonly changed: Readonly<Record<Changed, { readonly ms: number; readonly lines_ms: number }>>;
}

/** A whole slice beside one in which a single setting was changed, in one thread, warm, in turn. */
export function reruns(mesh: Mesh, clipper: Clipper): Rerun | { readonly failed: string } {
  try {
    return timed(mesh, clipper);
  } catch (cause) {
    // What was measured before it is not to be lost.
    return { failed: String(cause) };
  }
}

function timed(mesh: Mesh, clipper: Clipper): Rerun {
  const fresh = (): Line => ({ slicer: createSlicer(clipper), writer: createGcodeWriter() });
  // Not counted: it makes the code warm.
  through(fresh(), mesh, {});
  const full: Took[] = [];
  const names = Object.keys(CHANGES) as Changed[];
  const changed = new Map(names.map((name) => [name, [] as Took[]]));
  for (let round = 0; round < CHANGES.infill_density.length; round++) {
    const line = fresh();
    full.push(through(line, mesh, {}));
    for (const name of names) {
      changed.get(name)!.push(through(line, mesh, { [name]: CHANGES[name][round]! }));
      // Back to where it was: each change is one from the same state.
      through(line, mesh, {});
    }
  }
  const of = (name: Changed) => {
    const took = changed.get(name)!;
    return { ms: median(took, "ms"), lines_ms: median(took, "lines_ms") };
  };
  return {
    full_ms: median(full, "ms"),
    full_lines_ms: median(full, "lines_ms"),
    changed: {
      infill_density: of("infill_density"),
      nozzle_temperature: of("nozzle_temperature"),
      outer_wall_speed: of("outer_wall_speed"),
    },
  };
}

interface Line {
  readonly slicer: Slicer;
  readonly writer: GcodeWriter;
}
interface Took {
  readonly ms: number;
  readonly lines_ms: number;
}

function through(
  { slicer, writer }: Line,
  mesh: Mesh,
  set: Readonly<Record<string, number>>,
): Took {
  const profile = valueOf(resolveProfile({ set: { ...OURS, ...set } }));
  const ctx = quietCtx();
  const start = performance.now();
  const share = valueOf(slicer.slice({ mesh, profile }, ctx));
  const written = valueOf(writer.write(share.layers, share.from, profile, ctx));
  const lines_ms = performance.now() - start;
  valueOf(finishGcode([written], plannedOf(valueOf(joinShares([share]))), profile, ctx));
  return { ms: performance.now() - start, lines_ms };
}

const median = (all: readonly Took[], key: keyof Took): number =>
  all.map((took) => took[key]).sort((a, b) => a - b)[Math.floor(all.length / 2)]!;
