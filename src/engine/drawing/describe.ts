import type { Solid } from "../solid/solid-types.ts";
import type { DrawingDimension } from "./sheet-types.ts";

/** One sentence of a text alternative: a catalogue id and its placeholders. */
export interface Sentence {
  readonly id: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export function describeDrawing(
  solid: Solid,
  dimensions: readonly DrawingDimension[],
): readonly Sentence[] {
  void solid; void dimensions;
  return [];
}
