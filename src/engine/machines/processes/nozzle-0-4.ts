import type { ProcessProfile } from "../profile-types.ts";

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

const common = { source, nozzleDiameter: 0.4 };

export const FOR_0_4: readonly ProcessProfile[] = [
  {
    ...common,
    id: "quality-0.20",
    quality: "quality",
    name: "0.20 mm Quality",
    settings: { layer_height: 0.2, first_layer_height: 0.2, ...speeds },
  },
  {
    ...common,
    id: "fine-0.15",
    quality: "fine",
    name: "0.15 mm Fine",
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
    ...common,
    id: "very-fine-0.12",
    quality: "very-fine",
    name: "0.12 mm Very fine",
    settings: {
      layer_height: 0.12,
      first_layer_height: 0.2,
      top_layers: 7,
      bottom_layers: 6,
      ...speeds,
      outer_wall_speed: 30,
      inner_wall_speed: 50,
    },
  },
  {
    ...common,
    id: "extra-fine-0.08",
    quality: "extra-fine",
    name: "0.08 mm Extra fine",
    settings: {
      layer_height: 0.08,
      first_layer_height: 0.2,
      top_layers: 10,
      bottom_layers: 8,
      ...speeds,
      outer_wall_speed: 25,
      inner_wall_speed: 45,
      top_skin_speed: 30,
    },
  },
  {
    ...common,
    id: "draft-0.28",
    quality: "draft",
    name: "0.28 mm Draft",
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
