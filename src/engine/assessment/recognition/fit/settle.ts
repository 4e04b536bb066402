import type { Region } from "./grow.ts";
import { isFacet } from "./facet.ts";
import { newScratch, pointsOf } from "./grow.ts";
import { found, type Model, probe } from "./model.ts";
import { refine } from "./refine.ts";
import { type Field, SMOOTH } from "./sample.ts";

/** A face of one kind: a curved model, a plane, or free; patches that belong to it. */
export interface Settled {
  readonly kind: "plane" | "free" | "curved";
  readonly model?: Model;
  readonly side: 1 | -1;
  readonly members: number[];
}

/**
 * Gives every patch its face. Curved regions that continue each other are joined and take in
 * the facets that later cuts left with corners on the chords; what then remains is a plane
 * where it stands alone, and free where it goes on smoothly into others like it.
 */
export function settle(field: Field, regions: readonly Region[]): Settled[] {
  const joined = joinRegions(field, regions);
  absorb(field, joined);
  const settled: Settled[] = [];
  const place = new Int32Array(joined.length).fill(-1);
  const { graph, owner } = field;
  for (let p = 0; p < graph.patches.count; p++) {
    const r = owner[p] as number;
    if (r < 0) continue;
    const region = joined[r] as Region;
    if (place[r] === -1) {
      place[r] = settled.length;
      settled.push({ kind: "curved", model: region.model, side: region.side, members: [] });
    }
    (settled[place[r] as number] as Settled).members.push(p);
  }
  const scratch = newScratch(field);
  for (const { model, members } of settled)
    if (model) refine(model, pointsOf(field, scratch, members, model));
  settled.push(...remaining(field));
  return settled;
}

/** Regions over a smooth fold of one kind, side and surface become the larger one's. */
function joinRegions(field: Field, regions: readonly Region[]): Region[] {
  const { graph, owner } = field;
  const into = regions.map((_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (into[r] !== r) r = into[r] as number;
    return r;
  };
  const wide: Field = { ...field, tolerance: 2 * field.tolerance };
  const deepest = new Map<number, number>();
  for (let fold = 0; fold < graph.folds; fold++) {
    if ((graph.turn[fold] as number) > SMOOTH) continue;
    const [p, q] = [
      owner[graph.one[fold] as number] as number,
      owner[graph.two[fold] as number] as number,
    ];
    if (p < 0 || q < 0) continue;
    const [a, b] = [root(p), root(q)];
    if (a === b) continue;
    const [big, small] =
      (regions[a] as Region).area >= (regions[b] as Region).area ? [a, b] : [b, a];
    const [host, guest] = [regions[big] as Region, regions[small] as Region];
    // A band of a torus that faces its axis is, as a band of its own, the inside of a cone.
    if (host.side !== guest.side && host.model.kind !== "torus") continue;
    const turn = Math.max(host.turn, guest.turn);
    // A row of facets that a later cut shortened is a band of its own only to the eye.
    const depth = 1.3 * depthOf(field, host, deepest, big);
    const isHeld = (m: number): boolean =>
      (host.model.kind === guest.model.kind && isFacet(wide, m, host.model, host.side, turn)) ||
      (guest.area < 0.5 * host.area && isPiece(field, m, host, depth, false));
    if (!isHeld(guest.members[0] as number)) continue;
    const held = guest.members.filter(isHeld);
    if (held.length >= 0.9 * guest.members.length) into[small] = big;
  }
  for (let p = 0; p < owner.length; p++)
    if ((owner[p] as number) >= 0) owner[p] = root(owner[p] as number);
  return [...regions];
}

/** How deep the middles of a region's facets lie under its surface, mm; kept once known. */
function depthOf(
  { graph }: Field,
  { members, model }: Region,
  known: Map<number, number>,
  number: number,
): number {
  const before = known.get(number);
  if (before !== undefined) return before;
  const c = graph.patches.centre;
  let depth = 0;
  for (const p of members) {
    const middle = probe(model, c[3 * p] as number, c[3 * p + 1] as number, c[3 * p + 2] as number);
    depth = Math.max(depth, -middle.distance);
  }
  known.set(number, depth);
  return depth;
}

/** Takes leftover facets into the curved region beyond a smooth fold whose chords they lie on. */
function absorb(field: Field, regions: readonly Region[]): void {
  const { graph, owner } = field;
  const depth = new Float64Array(regions.length);
  for (let p = 0; p < graph.patches.count; p++) {
    const r = owner[p] as number;
    if (r < 0) continue;
    const c = graph.patches.centre;
    const { distance } = probe(
      (regions[r] as Region).model,
      c[3 * p] as number,
      c[3 * p + 1] as number,
      c[3 * p + 2] as number,
    );
    depth[r] = Math.max(depth[r] as number, -distance);
  }
  const queue: number[] = [];
  for (let p = 0; p < owner.length; p++) if ((owner[p] as number) >= 0) queue.push(p);
  for (let at = 0; at < queue.length; at++) {
    const p = queue[at] as number;
    const r = owner[p] as number;
    for (let i = graph.foldStart[p] as number; i < (graph.foldStart[p + 1] as number); i++) {
      const fold = graph.foldItems[i] as number;
      const q = graph.one[fold] === p ? (graph.two[fold] as number) : (graph.one[fold] as number);
      if (owner[q] !== -1) continue;
      const thin = isSliver(field, q);
      if (!thin && (graph.turn[fold] as number) > SMOOTH) continue;
      if (!isPiece(field, q, regions[r] as Region, 1.3 * (depth[r] as number), thin)) continue;
      owner[q] = r;
      queue.push(q);
    }
  }
}

/** Too thin for its normal to mean anything. */
const isSliver = ({ graph, tolerance }: Field, p: number): boolean =>
  (graph.patches.area[p] as number) < 4 * tolerance * (graph.size[p] as number);

/** Do all corners lie between the surface and its deepest chord, at least one on the surface? */
function isPiece(
  field: Field,
  p: number,
  { model, side, turn }: Region,
  depth: number,
  thin: boolean,
): boolean {
  const { graph, mesh, tolerance } = field;
  const [from, to] = [graph.cornerStart[p] as number, graph.cornerStart[p + 1] as number];
  let on = 0;
  for (let i = from; i < to; i++) {
    const v = 3 * (graph.cornerItems[i] as number);
    const { distance } = probe(
      model,
      mesh.positions[v] as number,
      mesh.positions[v + 1] as number,
      mesh.positions[v + 2] as number,
    );
    if (distance > 2 * tolerance || distance < -depth - 2 * tolerance) return false;
    if (distance > -2 * tolerance) on++;
  }
  const { centre, normal } = graph.patches;
  const middle = probe(
    model,
    centre[3 * p] as number,
    centre[3 * p + 1] as number,
    centre[3 * p + 2] as number,
  );
  if (on === 0 || middle.distance < -depth - 2 * tolerance) return false;
  if (thin) return true;
  let sum = 0;
  for (const [k, n] of [found.x, found.y, found.z].entries()) {
    const d = side * n - (normal[3 * p + k] as number);
    sum += d * d;
  }
  return Math.sqrt(sum) <= Math.max(turn, 0.02);
}

/** Smoothly connected leftovers up to here are bent sheet or shallow chamfers: planes. */
const FEW = 4;

function remaining(field: Field): Settled[] {
  const { graph, owner } = field;
  const { area, count } = graph.patches;
  const free = new Int32Array(count).fill(-1);
  const settled: Settled[] = [];
  const plane = (p: number): void => {
    settled.push({ kind: "plane", side: 1, members: [p] });
  };
  for (let start = 0; start < count; start++) {
    if (owner[start] !== -1 || free[start] !== -1) continue;
    const group = [start];
    free[start] = start;
    for (let i = 0; i < group.length; i++)
      eachNear(field, group[i] as number, (q) => {
        if (owner[q] !== -1 || free[q] !== -1) return;
        free[q] = start;
        group.push(q);
      });
    if (group.length <= FEW) {
      for (const p of group) plane(p);
      continue;
    }
    const mean = group.reduce((sum, p) => sum + (area[p] as number), 0) / group.length;
    const members: number[] = [];
    for (const p of group)
      if ((area[p] as number) > 10 * mean || smoothShare(field, p) < 0.35) plane(p);
      else members.push(p);
    if (members.length > 0) settled.push({ kind: "free", side: 1, members });
  }
  return settled;
}

function eachNear({ graph }: Field, p: number, visit: (q: number, fold: number) => void): void {
  for (let i = graph.foldStart[p] as number; i < (graph.foldStart[p + 1] as number); i++) {
    const fold = graph.foldItems[i] as number;
    if ((graph.turn[fold] as number) > SMOOTH) continue;
    visit(graph.one[fold] === p ? (graph.two[fold] as number) : (graph.one[fold] as number), fold);
  }
}

/** How much of a patch's outline goes on smoothly into patches that no surface explains. */
function smoothShare(field: Field, p: number): number {
  const { graph, owner } = field;
  let [smooth, all] = [0, 0];
  for (let i = graph.foldStart[p] as number; i < (graph.foldStart[p + 1] as number); i++)
    all += graph.length[graph.foldItems[i] as number] as number;
  eachNear(field, p, (q, fold) => {
    if (owner[q] === -1) smooth += graph.length[fold] as number;
  });
  return all > 0 ? smooth / all : 0;
}
