import type { JobInput, JobOutput } from "../src/browser/offload/jobs.ts";
import { shapeDeviation } from "../src/browser/scene/shape-deviation.ts";
import { showDeviation } from "../src/engine/assessment/show-deviation.ts";
import type { Ctx } from "../src/engine/foundation/context.ts";
import { ok, type Result } from "../src/engine/foundation/result.ts";
import type { Kernel } from "../src/engine/solid/kernel.ts";

/** Where a part differs, told and as it is drawn. */
export function drawnDeviation(
  input: JobInput<"deviation">,
  kernel: Kernel,
  ctx: Ctx,
): Result<JobOutput<"deviation">> {
  const shown = showDeviation(input, kernel, ctx);
  if (!shown.ok) return shown;
  const { map, ...told } = shown.value;
  return ok({ ...told, shape: shapeDeviation(input.part, map) });
}
