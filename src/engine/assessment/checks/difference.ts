import type { Bounds, Vec3 } from "../../geometry/mesh.ts";
import { createCache } from "../../solid/cache.ts";
import type { CsgGraph, CsgNode, CsgOp } from "../../solid/graph.ts";
import { measureNode } from "../../solid/measure.ts";
import type { Solid } from "../../solid/solid-types.ts";
import type { Extents } from "../features/extents.ts";
import { toPart, toReference } from "../pose/pose.ts";
import type { Scene } from "../pose/scene.ts";
import { HOPELESS, type Outcome, plain } from "./outcome.ts";

/** Sizes that differ by up to this fraction are fitted before comparing. */
const FIT = 0.02;
/** …and corners that lie this near, mm, are laid on each other. */
const NEAR = 0.5;

/**
 * Volume where only one of part and reference has material, farther than `within` from the other
 * along x, y or z (unless all of it is little enough anyway). The part is first stretched to the
 * reference's envelope where the sizes nearly agree: what is wrong within its tolerance has its
 * own check, and would hide a small missing feature here.
 */
export function difference(
  check: { readonly max: number; readonly within: number },
  scene: Scene,
): Outcome {
  const fitted = stretched(scene);
  let both = compare(fitted.points, scene, 0);
  if (both && both[0].volume + both[1].volume > check.max && check.within > 0)
    both = compare(fitted.points, scene, check.within);
  if (!both) return plain("not-assessed", "check.difference.not-measured");
  const [extra, missing] = both;
  const measured = extra.volume + missing.volume;
  const right = measured <= check.max;
  const worse = extra.volume >= missing.volume ? extra : missing;
  return {
    verdict: right ? "pass" : "fail",
    message: right
      ? "check.difference.pass"
      : worse === extra
        ? "check.difference.extra"
        : "check.difference.missing",
    params: { measured: round(measured), max: check.max, worse: round(worse.volume) },
    measured,
    allowed: { min: 0, max: check.max, nominal: 0 },
    unit: "mm3",
    anchor: right ? undefined : toPart(scene.pose, fitted.back(centre(worse.bounds))),
    error: right ? 0 : HOPELESS,
  };
}

interface Lump {
  readonly volume: number;
  readonly bounds: Bounds;
}

/** The part's vertices in the reference's frame, fitted; and the way back to the posed part. */
function stretched(scene: Scene): { points: Vec3[]; back: (p: Vec3) => Vec3 } {
  const target: Extents = scene.reference.extents;
  const factors = ([0, 1, 2] as const).map((i) => {
    const size = scene.extents[i].max - scene.extents[i].min;
    const factor = (target[i].max - target[i].min) / size;
    return Math.abs(factor - 1) <= FIT ? factor : 1;
  });
  const map = (p: Vec3, forth: boolean): Vec3 => {
    const one = (i: 0 | 1 | 2): number => {
      const factor = factors[i] ?? 1;
      const from = scene.extents[i].min;
      // A part that lies elsewhere stays there.
      const to = Math.abs(target[i].min - from) <= NEAR ? target[i].min : from;
      return forth ? (p[i] - from) * factor + to : (p[i] - to) / factor + from;
    };
    return [one(0), one(1), one(2)];
  };
  const points = pointsOf(scene.part.solid).map((p) => map(toReference(scene.pose, p), true));
  return { points, back: (p) => map(p, false) };
}

/**
 * Part without reference, and reference without part. Before it is taken away, a body is made
 * fatter by `within` along the axes: by taking it away at six shifted places too.
 */
function compare(points: readonly Vec3[], scene: Scene, within: number): [Lump, Lump] | undefined {
  const { kernel, part, pose } = scene;
  const reference = scene.reference.solid;
  const nodes: CsgNode[] = [];
  const add = (op: CsgOp, inputs: readonly number[] = []): number => nodes.push({ op, inputs }) - 1;
  const bodies = [
    add({ kind: "polyhedron", points, faces: facesOf(part.solid, pose.mirrored) }),
    add({ kind: "polyhedron", points: pointsOf(reference), faces: facesOf(reference, false) }),
  ];
  const without = (body: number, other: number): number => {
    let rest = add({ kind: "subtract" }, [body, other]);
    // One at a time: what is left is soon little, where the union of all would be much.
    for (const shift of within === 0 ? [] : SHIFTS) {
      const kept = add(shifted(shift, 0), [rest]);
      rest = add({ kind: "subtract" }, [kept, add(shifted(shift, within), [other])]);
    }
    return rest;
  };
  const [one = 0, other = 0] = bodies;
  const outputs = [without(one, other), without(other, one)];
  const graph: CsgGraph = { nodes, outputs };
  const cache = createCache();
  try {
    const lumps = outputs.map((number): Lump | undefined => {
      const measures = measureNode(graph, number, kernel, cache);
      if (measures.ok) return measures.value;
      // Nothing left is what a right part gives.
      if (measures.problems.some(({ code }) => code === "solid.empty"))
        return { volume: 0, bounds: reference.bounds };
      return undefined;
    });
    const [extra, missing] = lumps;
    return extra && missing ? [extra, missing] : undefined;
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

function pointsOf({ mesh }: Solid): Vec3[] {
  const { positions } = mesh;
  const points: Vec3[] = [];
  for (let i = 0; i < positions.length; i += 3)
    points.push([positions[i] ?? 0, positions[i + 1] ?? 0, positions[i + 2] ?? 0]);
  return points;
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

function centre({ min, max }: Bounds): Vec3 {
  return [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
}

const round = (x: number): number => Math.round(x * 10) / 10;
