import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import { hashInSteps, type StoredBlob } from "../../engine/records/blob.ts";
import type { OtherPart } from "../../engine/records/event-types.ts";
import type { WorkState } from "../../engine/records/profile-state.ts";
import type { RunOptions } from "../offload/client.ts";
import type { Desk } from "./desk.ts";
import { meshAgain } from "./mesh-part.ts";
import { pause } from "./pause.ts";
import type { Services } from "./services.ts";
import { STARTER_PROJECT } from "./starter-project.ts";
import type { LengthUnit } from "./workshop-state.ts";

interface CopiedPart {
  /** The file, and the unit of its numbers. */
  readonly source: OtherPart["mesh"];
  /** mm. */
  readonly mesh: Mesh;
  /** What isn't in the records yet. */
  readonly files: readonly StoredBlob[];
}

/**
 * The part of a project as a file of its own: the one that it was made from, or its script's part.
 * Problems: `session.mesh-missing`, `session.bed-part-script` and why, and those of `importMesh`.
 */
export async function copyPart(
  services: Services,
  desk: Desk,
  { title: name = "", mesh: own, source, parameters }: WorkState,
  options: RunOptions,
): Promise<Result<CopiedPart>> {
  if (own) {
    const bytes = await desk.blob(own.hash);
    if (!bytes) return fail(problem("session.mesh-missing", { name: own.name }));
    const mesh = await meshAgain(services, bytes, own, options);
    if (!mesh.ok) return mesh;
    const { hash, format, unit } = own;
    return ok({ source: { hash, format, unit }, mesh: mesh.value, files: [] });
  }
  const script = await services.runReference(source ?? STARTER_PROJECT, parameters);
  if (!script.ok) return fail(problem("session.bed-part-script", { name }), ...script.problems);
  const solid = await services.run("evaluate", { graph: script.value.graph }, options);
  if (!solid.ok) return fail(problem("session.bed-part-script", { name }), ...solid.problems);
  const { mesh } = solid.value;
  // Without a title: the same part is the same file, whatever its project is called.
  const file = await services.run("exportMesh", { mesh, format: "3mf", title: "" }, options);
  if (!file.ok) return file;
  const hash = await hashInSteps(file.value, pause);
  // Sliced from the file at once, as it will be after a reload.
  const unit: LengthUnit = "mm";
  const again = await meshAgain(services, file.value, { name: "part.3mf", unit }, options);
  if (!again.ok) return again;
  return ok({
    source: { hash, format: "3mf", unit },
    mesh: again.value,
    files: [{ hash, bytes: file.value }],
  });
}
