/** A finished print file: ASCII in chunks (never one of everything) and what it will take. */
export interface GcodeFile {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
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

/** What the toolpaths ask for, as far as the proof of a file needs it. */
export interface Planned {
  /** Extruded mm³ by role, index as PATH_ROLES, as the plan has them. */
  readonly volumes: Float64Array;
  readonly firstVolumes: Float64Array;
  /** Height of the nozzle on each layer, mm. */
  readonly z: Float64Array;
}

/** A target given to a heater, °C; `waits` if the machine stops until it is reached. */
export interface HeaterOrder {
  readonly line: number;
  readonly heater: "nozzle" | "bed";
  readonly target: number;
  readonly waits: boolean;
}

/**
 * G-code read back, whoever wrote it: one entry a motion command, flat arrays. Positions mm,
 * feed mm/s, extrusion mm of filament.
 */
export interface Motion {
  readonly count: number;
  /** Line in the file, 1-based. */
  readonly line: Uint32Array;
  /** Position of the machine after the move, xyz: what G92 shifts is taken out. */
  readonly to: Float64Array;
  /** Filament pushed by the move (negative: pulled back). */
  readonly extrude: Float64Array;
  readonly feed: Float64Array;
  /** Nozzle temperature target when the move starts, and whether it was waited for. */
  readonly temperature: Float32Array;
  readonly waited: Uint8Array;
  readonly fan: Float32Array;
  /**
   * Layer number, from `;LAYER_CHANGE` or `;LAYER:` comments, else by height of extruding moves;
   * travel belongs to the layer before; -1 before the first layer (priming).
   */
  readonly layer: Int32Array;
  /** Index in PATH_ROLES from `;TYPE:` comments, 255 unknown. */
  readonly role: Uint8Array;
  /** Size of the bead from `;WIDTH:` and `;HEIGHT:` comments, mm, 0 where nobody says. */
  readonly widths: Float32Array;
  readonly heights: Float32Array;
  readonly layerZ: Float64Array;
  /** Line of the first homing (G28), 0 if there is none. */
  readonly homedLine: number;
  /** Share of the fan's speed when the file ends, 0 to 1. */
  readonly endFan: number;
  /** Every order to a heater, in the file's order. */
  readonly heaters: readonly HeaterOrder[];
  /**
   * What the file tells the machine's planner on its way: order i comes before motion `at[i]`;
   * `what` is an index in ORDERS (`planning/limits.ts`).
   */
  readonly orders: {
    readonly at: Uint32Array;
    readonly what: Uint8Array;
    readonly value: Float64Array;
  };
  /** Words that the reader does not know, with their line: each is a finding. */
  readonly unknown: readonly { readonly line: number; readonly text: string }[];
  readonly filamentDiameter?: number;
}
