import type { ColorBy } from "./layer-scale.ts";

/** A place to look at in the layer view. */
export interface AskedPlace {
  /** 0-based. */
  readonly layer: number;
  /** mm on the bed; without it the layer as a whole. */
  readonly at?: readonly [number, number] | undefined;
  /** What the paths are to be coloured by; without it as they are. */
  readonly by?: ColorBy;
}
