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
    if (field.owner[seed] !== -1 || (failed[seed] as number) >= enough(field, seed)) continue;
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

/** Failed neighbours after which a patch is not tried: two of a triangle's, three of others'. */
const enough = ({ graph }: Field, p: number): number =>
  (graph.foldStart[p + 1] as number) - (graph.foldStart[p] as number) <= 3 ? 2 : 3;

function bestFrom(field: Field, scratch: Scratch, seed: number): Region | null {
  let best: Region | null = null;
  const consider = (members: readonly number[], kind: Model["kind"]): boolean => {
    if (members.length < 3) return false;
    const guess = GUESS[kind];
    // Where later cuts left corners on the chords, those that two facets share still hold.
    const model =
      fitted(field, sampleOf(field, members), kind, guess) ??
      (members.length >= 5 ? fitted(field, sampleOf(field, members, 2), kind, guess) : null);
    if (!model) return false;
    const region = grow(field, scratch, model, members);
    if (!region || region.members.length < LEAST[kind] || !isProper(region.model)) return false;
    if (!isSure(model, pointsOf(field, scratch, region.members, region.model).length / 3))
      return false;
    if (bulge(field, region) < 20 * field.tolerance) return false;
    if (!best || region.area > best.area * RICHER) best = region;
    return true;
  };
  const chains = chainsThrough(field, seed, 3);
  for (const kind of ["cylinder", "cone"] as const)
    for (const chain of chains)
      if (!consider(chain, kind) && chain.length > 3) consider(chain.slice(0, 3), kind);
  // What ends at sharp edges all about is not a strip of something richer.
  if (isWhole(best)) return best;
  consider(ringAbout(field, seed, 1, 12), "sphere");
  if (isWhole(best)) return best;
  consider(ringAbout(field, seed, 2, 24), "torus");
  return best;
}

const GUESS = { cylinder: guessCylinder, cone: guessCone, sphere: guessSphere, torus: guessTorus };

const isWhole = (region: Region | null): boolean => region !== null && !region.open;

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

function fitted(
  field: Field,
  sample: Sample,
  kind: Model["kind"],
  guess: (sample: Sample) => Model | null,
): Model | null {
  if (sample.points.length / 3 < unknownsOf(kind) + 2) return null;
  const model = guess(sample);
  if (!model) return null;
  // A guess that does not come near soon never does: free surfaces end here.
  if (refine(model, sample.points, 3) > 100 * field.tolerance) return null;
  if (refine(model, sample.points, 20) > field.tolerance || !isProper(model)) return null;
  return model;
}

/** Not a surface that another kind describes better: a cone without slope, a torus without hole. */
function isProper(model: Model): boolean {
  if (!(model.kind === "cone" || (model.r > 0 && model.r < 1e5))) return false;
  if (model.kind === "cone") return model.sin > 2e-3 && model.sin < 0.9986;
  if (model.kind === "torus") return model.R > 0.02 * model.r && model.R < 200 * model.r;
  return true;
}
