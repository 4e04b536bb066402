import { isDeepStrictEqual } from "node:util";
import { quietCtx } from "../../src/engine/foundation/context.ts";
import { finishGcode } from "../../src/engine/gcode/finish.ts";
import { plannedOf } from "../../src/engine/gcode/planned.ts";
import { createGcodeWriter } from "../../src/engine/gcode/writer.ts";
import type { Mesh } from "../../src/engine/geometry/mesh.ts";
import type { PrintProfile } from "../../src/engine/machines/profile-types.ts";
import type { Clipper } from "../../src/engine/slicing/clipper.ts";
import { joinShares } from "../../src/engine/slicing/join-shares.ts";
import type { Plan } from "../../src/engine/slicing/plan.ts";
import { createSlicer } from "../../src/engine/slicing/slicer.ts";
import { insideDefects } from "./inside-defects.ts";
import { laidDefects } from "./laid-defects.ts";
import { regionsOf } from "./regions.ts";
import { travelDefects } from "./travel-defects.ts";

/** Something that must not be. */
export interface Defect {
  readonly kind: string;
  readonly text: string;
}

/** What the filament may differ from the plan, as a share. */
const VOLUME_OFF = 0.005;
const THREADS = 3;
/** Threads of bridges are round, whatever a bead of so low a layer would take. */
const MOST_FLOW = 12;
/** Answers to parts that cannot be printed. */
const FAIR = new Set(["slicing.nothing-to-print", "slicing.too-large", "slicing.too-high"]);

/** Slices, writes, reads back and lays down one part, and looks for what is wrong at each step. */
export function proveOne(
  mesh: Mesh,
  profile: PrintProfile,
  clipper: Clipper,
  lay: boolean,
): Defect[] {
  const defects: Defect[] = [];
  const add = (kind: string, text: string): void => void defects.push({ kind, text });
  try {
    const slicer = createSlicer(clipper);
    const sliced = slicer.slice({ mesh, profile }, quietCtx());
    if (!sliced.ok) {
      const unfair = sliced.problems.filter(({ code }) => !FAIR.has(code));
      if (unfair.length > 0) add("problem", JSON.stringify(unfair));
      return defects;
    }
    const joined = joinShares([sliced.value]);
    if (!joined.ok) return [{ kind: "problem", text: JSON.stringify(joined.problems) }];
    const plan = joined.value;
    for (const text of planDefects(plan)) add("plan", text);
    const shares = Array.from({ length: THREADS }, (_, index) =>
      createSlicer(clipper).slice({ mesh, profile, share: { index, of: THREADS } }, quietCtx()),
    );
    const parts = shares.flatMap((share) => (share.ok ? [share.value] : []));
    const shared = joinShares(parts);
    if (!shared.ok || !samePlan(shared.value, plan))
      add("shares", "three shares are not the whole");
    // A run with other settings between, and what the store then holds.
    const other = {
      ...profile,
      settings: {
        ...profile.settings,
        infill_density: 0.33,
        seam: "nearest",
        wall_count: 3,
      } as const,
    };
    slicer.slice({ mesh, profile: other }, quietCtx());
    const warm = slicer.slice({ mesh, profile }, quietCtx());
    if (!warm.ok || !isDeepStrictEqual(warm.value.layers, plan.layers))
      add("cache", "warm is not fresh");

    const written = createGcodeWriter().write(plan.layers, 0, profile, quietCtx());
    if (!written.ok)
      return [...defects, { kind: "problem", text: JSON.stringify(written.problems) }];
    const planned = plannedOf(plan);
    const done = finishGcode([written.value], planned, profile, quietCtx());
    if (!done.ok) return [...defects, { kind: "problem", text: JSON.stringify(done.problems) }];
    for (const finding of done.value.findings)
      if (finding.verdict === "fail") add(`verify ${finding.id}`, JSON.stringify(finding.params));
    const volume = done.value.findings.find(({ id }) => id === "volume");
    if (volume?.measured !== undefined && volume.allowed) {
      const asked = (volume.allowed.min + volume.allowed.max) / 2;
      const off = volume.measured / asked - 1;
      if (Math.abs(off) > VOLUME_OFF && Math.abs(volume.measured - asked) > 0.5)
        add("volume", `${(100 * off).toFixed(2)} %`);
    }
    const regions = regionsOf(mesh, profile, clipper);
    if (regions) {
      defects.push(...insideDefects(profile, regions, plan));
      defects.push(...travelDefects(profile, regions, plan));
    }
    if (lay) defects.push(...laidDefects(done.value.motion, mesh, profile, clipper));
  } catch (thrown) {
    add(
      "throws",
      thrown instanceof Error
        ? (thrown.stack ?? thrown.message).split("\n").slice(0, 4).join(" | ")
        : String(thrown),
    );
  }
  return defects;
}

function samePlan(a: Plan, b: Plan): boolean {
  return isDeepStrictEqual(a.layers, b.layers);
}

/** Numbers that are none, layers that do not rise, beads of no size. */
function planDefects({ layers, volumes }: Plan): string[] {
  const found = new Set<string>();
  let z = 0;
  for (const [i, layer] of layers.entries()) {
    if (!(layer.z > z)) found.add(`layer ${i} does not rise: ${layer.z} over ${z}`);
    z = layer.z;
    if (!layer.points.every(Number.isFinite)) found.add(`layer ${i} has a point that is none`);
    if (!layer.vias.every(Number.isFinite)) found.add(`layer ${i} has a way that is none`);
    for (const width of layer.widths)
      if (!(width > 0.05 && width < 4)) found.add(`layer ${i} has a bead ${width} wide`);
    for (const flow of layer.flows)
      if (!(flow > 0 && flow < MOST_FLOW)) found.add(`layer ${i} has a flow of ${flow}`);
  }
  if (!volumes.every((value) => Number.isFinite(value) && value >= 0))
    found.add(`volumes ${volumes.join(" ")}`);
  return [...found].slice(0, 5);
}
