import type { Catalogue } from "../catalogues/catalogue.ts";
import type { Problem } from "../engine/foundation/problem.ts";

/** A problem as one line: its place where it is a line of text or on a layer, and its sentence. */
export function problemText(found: Problem, catalogue: Catalogue, file = ""): string {
  const sentence = catalogue.format(`problem.${found.code}`, found.params);
  const { place } = found;
  let where = "";
  if (place?.kind === "source") where = `${file}:${place.line}:${place.column}: `;
  else if (place?.kind === "gcode") where = `${file}:${place.line}: `;
  else if (place?.kind === "layer") {
    const [x, y] = place.at ?? [];
    const known = x !== undefined && y !== undefined;
    const params = { layer: place.index + 1, ...(known ? { x: round(x), y: round(y) } : {}) };
    where = `${catalogue.format(known ? "cli.at-place" : "cli.at-layer", params)} `;
  }
  return `${where}${sentence}`.replace(/\s+/g, " ");
}

const round = (value: number): number => Math.round(value * 10) / 10;
