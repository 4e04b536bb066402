import type { FilamentProfile } from "./profile-types.ts";

/** Filaments of 1.75 mm, with the makers' published figures. */
export const FILAMENTS: readonly FilamentProfile[] = [
  {
    id: "pla",
    name: "PLA",
    material: "PLA",
    source: "Prusament PLA technical data sheet, 2018: 205 to 225 °C, bed 40 to 60 °C, 1.24 g/cm³",
    diameter: 1.75,
    density: 1.24,
    nozzleTemperature: 210,
    firstLayerNozzleTemperature: 215,
    bedTemperature: 60,
    firstLayerBedTemperature: 60,
    nozzleRange: [190, 230],
    maxVolumetricSpeed: 12,
    fan: { min: 1, max: 1, offLayers: 1 },
    minLayerTime: 10,
    minSpeed: 10,
  },
  {
    id: "petg",
    name: "PETG",
    material: "PETG",
    source: "Prusament PETG technical data sheet, 2019: 240 to 260 °C, bed 70 to 90 °C, 1.27 g/cm³",
    diameter: 1.75,
    density: 1.27,
    nozzleTemperature: 240,
    firstLayerNozzleTemperature: 235,
    bedTemperature: 80,
    firstLayerBedTemperature: 80,
    nozzleRange: [225, 260],
    maxVolumetricSpeed: 8,
    fan: { min: 0.3, max: 0.5, offLayers: 3 },
    minLayerTime: 15,
    minSpeed: 15,
  },
];
