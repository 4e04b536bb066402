import type { Catalogue } from "../catalogues/catalogue.ts";
import type { Solid } from "../engine/solid/solid-types.ts";

/** The figures of a solid under stable names with units. */
export function solidFigures(solid: Solid): Record<string, unknown> {
  return {
    size_mm: sizeOf(solid),
    volume_mm3: solid.volume,
    area_mm2: solid.area,
    triangles: solid.mesh.triangles.length / 3,
    faces: solid.faces.length,
    bodies: solid.bodies,
    genus: solid.genus,
  };
}

/** The same for a person. */
export function solidLines(solid: Solid, catalogue: Catalogue): string[] {
  const [x = 0, y = 0, z = 0] = sizeOf(solid);
  return [
    catalogue.format("cli.part.size", { x, y, z }),
    catalogue.format("cli.part.volume", { volume: solid.volume / 1000 }),
    catalogue.format("cli.part.bodies", { bodies: solid.bodies }),
  ];
}

function sizeOf({ bounds }: Solid): number[] {
  return bounds.max.map((max, axis) => max - (bounds.min[axis] as number));
}
