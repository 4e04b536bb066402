/**
 * Width of a bead from the plastic in it, mm: `area` is its cross-section (mm²), `height` its
 * layer's. A rectangle with round sides, as `beadArea` has it; with less plastic than a round thread
 * of that height an ellipse as high as the layer.
 */
export function beadWidth(area: number, height: number): number {
  const round = (Math.PI * height * height) / 4;
  return area >= round ? (area - round) / height + height : (4 * area) / (Math.PI * height);
}

/** A thread that hangs free stays round: its diameter, mm. */
export function threadDiameter(area: number): number {
  return 2 * Math.sqrt(area / Math.PI);
}
