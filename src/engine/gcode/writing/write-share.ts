import type { Ctx } from "../../foundation/context.ts";
import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { PrintProfile } from "../../machines/profile-types.ts";
import { BLOCK } from "../../slicing/block.ts";
import type { PlanLayer } from "../../slicing/plan.ts";
import type { WrittenShare } from "../writer.ts";
import { dialectOf } from "./dialect.ts";
import { feedTable, type FeedTable } from "./feeds.ts";
import { slotFiller } from "./fill-slots.ts";
import type { LayerText } from "./layer-text.ts";
import { objectFinder, type Objects, objectsKey } from "./objects.ts";
import { BODY_SETTINGS, bodyWriter } from "./write-body.ts";

/** The bodies of a share's layers, and the kinds of beads in them. */
export interface Bodies {
  readonly key: string;
  readonly texts: readonly LayerText[];
  readonly feeds: FeedTable;
}

/** What the bodies depend on besides the layers. */
export function bodyKey(
  { settings, filament }: PrintProfile,
  from: number,
  objects: Objects,
): string {
  const values = BODY_SETTINGS.map((name) => settings[name]);
  return [from, filament.diameter, ...values, objectsKey(objects)].join("|");
}

/** Layer `k` of those from `from` on starts a block: none begins within a spiral. */
function beginsBlock(layers: readonly PlanLayer[], k: number, from: number): boolean {
  return (from + k) % BLOCK === 0 && !(layers[k]!.spiral && layers[k - 1]?.spiral);
}

export function writeBodies(
  layers: readonly PlanLayer[],
  from: number,
  profile: PrintProfile,
  objects: Objects,
  ctx: Ctx,
): Bodies | undefined {
  const feeds = feedTable();
  const objectOf = objectFinder(objects);
  const texts: LayerText[] = [];
  let writer = bodyWriter(profile, feeds, objectOf, from === 0);
  for (const [k, layer] of layers.entries()) {
    if (ctx.cancelled()) return undefined;
    if (k % 16 === 0) ctx.progress((0.7 * k) / layers.length, "gcode");
    const index = from + k;
    if (beginsBlock(layers, k, from)) writer = bodyWriter(profile, feeds, objectOf, index === 0);
    texts.push(writer.layer(layer, index));
  }
  return { key: bodyKey(profile, from, objects), texts, feeds };
}

/** Fills in everything that a change of speed, heat or fan would change. */
export function fillShare(
  layers: readonly PlanLayer[],
  from: number,
  { texts, feeds }: Bodies,
  profile: PrintProfile,
  objects: Objects,
  ctx: Ctx,
): Result<WrittenShare> {
  const dialect = dialectOf(profile);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let filler = slotFiller(profile, feeds, dialect, objects);
  let [filament_mm, travel_mm, retractions] = [0, 0, 0];
  for (const [k, layer] of layers.entries()) {
    if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
    if (k % 16 === 0) ctx.progress(0.7 + (0.3 * k) / layers.length, "gcode");
    const index = from + k;
    if (beginsBlock(layers, k, from)) filler = slotFiller(profile, feeds, dialect, objects);
    const text = texts[k]!;
    chunks.push(filler.fill(text, index, layer.z, layer.height));
    filament_mm += text.filament;
    travel_mm += text.travel;
    retractions += text.retractions;
  }
  return ok({ from, chunks, filament_mm, travel_mm, retractions, top_z: layers.at(-1)?.z ?? 0 });
}
