import { strToU8 } from "fflate";
import type { Mesh } from "../geometry/mesh.ts";

/** The mesh as Wavefront OBJ, millimetres; coordinates keep all their digits. */
export function writeObj(mesh: Mesh): Uint8Array {
  const { positions: p, triangles: t } = mesh;
  const lines: string[] = ["# millimetres"];
  for (let i = 0; i < p.length; i += 3) lines.push(`v ${p[i]} ${p[i + 1]} ${p[i + 2]}`);
  for (let i = 0; i < t.length; i += 3)
    lines.push(`f ${(t[i] as number) + 1} ${(t[i + 1] as number) + 1} ${(t[i + 2] as number) + 1}`);
  return strToU8(`${lines.join("\n")}\n`);
}
