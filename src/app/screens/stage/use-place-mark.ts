import { useEffect, useRef, useState } from "react";
import type { LayerView } from "../../../browser/scene/layer-types.ts";
import type { Plan } from "../../../engine/slicing/plan.ts";
import type { AskedPlace } from "./asked-place.ts";

/**
 * Marks the place that was asked for as long as its layer is looked at, and the plan is the one in
 * which it was asked for.
 */
export function usePlaceMark(
  view: LayerView | null,
  plan: Plan | null,
  asked: AskedPlace | undefined,
  layer: number,
): void {
  const [answered, setAnswered] = useState<AskedPlace>();
  const latest = useRef(asked);
  useEffect(() => {
    latest.current = asked;
  });
  useEffect(() => setAnswered(latest.current), [plan]);
  const isMarked = asked?.at && asked.layer === layer && asked !== answered;
  const marked = isMarked ? asked : undefined;
  useEffect(() => {
    const [x, y] = marked?.at ?? [];
    view?.markPlace(marked && x !== undefined && y !== undefined ? { ...marked, x, y } : null);
  }, [view, plan, marked]);
}
