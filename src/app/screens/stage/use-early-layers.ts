import { useEffect, useMemo, useState } from "react";
import type { LayerPreview, Sliced } from "../../../browser/session/slice-state.ts";
import { PATH_ROLES, type Plan } from "../../../engine/slicing/plan.ts";

interface ShownLayers {
  readonly plan: Plan | null;
  /** What was sliced, if all of it is shown. */
  readonly sliced: Sliced | null;
  /** Only the first layers of a slicing that is going on are shown. */
  readonly isEarly: boolean;
  /** Shows them. */
  readonly showEarly: () => void;
}

/**
 * What was sliced last; or, once they were asked for, the first layers of the slicing that is going on.
 * Not by themselves: a picture that grows holds the page while the layers are still being made.
 */
export function useEarlyLayers(
  whole: Sliced | null,
  preview: LayerPreview | undefined,
): ShownLayers {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!preview) setWanted(false);
  }, [preview]);
  const early = wanted ? preview : undefined;
  const plan = useMemo(() => (early ? planOf(early) : (whole?.plan ?? null)), [early, whole]);
  return {
    plan,
    sliced: early ? null : whole,
    isEarly: early !== undefined,
    showEarly: () => setWanted(true),
  };
}

/** The layers that are there so far as a plan; of its volumes only which are there at all is told. */
function planOf({ layers }: LayerPreview): Plan {
  const volumes = new Float64Array(PATH_ROLES.length);
  for (const { roles } of layers) for (const role of roles) volumes[role] = 1;
  return { layers, volumes, firstVolumes: new Float64Array(PATH_ROLES.length) };
}
