import { expect, it } from "vitest";
import { quietCtx } from "../../engine/foundation/context.ts";
import { resolveProfile } from "../../engine/machines/resolve.ts";
import type { LayerPiece } from "../../engine/slicing/sliced-share.ts";
import { box } from "./fixtures/box.ts";
import { DOORS } from "./fixtures/node-page.ts";
import { collectLayers } from "./layer-preview.ts";

const layers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ z: from + i })) as never;
const piece = (from: number, to: number): LayerPiece => ({
  from,
  of: 100,
  layers: layers(from, to),
});

it("puts pieces together from the bed on, whichever share is quicker", () => {
  const told: number[] = [];
  const take = collectLayers((preview) => {
    told.push(preview.layers.length);
    expect(preview.layers).toEqual(layers(0, preview.layers.length));
    expect(preview.of).toBe(100);
  });
  for (const [from, to] of [
    [48, 64],
    [0, 16],
    [64, 80],
    [16, 32],
    [32, 48],
  ] as const)
    take(piece(from, to));
  expect(told).toEqual([16, 32, 80]);
});

it("gets the very layers of the plan, block by block, before slicing is over", async () => {
  const profile = resolveProfile({});
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const pieces: LayerPiece[] = [];
  const ctx = { ...quietCtx(), piece: (each: unknown) => pieces.push(each as LayerPiece) };
  const made = await DOORS.slice({ mesh: box(20, 20, 10), profile: profile.value }, ctx);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const plan = made.value.share.layers;
  expect(pieces.map(({ from, of }) => [from, of])).toEqual([
    [0, 50],
    [16, 50],
    [32, 50],
  ]);
  for (const { from, layers: early } of pieces)
    expect(early).toEqual(plan.slice(from, from + early.length));
});
