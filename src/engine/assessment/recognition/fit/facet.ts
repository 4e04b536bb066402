import { found, type Model, probe } from "./model.ts";
import { type Field, SMOOTH } from "./sample.ts";

/** How far a facet may turn from its surface at a corner, against the folds about it. */
const RULED_TURN = 0.8;
const FREE_TURN = 1.6;
/** A facet of a surface curved both ways has few corners; a flat cut off a ball has many. */
const MOST_CORNERS = 6;
const WIDEST = 0.6;

/**
 * Is patch `p` a facet of the model? Either all its corners lie on the surface, or, on cylinder
 * and cone, its plane is a chord plane: two corners on the surface, the rest under it where a
 * later cut went through the facet. Its normal must agree as the folds about it allow, so that
 * a flat milled into a shaft stays a flat.
 */
export function isFacet(
  field: Field,
  p: number,
  model: Model,
  side: number,
  turn: number,
): boolean {
  const { mesh, graph, tolerance } = field;
  const { normal, centre } = graph.patches;
  const [nx, ny, nz] = [
    normal[3 * p] as number,
    normal[3 * p + 1] as number,
    normal[3 * p + 2] as number,
  ];
  const ruled = model.kind === "cylinder" || model.kind === "cone";
  const leans = nx * model.a[0] + ny * model.a[1] + nz * model.a[2];
  const isStrip = ruled && Math.abs(side * leans + (model.kind === "cone" ? model.sin : 0)) < 0.02;
  const from = graph.cornerStart[p] as number;
  const to = graph.cornerStart[p + 1] as number;
  // A strip has four corners; a triangle across a ruled face reaches further round.
  const limit = Math.min(
    WIDEST,
    isStrip && to - from > 3 ? RULED_TURN * turn + 1e-3 : FREE_TURN * turn,
  );
  if (to - from < 3) return false;
  if (!ruled && to - from > MOST_CORNERS) return isBelt(field, p, model, side);
  // A facet lies inside the curve, but where a torus is a saddle; and about a wide, thin one the chords
  // are so deep that the normal beside their middle says nothing.
  if (model.kind !== "torus") {
    const middle = probe(
      model,
      centre[3 * p] as number,
      centre[3 * p + 1] as number,
      centre[3 * p + 2] as number,
    );
    if (middle.distance > tolerance || away(nx, ny, nz, side) > limit) return false;
  }
  let on = 0;
  for (let i = from; i < to; i++) {
    const v = 3 * (graph.cornerItems[i] as number);
    const { distance } = probe(
      model,
      mesh.positions[v] as number,
      mesh.positions[v + 1] as number,
      mesh.positions[v + 2] as number,
    );
    if (found.rho > 20 * tolerance && away(nx, ny, nz, side) > limit) return false;
    if (Math.abs(distance) <= tolerance) on++;
    else if (!isStrip || distance > 0 || distance < -limit * limit * found.rho) return false;
  }
  return on === to - from || on >= 2;
}

/** Distance of a unit normal from the outward normal just probed. */
function away(nx: number, ny: number, nz: number, side: number): number {
  const [x, y, z] = [nx - side * found.x, ny - side * found.y, nz - side * found.z];
  return Math.sqrt(x * x + y * y + z * z);
}

/** A flat at a pole may be this wide against its folds: half of them where it is a chord like its like. */
const BELT = 0.55;
/** Rims hold so much of a belt's area as their length says, and a little for what cuts took of them. */
const BELT_AREA = 1.25;

/**
 * Is patch `p` the flat in which all facets at a pole lie? Where the number of chords about a tube leaves two
 * when divided by four, the facets of its crest are one flat ring; some programs cut their balls so that a
 * flat stands on either pole. Its rims lie on the surface, and it is no wider than the chords beside it: the
 * normal leaves it at the rims by half of the fold there. A flat milled off is wider, and the end face that
 * a round runs out into has one rim only.
 */
function isBelt(field: Field, p: number, model: Model, side: number): boolean {
  const { mesh, graph, tolerance } = field;
  const { area, centre, normal } = graph.patches;
  let [fold, rim] = [SMOOTH, 0];
  for (let i = graph.foldStart[p] as number; i < (graph.foldStart[p + 1] as number); i++) {
    const f = graph.foldItems[i] as number;
    if ((graph.turn[f] as number) > SMOOTH) continue;
    fold = Math.min(fold, graph.turn[f] as number);
    rim += graph.length[f] as number;
  }
  const [nx, ny, nz] = [
    normal[3 * p] as number,
    normal[3 * p + 1] as number,
    normal[3 * p + 2] as number,
  ];
  const isTorus = model.kind === "torus";
  const leans = nx * model.a[0] + ny * model.a[1] + nz * model.a[2];
  if (isTorus && Math.abs(leans) < SQUARE) return false;
  let [inner, outer] = [0, 0];
  for (let i = graph.cornerStart[p] as number; i < (graph.cornerStart[p + 1] as number); i++) {
    const v = 3 * (graph.cornerItems[i] as number);
    const { distance } = probe(
      model,
      mesh.positions[v] as number,
      mesh.positions[v + 1] as number,
      mesh.positions[v + 2] as number,
    );
    // Corners of later cuts lie in the flat, under the surface.
    if (distance > tolerance) return false;
    if (distance < -tolerance) continue;
    if (away(nx, ny, nz, side) > BELT * fold) return false;
    if (isTorus && found.rho < model.R) inner++;
    else outer++;
  }
  if (!isTorus) return outer >= 3;
  if (inner < 3 || outer < 3) return false;
  let h = 0;
  for (let k = 0; k < 3; k++)
    h += ((centre[3 * p + k] as number) - (model.c[k] as number)) * (model.a[k] as number);
  const width = Math.sqrt(Math.max(0, model.r * model.r - h * h));
  return (area[p] as number) <= BELT_AREA * rim * width;
}

/** Cosine between a belt's normal and its axis, about 0.1°. */
const SQUARE = 1 - 1e-6;
