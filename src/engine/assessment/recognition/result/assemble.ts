import type { Solid } from "../../../solid/solid-types.ts";
import type { RecognisedCorner, RecognisedSurface } from "../../recognition-types.ts";
import type { Settled } from "../fit/settle.ts";
import type { Field } from "../fit/sample.ts";
import { listsBy } from "../mesh/patch-graph.ts";
import { cornersOf } from "./corners.ts";
import { edgesOf } from "./edges.ts";
import { type Measured, measureSurface } from "./measure-surface.ts";
import { nameOf } from "./provenance.ts";

const KINDS = ["plane", "cylinder", "cone", "sphere", "torus", "free"];

/** Surfaces in order, with their edges and corners, from the settled faces. */
export function assemble(
  field: Field,
  settled: readonly Settled[],
  provenance?: Pick<Solid, "faceOf" | "faces">,
): { surfaces: RecognisedSurface[]; surfaceOf: Int32Array; corners: RecognisedCorner[] } {
  const { of, count } = field.graph.patches;
  const faceOfPatch = new Int32Array(count);
  for (const [i, { members }] of settled.entries()) for (const p of members) faceOfPatch[p] = i;
  const byFace = listsBy(
    of.map((p) => faceOfPatch[p] as number),
    settled.length,
  );
  const trianglesOf = (i: number): Uint32Array =>
    byFace.items.slice(byFace.start[i] as number, byFace.start[i + 1] as number);
  const measured = settled.map((face, i) => measureSurface(field, face, trianglesOf(i)));
  const order = measured
    .map((_, i) => i)
    .sort((i, j) => {
      const [a, b] = [measured[i] as Measured, measured[j] as Measured];
      // Equal areas differ in rounding only: then kind and place decide.
      const slack = 1e-6 * (a.area + b.area);
      if (Math.abs(a.area - b.area) > slack) return b.area - a.area;
      return KINDS.indexOf(a.shape.kind) - KINDS.indexOf(b.shape.kind) || byPlace(a, b) || i - j;
    });
  const place = new Int32Array(order.length);
  for (const [k, i] of order.entries()) place[i] = k;
  const sorted = order.map((i) => measured[i] as Measured);
  const surfaceOf = of.map((p) => place[faceOfPatch[p] as number] as number);
  const edges = edgesOf(field, surfaceOf, sorted);
  const surfaces = sorted.map(
    (m, k): RecognisedSurface => ({
      ...m,
      edges: edges[k] ?? [],
      ...(provenance ? nameOf(m, provenance) : {}),
    }),
  );
  return { surfaces, surfaceOf, corners: cornersOf(field, surfaceOf, sorted) };
}

/** x, then y, then z of the centres, differences under a micrometre aside. */
function byPlace(a: Measured, b: Measured): number {
  for (let k = 0; k < 3; k++) {
    const d = (a.centre[k] as number) - (b.centre[k] as number);
    if (Math.abs(d) > 1e-3) return d;
  }
  return 0;
}
