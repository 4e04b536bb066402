import type { Catalogue } from "../catalogues/catalogue.ts";
import type { Problem } from "../engine/foundation/problem.ts";

/** A problem as one line: its place where it is a line of text, and its sentence. */
export function problemText(found: Problem, catalogue: Catalogue, file = ""): string {
  const sentence = catalogue.format(`problem.${found.code}`, found.params);
  const { place } = found;
  let where = "";
  if (place?.kind === "source") where = `${file}:${place.line}:${place.column}: `;
  else if (place?.kind === "gcode") where = `${file}:${place.line}: `;
  return `${where}${sentence}`.replace(/\s+/g, " ");
}
