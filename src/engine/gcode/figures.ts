import type { Motion } from "./gcode-types.ts";

/** What a print file uses and does, without its time. */
export interface PrintFigures {
  /** Filament that has gone through the nozzle: what is pulled back and pushed again counts once. */
  readonly filament_mm: number;
  readonly volume_mm3: number;
  /** Ways on which nothing is laid. */
  readonly travel_mm: number;
  /** How often filament is pulled back, however many moves each time takes. */
  readonly retractions: number;
  readonly layers: number;
  readonly height_mm: number;
}

/** Figures of a file read back; `diameter`: that of the filament, mm, where the file does not tell. */
export function printFigures(motion: Motion, diameter: number): PrintFigures {
  const { count, to, extrude } = motion;
  let net = 0;
  let filament_mm = 0;
  let travel_mm = 0;
  let retractions = 0;
  let pulled = false;
  for (let i = 0; i < count; i++) {
    const pushed = extrude[i]!;
    net += pushed;
    if (net > filament_mm) filament_mm = net;
    if (pushed < 0 && !pulled) retractions++;
    if (pushed !== 0) pulled = pushed < 0;
    if (pushed > 0 || i === 0) continue;
    travel_mm += Math.hypot(
      to[3 * i]! - to[3 * i - 3]!,
      to[3 * i + 1]! - to[3 * i - 2]!,
      to[3 * i + 2]! - to[3 * i - 1]!,
    );
  }
  const section = (Math.PI * (motion.filamentDiameter ?? diameter) ** 2) / 4;
  let height_mm = 0;
  for (const z of motion.layerZ) if (z > height_mm) height_mm = z;
  const layers = motion.layerZ.length;
  return {
    filament_mm,
    volume_mm3: filament_mm * section,
    travel_mm,
    retractions,
    layers,
    height_mm,
  };
}
