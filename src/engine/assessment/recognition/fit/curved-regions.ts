import { guessCone, guessCylinder, guessSphere, guessTorus, type Sample } from "./guess.ts";
import { grow, newScratch, pointsOf, type Region, type Scratch } from "./grow.ts";
import type { Model } from "./model.ts";
import { refine, unknownsOf } from "./refine.ts";
import { chainsThrough, eachSmooth, type Field, ringAbout, sampleOf } from "./sample.ts";

/** A richer surface must explain this much more than a simpler one to be preferred. */
const RICHER = 1.02;
/** Facets that a region needs at least. */
const LEAST = { cylinder: 3, cone: 4, sphere: 4, torus: 6 } as const;
/** Corners that must agree beyond those that any surface of the kind could be laid through. */
const AGREEING = { cylinder: 3, cone: 4, sphere: 5, torus: 8 } as const;

/**
 * Finds the curved faces: from every free patch, largest first, each kind of surface is guessed
 * from its neighbourhood, refined and grown; the one that explains the largest area is kept.
 */
export function curvedRegions(field: Field): Region[] {
  const { patches } = field.graph;
  const scratch = newScratch(field);
  const order = Uint32Array.from({ length: patches.count }, (_, p) => p);
  order.sort((p, q) => (patches.area[q] as number) - (patches.area[p] as number) || p - q);
  const failed = new Uint8Array(patches.count);
  const regions: Region[] = [];
  for (const seed of order) {
    if (field.owner[seed] !== -1 || (failed[seed] as number) >= 3) continue;
    let smooth = 0;
    eachSmooth(field, seed, () => smooth++);
    if (smooth === 0) continue;
    const region = bestFrom(field, scratch, seed);
    if (!region) {
      // Where all neighbours failed, this one will too: it saves the work on free surfaces.
      eachSmooth(field, seed, (q) => {
        failed[q] = Math.min(200, (failed[q] as number) + 1);
      });
      continue;
    }
    for (const p of region.members) field.owner[p] = regions.length;
    regions.push(region);
  }
  return regions;
}

function bestFrom(field: Field, scratch: Scratch, seed: number): Region | null {
  let best: Region | null = null;
  const consider = (members: readonly number[], guess: (sample: Sample) => Model | null): void => {
    if (members.length < 3) return;
    // Where later cuts left corners on the chords, those that two facets share still hold.
    const model =
      fitted(field, sampleOf(field, members), guess) ??
      (members.length >= 5 ? fitted(field, sampleOf(field, members, 2), guess) : null);
    if (!model) return;
    const region = grow(field, scratch, model, members);
    if (!region || region.members.length < LEAST[model.kind] || !isProper(region.model)) return;
    if (!isSure(model, pointsOf(field, scratch, region.members, region.model).length / 3)) return;
    if (bulge(field, region) < 20 * field.tolerance) return;
    if (!best || region.area > best.area * RICHER) best = region;
  };
  const chains = chainsThrough(field, seed, 3);
  for (const guess of [guessCylinder, guessCone])
    for (const chain of chains) {
      consider(chain, guess);
      if (chain.length > 3) consider(chain.slice(0, 3), guess);
    }
  consider(ringAbout(field, seed, 1, 12), guessSphere);
  const wide = ringAbout(field, seed, 2, 24);
  if (!isFull(best)) consider(wide, guessTorus);
  return best;
}

/** How far the middle of a region stands off its rim, mm, about: what sets it apart from a plane. */
function bulge({ graph }: Field, { members, model }: Region): number {
  const { normal } = graph.patches;
  const mean = [0, 0, 0];
  for (const p of members)
    for (let k = 0; k < 3; k++) mean[k] = (mean[k] as number) + (normal[3 * p + k] as number);
  const size = Math.sqrt(mean.reduce((sum, x) => sum + x * x, 0));
  let most = 0;
  for (const p of members) {
    let sum = 0;
    for (let k = 0; k < 3; k++) {
      const d = (normal[3 * p + k] as number) - (size > 0 ? (mean[k] as number) / size : 0);
      sum += d * d;
    }
    most = Math.max(most, sum);
  }
  return (Math.abs(model.r) * most) / 2;
}

const isSure = ({ kind }: Model, points: number): boolean =>
  points >= unknownsOf(kind) + AGREEING[kind];

function fitted(field: Field, sample: Sample, guess: (sample: Sample) => Model | null): Model | null {
  const model = guess(sample);
  if (!model || sample.points.length / 3 < unknownsOf(model.kind) + 2) return null;
  // A guess that does not come near soon never does: free surfaces end here.
  if (refine(model, sample.points, 3) > 100 * field.tolerance) return null;
  if (refine(model, sample.points, 20) > field.tolerance || !isProper(model)) return null;
  return model;
}

/** A sphere, or a cylinder or cone that goes on for many facets, is not half of a torus. */
const isFull = (region: Region | null): boolean =>
  region !== null && (region.model.kind === "sphere" || region.members.length > 500);

/** Not a surface that another kind describes better: a cone without slope, a torus without hole. */
function isProper(model: Model): boolean {
  if (!(model.kind === "cone" || (model.r > 0 && model.r < 1e5))) return false;
  if (model.kind === "cone") return model.sin > 2e-3 && model.sin < 0.9986;
  if (model.kind === "torus") return model.R > 0.02 * model.r && model.R < 200 * model.r;
  return true;
}
