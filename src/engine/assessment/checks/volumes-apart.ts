import type { Bounds, Vec3 } from "../../geometry/mesh.ts";
import { createCache } from "../../solid/cache.ts";
import type { CsgNode, CsgOp } from "../../solid/graph.ts";
import { measureNode } from "../../solid/measure.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { verticesOf } from "../features/triangles.ts";
import type { Scene } from "../pose/scene.ts";

/** The part laid on the reference and fitted to its envelope. */
export interface Fitted {
  /** Vertices in the reference's frame. */
  readonly points: readonly Vec3[];
  readonly volume: number;
  /** The way back to the posed part. */
  readonly back: (p: Vec3) => Vec3;
}

interface Lump {
  readonly volume: number;
  readonly bounds: Bounds;
}

/** Volume that only one of the two has, by one boolean: V(A) + V(B) − 2 V(A ∩ B). */
export function volumeApart(fitted: Fitted, scene: Scene): number | undefined {
  const nodes = bodies(fitted.points, scene);
  nodes.push({ op: { kind: "intersect" }, inputs: [0, 1] });
  const common = measure(nodes, [2], scene)?.[0];
  if (!common) return undefined;
  return Math.max(0, fitted.volume + scene.reference.solid.volume - 2 * common.volume);
}

/**
 * What the part has too much and too little beyond a zone of `within` about the surfaces. Each is
 * asked in two ways, and the larger counts: what sticks out of the fattened other, and what is
 * left of one's own thinned body. The first alone wouldn't see a slit narrower than the zone is
 * wide, the second no fin thinner than that.
 */
export function volumesApart(
  fitted: Fitted,
  scene: Scene,
  within: number,
): [Lump, Lump] | undefined {
  const nodes = bodies(fitted.points, scene);
  const add = (op: CsgOp, inputs: readonly number[]): number => nodes.push({ op, inputs }) - 1;
  const zone = within === 0 ? [] : SHIFTS;
  const without = (body: number, other: number): number[] => {
    const apart = add({ kind: "subtract" }, [body, other]);
    // One at a time: what is left is soon little, where the union of all would be much.
    let far = apart;
    let deep = apart;
    for (const shift of zone) {
      const by = shifted(shift, within);
      far = add({ kind: "subtract" }, [far, add(by, [other])]);
      deep = add({ kind: "intersect" }, [deep, add(by, [body])]);
    }
    return [far, deep];
  };
  const lumps = measure(nodes, [...without(0, 1), ...without(1, 0)], scene);
  if (!lumps) return undefined;
  const [extra, extraDeep, missing, missingDeep] = lumps;
  if (!extra || !extraDeep || !missing || !missingDeep) return undefined;
  return [larger(extra, extraDeep), larger(missing, missingDeep)];
}

const larger = (a: Lump, b: Lump): Lump => (b.volume > a.volume ? b : a);

/** Node 0 is the part, node 1 the reference. */
function bodies(points: readonly Vec3[], { part, pose, reference }: Scene): CsgNode[] {
  const [one, other] = [part.solid, reference.solid];
  const polyhedron = (at: readonly Vec3[], faces: number[][]): CsgNode => ({
    op: { kind: "polyhedron", points: at, faces },
    inputs: [],
  });
  return [
    polyhedron(points, facesOf(one, pose.mirrored)),
    polyhedron(verticesOf(other), facesOf(other, false)),
  ];
}

function measure(
  nodes: readonly CsgNode[],
  outputs: readonly number[],
  { kernel, reference }: Scene,
): Lump[] | undefined {
  const cache = createCache();
  const lumps: Lump[] = [];
  try {
    for (const output of outputs) {
      const measures = measureNode({ nodes, outputs }, output, kernel, cache);
      if (measures.ok) lumps.push(measures.value);
      // Nothing left is what a right part gives.
      else if (measures.problems.some(({ code }) => code === "solid.empty"))
        lumps.push({ volume: 0, bounds: reference.solid.bounds });
      else return undefined;
    }
    return lumps;
  } finally {
    cache.clear();
  }
}

const SHIFTS: readonly Vec3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

function shifted([x, y, z]: Vec3, by: number): CsgOp {
  const matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x * by, y * by, z * by, 1];
  return { kind: "transform", matrix };
}

function facesOf({ mesh }: Solid, turnedOver: boolean): number[][] {
  const { triangles } = mesh;
  const faces: number[][] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t] ?? 0, triangles[t + 1] ?? 0, triangles[t + 2] ?? 0];
    faces.push(turnedOver ? [a, c, b] : [a, b, c]);
  }
  return faces;
}
