import { UM } from "../kernel/polys.ts";

/**
 * How a local thickness is divided into beads. Source of the idea: T. Kuipers, E. Doubrovski, J. Wu,
 * C. Wang, "A Framework for Adaptive Width Control of Dense Contour-Parallel Toolpaths in Fused
 * Deposition Modeling", Computer-Aided Design 128 (2020): the outer beads keep their width as long as
 * they can, the middle takes the difference.
 */
export interface BeadRules {
  /** What a bead covers less than its width, because its sides are round, µm. */
  readonly slack: number;
  /** Preferred cover of the outermost and of the other beads, µm. */
  readonly outer: number;
  readonly inner: number;
  /** Least and most cover of any bead, µm. */
  readonly least: number;
  readonly most: number;
  /** Thinnest wall that is laid at all, µm; thinner than one bead, it is laid as one. */
  readonly thinnest: number;
  /** Most beads of a wall from one contour. */
  readonly count: number;
  /** Extra distance between the outermost bead and its neighbour, µm. */
  readonly apart: number;
}

export interface BeadSizes {
  readonly width: number;
  readonly outerWidth: number;
  readonly height: number;
  readonly count: number;
  readonly minBeadWidth: number;
  readonly minFeature: number;
  readonly preciseOuterWall: boolean;
}

/** The rules in µm of sizes in mm. */
export function beadRules(sizes: BeadSizes): BeadRules {
  const slack = sizes.height * UM * (1 - Math.PI / 4);
  const inner = Math.max(sizes.width * UM - slack, 20);
  const outer = Math.max(sizes.outerWidth * UM - slack, 20);
  const low = Math.min(inner, outer);
  return {
    slack,
    outer,
    inner,
    least: Math.max(10, Math.min(sizes.minBeadWidth * UM - slack, low)),
    most: 2 * low,
    thinnest: Math.max(sizes.minFeature * UM, 2 * slack),
    count: sizes.count,
    apart: sizes.preciseOuterWall ? slack : 0,
  };
}

/** Where the bead of this index is wanted: distance of its middle from the contour, µm. */
export function levelOf(rules: BeadRules, index: number): number {
  const first = (rules.slack + rules.outer) / 2;
  if (index === 0) return first;
  return first + rules.outer / 2 + rules.apart + rules.inner * (index - 0.5);
}

/** What `index` beads of the preferred widths take from the contour inwards, µm. */
export function depthOf(rules: BeadRules, index: number): number {
  if (index === 0) return rules.slack / 2;
  const rest = index > 1 ? rules.apart + (index - 1) * rules.inner : 0;
  return rules.slack / 2 + rules.outer + rest;
}

/** Half the thickness from which on the walls of both sides stand alone, µm. */
export function wideHalf(rules: BeadRules): number {
  return depthOf(rules, rules.count) + 0.75 * rules.inner;
}

/** The thickness (µm) from which `n` beads are better than `n - 1`. */
export function thresholdOf(rules: BeadRules, n: number): number {
  if (n <= 0) return 0;
  if (n === 1) return rules.thinnest;
  const before = wanted(rules, n - 1);
  const after = wanted(rules, n);
  // Never so early that the beads would be below the least.
  return Math.max((before + after) / 2, rules.slack + n * rules.least + free(rules, n));
}

const free = (rules: BeadRules, n: number): number => (n > 2 ? 2 * rules.apart : 0);

/** Thickness that `n` beads of preferred width fill. */
function wanted(rules: BeadRules, n: number): number {
  if (n === 1) return rules.slack + Math.min(rules.outer, rules.inner);
  return rules.slack + 2 * rules.outer + (n - 2) * rules.inner + free(rules, n);
}

/** True if `n` beads can fill the thickness within their limits. */
export function fits(rules: BeadRules, n: number, thickness: number): boolean {
  if (n < 0 || n > 2 * rules.count + 1) return false;
  if (n === 0) return thickness < rules.thinnest * 1.1;
  const room = thickness - rules.slack - free(rules, n);
  if (n === 1) return thickness >= rules.thinnest && room <= rules.most;
  return room >= n * rules.least && room <= n * 1.45 * rules.inner;
}

/** Number of beads for a thickness. */
export function countFor(rules: BeadRules, thickness: number): number {
  const top = 2 * rules.count + 1;
  let n = 0;
  while (n < top && thickness >= thresholdOf(rules, n + 1)) n++;
  return n;
}

/** One side's beads: distance of the middle from the contour and cover, µm; the middle bead last. */
export interface Beading {
  readonly n: number;
  readonly pairs: number;
  readonly levels: readonly number[];
  readonly covers: readonly number[];
}

/** The beads of a thickness (µm), symmetric: the pairs from the contour inwards, then the middle. */
export function beading(rules: BeadRules, n: number, thickness: number): Beading {
  const pairs = n >> 1;
  const odd = n % 2 === 1;
  const covers: number[] = [];
  const levels: number[] = [];
  const half = (thickness - rules.slack - free(rules, n)) / 2;
  if (n === 1) {
    // Less than the narrowest bead, too: where along a wedge that is reached is seen when it is laid.
    covers.push(Math.min(rules.most, 2 * half));
    levels.push(thickness / 2);
    return { n, pairs, levels, covers };
  }
  // In half widths: what each of the pairs and half the middle would like, and what differs.
  for (let i = 0; i < pairs; i++) covers.push(i === 0 ? rules.outer : rules.inner);
  if (odd) covers.push(rules.inner);
  const weight = (i: number): number => (odd && i === covers.length - 1 ? 0.5 : 1);
  let rest = half;
  for (let i = 0; i < covers.length; i++) rest -= covers[i]! * weight(i);
  // The middle first, then outwards; the outermost bead last.
  for (let i = covers.length - 1; i > 0 && rest !== 0; i--) {
    const before = covers[i]!;
    const after = Math.max(rules.least, Math.min(rules.most * 0.7, before + rest / weight(i)));
    covers[i] = after;
    rest -= (after - before) * weight(i);
  }
  covers[0] = covers[0]! + rest / weight(0);
  if (covers[0] < rules.least || covers[0] > rules.most) {
    // Beyond the limits of all: everyone the same.
    const same = half / (pairs + (odd ? 0.5 : 0));
    covers.fill(same);
  }
  let at = rules.slack / 2;
  for (let i = 0; i < pairs; i++) {
    levels.push(at + covers[i]! / 2);
    at += covers[i]! + (i === 0 && n > 2 ? rules.apart : 0);
  }
  if (odd) levels.push(thickness / 2);
  return { n, pairs, levels, covers };
}
