import type { PrintSettings } from "./settings.ts";

export type { PrintSettings } from "./settings.ts";

/** What a print is made with. Lengths mm, speeds mm/s, temperatures °C, densities g/cm³. */
export interface PrinterProfile {
  readonly id: string;
  readonly name: string;
  /** Where the figures come from: a maker's page, manual or firmware file, by name and year. */
  readonly source: string;
  /** Figures that are assumed, and anything else that a reader of the figures must know. */
  readonly notes?: string;
  readonly flavour: GcodeFlavour;
  readonly bed: { readonly width: number; readonly depth: number; readonly height: number };
  /** The nozzle in use; the process chooses it among `nozzles`. */
  readonly nozzleDiameter: number;
  readonly nozzles: readonly NozzleSize[];
  readonly maxNozzleTemperature: number;
  readonly maxBedTemperature: number;
  readonly limits: MachineLimits;
  readonly retraction: {
    readonly length: number;
    readonly speed: number;
    readonly minTravel: number;
    readonly lift: number;
  };
  /** Width and height in pixels of the pictures that the printer's screen shows. */
  readonly thumbnails?: readonly (readonly [number, number])[];
  /** How those pictures are written; `png` where nobody says. */
  readonly thumbnailFormat?: ThumbnailFormat;
  /** The order that sets pressure advance where it is not the one of the flavour. */
  readonly advanceOrder?: AdvanceOrder;
  /**
   * Lines with variables and conditions, as `macro.ts` reads them: `{name}`, `{a * 60}`,
   * `{if bed_temperature > 60}` … `{else}` … `{endif}`.
   */
  readonly startGcode: readonly string[];
  readonly endGcode: readonly string[];
}

export type ThumbnailFormat = "png" | "qoi";
/** Marlin's linear advance, or the pressure advance of RepRapFirmware and its kin. */
export type AdvanceOrder = "M900" | "M572";
export type GcodeFlavour = PrintSettings["gcode_flavour"];

export interface NozzleSize {
  readonly diameter: number;
  /** Thinnest and thickest layer that the maker prints with it. */
  readonly layers: readonly [number, number];
}

interface ByAxis {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly e: number;
}

/** What the firmware lets the axes do: speeds mm/s, accelerations mm/s². */
export interface MachineLimits {
  readonly maxFeed: ByAxis;
  readonly maxAcceleration: ByAxis;
  /** Accelerations of moves that print, that only travel, and of retractions. */
  readonly acceleration: {
    readonly print: number;
    readonly travel: number;
    readonly retract: number;
  };
  /** Classic jerk: the change of speed that an axis makes at once, mm/s. */
  readonly jerk: ByAxis;
  /** Marlin's junction deviation, mm; where it is given, the firmware does not use jerk on X, Y, Z. */
  readonly junctionDeviation?: number;
  /** Klipper's speed through a corner of 90°, mm/s; where it is given, it stands for jerk. */
  readonly squareCornerVelocity?: number;
  /** Slowest feeds that the firmware takes, mm/s (M205 S and T). */
  readonly minFeed?: { readonly print: number; readonly travel: number };
}

export interface FilamentProfile {
  readonly id: string;
  readonly name: string;
  readonly material: string;
  readonly source: string;
  readonly notes?: string;
  readonly diameter: number;
  readonly density: number;
  readonly nozzleTemperature: number;
  readonly firstLayerNozzleTemperature: number;
  readonly bedTemperature: number;
  readonly firstLayerBedTemperature: number;
  /** Range in which the maker allows extrusion. */
  readonly nozzleRange: readonly [number, number];
  /** Range in which the maker wants the bed. */
  readonly bedRange: readonly [number, number];
  readonly maxVolumetricSpeed: number;
  /** Shares, 0 to 1. `bridge` is the least on bridges; left out, bridges get the layer's fan. */
  readonly fan: {
    readonly min: number;
    readonly max: number;
    readonly offLayers: number;
    readonly bridge?: number;
  };
  readonly minLayerTime: number;
  readonly minSpeed: number;
}

/** Named values over the defaults of the settings schema (`settings.ts`). */
export interface ProcessProfile {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly notes?: string;
  /** How fine; the catalogues say it (`process.<quality>`). People's own go by their name. */
  readonly quality?: "extra-fine" | "very-fine" | "fine" | "quality" | "draft";
  /** The nozzle that it is made for; printers that have none of this size cannot use it. */
  readonly nozzleDiameter: number;
  readonly settings: Readonly<Record<string, number | string | boolean>>;
}

/** Everything that slicing and G-code writing read. */
export interface PrintProfile {
  readonly printer: PrinterProfile;
  readonly filament: FilamentProfile;
  readonly settings: PrintSettings;
}
