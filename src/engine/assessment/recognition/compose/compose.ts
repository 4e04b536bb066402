import type { Feature, RecognisedSurface } from "../../recognition-types.ts";
import type { Field } from "../fit/sample.ts";

/** All features that the surfaces make up, in order of their kind. */
export function composeFeatures(
  _field: Field,
  surfaces: readonly RecognisedSurface[],
  _surfaceOf: Int32Array,
): Feature[] {
  const area = surfaces.reduce((sum, s) => sum + s.area, 0);
  return surfaces.flatMap((s, surface): Feature[] =>
    s.shape.kind === "free" ? [{ kind: "free", surface, share: s.area / area }] : [],
  );
}
