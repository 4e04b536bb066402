import type { ProcessProfile } from "../profile-types.ts";

type Quality = NonNullable<ProcessProfile["quality"]>;

const NAMES: Readonly<Record<Quality, string>> = {
  "extra-fine": "Extra fine",
  "very-fine": "Very fine",
  fine: "Fine",
  quality: "Quality",
  draft: "Draft",
};

interface Family {
  readonly nozzle: number;
  readonly lineWidth: number;
  readonly firstHeight: number;
  readonly walls: number;
  /** mm/s. */
  readonly speeds: {
    readonly outer: number;
    readonly inner: number;
    readonly infill: number;
    readonly top: number;
    readonly bridge: number;
  };
  /** Name, layer height, top and bottom layers. */
  readonly steps: readonly (readonly [Quality, number, number, number])[];
}

const family = ({
  nozzle,
  lineWidth,
  firstHeight,
  walls,
  speeds,
  steps,
}: Family): readonly ProcessProfile[] =>
  steps.map(([quality, height, top, bottom]) => ({
    id: `${quality}-${height.toFixed(2)}-nozzle-${nozzle}`,
    quality,
    name: `${height.toFixed(2)} mm ${NAMES[quality]} (${nozzle} mm nozzle)`,
    source: `Plumbline, for a ${nozzle} mm nozzle; heights, widths and speeds after the PrusaResearch profiles 1.5 (2022)`,
    nozzleDiameter: nozzle,
    settings: {
      layer_height: height,
      first_layer_height: firstHeight,
      line_width: lineWidth,
      first_layer_line_width: Math.max(lineWidth, 0.3),
      wall_count: walls,
      top_layers: top,
      bottom_layers: bottom,
      outer_wall_speed: speeds.outer,
      inner_wall_speed: speeds.inner,
      infill_speed: speeds.infill,
      skin_speed: speeds.infill,
      top_skin_speed: speeds.top,
      bridge_speed: speeds.bridge,
      travel_speed: 150,
      first_layer_speed: 20,
    },
  }));

export const FOR_0_25 = family({
  nozzle: 0.25,
  lineWidth: 0.27,
  firstHeight: 0.15,
  walls: 3,
  speeds: { outer: 20, inner: 30, infill: 45, top: 30, bridge: 20 },
  steps: [
    ["quality", 0.12, 8, 6],
    ["fine", 0.1, 9, 7],
    ["very-fine", 0.07, 12, 9],
    ["extra-fine", 0.05, 15, 10],
    ["draft", 0.15, 7, 5],
  ],
});

export const FOR_0_6 = family({
  nozzle: 0.6,
  lineWidth: 0.65,
  firstHeight: 0.25,
  walls: 2,
  speeds: { outer: 35, inner: 45, infill: 70, top: 40, bridge: 25 },
  steps: [
    ["quality", 0.3, 4, 3],
    ["fine", 0.25, 5, 4],
    ["very-fine", 0.2, 6, 4],
    ["extra-fine", 0.15, 7, 5],
    ["draft", 0.4, 4, 3],
  ],
});

export const FOR_0_8 = family({
  nozzle: 0.8,
  lineWidth: 0.9,
  firstHeight: 0.3,
  walls: 2,
  speeds: { outer: 25, inner: 35, infill: 50, top: 35, bridge: 22 },
  steps: [
    ["quality", 0.4, 4, 3],
    ["fine", 0.35, 4, 3],
    ["very-fine", 0.3, 5, 4],
    ["extra-fine", 0.24, 6, 4],
    ["draft", 0.55, 3, 3],
  ],
});
