import { isFacet } from "./facet.ts";
import { copyModel, type Model, probe } from "./model.ts";
import { refine } from "./refine.ts";
import { eachSmooth, type Field } from "./sample.ts";

/** A curved face: its patches, its fitted surface, and the largest fold inside it. */
export interface Region {
  readonly model: Model;
  readonly members: readonly number[];
  readonly area: number;
  /** 1 where the material is inside the curve, -1 where it is outside (a hole). */
  readonly side: 1 | -1;
  /** 2 sin(half the largest fold) inside. */
  readonly turn: number;
  /** Free patches beyond smooth folds that were refused. */
  readonly refused: readonly number[];
}

/** Work space of all searches on one field: which run a patch or a vertex was last met in. */
export interface Scratch {
  run: number;
  stamp: number;
  readonly inRegion: Int32Array;
  readonly refused: Int32Array;
  readonly seen: Int32Array;
  /** 1 where a wide piece about the patch was no torus. */
  readonly tried: Uint8Array;
  /** 1 where a piece about the axis of a band was no torus. */
  readonly banded: Uint8Array;
  /** 1 where a long run through the patch was no cone. */
  readonly chained: Uint8Array;
}

export const newScratch = (field: Field): Scratch => ({
  run: 0,
  stamp: 0,
  inRegion: new Int32Array(field.graph.patches.count),
  refused: new Int32Array(field.graph.patches.count),
  seen: new Int32Array(field.mesh.positions.length / 3),
  tried: new Uint8Array(field.graph.patches.count),
  banded: new Uint8Array(field.graph.patches.count),
  chained: new Uint8Array(field.graph.patches.count),
});

/** Which side of the model the facet `p` faces, by the normals at its corners: its middle may lie deep. */
export function sideOf({ mesh, graph }: Field, p: number, model: Model): 1 | -1 {
  const { normal } = graph.patches;
  let dot = 0;
  for (let i = graph.cornerStart[p] as number; i < (graph.cornerStart[p + 1] as number); i++) {
    const v = 3 * (graph.cornerItems[i] as number);
    const n = probe(
      model,
      mesh.positions[v] as number,
      mesh.positions[v + 1] as number,
      mesh.positions[v + 2] as number,
    );
    dot +=
      n.x * (normal[3 * p] as number) +
      n.y * (normal[3 * p + 1] as number) +
      n.z * (normal[3 * p + 2] as number);
  }
  return dot >= 0 ? 1 : -1;
}

/**
 * Grows a region from `seeds` over smooth folds, refitting whenever it has doubled. Answers null
 * where the seeds themselves do not hold to the refined model.
 */
export function grow(
  field: Field,
  scratch: Scratch,
  guess: Model,
  seeds: readonly number[],
): Region | null {
  const { graph } = field;
  const model = copyModel(guess);
  const side = sideOf(field, seeds[0] as number, model);
  const run = ++scratch.run;
  let turn = foldsWithin(field, seeds);
  const members: number[] = [];
  const frontier: number[] = [];
  const take = (p: number): void => {
    scratch.inRegion[p] = run;
    members.push(p);
  };
  for (const p of seeds) if (isFacet(field, p, model, side, turn)) take(p);
  if (members.length < Math.min(3, seeds.length)) return null;
  let fitted = members.length;
  for (let next = 0, rounds = 0; rounds < 40; ) {
    while (next < members.length && members.length < 2 * fitted) {
      const p = members[next++] as number;
      eachSmooth(field, p, (q, fold) => {
        if (scratch.inRegion[q] === run) return;
        if (isFacet(field, q, model, side, turn)) {
          turn = Math.max(turn, Math.min(1.5 * turn, graph.turn[fold] as number));
          take(q);
        } else if (scratch.refused[q] !== run) {
          scratch.refused[q] = run;
          frontier.push(q);
        }
      });
    }
    if (members.length === fitted) break;
    rounds++;
    fitted = members.length;
    refine(model, pointsOf(field, scratch, members, model));
    // What an earlier, rougher fit refused is asked again.
    const again = frontier.splice(0);
    for (const q of again) {
      scratch.refused[q] = 0;
      if (scratch.inRegion[q] === run) continue;
      if (isFacet(field, q, model, side, turn)) take(q);
      else {
        scratch.refused[q] = run;
        frontier.push(q);
      }
    }
  }
  const kept = members.filter((p) => isFacet(field, p, model, side, turn));
  if (kept.length < 0.9 * members.length) return null;
  let area = 0;
  for (const p of kept) area += graph.patches.area[p] as number;
  return { model, members: kept, area, side, turn, refused: frontier };
}

/** The largest smooth fold between any two of a few patches. */
function foldsWithin(field: Field, members: readonly number[]): number {
  let most = 0;
  for (const p of members)
    eachSmooth(field, p, (q, fold) => {
      if (members.includes(q)) most = Math.max(most, field.graph.turn[fold] as number);
    });
  return most;
}

/** The corners of a region that lie on its surface: those of later cuts lie under it. */
export function pointsOf(
  { mesh, graph, tolerance }: Field,
  scratch: Scratch,
  members: readonly number[],
  model: Model,
): Float64Array {
  const run = ++scratch.stamp;
  const points: number[] = [];
  for (const p of members)
    for (let i = graph.cornerStart[p] as number; i < (graph.cornerStart[p + 1] as number); i++) {
      const v = graph.cornerItems[i] as number;
      if (scratch.seen[v] === run) continue;
      scratch.seen[v] = run;
      const [x, y, z] = [
        mesh.positions[3 * v] as number,
        mesh.positions[3 * v + 1] as number,
        mesh.positions[3 * v + 2] as number,
      ];
      if (Math.abs(probe(model, x, y, z).distance) <= 2 * tolerance) points.push(x, y, z);
    }
  return Float64Array.from(points);
}
