import { useMemo } from "react";
import type { SceneLabel } from "../../../browser/scene/scene-types.ts";
import { useSay } from "../say.tsx";
import type { Comparison } from "./use-comparison.ts";

/** What the part's picture shows of a comparison: colours, the drawn part, the largest differences. */
export function useComparisonScene(comparison: Comparison | undefined) {
  const say = useSay();
  const found = comparison?.isMapShown ? comparison.map.value : undefined;
  const placed = comparison?.isGhostShown ? comparison.ghost.value : undefined;
  const scale = comparison?.scale;
  const solid = comparison?.input.reference;
  // The same things as long as they are the same: the picture is made anew from each.
  const deviation = useMemo(() => found && scale && { shape: found.shape, scale }, [found, scale]);
  const reference = useMemo(() => placed && solid && { solid, placed }, [placed, solid]);
  const labels = (["extra", "missing"] as const).flatMap((side): SceneLabel[] => {
    const largest = found?.[side];
    if (!largest) return [];
    const text = say(`check-map.label.${side}`, { by: largest.by });
    return [{ id: `deviation-${side}`, at: largest.at, text, tone: "select" }];
  });
  return { deviation, reference, labels };
}
