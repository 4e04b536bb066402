import type { PrintSettings } from "../../machines/settings.ts";
import type { Polys } from "../kernel/polys.ts";
import { belowSeams } from "./below-seams.ts";

/** What a seam may depend on besides its own loop. */
export interface SeamContext {
  readonly rule: PrintSettings["seam"];
  /** Where the nozzle is, µm. */
  readonly at: { readonly x: number; readonly y: number };
  /** xy of the outer walls' seams on the layer below, µm; empty at the start of a block. */
  readonly below: readonly number[];
  /** Whether something lies below a place; left out where all is held. */
  readonly held?: ((x: number, y: number) => boolean) | undefined;
  /** xy of where the nozzle goes next: of corners that are nearly as good, the nearer is taken. */
  readonly toward?: readonly [number, number] | undefined;
  /** xy of the seam of another wall of the piece, which this one had best be near to. */
  readonly beside?: readonly [number, number] | undefined;
  /** The same number gives the same random seams. */
  readonly seed: number;
}

/** Seams of the layer below that are farther away belong to another loop, µm. */
const ALIGN_REACH = 4_000;
/** Farther than any bed is wide, µm. */
const IN_THE_AIR = 1e7;
/** Turns of less are no corners, radians. */
const LEAST_TURN = Math.PI / 6;
const LEAST_TANGENT = Math.tan(LEAST_TURN);
/** A corner of half a turn is worth so much way, µm: it hides the seam. */
const CORNER_WORTH = 3_000;
/** A seam that lies farther off has to be better by this share of it; in steps, so that noise is none. */
const PULL_TOWARD = 0.02;
const PULL_BESIDE = 0.25;
const PULL_STEP = 100;

/**
 * The corner at which a closed wall begins and ends: the index of its point. `aligned` goes on above
 * the seam of the layer below, and looks for the sharpest corner where there is none; inner corners
 * hide a seam better than outer ones, and of equals the rearmost is taken.
 */
export function seamOf(polys: Polys, path: number, context: SeamContext): number {
  const { held } = context;
  const seam = wanted(polys, path, context, () => true);
  const { points } = polys;
  if (!held || held(points[2 * seam]!, points[2 * seam + 1]!)) return seam;
  // A wall that begins in the air has nothing to hold on to.
  return wanted(polys, path, context, (k) => held(points[2 * k]!, points[2 * k + 1]!));
}

function wanted(
  polys: Polys,
  path: number,
  { rule, at, below, seed, toward, beside }: SeamContext,
  fits: (k: number) => boolean,
): number {
  const { points, starts } = polys;
  const begin = starts[path]!;
  const end = starts[path + 1]!;
  if (rule === "random") {
    const start = hash(seed, points[2 * begin]!) % (end - begin);
    for (let k = 0; k < end - begin; k++) {
      const seam = begin + ((start + k) % (end - begin));
      if (fits(seam)) return seam;
    }
    return begin + start;
  }
  const best = (cost: (k: number) => number): number => {
    let seam = begin;
    let least = Infinity;
    for (let k = begin; k < end; k++) {
      let c = cost(k);
      if (c > least) continue;
      // Asked last: to look below takes longer than all the rest.
      if (!fits(k)) c += IN_THE_AIR;
      if (c < least || (c === least && isBehind(points, k, seam))) {
        least = c;
        seam = k;
      }
    }
    return seam;
  };
  const from = (x: number, y: number) => (k: number) =>
    Math.hypot(points[2 * k]! - x, points[2 * k + 1]! - y);
  const hidden = (k: number): number => CORNER_WORTH * cornerWorth(points, begin, end, k);
  if (rule === "nearest") {
    const way = from(at.x, at.y);
    return best((k) => way(k) - hidden(k));
  }
  if (rule === "aligned") {
    const near = nearestBelow(polys, begin, end, below);
    if (near) {
      const way = from(near[0], near[1]);
      return best((k) => way(k) - 0.2 * hidden(k));
    }
  }
  if (rule === "rear") return best((k) => -points[2 * k + 1]!);
  const sharpest = best((k) => -Math.round(hidden(k)));
  const near = beside ?? (hidden(sharpest) > 0 ? toward : undefined);
  if (!near) return sharpest;
  const way = from(near[0], near[1]);
  const pull = (beside ? PULL_BESIDE : PULL_TOWARD) / PULL_STEP;
  return best((k) => PULL_STEP * Math.round(pull * way(k)) - Math.round(hidden(k)));
}

/** The point of a loop that is nearest to a place: where inner walls begin, beside the outer one. */
export function nearestPoint(
  { points, starts }: Polys,
  path: number,
  x: number,
  y: number,
): number {
  let best = starts[path]!;
  let least = Infinity;
  for (let k = best; k < starts[path + 1]!; k++) {
    const d = (points[2 * k]! - x) ** 2 + (points[2 * k + 1]! - y) ** 2;
    if (d < least) {
      least = d;
      best = k;
    }
  }
  return best;
}

const isBehind = (points: Int32Array, k: number, than: number): boolean => {
  const dy = points[2 * k + 1]! - points[2 * than + 1]!;
  return dy > 0 || (dy === 0 && points[2 * k]! > points[2 * than]!);
};

/** 0 on a smooth line; up to 0.5 at an outer corner, up to 1 at an inner one. The solid is on the left. */
function cornerWorth(points: Int32Array, begin: number, end: number, k: number): number {
  const p = k > begin ? k - 1 : end - 1;
  const n = k + 1 < end ? k + 1 : begin;
  const ax = points[2 * k]! - points[2 * p]!;
  const ay = points[2 * k + 1]! - points[2 * p + 1]!;
  const bx = points[2 * n]! - points[2 * k]!;
  const by = points[2 * n + 1]! - points[2 * k + 1]!;
  const cross = ax * by - ay * bx;
  const dot = ax * bx + ay * by;
  if (dot > 0 && Math.abs(cross) < 0.99 * LEAST_TANGENT * dot) return 0;
  const turn = Math.atan2(cross, dot);
  if (Math.abs(turn) < LEAST_TURN) return 0;
  return (turn < 0 ? 1 : 0.5) * (Math.abs(turn) / Math.PI);
}

/** The seam below that is nearest to the loop, if one is near enough. */
function nearestBelow(
  { points }: Polys,
  begin: number,
  end: number,
  below: readonly number[],
): readonly [number, number] | undefined {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let k = begin; k < end; k++) {
    const x = points[2 * k]!;
    const y = points[2 * k + 1]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  let least = ALIGN_REACH ** 2;
  let found: readonly [number, number] | undefined;
  const reach = ALIGN_REACH;
  belowSeams(below).near(x0 - reach, y0 - reach, x1 + reach, y1 + reach, (x, y) => {
    if (x < x0 - reach || x > x1 + reach || y < y0 - reach || y > y1 + reach) return;
    for (let k = begin; k < end; k++) {
      const d = (points[2 * k]! - x) ** 2 + (points[2 * k + 1]! - y) ** 2;
      if (d < least) {
        least = d;
        found = [x, y];
      }
    }
  });
  return found;
}

function hash(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
