import type { Operator } from "../mutant.ts";
import { extras } from "./extras.ts";
import { faces } from "./faces.ts";
import { holes } from "./holes.ts";
import { meshes, twists } from "./meshes.ts";
import { chords, switches } from "./routes.ts";
import { allSizes, oneSize, twoSizes } from "./sizes.ts";
import { images, poses } from "./wholes.ts";

/** Every operator with its share of a part's mutants. */
export const OPERATORS: readonly (readonly [Operator, number])[] = [
  [oneSize, 0.3],
  [twoSizes, 0.08],
  [allSizes, 0.07],
  [switches, 0.05],
  [chords, 0.08],
  [holes, 0.12],
  [extras, 0.08],
  [faces, 0.1],
  [poses, 0.06],
  [images, 0.04],
  [meshes, 0.08],
  [twists, 0.01],
];
