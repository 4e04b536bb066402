import { ok, type Result } from "../../engine/foundation/result.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import { FILAMENTS } from "../../engine/machines/filaments.ts";
import { PRINTERS } from "../../engine/machines/printers.ts";
import { PROCESSES } from "../../engine/machines/processes.ts";
import { resolveProfile } from "../../engine/machines/resolve.ts";
import { hashInSteps } from "../../engine/records/blob.ts";
import type { PrintChoice, SliceRecord } from "../../engine/records/event-types.ts";
import type { RunOptions } from "../offload/client.ts";
import { pause } from "./pause.ts";
import type { Services } from "./services.ts";
import type { Sliced, SliceState, SettingValues } from "./slice-state.ts";
import { IDLE } from "./work.ts";

/** The slice station as it opens; a lesson says which printers may be chosen and what is fixed. */
export function freshSlice(
  printers: readonly string[] = PRINTERS.map(({ id }) => id),
  locked: SettingValues = {},
  choice?: PrintChoice,
  recorded?: SliceRecord,
): SliceState {
  const fallback = {
    printer: printers[0] ?? "",
    filament: FILAMENTS[0]?.id ?? "",
    process: PROCESSES[0]?.id ?? "",
  };
  const { printer, filament, process, settings } = choice ?? { ...fallback, settings: {} };
  return {
    choice: { printer, filament, process },
    settings,
    locked,
    printers,
    work: IDLE,
    recorded,
  };
}

/** Mesh -> toolpaths, G-code, and the file read back and proved. */
export async function slicePart(
  services: Services,
  mesh: Mesh,
  slice: SliceState,
  options: RunOptions,
): Promise<Result<Sliced>> {
  const resolved = resolveProfile({ ...slice.choice, set: { ...slice.settings, ...slice.locked } });
  if (!resolved.ok) return resolved;
  const profile = resolved.value;
  const sliced = await services.run(
    "slice",
    { mesh, profile },
    { ...options, onProgress: scaled(0, 0.8) },
  );
  if (!sliced.ok) return sliced;
  const { plan, gcode } = sliced.value;
  const inspected = await services.run(
    "inspectGcode",
    { chunks: gcode.chunks, profile, plan },
    { ...options, onProgress: scaled(0.8, 1) },
  );
  if (!inspected.ok) return inspected;
  const gcodeHash = await hashInSteps(gcode.chunks, pause);
  const { findings } = inspected.value;
  const problems = [...resolved.problems, ...sliced.problems, ...inspected.problems];
  return ok({ plan, gcode, gcodeHash, findings, profile }, problems);

  function scaled(from: number, to: number) {
    return (fraction: number, stage?: string) =>
      options.onProgress?.(from + fraction * (to - from), stage);
  }
}

/** Whether the proof of the file found nothing against printing it. */
export function printable(sliced: Pick<Sliced, "findings">): boolean {
  return sliced.findings.every(({ verdict }) => verdict !== "fail");
}

export function choiceOf(slice: SliceState): PrintChoice {
  return { ...slice.choice, settings: { ...slice.settings } };
}

export function sliceRecord(
  slice: SliceState,
  { gcode, gcodeHash, findings }: Sliced,
): SliceRecord {
  const { layerTimes_s: _, travel_mm: __, retractions: ___, ...figures } = gcode.summary;
  return {
    ...choiceOf(slice),
    ...figures,
    gcodeHash,
    errors: findings.filter(({ verdict }) => verdict === "fail").length,
  };
}
