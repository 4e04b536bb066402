import type { Result } from "../../engine/foundation/result.ts";
import type { Deposit } from "../../engine/gcode/deposit-types.ts";
import type { RunOptions } from "../offload/client.ts";
import type { Services } from "./services.ts";
import type { Sliced } from "./slice-state.ts";

/** Files of more bytes are only laid down when somebody asks: it takes about as long as slicing. */
const MOST_BYTES = 12e6;

/** Whether a file is small enough to be laid down without being asked for. */
export function isQuickToPrint({ gcode }: Pick<Sliced, "gcode">): boolean {
  return gcode.chunks.reduce((sum, { byteLength }) => sum + byteLength, 0) <= MOST_BYTES;
}

/** Lays a sliced part down in the background and compares it with its mesh. */
export function printVirtually(
  run: Services["run"],
  { mesh, gcode }: Pick<Sliced, "mesh" | "gcode">,
  options: RunOptions,
): Promise<Result<Deposit>> {
  return run("virtualPrint", { chunks: gcode.chunks, mesh }, options);
}
