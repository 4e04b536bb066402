import {
  guessCone,
  guessCylinder,
  guessSphere,
  guessTorus,
  type Sample,
  torusAbout,
} from "./guess.ts";
import { grow, newScratch, pointsOf, type Region, type Scratch } from "./grow.ts";
import { found, type Model, probe } from "./model.ts";
import { refine, unknownsOf } from "./refine.ts";
import {
  chainsThrough,
  eachSmooth,
  type Field,
  innerSampleOf,
  ringAbout,
  sampleOf,
} from "./sample.ts";

/** A richer surface must explain this much more than a simpler one to be preferred. */
const RICHER = 1.02;
/** Facets that a region needs at least. */
const LEAST = { cylinder: 3, cone: 4, sphere: 4, torus: 6 } as const;
/** Facets up to which a region must end where its like end. */
const FEW = { cylinder: 10, cone: 40, sphere: 10, torus: 40 } as const;
/** Like facets beyond the rim, against those inside, from which on larger regions are pieces too. */
const FRINGE = 0.08;
/** Rings of corners that a torus needs: three coaxial circles always lie on one. */
const RINGS = 4;
/** Facets from which on an open region is sure of itself. */
const SMALL = 24;
/** Corners that must agree beyond those that any surface of the kind could be laid through. */
const AGREEING = { cylinder: 3, cone: 4, sphere: 5, torus: 8 } as const;

/**
 * Starts in vain, less the facets that were found, after which the rest is free: smaller patches all, which the
 * certificate judges. A vessel of 60 000 triangles took 10 s without, and 3 s with; of all other meshes tried
 * nothing came out otherwise, with half of it neither.
 */
const MOST_IN_VAIN = 2000;

/**
 * Finds the curved faces: from every free patch, largest first, each kind of surface is guessed
 * from its neighbourhood, refined and grown; the one that explains the largest area is kept.
 * `wider`: what no surface passes through is tried once more at so many times the tolerance.
 */
export function curvedRegions(field: Field, wider?: number): Region[] {
  const regions: Region[] = [];
  findRegions(field, regions);
  if (wider)
    findRegions(
      { ...field, tolerance: wider * field.tolerance, rounding: wider * field.rounding },
      regions,
    );
  return regions;
}

/**
 * Adds what the patches without an owner belong to; where some regions are known, only more of their like: at a
 * wider tolerance a free surface falls into stretches of cylinders, each of a radius of its own.
 */
function findRegions(field: Field, regions: Region[]): void {
  const known = regions.length;
  const kept = regions.filter(({ members }, i) => field.owner[members[0] as number] === i);
  const models = kept.map(({ model }) => model);
  const fits = ({ model }: Region): boolean =>
    known === 0 || models.some((one) => isLike(one, model));
  const { patches } = field.graph;
  const scratch = newScratch(field);
  const order = Uint32Array.from({ length: patches.count }, (_, p) => p);
  order.sort((p, q) => (patches.area[q] as number) - (patches.area[p] as number) || p - q);
  const failed = new Uint8Array(patches.count);
  const keep = (region: Region): void => {
    for (const p of region.members) field.owner[p] = regions.length;
    regions.push(region);
  };
  const later: number[] = [];
  let inVain = 0;
  for (const seed of order) {
    if (inVain >= MOST_IN_VAIN) break;
    if (field.owner[seed] !== -1 || (failed[seed] as number) >= enough(field, seed)) continue;
    let smooth = 0;
    eachSmooth(field, seed, () => smooth++);
    if (smooth === 0) continue;
    const region = bestFrom(field, scratch, seed);
    if (region) inVain = fits(region) ? Math.max(0, inVain - region.members.length) : inVain;
    else {
      inVain++;
      // Where all neighbours failed, this one will too: it saves the work on free surfaces.
      eachSmooth(field, seed, (q) => {
        failed[q] = Math.min(200, (failed[q] as number) + 1);
      });
      continue;
    }
    if (!fits(region)) {
      inVain++;
      continue;
    }
    // A few facets in the midst of smooth ones may be a piece of something richer: that comes first.
    if (region.refused.length > 0 && region.members.length < SMALL) later.push(seed);
    else keep(region);
  }
  for (const seed of later) {
    if (field.owner[seed] !== -1) continue;
    const region = bestFrom(field, scratch, seed);
    if (region && fits(region)) keep(region);
  }
  const passing = regions.slice(known).filter((region) => isPassing(field, region));
  for (const { members } of passing) for (const p of members) field.owner[p] = -1;
}

/**
 * A few facets that more of their like go on from are no face of their own: four corners that lie
 * alike to both sides of an ellipse's end always share a circle.
 */
function isPassing({ graph, owner }: Field, { members, refused, area, model }: Region): boolean {
  const mean = area / members.length;
  let alike = 0;
  for (const q of refused) {
    const size = graph.patches.area[q] as number;
    if (owner[q] === -1 && size < 4 * mean && size > mean / 4) alike++;
  }
  return alike > (members.length < FEW[model.kind] ? 0 : FRINGE * members.length);
}

/** Radii that differ by less of themselves (of cones, sines of the half angle) are one. */
const SAME = 0.01;

/** Failed neighbours after which a patch is not tried: two of a triangle's, three of others'. */
const enough = ({ graph }: Field, p: number): number =>
  (graph.foldStart[p + 1] as number) - (graph.foldStart[p] as number) <= 3 ? 2 : 3;

function bestFrom(field: Field, scratch: Scratch, seed: number): Region | null {
  let best: Region | null = null;
  // Two kinds are tried on one run: its samples are taken once.
  const samples = new Map<readonly number[], Sample[]>();
  const of = (members: readonly number[], least: 1 | 2): Sample => {
    const known = samples.get(members) ?? [];
    samples.set(members, known);
    return (known[least] ??= sampleOf(field, members, least));
  };
  const consider = (
    members: readonly number[],
    kind: Model["kind"],
    guess: (sample: Sample) => Model | null = GUESS[kind],
  ): boolean => {
    if (members.length < 3) return false;
    // Where later cuts left corners on the chords, those that two facets share still hold.
    const model =
      fitted(
        field,
        kind === "torus" ? innerSampleOf(field, members) : of(members, 1),
        kind,
        guess,
      ) ?? (members.length >= 5 ? fitted(field, of(members, 2), kind, guess) : null);
    if (!model) return false;
    const region = grow(field, scratch, model, members);
    if (!region || region.members.length < LEAST[kind] || !isProper(region.model)) return false;
    const points = pointsOf(field, scratch, region.members, region.model);
    if (!isSure(model, points.length / 3)) return false;
    if (kind === "torus" && rings(region.model, points, 10 * field.tolerance) < RINGS) return false;
    if (bulge(field, region) < 20 * field.tolerance) return false;
    if (!best || region.area > best.area * RICHER) best = region;
    return true;
  };
  const chains = chainsThrough(field, seed, 3).map((chain) => [chain, chain.slice(0, 3)] as const);
  for (const kind of ["cylinder", "cone"] as const)
    for (const [chain, short] of chains)
      if (!consider(chain, kind) && chain.length > 3) consider(short, kind);
  // Facets that lean to and fro show their cone over a longer run; where one failed, so will its neighbours.
  if (!best && scratch.chained[seed] === 0) {
    const run = chainsThrough(field, seed, 9)[0] ?? [];
    const about = run.length > 9 ? run : ringAbout(field, seed, 9, 20);
    if (about.length > 9 && !consider(about, "cone")) for (const p of about) scratch.chained[p] = 1;
  }
  // What ends at sharp edges all about is not a strip of something richer.
  if (isWhole(best)) return best;
  consider(ringAbout(field, seed, 1, 12), "sphere");
  if (isWhole(best)) return best;
  if (consider(ringAbout(field, seed, 2, 24), "torus")) return best;
  // A band about an axis may be one of many: the axis is known.
  const band = bandOf(best);
  if (band && scratch.banded[seed] === 0) {
    const { c, a } = band;
    const onAxis = ({ points }: Sample): Model | null => torusAbout(c, a, points);
    for (const [depth, most] of WIDER) {
      const ring = ringAbout(field, seed, depth, most);
      if (consider(ring, "torus", onAxis)) return best;
      for (const p of ring) scratch.banded[p] = 1;
    }
  }
  // A torus shows only over a wider piece; where one piece failed, the next begins beside it.
  for (const [depth, most] of WIDER) {
    if (scratch.tried[seed] === 1) break;
    const ring = ringAbout(field, seed, depth, most);
    if (ring.length < 30 || consider(ring, "torus")) break;
    if (depth === 12) for (const p of ring) scratch.tried[p] = 1;
  }
  return best;
}

/** Depth in folds and most facets of the wider pieces that a torus is looked for in. */
const WIDER = [
  [4, 90],
  [12, 300],
] as const;

const bandOf = (region: Region | null): Model | null =>
  region?.model.kind === "cone" || region?.model.kind === "cylinder" ? region.model : null;

const GUESS = { cylinder: guessCylinder, cone: guessCone, sphere: guessSphere, torus: guessTorus };

const isWhole = (region: Region | null): boolean => region !== null && region.refused.length === 0;

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

/** Different places of a profile that points stand at, counted up to what is needed. */
function rings(model: Model, points: Float64Array, apart: number): number {
  const seen: [number, number][] = [];
  for (let i = 0; i < points.length && seen.length < RINGS; i += 3) {
    probe(model, points[i] as number, points[i + 1] as number, points[i + 2] as number);
    let h = 0;
    for (let k = 0; k < 3; k++)
      h += ((points[i + k] as number) - (model.c[k] as number)) * (model.a[k] as number);
    const { rho } = found;
    if (!seen.some(([r, z]) => Math.abs(r - rho) + Math.abs(z - h) < apart)) seen.push([rho, h]);
  }
  return seen.length;
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
  const hope = field.tolerance;
  const early = refine(model, sample.points, 3, hope);
  if (early > 100 * hope && refine(model, sample.points, 3, hope) > 0.1 * early) return null;
  if (refine(model, sample.points, 20, hope) > field.tolerance || !isProper(model)) return null;
  return model;
}

/** Not a surface that another kind describes better: a cone without slope, a torus without hole. */
function isProper(model: Model): boolean {
  if (!(model.kind === "cone" || (model.r > 0 && model.r < 1e5))) return false;
  if (model.kind === "cone") return model.sin > 2e-3 && model.sin < 0.9986;
  if (model.kind === "torus") return model.R > 0.02 * model.r && model.R < 200 * model.r;
  return true;
}

/** Of one kind and all but one size: what is made with one tool, or drawn with one number. */
function isLike(a: Model, b: Model): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "cone") return Math.abs(a.sin - b.sin) < SAME;
  return Math.abs(a.r - b.r) < SAME * b.r;
}
