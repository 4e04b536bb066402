import type { Operator } from "../mutant.ts";
import { boreSizes } from "./bore-sizes.ts";
import { chords } from "./chords.ts";
import { extras } from "./extras.ts";
import { faces } from "./faces.ts";
import { holes } from "./holes.ts";
import { meshes, twists } from "./meshes.ts";
import { routes } from "./routes.ts";
import { allSizes, oneSize, twoSizes } from "./sizes.ts";
import { images, poses } from "./wholes.ts";

/** Every operator with its share of a part's mutants, and whether it needs sizes that it may move. */
export const OPERATORS: readonly {
  readonly operator: Operator;
  readonly share: number;
  readonly ofSizes?: true;
  readonly ofBores?: true;
}[] = [
  { operator: oneSize, share: 0.3, ofSizes: true },
  { operator: twoSizes, share: 0.08, ofSizes: true },
  { operator: allSizes, share: 0.07, ofSizes: true },
  { operator: boreSizes, share: 0.15, ofBores: true },
  { operator: routes, share: 0.05 },
  { operator: chords, share: 0.08 },
  { operator: holes, share: 0.12 },
  { operator: extras, share: 0.08 },
  { operator: faces, share: 0.1 },
  { operator: poses, share: 0.06 },
  { operator: images, share: 0.04 },
  { operator: meshes, share: 0.08 },
  { operator: twists, share: 0.01 },
];
