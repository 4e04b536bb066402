import { ok, type Result } from "../../engine/foundation/result.ts";
import type { Bounds, Mesh } from "../../engine/geometry/mesh.ts";
import type { ImportedMesh } from "../../engine/interchange/import-types.ts";
import { scaleMesh } from "../../engine/interchange/scale-mesh.ts";
import type { MeshSource } from "../../engine/records/profile-state.ts";
import type { RunOptions } from "../offload/client.ts";
import type { Services } from "./services.ts";
import type { LengthUnit, MeshFormat, UnitQuestion } from "./workshop-state.ts";

/** Millimetres in each unit that a file may be in. */
const MILLIMETRES: Readonly<Record<LengthUnit, number>> = { mm: 1, cm: 10, m: 1000, inch: 25.4 };

/** The question that an imported mesh raises: which unit, and how large the part then is. */
export function unitQuestion(name: string, imported: ImportedMesh): UnitQuestion {
  const size = extent(imported.mesh);
  const units = Object.entries(MILLIMETRES) as [LengthUnit, number][];
  const guess = units.find(([, factor]) => factor === imported.unitGuess.factor)?.[0] ?? "mm";
  return {
    name,
    guess,
    sizes: units.map(([unit, factor]) => ({
      unit,
      size: [size[0] * factor, size[1] * factor, size[2] * factor],
    })),
  };
}

/** The mesh in millimetres, when the file's numbers are in `unit`. */
export function inMillimetres(mesh: Mesh, unit: LengthUnit): Mesh {
  return scaleMesh(mesh, MILLIMETRES[unit]);
}

/** A project's or submission's mesh file, read again in the unit that was confirmed for it. */
export async function meshAgain(
  services: Services,
  bytes: Uint8Array,
  { name, unit }: Pick<MeshSource, "name" | "unit">,
  options: RunOptions = {},
): Promise<Result<Mesh>> {
  const imported = await services.run("importMesh", { bytes, name }, options);
  if (!imported.ok) return imported;
  const known: LengthUnit = unit in MILLIMETRES ? (unit as LengthUnit) : "mm";
  return ok(inMillimetres(imported.value.mesh, known), imported.problems);
}

export function formatOf({ format }: ImportedMesh): MeshFormat {
  return format === "obj" || format === "3mf" ? format : "stl";
}

/** How far a part reaches along each axis, mm; a mesh of nothing is a point. */
export function reachOf({ positions }: Mesh): Bounds {
  const [min, max] = [
    [0, 0, 0],
    [0, 0, 0],
  ] as [[number, number, number], [number, number, number]];
  for (const axis of [0, 1, 2] as const) {
    let [least, most] = [Infinity, -Infinity];
    // On the page's thread, and a scan has millions of them.
    for (let i = axis; i < positions.length; i += 3) {
      least = Math.min(least, positions[i] as number);
      most = Math.max(most, positions[i] as number);
    }
    if (least <= most) [min[axis], max[axis]] = [least, most];
  }
  return { min, max };
}

/** Size along X, Y and Z, mm. */
export function extent(mesh: Mesh): readonly [number, number, number] {
  const { min, max } = reachOf(mesh);
  return [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
}
