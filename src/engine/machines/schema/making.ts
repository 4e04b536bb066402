import { choice, flowRate, fraction, heat, length, plain, yesNo } from "./kinds.ts";

/** Heat and flow; the filament sets most of these. */
export const MATERIAL = {
  nozzle_temperature: heat("gcode", 150, 350, 210),
  first_layer_nozzle_temperature: heat("gcode", 150, 350, 215),
  bed_temperature: heat("gcode", 0, 150, 60),
  first_layer_bed_temperature: heat("gcode", 0, 150, 60),
  extrusion_multiplier: fraction("gcode", 0.5, 1.5, 1),
  first_layer_flow: fraction("gcode", 0.5, 2, 1),
  /** No feature is printed faster than the nozzle can melt. */
  max_volumetric_speed: flowRate("gcode", 0.5, 100, 12),
  /** Linear or pressure advance, in the firmware's own measure (s). 0 leaves the printer's own. */
  pressure_advance: plain("gcode", 0, 2, 0, { zero: "from-printer" }),
};

/** How the G-code is written. */
export const OUTPUT = {
  gcode_flavour: choice("gcode", ["marlin", "klipper", "reprapfirmware", "prusa"], "marlin"),
  relative_extrusion: yesNo("gcode", true),
  /** Runs of short lines that lie on a circle are written as G2 and G3. */
  arc_fitting: yesNo("gcode", false),
  arc_tolerance: length("gcode", 0.001, 0.5, 0.0125, { needs: "arc_fitting" }),
  /** Says which object each path belongs to, so that one that failed can be left out. */
  object_labels: yesNo("gcode", false),
  gcode_comments: yesNo("gcode", true),
  /** Pictures of the part for printers whose screens show them (`PrinterProfile.thumbnails`). */
  thumbnails: yesNo("gcode", true),
};
