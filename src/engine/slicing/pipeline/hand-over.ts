import type { Ctx } from "../../foundation/context.ts";
import type { PlanLayer } from "../plan.ts";
import type { LayerPiece } from "../sliced-share.ts";

/** No more points than this are handed over early: they are sent a second time with the whole. */
const MOST_POINTS = 500_000;

/** Hands the layers of a share on as they are done: each time those that are new. */
export function handOver(
  { piece }: Pick<Ctx, "piece">,
  from: number,
  of: number,
): (layers: readonly PlanLayer[]) => void {
  let sent = 0;
  let points = 0;
  return (layers) => {
    if (!piece || points > MOST_POINTS) return;
    const fresh = layers.slice(sent);
    piece({ from: from + sent, of, layers: fresh } satisfies LayerPiece);
    sent = layers.length;
    for (const layer of fresh) points += layer.points.length / 2;
  };
}
