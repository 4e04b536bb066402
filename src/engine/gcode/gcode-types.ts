/** A finished print file: text in chunks (never one string of everything) and what it will take. */
export interface GcodeFile {
  readonly chunks: readonly string[];
  readonly summary: PrintSummary;
}

export interface PrintSummary {
  readonly time_s: number;
  readonly filament_mm: number;
  readonly volume_mm3: number;
  readonly mass_g: number;
  readonly layers: number;
  readonly height_mm: number;
  readonly travel_mm: number;
  readonly retractions: number;
  /** Seconds of each layer, in order. */
  readonly layerTimes_s: Float64Array;
}

/**
 * G-code read back, whoever wrote it: one entry a motion command, flat arrays. Positions mm,
 * feed mm/s, extrusion mm of filament.
 */
export interface Motion {
  readonly count: number;
  /** Line in the file, 1-based. */
  readonly line: Uint32Array;
  /** Position after the move, xyz. */
  readonly to: Float64Array;
  /** Filament pushed by the move (negative: pulled back). */
  readonly extrude: Float64Array;
  readonly feed: Float64Array;
  /** Nozzle temperature target when the move starts, and whether it was waited for. */
  readonly temperature: Float32Array;
  readonly waited: Uint8Array;
  readonly fan: Float32Array;
  /** Layer number by height of extruding moves; travel belongs to the layer before. */
  readonly layer: Int32Array;
  /** Index in PATH_ROLES from `;TYPE:` comments, 255 unknown. */
  readonly role: Uint8Array;
  readonly layerZ: Float64Array;
  /** Words that the reader does not know, with their line: each is a finding. */
  readonly unknown: readonly { readonly line: number; readonly text: string }[];
  readonly filamentDiameter?: number;
}
