/** What a print is made with. Lengths mm, speeds mm/s, temperatures °C, densities g/cm³. */
export interface PrinterProfile {
  readonly id: string;
  readonly name: string;
  /** Where the figures come from: a maker's page or manual, by name and year. */
  readonly source: string;
  readonly flavour: "marlin";
  readonly bed: { readonly width: number; readonly depth: number; readonly height: number };
  readonly nozzleDiameter: number;
  readonly maxNozzleTemperature: number;
  readonly maxBedTemperature: number;
  readonly limits: MachineLimits;
  readonly retraction: {
    readonly length: number;
    readonly speed: number;
    readonly minTravel: number;
    readonly lift: number;
  };
  /** Lines with `{name}` placeholders: first_layer_temperature, first_layer_bed_temperature… */
  readonly startGcode: readonly string[];
  readonly endGcode: readonly string[];
}

export interface MachineLimits {
  readonly maxFeed: {
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly e: number;
  };
  readonly maxAcceleration: {
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly e: number;
  };
  readonly acceleration: {
    readonly print: number;
    readonly travel: number;
    readonly retract: number;
  };
  readonly jerk: { readonly x: number; readonly y: number; readonly z: number; readonly e: number };
}

export interface FilamentProfile {
  readonly id: string;
  readonly name: string;
  readonly material: string;
  readonly source: string;
  readonly diameter: number;
  readonly density: number;
  readonly nozzleTemperature: number;
  readonly firstLayerNozzleTemperature: number;
  readonly bedTemperature: number;
  readonly firstLayerBedTemperature: number;
  /** Range in which the maker allows extrusion. */
  readonly nozzleRange: readonly [number, number];
  readonly maxVolumetricSpeed: number;
  readonly fan: { readonly min: number; readonly max: number; readonly offLayers: number };
  readonly minLayerTime: number;
  readonly minSpeed: number;
}

/** Named values over the defaults of the settings schema (`settings.ts`). */
export interface ProcessProfile {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly settings: Readonly<Record<string, number | string | boolean>>;
}

/** Everything that slicing and G-code writing read. */
export interface PrintProfile {
  readonly printer: PrinterProfile;
  readonly filament: FilamentProfile;
  readonly settings: PrintSettings;
}

export interface PrintSettings {
  readonly layer_height: number;
  readonly first_layer_height: number;
  readonly line_width: number;
  readonly first_layer_line_width: number;
  readonly wall_count: number;
  readonly top_layers: number;
  readonly bottom_layers: number;
  /** Fraction 0..1. */
  readonly infill_density: number;
  readonly infill_pattern: "lines";
  /** Fraction of the line width by which skin and infill overlap the innermost wall. */
  readonly infill_overlap: number;
  readonly skirt_loops: number;
  readonly skirt_distance: number;
  readonly brim_width: number;
  readonly support: boolean;
  readonly outer_wall_speed: number;
  readonly inner_wall_speed: number;
  readonly infill_speed: number;
  readonly skin_speed: number;
  readonly top_skin_speed: number;
  readonly bridge_speed: number;
  readonly travel_speed: number;
  readonly first_layer_speed: number;
  readonly nozzle_temperature: number;
  readonly first_layer_nozzle_temperature: number;
  readonly bed_temperature: number;
  readonly first_layer_bed_temperature: number;
  readonly retraction_length: number;
  readonly retraction_speed: number;
  readonly retraction_min_travel: number;
  readonly z_hop: number;
  readonly fan_min: number;
  readonly fan_max: number;
  readonly fan_off_layers: number;
  readonly min_layer_time: number;
  readonly min_speed: number;
  readonly extrusion_multiplier: number;
}
