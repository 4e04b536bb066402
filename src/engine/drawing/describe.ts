import type { Solid } from "../solid/solid-types.ts";
import type { DrawingDimension } from "./sheet-types.ts";
import { axesOf } from "./hlr/axes.ts";
import { isInside } from "./hlr/is-inside.ts";
import { trustedSurface } from "./hlr/topology.ts";
import { add, dot, scale, sub } from "./hlr/vec.ts";
import { dimensionText } from "./layout/text.ts";

/** One sentence of a text alternative: a catalogue id and its placeholders. */
export interface Sentence {
  readonly id: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const rounded = (x: number): number => Math.round(x * 100) / 100 + 0;

/**
 * The text alternative of a drawing, from the face table: overall size, every hole and shaft with
 * diameter, direction and place (from left, front and bottom edge), then the dimensions.
 * Ids: `drawing.describe.envelope`, `.hole`, `.shaft`, `.dimension`.
 */
export function describeDrawing(
  solid: Solid,
  dimensions: readonly DrawingDimension[],
): readonly Sentence[] {
  const { min, max } = solid.bounds;
  const [length, width, height] = [0, 1, 2].map((k) => rounded(max[k] - min[k]));
  const out: Sentence[] = [
    { id: "drawing.describe.envelope", params: { length, width, height } },
    ...axesOf(solid).flatMap((axis) => axis.faces.flatMap((face) => describeRound(solid, face))),
  ];
  for (const d of dimensions) {
    const params = { text: dimensionText(d), view: d.view, kind: d.kind };
    out.push({ id: "drawing.describe.dimension", params });
  }
  return out;
}

function describeRound(solid: Solid, face: number): Sentence[] {
  const surface = trustedSurface(solid, face);
  if (surface.kind !== "cylinder") return [];
  const { axis, point, radius, inward } = surface;
  const { bounds } = solid.faces[face];
  const main = axis.map(Math.abs);
  const k = main.indexOf(Math.max(...main));
  if (main[k] < 0.999) return [];
  // The ends of the face on its axis.
  const at = (level: number) => add(point, scale(axis, (level - point[k]) / axis[k]));
  const [low, high] = [at(bounds.min[k]), at(bounds.max[k])];
  const along = scale(axis, Math.sign(axis[k]) * 0.05);
  const closed = [sub(low, along), add(high, along)].filter((p) => isInside(solid, p)).length;
  const { min } = solid.bounds;
  const params = {
    diameter: rounded(2 * radius),
    axis: ["x", "y", "z"][k],
    depth: rounded(Math.abs(dot(sub(high, low), axis))),
    left: rounded(low[0] - min[0]),
    front: rounded(low[1] - min[1]),
    bottom: rounded(low[2] - min[2]),
  };
  if (!inward) return [{ id: "drawing.describe.shaft", params }];
  const kind = closed === 0 ? "through" : closed === 1 ? "blind" : "closed";
  return [{ id: "drawing.describe.hole", params: { ...params, kind } }];
}
