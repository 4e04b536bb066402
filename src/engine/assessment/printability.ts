import type { Ctx } from "../foundation/context.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { resolveProfile } from "../machines/resolve.ts";
import type { Result } from "../foundation/result.ts";
import type { Clipper } from "../slicing/clipper.ts";
import type { Outcome } from "./checks/outcome.ts";
import type { PrintCheck } from "./checks/print/print-schemas.ts";
import { runPrintCheck } from "./checks/print/run-print-check.ts";
import { type PrintInput, type PrintScene, printScene } from "./printability/print-scene.ts";
import type { Rubric } from "./rubric.ts";

/** The printer and the settings that a rubric names: its first printer, what it locks, the rest as usual. */
export function rubricProfile({ printers, locked }: Rubric["print"]): Result<PrintProfile> {
  const printer = printers[0];
  return resolveProfile({ ...(printer ? { printer } : {}), set: locked });
}

/**
 * The checks on how a part prints: walls and gaps by rays through the mesh, narrow things by opening its
 * layers, overhangs, bridges and standing by what slicing says of it without support, each with its
 * value and its place. Nothing is measured before a check asks for it, and nothing twice.
 */
export function printChecker(
  input: PrintInput,
  clipper: Clipper,
  ctx: Ctx,
): (check: PrintCheck) => Outcome {
  const scene: PrintScene = printScene(input, clipper, ctx);
  return (check) => runPrintCheck(check, scene);
}
