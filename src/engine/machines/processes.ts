import type { ProcessProfile } from "./profile-types.ts";

const source = "Plumbline, for a 0.4 mm nozzle; speeds within the makers' stock profiles (2023)";

const speeds = {
  outer_wall_speed: 40,
  inner_wall_speed: 60,
  infill_speed: 80,
  skin_speed: 60,
  top_skin_speed: 40,
  bridge_speed: 30,
  travel_speed: 150,
  first_layer_speed: 20,
};

/** How fine and how fast: each a set of values over the schema's defaults. */
export const PROCESSES: readonly ProcessProfile[] = [
  {
    id: "quality-0.20",
    name: "0.20 mm Quality",
    source,
    settings: { layer_height: 0.2, first_layer_height: 0.2, ...speeds },
  },
  {
    id: "fine-0.15",
    name: "0.15 mm Fine",
    source,
    settings: {
      layer_height: 0.15,
      first_layer_height: 0.2,
      top_layers: 6,
      bottom_layers: 5,
      ...speeds,
      outer_wall_speed: 30,
    },
  },
  {
    id: "draft-0.28",
    name: "0.28 mm Draft",
    source,
    settings: {
      layer_height: 0.28,
      first_layer_height: 0.28,
      line_width: 0.5,
      first_layer_line_width: 0.5,
      top_layers: 3,
      bottom_layers: 3,
      ...speeds,
      outer_wall_speed: 50,
    },
  },
];
