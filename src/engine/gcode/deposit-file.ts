import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { Clipper } from "../slicing/clipper.ts";
import { virtualPrint } from "./deposit.ts";
import type { Deposit, DepositOptions } from "./deposit-types.ts";
import { readGcode } from "./read.ts";

/**
 * The virtual print of a file beside the mesh that it was sliced from. Reading takes the first part
 * of the progress. Errors: those of `readGcode` and `virtualPrint`.
 */
export function virtualPrintOfFile(
  chunks: readonly Uint8Array[],
  mesh: Mesh,
  clipper: Clipper,
  ctx: Ctx,
  options: DepositOptions = {},
): Result<Deposit> {
  const share = (from: number, to: number): Ctx => ({
    ...ctx,
    progress: (done, stage) => ctx.progress(from + done * (to - from), stage),
  });
  const read = readGcode(chunks, share(0, READ));
  return read.ok
    ? virtualPrint({ motion: read.value, mesh }, clipper, share(READ, 1), options)
    : read;
}

/** Part of the time that reading takes. */
const READ = 0.2;
